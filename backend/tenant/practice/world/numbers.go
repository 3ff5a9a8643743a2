package world

import (
	"strings"
)

// Number is one telephone number of the inventory.
type Number struct {
	Tel        string
	Type       string
	City       string
	Country    string
	Operator   string
	Caps       []string
	Location   string
	Site       string
	Lookup     []string
	Tags       []string          // known to commands only
	Policies   map[string]string // by type; known to commands only
	Target     GUID
	Status     string // "" is unassigned
	Category   string
	Activation string // "" is activated
	OnPremises bool
}

// ExpectNumbers makes room for so many numbers.
func (w *World) ExpectNumbers(count int) {
	w.Numbers, w.NumberAt = make([]Number, 0, count), make(map[string]int32, count)
}

// AddNumber takes a new number into the inventory.
func (w *World) AddNumber(n Number) int32 {
	i := int32(len(w.Numbers))
	w.Numbers = append(w.Numbers, n)
	w.NumberAt[n.Tel] = i
	return i
}

// NumberNamed finds a number written with or without its plus sign.
func (w *World) NumberNamed(tel string) (int32, bool) {
	i, ok := w.NumberAt["+"+strings.TrimPrefix(strings.TrimPrefix(tel, "tel:"), "+")]
	return i, ok
}

// Hold gives a number to a holder.
func (w *World) Hold(i int32, target GUID, status, category string) {
	n := &w.Numbers[i]
	n.Target, n.Status, n.Category = target, status, category
	w.HeldBy[target] = append(append([]int32(nil), w.HeldBy[target]...), i)
	w.Dirty = true
}

// release takes a number back.
func (w *World) release(i int32) {
	n := &w.Numbers[i]
	var rest []int32
	for _, h := range w.HeldBy[n.Target] {
		if h != i {
			rest = append(rest, h)
		}
	}
	if len(rest) == 0 {
		delete(w.HeldBy, n.Target)
		if u, ok := w.ByID[n.Target]; ok {
			w.Users[u].Mark(HasVoice, false)
		}
	} else {
		w.HeldBy[n.Target] = rest
	}
	n.Target, n.Status, n.Category, n.Activation = GUID{}, "", "", ""
	w.Dirty = true
}

// StatusText is the state of assignment in the words of Graph.
func (n *Number) StatusText() string {
	if n.Status == "" {
		return "unassigned"
	}
	return n.Status
}

// ActivationText is the activation state in the words of Graph.
func (n *Number) ActivationText() string {
	if n.Activation == "" {
		return "activated"
	}
	return n.Activation
}

// SourceText is where the number is mastered, in the words of Graph.
func (n *Number) SourceText() string {
	if n.OnPremises {
		return "onPremises"
	}
	return "online"
}

// The emergency locations of the two offices, and the operator behind the direct routing numbers.
const (
	CarrierID     = "5f6a3a3e-52a9-4a5c-9c75-1c2f3a8b7d10"
	CallingPlanID = "bc2632e3-750c-47d7-aeae-9fee035bc0c7"
)
