package targeting

import (
	"personadesk/backend/directory"
	"personadesk/backend/persona"
)

// Crossing is the users who are in both of two personas.
type Crossing struct {
	A, B   Reach // A lies above B in the stack, so that it wins where only one counts
	Users  int
	Clash  bool   // both are of one layer, where a user has at most one
	Winner string // the id of the one that counts, "" where both do
}

// Crossings finds every two personas that share users, from the top of the stack down.
func Crossings(list []Reach) []Crossing {
	var found []Crossing
	for i := len(list) - 1; i >= 0; i-- {
		for j := i - 1; j >= 0; j-- {
			a, b := list[i], list[j]
			n := a.Match.CountBoth(b.Match)
			if n == 0 {
				continue
			}
			c := Crossing{A: a, B: b, Users: n, Clash: a.Layer == b.Layer}
			if c.Clash {
				c.Winner = a.ID
			}
			found = append(found, c)
		}
	}
	return found
}

// Coverage counts the users of a directory by how many personas of a layer they are in.
type Coverage struct {
	Layer persona.Layer
	None  int
	One   int
	More  int
}

// Covered counts for every layer.
func Covered(list []Reach, d *directory.Directory) []Coverage {
	var all []Coverage
	for _, layer := range persona.Layers() {
		var one, more directory.Set
		for _, r := range list {
			if r.Layer == layer {
				more = more.Or(one.And(r.Match))
				one = one.Or(r.Match)
			}
		}
		c := Coverage{Layer: layer, More: more.Count()}
		c.None = d.Len() - one.Count()
		c.One = d.Len() - c.None - c.More
		all = append(all, c)
	}
	return all
}
