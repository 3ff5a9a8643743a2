package persona

import (
	"cmp"
	"slices"
)

// inOrder are the personas of a layer, the first to win first.
func inOrder(d Design, layer Layer) []Persona {
	var list []Persona
	for _, p := range slices.Backward(Stack(d.Personas)) {
		if p.Layer == layer {
			list = append(list, p)
		}
	}
	return list
}

// PlaceOf is the place of a persona in the order of its layer, from 1, and how many there are; the first wins where two match.
func PlaceOf(d Design, p Persona) (place, of int) {
	list := inOrder(d, p.Layer)
	return slices.IndexFunc(list, func(other Persona) bool { return other.ID == p.ID }) + 1, len(list)
}

// Moved gives those personas of a layer whose number in its order changes when one of them goes to a place, from 1.
func Moved(d Design, id string, place int) []Persona {
	at := slices.IndexFunc(d.Personas, func(p Persona) bool { return p.ID == id })
	if at < 0 {
		return nil
	}
	list := inOrder(d, d.Personas[at].Layer)
	from := slices.IndexFunc(list, func(p Persona) bool { return p.ID == id })
	to := max(0, min(place-1, len(list)-1))
	one := list[from]
	list = slices.Insert(slices.Delete(list, from, from+1), to, one)
	var changed []Persona
	for i, p := range list {
		if p.Ordinal != i+1 {
			p.Ordinal = i + 1
			changed = append(changed, p)
		}
	}
	slices.SortStableFunc(changed, func(a, b Persona) int { return cmp.Compare(a.Ordinal, b.Ordinal) })
	return changed
}
