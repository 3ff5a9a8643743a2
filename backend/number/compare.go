package number

import (
	"fmt"
	"iter"
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

// Differences finds every number over which workbook and tenant differ, in numeric order; a number is named once, by the
// worst of its differences. A tenant whose numbers were not read gives no differences at all: unknown is not absent.
func (v *Inventory) Differences() iter.Seq2[Difference, error] {
	return func(yield func(Difference, error) bool) {
		for behind := (Key{}); v.heard.Listed; {
			list, err := v.source.After(behind, largest, readAhead)
			if err != nil {
				yield(Difference{}, fmt.Errorf("comparing workbook and tenant: %w", err))
				return
			}
			for _, t := range list {
				if d, differs := v.Difference(t); differs && !yield(d, nil) {
					return
				}
				behind = t.Key
			}
			if len(list) < readAhead {
				return
			}
		}
	}
}

// Difference says how workbook and tenant differ over a number, if they do.
func (v *Inventory) Difference(t Told) (Difference, bool) {
	return v.difference(t, v.spanAt(t.Key.Figure))
}

// difference is Difference of a number that lies in a span, -1 for none.
func (v *Inventory) difference(t Told, in int) (Difference, bool) {
	if !v.heard.Listed || !t.Key.IsNumber() {
		return Difference{}, false
	}
	d := Difference{Telephone: t.Key.String(), Here: Free, Account: string(t.Account)}
	direct := true
	if in >= 0 {
		d.RangeID, d.HerePlace = v.spans[in].ID, v.spans[in].LocationID
		direct = v.spans[in].Type == "directRouting"
	}
	if t.Recorded {
		d.Here, d.HereHolder = t.Own.State, t.Own.Holder
		if t.Own.Serves() {
			d.Here = Service
		}
		if t.Own.LocationID != "" {
			d.HerePlace = t.Own.LocationID
		}
	}
	if t.Listed {
		d.There, d.ThereHolder, d.TherePlace = t.Held.Status, string(t.Held.Target), t.Held.LocationID
	}
	d.Kind = d.kind(in >= 0 || t.Recorded, t.Listed, direct, v.heard.Accounts)
	return d, d.Kind != ""
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
	case !listed && !direct && d.Here != Unknown && d.Here != Retired && d.Here != PortingIn:
		return OnlyHere
	case accountsRead && d.There == "userAssigned" && d.Account != d.ThereHolder,
		accountsRead && listed && d.There == "unassigned" && d.Account != "":
		return AccountElse
	case heldThere && d.HerePlace != "" && d.TherePlace != "" && d.HerePlace != d.TherePlace:
		return PlaceDiffers
	}
	return ""
}
