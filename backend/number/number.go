// Package number holds the phone-number inventory: ranges, the life of each number, and the next free one.
package number

import (
	"time"

	"personadesk/backend/ident"
)

// State is where a number is in its life.
type State string

// The states of a number.
const (
	Free        State = "free"
	AssumedFree State = "assumedFree" // nobody has said that it is held, and nobody has looked
	Unknown     State = "unknown"     // the tenant could not be read; never given out
	Reserved    State = "reserved"
	Assigned    State = "assigned"
	Quarantined State = "quarantined"
	Retired     State = "retired"    // ours no more, and never given out
	PortingIn   State = "portingIn"  // on its way to us
	PortingOut  State = "portingOut" // on its way to another
	// Service is how a number looks that a queue, an attendant or a bridge holds, or that may be given to nobody else. It is
	// no state of its own in the workbook: there such a number is assigned, to a holder that is not a user.
	Service State = "service"
)

// HolderKind is what holds a number.
type HolderKind string

// The kinds of holders; "" is unsaid.
const (
	User            HolderKind = "user"
	ResourceAccount HolderKind = "account" // of a queue or an attendant, when nobody said of which
	Queue           HolderKind = "queue"
	Attendant       HolderKind = "attendant"
	Bridge          HolderKind = "bridge"
	Policy          HolderKind = "policy"  // shared calling
	Outside         HolderKind = "outside" // something that is not in Teams: a lift, a fax machine
)

// Range is a run of numbers that belong together.
type Range struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	First      string `json:"first"` // E.164
	Last       string `json:"last"`  // E.164, inclusive, same length
	Type       string `json:"type"`  // directRouting, callingPlan, operatorConnect
	Country    string `json:"country"`
	City       string `json:"city"`
	Tag        string `json:"tag"`
	LocationID string `json:"locationId"`        // emergency location
	Rule       string `json:"rule" lines:"many"` // targeting rule that says for whom, "" for everybody
}

// Number is one number of the inventory.
type Number struct {
	Telephone   string     `json:"telephone"` // E.164, with ;ext= and the extension when it has one
	RangeID     string     `json:"rangeId"`   // the range it lies in, "" for none; follows from the ranges and is not kept
	State       State      `json:"state"`
	HolderKind  HolderKind `json:"holderKind"`
	Holder      string     `json:"holder"` // object id of the user or account, or what is outside
	Since       time.Time  `json:"since"`
	Until       time.Time  `json:"until"` // of a reservation or a quarantine; zero means until somebody decides
	Note        string     `json:"note"`  // why it is in its state
	Description string     `json:"description"`
	LocationID  string     `json:"locationId"` // emergency location, "" for that of the range
	Tags        []string   `json:"tags"`
}

// Tagged says whether a number, or its range when it has no tags itself, bears a tag; every number bears "".
func (n Number) Tagged(tag string, in Range) bool {
	if tag == "" {
		return true
	}
	for _, t := range n.Tags {
		if t == tag {
			return true
		}
	}
	return len(n.Tags) == 0 && in.Tag == tag
}

// HeldBy says whether the record names an object of the directory as the holder.
func (n Number) HeldBy(id ident.ObjectID) bool { return id != "" && ident.Object(n.Holder) == id }

// Serves says whether a holder that is not a user has the number.
func (n Number) Serves() bool {
	return n.State == Assigned && n.HolderKind != User && n.HolderKind != ""
}

// over says whether a reservation or a quarantine has ended by itself.
func (n Number) over(now time.Time) bool {
	return (n.State == Reserved || n.State == Quarantined) && !n.Until.IsZero() && !n.Until.After(now)
}

// ended is what a number is once its reservation or quarantine is over: one that was only reserved never had a holder,
// so it counts as never used.
func (n Number) ended() Number {
	since := n.Until
	if n.State == Reserved {
		since = time.Time{}
	}
	n.State, n.Since, n.HolderKind, n.Holder, n.Until, n.Note = Free, since, "", "", time.Time{}, ""
	return n
}
