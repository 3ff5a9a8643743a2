// Package voice holds what personas stand on and no persona owns: sites and their emergency locations, voice routing, resource accounts,
// attendants, opening hours, teams and licences as bought. Each is a thing with a name of its own, which is made on a screen, and planned and
// seen in the tenant where it is made there.
package voice

import "personadesk/backend/ident"

// Kind is a kind of thing. The workbook, the record and a design as a document name things by it.
type Kind string

// The kinds of things.
const (
	KindSite      Kind = "site"
	KindLocation  Kind = "location"
	KindUsage     Kind = "usage"
	KindRoute     Kind = "route"
	KindAccount   Kind = "account"
	KindAttendant Kind = "attendant"
	KindSchedule  Kind = "schedule"
	KindTeam      Kind = "team"
)

// Kinds lists the kinds in the order in which they rest on each other.
func Kinds() []Kind {
	return []Kind{KindSite, KindLocation, KindUsage, KindRoute, KindAccount, KindSchedule, KindAttendant, KindTeam, KindPurchase}
}

// Thing is anything of the design that is kept by its kind and its key. Keys of one kind differ.
type Thing interface {
	Kind() Kind
	Key() string // what it is found by: a name, or the principal name of a resource account
}

// Things is every thing of a design, each list by its keys.
type Things struct {
	Sites      []Site      `json:"sites"`
	Locations  []Location  `json:"locations"`
	Usages     []Usage     `json:"usages"`
	Routes     []Route     `json:"routes"`
	Accounts   []Account   `json:"accounts"`
	Schedules  []Schedule  `json:"schedules"`
	Attendants []Attendant `json:"attendants"`
	Teams      []Team      `json:"teams"`
	Purchases  []Purchase  `json:"purchases"` // licences as bought
}

// All lists the things in the order of Kinds.
func (t Things) All() []Thing {
	var all []Thing
	all = append(all, things(t.Sites)...)
	all = append(all, things(t.Locations)...)
	all = append(all, things(t.Usages)...)
	all = append(all, things(t.Routes)...)
	all = append(all, things(t.Accounts)...)
	all = append(all, things(t.Schedules)...)
	all = append(all, things(t.Attendants)...)
	all = append(all, things(t.Teams)...)
	return append(all, things(t.Purchases)...)
}

func things[T Thing](list []T) []Thing {
	all := make([]Thing, len(list))
	for i, one := range list {
		all[i] = one
	}
	return all
}

// Find gives the thing of a list that has a key, in any case of its letters.
func Find[T Thing](list []T, key string) (found T, ok bool) {
	folded := ident.Fold(key)
	for _, one := range list {
		if ident.Fold(one.Key()) == folded {
			return one, true
		}
	}
	return found, false
}
