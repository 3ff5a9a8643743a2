package phone

import (
	"slices"
	"strings"
)

// PairState says how a rule of one dial plan stands to that of another.
type PairState string

// The states of pairs.
const (
	PairSame    PairState = "same"
	PairDiffers PairState = "differs"
	PairMoved   PairState = "moved" // the same rule at another place
	PairHere    PairState = "here"  // only the first plan has it
	PairThere   PairState = "there" // only the second plan has it
)

// Pair is a rule as two dial plans have it, found by its name.
type Pair struct {
	Name        string
	Here, There *NormalizationRule
	State       PairState
}

// Compare holds the rules of one plan against those of another: in the order of the first, then what only the second has.
func Compare(here, there []NormalizationRule) []Pair {
	find := func(rules []NormalizationRule, name string) int {
		return slices.IndexFunc(rules, func(r NormalizationRule) bool { return strings.EqualFold(r.Name, name) })
	}
	var list []Pair
	for i := range here {
		p := Pair{Name: here[i].Name, Here: &here[i], State: PairHere}
		if at := find(there, here[i].Name); at >= 0 {
			p.There, p.State = &there[at], PairSame
			switch {
			case *p.Here != *p.There:
				p.State = PairDiffers
			case at != i:
				p.State = PairMoved
			}
		}
		list = append(list, p)
	}
	for i := range there {
		if find(here, there[i].Name) < 0 {
			list = append(list, Pair{Name: there[i].Name, There: &there[i], State: PairThere})
		}
	}
	return list
}
