package service

import (
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workshop"
)

// printer prints what the rooms below say in the language of whoever works at this desk.
func (d *Desk) printer() *text.Printer { return text.For(d.o.Language) }

// print says a text in the words of this desk.
func (d *Desk) print(t text.Text) string { return d.printer().Print(t) }

// show says problems in the words of this desk.
func (d *Desk) show(list []problem.Problem) []problem.Shown { return problem.Show(d.printer(), list) }

// conflicts says what contradicts what in a workshop, by department and question or feature, in the words of this desk.
func (d *Desk) conflicts(w workshop.Workshop) map[string]string {
	m := map[string]string{}
	for at, conflict := range workshop.Conflicts(w) {
		m[at] = d.print(conflict)
	}
	return m
}

// problemOf says what is wrong in the words of this desk, nil when nothing is.
func (d *Desk) problemOf(err error) *problem.Shown {
	if err == nil {
		return nil
	}
	shown := problem.From(err).Shown(d.printer())
	return &shown
}
