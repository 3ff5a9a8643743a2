package service

import (
	"slices"
	"strings"
	"testing"

	"personadesk/backend/plan"
	"personadesk/backend/text"
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
		for _, spelled := range []string{string(user), strings.ToUpper(string(user)), c.Subject} {
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

// Everybody is told of each change that reached them, by name or by a group, a queue or a team, once; and of nothing else.
func TestEverybodyIsToldOfEachChangeThatReachedThemOnce(t *testing.T) {
	d := ranDesk(t)
	stored, _, err := d.latestPlan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p, err := d.whole(t.Context(), stored)
	if err != nil {
		t.Fatal(err)
	}
	reached := map[string][]plan.Change{}
	for _, c := range p.Changes {
		for _, user := range c.Users {
			reached[string(user)] = append(reached[string(user)], c)
		}
	}
	r, err := d.read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	alone, byGroup := 0, 0
	for i := range r.Directory.Len() {
		id := r.Directory.ID(i)
		v, err := (&Explain{d.Session(t.Context())}).User(string(id))
		if err != nil {
			t.Fatal(err)
		}
		told := 0
		for _, h := range v.Changed {
			if h.What != string(workbook.Seen) {
				t.Errorf("of %s is said %+v beside the outcomes", v.Person.Name, h)
			}
			told++
		}
		for _, c := range reached[string(id)] {
			if tellsOf(v.Changed, c.ID) {
				continue
			}
			byGroup++
			says := text.English().Print(c.Says)
			if !slices.ContainsFunc(v.Changed, func(h HistoryView) bool { return h.Detail == says }) {
				t.Errorf("%s is not told of %s", v.Person.Name, says)
			}
		}
		if told != len(reached[string(id)]) {
			t.Errorf("%s is told of %d changes, and %d reached them: %+v", v.Person.Name, told, len(reached[string(id)]), v.Changed)
		}
		if told == 0 {
			alone++
		}
	}
	if alone == 0 || byGroup == 0 {
		t.Fatalf("%d were left alone, %d were reached by a group", alone, byGroup)
	}
}
