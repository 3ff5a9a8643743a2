package service

import (
	"personadesk/backend/desk"
	"personadesk/backend/persona"
	"personadesk/backend/workshop"
)

// Counts is how much the design holds of each kind of thing, for the tabs of the step.
func (s *Personas) Counts() (persona.Counts, error) {
	if err := s.may(desk.Look); err != nil {
		return persona.Counts{}, err
	}
	kept, err := s.d.kept()
	if err != nil {
		return persona.Counts{}, err
	}
	design, err := kept.Personas(s.ctx)
	return design.Counts(), err
}

// Reconciled lays people heard of in interviews beside people in the tenant and people whom personas reach. The tick of the step rests on
// the same computation.
func (s *Personas) Reconciled() (ReconciledView, error) {
	v := ReconciledView{Needs: []NeedView{}}
	if err := s.may(desk.Look); err != nil {
		return v, err
	}
	kept, err := s.d.kept()
	if err != nil {
		return v, err
	}
	seen, err := kept.Reconcile(s.ctx)
	return ReconciledViewOf(seen), err
}

// ReconciledViewOf is a reconciliation as the page and the command line show it.
func ReconciledViewOf(seen workshop.Reconciliation) ReconciledView {
	v := ReconciledView{Needs: []NeedView{}}
	v.Heard, v.Callers, v.Asked, v.Read, v.Tenant = seen.Heard, seen.Callers, seen.Asked, seen.Read, seen.Tenant
	v.Reached, v.Calling, v.Nobody, v.Open = seen.Reached, seen.Calling, seen.Nobody, seen.Open()
	for _, n := range seen.Needs {
		v.Needs = append(v.Needs, NeedView(n))
	}
	return v
}
