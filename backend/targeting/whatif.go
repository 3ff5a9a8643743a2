package targeting

import (
	"fmt"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/persona"
)

// Question is what is imagined: attributes that are different, and at most one persona with another rule.
type Question struct {
	Edits     []directory.Edit
	PersonaID string // "" for no other rule
	Rule      string
}

// Answer is what would be different. Nothing is changed by asking.
type Answer struct {
	Touched directory.Set // users whose attributes are imagined differently
	Shifts  []Shift       // in the order of the stack, those personas only whose users change
	Moves   []Move        // in the order of the stack
	Before  []Reach
	After   []Reach
	Users   *directory.Directory // the users as imagined; positions are those of the reading
}

// Shift is a persona whose users change.
type Shift struct {
	Before, After Reach // Before or After has no users where the rule is not valid on that side
	In, Out       directory.Set
}

// Move is users of whom another persona of a layer counts than before.
type Move struct {
	Layer    persona.Layer
	From, To string // persona ids, "" for none
	Users    int
}

// WhatIf answers a question over the users of a reading; before is the reach of the personas as they are.
func WhatIf(personas []persona.Persona, before []Reach, d *directory.Directory, q Question, now time.Time) (Answer, error) {
	imagined, touched, err := d.With(q.Edits)
	if err != nil {
		return Answer{}, fmt.Errorf("imagine other attributes: %w", err)
	}
	after := Of(withRule(personas, q.PersonaID, q.Rule), imagined, now)
	a := Answer{Touched: touched, Before: before, After: after, Users: imagined}
	for _, p := range persona.Stack(personas) {
		was, _ := Find(before, p.ID)
		is, _ := Find(after, p.ID)
		s := Shift{Before: was, After: is, In: is.Match.AndNot(was.Match), Out: was.Match.AndNot(is.Match)}
		s.Before.Persona, s.After.Persona = p, p
		if s.In.Count() > 0 || s.Out.Count() > 0 {
			a.Shifts = append(a.Shifts, s)
		}
	}
	for _, layer := range persona.Layers() {
		a.Moves = append(a.Moves, moves(layer, before, after, d.Everybody())...)
	}
	return a, nil
}

// withRule gives the personas with the rule of one of them replaced.
func withRule(personas []persona.Persona, id, rule string) []persona.Persona {
	if id == "" {
		return personas
	}
	changed := make([]persona.Persona, len(personas))
	for i, p := range personas {
		if p.ID == id {
			p.Rule, p.Conditions = rule, nil
		}
		changed[i] = p
	}
	return changed
}

// Entered is who comes into at least one persona, Left who leaves at least one.
func (a Answer) Entered() (set directory.Set) {
	for _, s := range a.Shifts {
		set = set.Or(s.In)
	}
	return set
}

// Left is who leaves at least one persona.
func (a Answer) Left() (set directory.Set) {
	for _, s := range a.Shifts {
		set = set.Or(s.Out)
	}
	return set
}

// winner is who has a persona of a layer as the one that counts; id "" is for those who have none.
type winner struct {
	id   string
	has  directory.Set
	gone directory.Set // have it before and not after, or the other way round
}

func winners(layer persona.Layer, list []Reach, everybody directory.Set) []winner {
	all := []winner{{has: everybody.AndNot(InLayer(list, layer))}}
	for _, r := range list {
		if r.Layer == layer {
			all = append(all, winner{id: r.ID, has: r.Won})
		}
	}
	return all
}

// moves finds from which persona of a layer to which users move. Only those who moved are looked at for each pair.
func moves(layer persona.Layer, before, after []Reach, everybody directory.Set) []Move {
	from, to := winners(layer, before, everybody), winners(layer, after, everybody)
	differ(from, to)
	differ(to, from)
	var found []Move
	for _, f := range from {
		for _, t := range to {
			if f.id == t.id {
				continue
			}
			if n := f.gone.CountBoth(t.gone); n > 0 {
				found = append(found, Move{Layer: layer, From: f.id, To: t.id, Users: n})
			}
		}
	}
	return found
}

func differ(list, other []winner) {
	for i, w := range list {
		list[i].gone = w.has
		for _, o := range other {
			if o.id == w.id {
				list[i].gone = w.has.AndNot(o.has)
			}
		}
	}
}
