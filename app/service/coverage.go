package service

import (
	"personadesk/backend/desk"
	"personadesk/backend/problem"
	"personadesk/backend/rule/evaluate"
	"personadesk/backend/targeting"
)

// Coverage is the part of the targeting screen that looks at all rules together: overlaps, gaps, the attributes under the
// rules, and what if.
type Coverage struct{ *Session }

// Overlaps says which users are in two personas, and which of the two counts.
func (s *Coverage) Overlaps() (OverlapsView, error) {
	if err := s.may(desk.Look); err != nil {
		return OverlapsView{}, err
	}
	v := OverlapsView{Personas: []ReachView{}, Crossings: []CrossingView{}, Layers: []LayerCoverageView{}}
	design, r, err := s.d.wantedAndRead(s.ctx)
	if err != nil || r == nil {
		return v, err
	}
	v.ReadAt, v.Total = readAt(r), r.Directory.Len()
	list := r.reach
	for _, p := range design.Persona.Personas {
		if reach, found := targeting.Find(list, p.ID); found {
			v.Personas = append(v.Personas, ReachView{PersonaID: p.ID, Name: p.Name, Layer: p.Layer, Users: reach.Match.Count(),
				Wins: reach.Won.Count(), Unknown: reach.Unknown.Count(), Assumed: reach.Assumed.Count()})
		}
	}
	for _, c := range targeting.Crossings(list) {
		v.Crossings = append(v.Crossings, CrossingView{A: c.A.ID, B: c.B.ID, Users: c.Users, Clash: c.Clash, Winner: c.Winner})
	}
	for _, c := range targeting.Covered(list, r.Directory) {
		v.Layers = append(v.Layers, LayerCoverageView(c))
	}
	return v, nil
}

// Crossing gives a window of the users who are in both of two personas.
func (s *Coverage) Crossing(a, b, find string, offset, limit int) (PeopleView, error) {
	if err := s.may(desk.Look); err != nil {
		return PeopleView{}, err
	}
	r, err := s.d.read(s.ctx)
	if err != nil || r == nil {
		return PeopleView{Rows: []PersonLine{}}, err
	}
	return r.window(r.of(a).Match.And(r.of(b).Match), find, offset, limit), nil
}

// Checks reports what is wrong with all rules together, over the users of the reading.
func (s *Coverage) Checks() ([]problem.Shown, error) {
	if err := s.may(desk.Look); err != nil {
		return nil, err
	}
	design, r, err := s.d.wantedAndRead(s.ctx)
	if err != nil || r == nil {
		return []problem.Shown{}, err
	}
	return s.d.show(targeting.Check(design.Persona.Personas, r.reach, r.Directory)), nil
}

// ValuePeople gives a window of the users who have a value of a property, letter case aside; "" is for those who have none.
func (s *Coverage) ValuePeople(property, value string, offset, limit int) (PeopleView, error) {
	if err := s.may(desk.Look); err != nil {
		return PeopleView{}, err
	}
	r, err := s.d.read(s.ctx)
	if err != nil || r == nil {
		return PeopleView{Rows: []PersonLine{}}, err
	}
	return r.window(r.Directory.Having(property, value), "", offset, limit), nil
}

// used counts in how many rules each property stands.
func used(list []targeting.Reach) map[string]int {
	count := map[string]int{}
	for _, reach := range list {
		for _, name := range evaluate.Attributes(reach.Parsed) {
			count[name]++
		}
	}
	return count
}
