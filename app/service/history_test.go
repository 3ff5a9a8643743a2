package service

import (
	"slices"
	"strings"
	"testing"

	"personadesk/backend/audit"
	"personadesk/backend/plan"
	"personadesk/backend/workbook"
)

// What a plan does to somebody is found from that person, from the number and from the change, whatever the record calls them.
func TestWhatAPlanGaveIsInTheHistoryOfThePersonAndOfTheNumber(t *testing.T) {
	d := ranDesk(t)
	stored, found, err := d.latestPlan(t.Context())
	if err != nil || !found {
		t.Fatal(err)
	}
	p, err := d.whole(t.Context(), stored)
	if err != nil {
		t.Fatal(err)
	}
	given := 0
	for _, c := range p.Changes {
		if c.Kind != plan.AssignNumber {
			continue
		}
		if given++; given > 3 {
			break
		}
		user, telephone := c.Action.Number.Target, c.Action.Number.Telephone
		for _, spelled := range []string{user, strings.ToUpper(user), c.Subject} {
			v, err := (&Explain{d.Session(t.Context())}).User(spelled)
			if err != nil {
				t.Fatal(err)
			}
			if !tellsOf(v.Changed, c.ID) {
				t.Errorf("of %s, who was given %s, is said %+v", spelled, telephone, v.Changed)
			}
		}
		n, err := (&Numbers{d.Session(t.Context())}).Detail(telephone)
		if err != nil {
			t.Fatal(err)
		}
		if !tellsOf(n.History, c.ID) || !slices.ContainsFunc(n.History, func(h HistoryView) bool { return h.Detail == "Run 1" }) {
			t.Errorf("of %s, which was given, is said %+v", telephone, n.History)
		}
	}
	if given == 0 {
		t.Fatal("the plan gives no number")
	}
}

// tellsOf says whether a history has the outcome of a change.
func tellsOf(list []HistoryView, change string) bool {
	return slices.ContainsFunc(list, func(h HistoryView) bool {
		return h.What == string(workbook.Seen) && strings.Contains(h.Detail, change)
	})
}

// Nobody is told what happened to another.
func TestWhoWasLeftAloneHasNoHistory(t *testing.T) {
	d := ranDesk(t)
	wb, err := d.Workbook()
	if err != nil {
		t.Fatal(err)
	}
	touched := map[audit.Subject]bool{}
	for e, err := range wb.AuditAll(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range e.About {
			touched[s] = true
		}
	}
	r, _, err := wb.Reading(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	alone := 0
	for i := range r.Directory.Len() {
		id := r.Directory.ID(i)
		v, err := (&Explain{d.Session(t.Context())}).User(id)
		if err != nil {
			t.Fatal(err)
		}
		if !touched[audit.User(id)] {
			alone++
			if slices.ContainsFunc(v.Changed, func(h HistoryView) bool { return h.What == string(workbook.Seen) }) {
				t.Errorf("of %s is said %+v", v.Person.Name, v.Changed)
			}
		}
	}
	if alone == 0 {
		t.Fatal("everybody was touched")
	}
}
