package number

import (
	"slices"
	"time"

	"personadesk/backend/limit"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// Rest is how long a number rests after somebody gave it back, so that callers of the old holder do not reach the new.
const Rest = 90 * 24 * time.Hour

// Deed is what happens to a number.
type Deed string

// The deeds.
const (
	Reserve  Deed = "reserve"  // for Holder, or for somebody yet unknown; until Until, or until somebody decides
	Assign   Deed = "assign"   // Holder has it
	Settle   Deed = "rest"     // nobody gets it until Until, or until somebody decides
	Release  Deed = "release"  // it is free from now on
	Retire   Deed = "retire"   // it is ours no more
	PortIn   Deed = "portIn"   // it is on its way to us
	PortOut  Deed = "portOut"  // it is on its way to another
	Describe Deed = "describe" // only tags, description, location or note change
	Found    Deed = "found"    // the tenant showed it to be in State; what is seen may follow anything
)

// Event is one thing that happens to one number. A field that is nil is not spoken of, and stays as it is.
type Event struct {
	Telephone  string
	Do         Deed
	State      State // of Found
	HolderKind HolderKind
	Holder     string
	Until      time.Time
	At         time.Time // when it happened; zero, or what lies ahead, is now

	Note        *string
	Description *string
	LocationID  *string
	Tags        *[]string
}

// leads says into which state a deed brings a number.
var leads = map[Deed]State{Reserve: Reserved, Assign: Assigned, Settle: Quarantined, Release: Free, Retire: Retired, PortIn: PortingIn, PortOut: PortingOut}

// may lists from which states each state can be reached by a decision of ours. Unknown leads nowhere: first read the
// tenant. Numbers of services are moved where their queue or attendant is.
var may = map[State][]State{
	Reserved:    {Free, AssumedFree, Reserved, PortingIn},
	Assigned:    {Free, AssumedFree, Reserved, PortingIn},
	Quarantined: {Free, AssumedFree, Assigned, Quarantined},
	Free:        {AssumedFree, Reserved, Quarantined, Retired, PortingIn, PortingOut},
	Retired:     {Free, AssumedFree, Quarantined, PortingOut},
	PortingIn:   {Free, AssumedFree, Reserved},
	PortingOut:  {Free, AssumedFree, Reserved, Assigned, Quarantined},
}

// Words is the state in words.
func (s State) Words() text.Text { return text.Of("number." + string(s)) }

// hinted are the states of which a hint says how a number leaves them.
var hinted = []State{Assigned, Quarantined, Service, Free, Retired, PortingIn, PortingOut}

// Apply is the one way a number changes: it gives the record that a number has after an event, or says why the event may
// not follow what is known of the number. It looks at what the tenant says too: a number that somebody holds there is held,
// whatever the record says. now must not lie before the last event.
func Apply(t Told, e Event, now time.Time) (Number, error) {
	n := t.own(now)
	n.Telephone, n.RangeID = t.Key.String(), ""
	if !t.Key.IsNumber() {
		return n, problem.New("NUMBER_FORM").
			Detailed(n.Telephone).Hinted().At(t.place("telephone"))
	}
	var err error
	switch e.Do {
	case Describe:
	case Found:
		n, err = t.found(n, e, now)
	default:
		n, err = t.decided(n, e, now)
	}
	if err != nil {
		return n, err
	}
	if err := t.tagged(n, e); err != nil {
		return n, err
	}
	if err := t.readable(n, e); err != nil {
		return n, err
	}
	e.describe(&n)
	return n, nil
}

// tagged refuses a tag that holds what nobody sees; one that the number has stays.
func (t Told) tagged(n Number, e Event) error {
	if e.Tags == nil {
		return nil
	}
	for _, tag := range *e.Tags {
		if _, unfit := limit.Unfit(tag, limit.OneLine); unfit && !slices.Contains(n.Tags, tag) {
			return problem.New("NUMBER_TAG.unseen").Detailed(n.Telephone, tag).Hinted().At(t.place("tags"))
		}
	}
	return nil
}

// readable refuses a text that holds what nobody sees; one that the number has stays.
func (t Told) readable(n Number, e Event) error {
	for _, f := range []struct {
		field string
		is    *string
		was   string
	}{{"note", e.Note, n.Note}, {"description", e.Description, n.Description}, {"location", e.LocationID, n.LocationID}} {
		if f.is == nil || *f.is == f.was {
			continue
		}
		if _, unfit := limit.Unfit(*f.is, limit.ManyLines); unfit {
			return problem.New("NUMBER_TEXT").Detailed(n.Telephone, *f.is).Hinted().At(t.place(f.field))
		}
	}
	return nil
}

// describe writes down what an event says of a number besides its state.
func (e Event) describe(n *Number) {
	if e.Note != nil {
		n.Note = *e.Note
	}
	if e.Description != nil {
		n.Description = *e.Description
	}
	if e.LocationID != nil {
		n.LocationID = *e.LocationID
	}
	if e.Tags != nil {
		n.Tags = slices.Clone(*e.Tags)
	}
}

func (t Told) place(field string) problem.Where {
	return problem.Where{Step: "numbers", Kind: "number", ID: t.Key.String(), Field: field}
}

// found is a number in the state that the tenant showed.
func (t Told) found(n Number, e Event, now time.Time) (Number, error) {
	if err := t.ends(e.Until, now); err != nil {
		return n, err
	}
	n.State, n.HolderKind, n.Holder, n.Until = e.State, "", "", e.Until
	if e.State == Assigned {
		n.HolderKind, n.Holder = e.kind(), e.Holder
	}
	n.Since = later(now, n.Since)
	return n, nil
}

func (e Event) kind() HolderKind {
	if e.HolderKind == "" && e.Holder != "" {
		return User
	}
	return e.HolderKind
}

// decided is a number after a decision of ours.
func (t Told) decided(n Number, e Event, now time.Time) (Number, error) {
	to, known := leads[e.Do]
	if !known {
		return n, problem.New("NUMBER_DEED").Detailed(n.Telephone, e.Do).
			Hinted().At(t.place("state"))
	}
	from := t.from(n, e)
	if !slices.Contains(may[to], from) {
		return n, problem.New("NUMBER_STATE", to.Words()).
			Detailed(n.Telephone, from.Words()).Hinted(hint(from)).At(t.place("state"))
	}
	if to == Assigned && e.Holder == "" && (e.kind() == User || e.kind() == "") {
		return n, problem.New("NUMBER_HOLDER.missing").
			Detailed(n.Telephone).Hinted().At(t.place("holder"))
	}
	if from == Reserved && n.Holder != "" && n.Holder != e.Holder && (to == Assigned || to == Reserved) {
		return n, problem.New("NUMBER_RESERVED").
			Detailed(n.Telephone).Hinted().At(t.place("holder"))
	}
	if err := t.ends(e.Until, now); err != nil {
		return n, err
	}
	at := now
	if !e.At.IsZero() && e.At.Before(now) {
		at = e.At
	}
	if at.Before(n.Since) {
		return n, problem.New("NUMBER_TIME").
			Detailed(n.Telephone, at.Format(time.RFC3339), n.Since.Format(time.RFC3339)).
			Hinted().At(t.place("state"))
	}
	n.State, n.Since, n.HolderKind, n.Holder, n.Until = to, at, "", "", time.Time{}
	switch to {
	case Reserved:
		n.HolderKind, n.Holder, n.Until = e.kind(), e.Holder, e.Until
	case Assigned:
		n.HolderKind, n.Holder = e.kind(), e.Holder
	case Quarantined:
		n.Until = e.Until
	case Free:
		if from == Reserved || from == PortingIn {
			n.Since = time.Time{} // nobody ever had it, so it need not rest
		}
	}
	return n, nil
}

// from is the state that a decision finds a number in: that of its record, unless the tenant says that somebody has it.
func (t Told) from(n Number, e Event) State {
	if kind, holder, held := t.holder(); held {
		switch {
		case e.Do == Assign && kind == e.kind() && (string(holder) == e.Holder || holder == ""):
			if n.State != Assigned {
				return n.State // the record catches up with the tenant
			}
		case kind != User:
			return Service
		}
		return Assigned
	}
	if n.Serves() {
		return Service
	}
	if t.Listed {
		if t.Held.Status != "unassigned" {
			return Unknown
		}
		service := e.Do == Assign && e.kind() != User && e.kind() != ""
		if n.State == Free && !t.Held.ForUsers && !service {
			return Service
		}
	}
	return n.State
}

func hint(from State) text.Text {
	if slices.Contains(hinted, from) {
		return text.Of("number.hint." + string(from))
	}
	return text.Of("number.hint")
}

func (t Told) ends(until, now time.Time) error {
	if until.IsZero() || until.After(now) {
		return nil
	}
	return problem.New("NUMBER_UNTIL").
		Detailed(t.Key, until.Format(time.DateOnly)).Hinted().At(t.place("until"))
}

func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

// Seen is the event that makes the record of a number what the tenant says of it; ok is false when the tenant itself does not know.
func (t Told) Seen() (e Event, ok bool) {
	e = Event{Telephone: t.Key.String(), Do: Found, State: Free}
	kind, holder, held := t.holder()
	switch {
	case held:
		e.State, e.HolderKind, e.Holder = Assigned, kind, string(holder)
	case t.Listed && t.Held.Status != "unassigned":
		return e, false
	}
	return e, true
}

// Entering is the event that makes an untouched number into one as n says.
func Entering(n Number) Event {
	e := Event{Telephone: n.Telephone, Do: Describe, HolderKind: n.HolderKind, Holder: n.Holder, Until: n.Until, At: n.Since,
		Note: &n.Note, Description: &n.Description, LocationID: &n.LocationID, Tags: &n.Tags}
	for deed, state := range leads {
		if state == n.State && state != Free {
			e.Do = deed
		}
	}
	if n.State == Unknown || n.State == AssumedFree {
		e.Do, e.State = Found, n.State
	}
	return e
}
