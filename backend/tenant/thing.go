package tenant

import "personadesk/backend/ident"

// ThingKind is a kind of thing that a tenant keeps under a name, apart from groups, people, policies and numbers.
type ThingKind string

// The kinds of things.
const (
	UsageThing     ThingKind = "usage"    // a PSTN usage; it has no settings
	RouteThing     ThingKind = "route"    // a voice route
	GatewayThing   ThingKind = "gateway"  // a session border controller; it is only read
	AddressThing   ThingKind = "address"  // a civic address
	LocationThing  ThingKind = "location" // an emergency location at an address
	AccountThing   ThingKind = "account"  // a resource account, by its principal name
	QueueThing     ThingKind = "queue"
	AttendantThing ThingKind = "attendant"
	ScheduleThing  ThingKind = "schedule" // opening hours, or holidays
)

// ThingKinds lists the kinds in the order in which they rest on each other.
func ThingKinds() []ThingKind {
	return []ThingKind{GatewayThing, UsageThing, RouteThing, AddressThing, LocationThing, AccountThing, ScheduleThing, QueueThing, AttendantThing}
}

// Thing is one of them, with its settings as its getter shows them. A setting that is not there is unknown.
type Thing struct {
	Kind     ThingKind      `json:"kind"`
	ID       string         `json:"id"` // what commands know it by: an object id in small letters, or its name where it has no other identity
	Name     string         `json:"name"`
	Settings map[string]any `json:"settings"`
}

// Setting is what a thing shows under a name, in any case of its letters; false when it does not show it.
func (t Thing) Setting(name string) (any, bool) {
	if v, shown := t.Settings[name]; shown {
		return named(v), true
	}
	key := ident.Fold(name)
	for shown, v := range t.Settings {
		if ident.Fold(shown) == key {
			return named(v), true
		}
	}
	return nil, false
}

// named is what a setting names: the target of a call is shown as an object with its id and its type, and written as the id alone.
func named(v any) any {
	if o, isObject := v.(map[string]any); isObject {
		if id, has := o["Id"]; has && len(o) <= 4 {
			return id
		}
	}
	return v
}

// ThingRef is the kind of a reference to a thing of a kind.
func ThingRef(kind ThingKind) RefKind { return RefKind(kind) }

// ThingOf is the kind of thing that a reference names; false when it names a group or a team.
func ThingOf(kind RefKind) (ThingKind, bool) {
	for _, k := range ThingKinds() {
		if RefKind(k) == kind {
			return k, true
		}
	}
	return "", false
}

// AllThings lists everything of a reading that has a name, queues, resource accounts and emergency locations among it.
func (r Reading) AllThings() []Thing {
	all := make([]Thing, 0, len(r.Things)+len(r.Queues)+len(r.Accounts)+len(r.Locations))
	all = append(all, r.Things...)
	for _, q := range r.Queues {
		all = append(all, Thing{Kind: QueueThing, ID: string(q.ID), Name: q.Name, Settings: q.Settings})
	}
	for _, a := range r.Accounts {
		all = append(all, Thing{Kind: AccountThing, ID: string(a.ID), Name: a.UPN, Settings: a.Settings})
	}
	for _, l := range r.Locations {
		all = append(all, Thing{Kind: LocationThing, ID: l.ID, Name: l.Label(), Settings: l.Settings})
	}
	return all
}

// ThingsUnread says why the things of a kind are not known; ok is true when they are.
func (r Reading) ThingsUnread(kind ThingKind) (why string, ok bool) {
	part, list := "things/"+string(kind), r.Things == nil
	switch kind {
	case QueueThing:
		part, list = "queues", r.Queues == nil
	case AccountThing:
		part, list = "accounts", r.Accounts == nil
	case LocationThing:
		part, list = "locations", r.Locations == nil
	}
	if why, named := r.Unread[part]; named {
		return why, false
	}
	if why, named := r.Unread["things"]; named && part == "things/"+string(kind) {
		return why, false
	}
	if list {
		return "it was not part of the reading", false
	}
	return "", true
}
