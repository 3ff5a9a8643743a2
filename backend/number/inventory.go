package number

import (
	"cmp"
	"slices"
	"time"

	"personadesk/backend/phone"
	"personadesk/backend/problem"
)

// Held is one number as the tenant's own list shows it.
type Held struct {
	Telephone  string // E.164
	Status     string // unassigned, userAssigned, voiceApplicationAssigned, ...
	Target     string // object id of the holder, "" for none
	LocationID string // emergency location, "" for none
	ForUsers   bool   // may be given to a user
}

// Tenant is what the tenant says of numbers, from both places where it says it.
type Tenant struct {
	Read     bool              // whether Numbers was read to the end
	Numbers  []Held            // the tenant's list
	Accounts map[string]string // E.164 -> object id of the user whose account shows it; nil when not read
}

// Inventory is every number we know of, with what the workbook and the tenant say. A number of a range without a record
// of its own is free as far as the workbook knows. Inventories are not for use from several goroutines.
type Inventory struct {
	spans    []span // by first number
	byID     map[string]int
	numbers  []Number
	at       map[uint64]int32    // phone.Figure -> index of numbers
	kept     map[string][]uint64 // holder -> numbers that the workbook keeps for it
	tenant   Tenant
	there    map[uint64]int32 // phone.Figure -> index of tenant.Numbers
	uploads  bool             // the tenant lists free Direct Routing numbers, so those that it does not list are not there
	accounts map[uint64]string
	given    map[uint64]string // handed out by Take
	pools    map[poolKey]*pool
	now      time.Time
}

// NewInventory lays out ranges and numbers as of a time. Records that are no number, or stand twice, are left out and
// reported; so are ranges that cannot be used. Without See nothing is free: what nobody read may be held.
func NewInventory(ranges []Range, numbers []Number, now time.Time) (*Inventory, []problem.Problem) {
	spans, problems := spansOf(ranges)
	v := &Inventory{
		spans: spans, byID: make(map[string]int, len(spans)), numbers: numbers, now: now,
		at: make(map[uint64]int32, len(numbers)), kept: map[string][]uint64{},
		given: map[uint64]string{}, pools: map[poolKey]*pool{},
	}
	for i, s := range spans {
		v.byID[s.ID] = i
	}
	for i, n := range numbers {
		d, ok := phone.Figure(n.Telephone)
		place := problem.Where{Step: "numbers", Kind: "number", ID: n.Telephone, Field: "telephone"}
		if !ok {
			problems = append(problems, *problem.New("NUMBER_FORM", "This is not a full international number").
				Detailf("%q", n.Telephone).Hintf("Write it with a plus sign, the country code and digits only.").At(place))
			continue
		}
		if _, twice := v.at[d]; twice {
			problems = append(problems, *problem.New("NUMBER_TWICE", "A number stands twice in the inventory").
				Detailf("%s", n.Telephone).Hintf("Remove one of the two.").At(place))
			continue
		}
		v.at[d] = int32(i)
		if n.Holder != "" && (n.State == Reserved || n.State == Assigned) && !n.over(now) {
			v.kept[n.Holder] = append(v.kept[n.Holder], d)
		}
	}
	for _, list := range v.kept {
		slices.Sort(list)
	}
	return v, problems
}

// See lays what the tenant says over the inventory.
func (v *Inventory) See(t Tenant) {
	v.tenant = t
	v.there = make(map[uint64]int32, len(t.Numbers))
	v.uploads = false
	for i, h := range t.Numbers {
		d, ok := phone.Figure(h.Telephone)
		if !ok {
			continue
		}
		v.there[d] = int32(i)
		if h.Status == "unassigned" {
			if in := v.spanAt(d); in >= 0 && v.spans[in].Type == "directRouting" {
				v.uploads = true
			}
		}
	}
	v.accounts = make(map[uint64]string, len(t.Accounts))
	for telephone, user := range t.Accounts {
		if d, ok := phone.Figure(telephone); ok {
			v.accounts[d] = user
		}
	}
	v.pools = map[poolKey]*pool{}
}

// spanAt finds the range a number lies in; -1 for none.
func (v *Inventory) spanAt(n uint64) int {
	i, exact := slices.BinarySearchFunc(v.spans, n, func(s span, n uint64) int { return cmp.Compare(s.first, n) })
	if !exact {
		i--
	}
	if i >= 0 && v.spans[i].holds(n) {
		return i
	}
	return -1
}

// Of gives one number as the workbook has it, with the state it really is in: what the tenant holds is held, and what
// was not read is Unknown.
func (v *Inventory) Of(e164 string) (Number, bool) {
	d, ok := phone.Figure(e164)
	if !ok {
		return Number{}, false
	}
	i := v.spanAt(d)
	if _, recorded := v.at[d]; !recorded && i < 0 {
		return Number{}, false
	}
	return v.look(d, i), true
}

// look puts together what both sides say. span is the range the number lies in, -1 for none.
func (v *Inventory) look(d uint64, in int) Number {
	n := Number{State: Free}
	if i, recorded := v.at[d]; recorded {
		n = v.numbers[i]
		if n.over(v.now) {
			n = n.ended()
		}
	}
	n.Telephone = phone.Spell(d)
	if in >= 0 {
		n.RangeID = v.spans[in].ID
		if n.Tag == "" {
			n.Tag = v.spans[in].Tag
		}
	}
	if holder, given := v.given[d]; given {
		n.State, n.Holder, n.Until = Assigned, holder, time.Time{}
		return n
	}
	if holder, shown := v.accounts[d]; shown {
		n.State, n.Holder, n.Until = Assigned, holder, time.Time{}
		return n
	}
	i, listed := v.there[d]
	if !listed {
		if n.State == Free && !v.mayBeUnlisted(in) {
			n.State = Unknown
		}
		return n
	}
	held := v.tenant.Numbers[i]
	switch held.Status {
	case "unassigned":
		if n.State == Free && !held.ForUsers {
			n.State = Service
		}
	case "userAssigned":
		n.State, n.Holder, n.Until = Assigned, held.Target, time.Time{}
	case "conferenceAssigned", "voiceApplicationAssigned", "thirdPartyAppAssigned", "policyAssigned":
		n.State, n.Holder, n.Until = Service, held.Target, time.Time{}
	default: // internalError, or a status that came after us
		n.State = Unknown
	}
	return n
}

// ended is what a number is once its reservation or quarantine is over: one that was only reserved never had a holder,
// so it counts as never used.
func (n Number) ended() Number {
	since := n.Until
	if n.State == Reserved {
		since = time.Time{}
	}
	n.State, n.Since, n.Holder, n.Until, n.Note = Free, since, "", time.Time{}, ""
	return n
}

// mayBeUnlisted says whether a number of a span can be ours though the tenant does not list it: Direct Routing numbers
// appear only once they are uploaded or assigned, so in a tenant that uploads none they need not.
func (v *Inventory) mayBeUnlisted(in int) bool {
	return v.tenant.Read && in >= 0 && v.spans[in].Type == "directRouting" && !v.uploads
}

// over says whether a reservation or a quarantine has ended by itself.
func (n Number) over(now time.Time) bool {
	return (n.State == Reserved || n.State == Quarantined) && !n.Until.IsZero() && !n.Until.After(now)
}
