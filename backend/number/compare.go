package number

import (
	"cmp"
	"slices"

	"personadesk/backend/phone"
)

// DifferenceKind says how workbook and tenant differ over a number.
type DifferenceKind string

// The kinds of differences.
const (
	HeldThere    DifferenceKind = "heldThere"    // free, reserved or resting here; somebody has it there
	HeldHere     DifferenceKind = "heldHere"     // somebody has it here; free there, or not known there at all
	OtherHolder  DifferenceKind = "otherHolder"  // both know a holder, not the same one
	OnlyThere    DifferenceKind = "onlyThere"    // the tenant holds a number that lies in none of our ranges
	OnlyHere     DifferenceKind = "onlyHere"     // the workbook records a number that the tenant ought to list and does not
	AccountElse  DifferenceKind = "accountElse"  // the tenant contradicts itself: its list and the user's account differ
	PlaceDiffers DifferenceKind = "placeDiffers" // another emergency location than the range says
)

// Difference is one number over which the four sides do not agree: the workbook, the tenant's list, the account of the
// user, and the emergency location.
type Difference struct {
	Telephone   string         `json:"telephone"`
	RangeID     string         `json:"rangeId"` // "" when it lies in none
	Kind        DifferenceKind `json:"kind"`
	Here        State          `json:"here"`        // what the workbook says
	HereHolder  string         `json:"hereHolder"`  // object id
	There       string         `json:"there"`       // the tenant's own word, "" when it does not list the number
	ThereHolder string         `json:"thereHolder"` // object id
	Account     string         `json:"account"`     // object id of the user whose account shows it
	HerePlace   string         `json:"herePlace"`   // emergency location of the range
	TherePlace  string         `json:"therePlace"`  // emergency location in the tenant
}

// Compare finds every number over which workbook and tenant differ, in numeric order; a number is named once, by the
// worst of its differences. A tenant whose numbers were not read gives no differences at all: unknown is not absent.
func Compare(v *Inventory) []Difference {
	if !v.tenant.Read {
		return nil
	}
	var list []Difference
	seen := func(d uint64) {
		if diff, differs := v.differs(d); differs {
			list = append(list, diff)
		}
	}
	for d := range v.there {
		seen(d)
	}
	for d := range v.at {
		if _, listed := v.there[d]; !listed {
			seen(d)
		}
	}
	for d := range v.accounts {
		if !v.toldOf(d) {
			seen(d)
		}
	}
	slices.SortFunc(list, func(a, b Difference) int {
		return cmp.Or(cmp.Compare(len(a.Telephone), len(b.Telephone)), cmp.Compare(a.Telephone, b.Telephone))
	})
	return list
}

func (v *Inventory) differs(d uint64) (Difference, bool) {
	diff := Difference{Telephone: phone.Spell(d), Here: Free, Account: v.accounts[d]}
	in := v.spanAt(d)
	direct := true
	if in >= 0 {
		diff.RangeID, diff.HerePlace = v.spans[in].ID, v.spans[in].LocationID
		direct = v.spans[in].Type == "directRouting"
	}
	i, recorded := v.at[d]
	if recorded {
		diff.Here, diff.HereHolder = v.numbers[i].State, v.numbers[i].Holder
	}
	j, listed := v.there[d]
	if listed {
		held := v.tenant.Numbers[j]
		diff.There, diff.ThereHolder, diff.TherePlace = held.Status, held.Target, held.LocationID
	}
	diff.Kind = diff.kind(in >= 0 || recorded, listed, direct, v.tenant.Accounts != nil)
	return diff, diff.Kind != ""
}

func (d Difference) kind(ours, listed, direct, accountsRead bool) DifferenceKind {
	holder := d.ThereHolder
	if holder == "" {
		holder = d.Account
	}
	heldThere := holder != "" || (listed && d.There != "unassigned")
	heldHere := d.Here == Assigned || d.Here == Service
	switch {
	case !ours:
		return OnlyThere
	case heldThere && !heldHere:
		return HeldThere
	case heldThere && d.HereHolder != "" && holder != "" && d.HereHolder != holder:
		return OtherHolder
	case heldHere && !heldThere:
		return HeldHere
	case !listed && !direct && d.Here != Unknown:
		return OnlyHere
	case accountsRead && d.There == "userAssigned" && d.Account != d.ThereHolder,
		accountsRead && listed && d.There == "unassigned" && d.Account != "":
		return AccountElse
	case heldThere && d.HerePlace != "" && d.TherePlace != "" && d.HerePlace != d.TherePlace:
		return PlaceDiffers
	}
	return ""
}
