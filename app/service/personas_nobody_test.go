package service

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/workbook"
)

// emptyDesk is a desk with an empty workbook and a small practice tenant that was read.
func emptyDesk(t *testing.T) *Desk {
	t.Helper()
	dir := t.TempDir()
	d := NewDesk(Options{ConfigDir: dir, Version: "test", Actor: "Tess Tester", Patience: time.Minute, Choice: Choice{Users: 40, Seed: 1}})
	if err := d.Create(t.Context(), filepath.Join(dir, "empty"+workbook.Extension), nil); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	if _, err := d.Sync(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return d
}

// everywhere is what each room says of whom a persona reaches.
type everywhere struct {
	card, rule, overlap int
	state               string
	directory           bool // somebody has it, by the explanation
	group               bool // the plan makes its group
	cell                any  // users in the plan, from which documents are made
	problems            []string
}

func reachEverywhere(t *testing.T, d *Desk, id string) everywhere {
	t.Helper()
	s := d.Session(t.Context())
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	var e everywhere
	detail, err := (&Personas{s}).Detail(id)
	must(err)
	e.card = detail.Card.Users
	for _, p := range detail.Card.Problems {
		e.problems = append(e.problems, p.Code)
	}
	rules, err := (&Targeting{s}).Rules()
	must(err)
	at := slices.IndexFunc(rules.Rules, func(r RuleItemView) bool { return r.PersonaID == id })
	e.rule, e.state = rules.Rules[at].Users, rules.Rules[at].State
	overlaps, err := (&Coverage{s}).Overlaps()
	must(err)
	for _, p := range overlaps.Personas {
		if p.PersonaID == id {
			e.overlap = p.Users
		}
	}
	people, err := (&Targeting{s}).Find("", 0, 1)
	must(err)
	why, err := (&Explain{s}).User(people.Rows[0].ID)
	must(err)
	e.directory = slices.ContainsFunc(why.Personas, func(p ExplainPersonaView) bool { return p.PersonaID == id })
	_, err = (&Plan{s}).Make()
	must(err)
	c, err := d.content(t.Context())
	must(err)
	e.group = slices.ContainsFunc(c.Plan.Changes, func(x plan.Change) bool { return x.PersonaID == id && x.Lane == plan.LaneGroups })
	for _, target := range c.Plan.Targeted {
		if target.PersonaID == id {
			e.cell = len(target.Users)
		}
	}
	return e
}

func TestANewPersonaReachesNobodyInEveryRoom(t *testing.T) {
	d := emptyDesk(t)
	s := d.Session(t.Context())
	id, err := (&Personas{s}).Create("baseline", "uk_standard")
	if err != nil {
		t.Fatal(err)
	}
	got := reachEverywhere(t, d, id)
	if got.card != 0 || got.rule != 0 || got.overlap != 0 || got.directory || got.group || got.cell != nil || got.state != "empty" {
		t.Errorf("a persona without a rule: %+v", got)
	}
	if !slices.Contains(got.problems, "RULE_EMPTY") {
		t.Errorf("nothing says that it has no rule: %v", got.problems)
	}

	t.Run("everybody is reached when that is said, and counted", func(t *testing.T) {
		rules, err := (&Targeting{s}).Rules()
		if err != nil {
			t.Fatal(err)
		}
		if err := (&Targeting{s}).Keep(id, rules.Everybody); err != nil {
			t.Fatal(err)
		}
		got := reachEverywhere(t, d, id)
		if got.card != rules.Total || got.rule != rules.Total || got.overlap != rules.Total || got.cell != rules.Total || !got.directory || !got.group {
			t.Errorf("of %d: %+v", rules.Total, got)
		}
		trial, err := (&Targeting{s}).Try(id, rules.Everybody)
		if err != nil || !trial.Everybody || trial.Matches != rules.Total {
			t.Errorf("%+v, %v", trial, err)
		}
		checks, err := (&Coverage{s}).Checks()
		if err != nil || !strings.Contains(checks[len(checks)-1].Summary, "everybody: ") {
			t.Errorf("nothing says how many: %+v, %v", checks, err)
		}
	})
	t.Run("without its rule again it reaches nobody again", func(t *testing.T) {
		if err := (&Targeting{s}).Keep(id, " "); err != nil {
			t.Fatal(err)
		}
		if got := reachEverywhere(t, d, id); got.card != 0 || got.group || got.state != "empty" {
			t.Errorf("%+v", got)
		}
	})
	t.Run("and so when its last condition goes", func(t *testing.T) {
		detail, err := (&Personas{s}).Detail(id)
		if err != nil {
			t.Fatal(err)
		}
		p := detail.Persona
		p.Conditions = []persona.Condition{{Property: "country", Operator: "eq", Values: []string{"United Kingdom"}}}
		if err := (&Personas{s}).Save(p); err != nil {
			t.Fatal(err)
		}
		if got := reachEverywhere(t, d, id); got.card == 0 || !got.group {
			t.Fatalf("with a condition: %+v", got)
		}
		detail, err = (&Personas{s}).Detail(id)
		if err != nil {
			t.Fatal(err)
		}
		p = detail.Persona
		p.Conditions = nil
		if err := (&Personas{s}).Save(p); err != nil {
			t.Fatal(err)
		}
		if got := reachEverywhere(t, d, id); got.card != 0 || got.group || got.state != "empty" {
			t.Errorf("without: %+v", got)
		}
	})
}
