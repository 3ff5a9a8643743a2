package explanation_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/directory"
	"personadesk/backend/explanation"
	"personadesk/backend/ident"
	"personadesk/backend/measure"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/targeting"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/workshop"
)

const sku = "06ebc4ee-1bb5-47dd-8120-11324bc54e06"

// given is a user of whom Teams shows what change says, with personas over them.
func given(t *testing.T, change func(g *explanation.Given, u tenant.RawUser, c *directory.Configuration)) explanation.Given {
	t.Helper()
	hr := persona.Persona{ID: "hr", Name: "HR", Layer: persona.Department, Ordinal: 1, Rule: `user.department -eq "HR"`, Licences: []ident.SKU{sku}, Queues: []string{"Help"},
		Teams: []string{"People"}, Policies: []persona.PolicyChoice{{Type: "TeamsCallingPolicy", Name: "Tight"}}, Number: persona.NumberRule{Kind: persona.NextFree},
		Origins: []persona.Origin{{Setting: "number", Department: "d", Feature: "domestic-calling", Answers: []string{"basic.external"}}}}
	design := &plan.Design{Persona: persona.Design{Personas: []persona.Persona{hr}}, Workshop: workshop.Workshop{
		Departments: []workshop.Department{{ID: "d", Name: "Personnel"}},
		Scores:      []workshop.Score{{DepartmentID: "d", FeatureID: "domestic-calling", Grade: workshop.Must}},
		Answers:     []workshop.Answer{{DepartmentID: "d", QuestionID: "basic.external", Words: "all day long"}},
	}}
	g := explanation.Given{Design: design, Directory: directory.New(1)}
	u := tenant.RawUser{"id": json.RawMessage(`"u1"`), "department": json.RawMessage(`"HR"`)}
	c := directory.Configuration{ID: "u1"}
	change(&g, u, &c)
	if err := g.Directory.Apply([]tenant.RawUser{u}); err != nil {
		t.Fatal(err)
	}
	if c.ID != "" {
		g.Directory.PutTeams(c)
	}
	g.Reach = targeting.Of(g.Design.Persona.Personas, g.Directory, time.Now())
	return g
}

// told is a setting as one line.
func told(e explanation.Explanation, setting string) string {
	for _, s := range e.Settings {
		if s.Setting == setting {
			return fmt.Sprintf("should %s, has %s: %s by %s", s.Should, s.Has, s.Tenant, s.Layer)
		}
	}
	return ""
}

func TestWhatAUserShouldHaveIsHeldAgainstWhatTheTenantShows(t *testing.T) {
	for name, c := range map[string]struct {
		change        func(g *explanation.Given, u tenant.RawUser, c *directory.Configuration)
		setting, want string
	}{
		"a number that Teams shows": {func(_ *explanation.Given, _ tenant.RawUser, c *directory.Configuration) {
			c.Numbers = []string{"+441614960000"}
		},
			explanation.Number, "has +44 161 496 0000: seen by department"},
		"no number":               {func(*explanation.Given, tenant.RawUser, *directory.Configuration) {}, explanation.Number, "has : missing by department"},
		"a user Teams never told": {func(_ *explanation.Given, _ tenant.RawUser, c *directory.Configuration) { c.ID = "" }, explanation.Number, "has : unknown by department"},
		"a licence that is there": {func(_ *explanation.Given, u tenant.RawUser, _ *directory.Configuration) {
			u["assignedLicenses"] = json.RawMessage(`[{"skuId":"` + strings.ToUpper(sku) + `"}]`)
		}, explanation.Licence, "seen by department"},
		"a licence that is not": {func(_ *explanation.Given, u tenant.RawUser, _ *directory.Configuration) {
			u["assignedLicenses"] = json.RawMessage(`[]`)
		},
			explanation.Licence, "missing by department"},
		"licences not read": {func(*explanation.Given, tenant.RawUser, *directory.Configuration) {}, explanation.Licence, "unknown by department"},
		"a policy of a group": {func(_ *explanation.Given, _ tenant.RawUser, c *directory.Configuration) {
			c.Policies = []directory.Assignment{{Type: "TeamsCallingPolicy", Name: "TIGHT", GroupID: "g"}}
		}, "TeamsCallingPolicy", "should Tight, has TIGHT: seen by department"},
		"another policy": {func(_ *explanation.Given, _ tenant.RawUser, c *directory.Configuration) {
			c.Policies = []directory.Assignment{{Type: "TeamsCallingPolicy", Name: "Loose", GroupID: "g"}}
		}, "TeamsCallingPolicy", "should Tight, has Loose: differs by department"},
		"a queue by a group": {func(g *explanation.Given, _ tenant.RawUser, _ *directory.Configuration) {
			g.Reading.Queues = []tenant.Queue{{Name: "help", Groups: []ident.ObjectID{"g"}}}
			g.Directory.SetMembers("g", []ident.ObjectID{"u1"})
		}, explanation.Queue, "should Help, has Help: seen by department"},
		"no queue of that name": {func(g *explanation.Given, _ tenant.RawUser, _ *directory.Configuration) {
			g.Reading.Queues = []tenant.Queue{}
		},
			explanation.Queue, "has : missing by department"},
		"queues not read": {func(*explanation.Given, tenant.RawUser, *directory.Configuration) {}, explanation.Queue, "unknown by department"},
		"a team": {func(g *explanation.Given, _ tenant.RawUser, _ *directory.Configuration) {
			g.Reading.Teams = []tenant.Team{{Name: "People", Members: []ident.ObjectID{"u1"}}}
		}, explanation.Team, "has People: seen by department"},
		"a team that could not be read": {func(g *explanation.Given, _ tenant.RawUser, _ *directory.Configuration) {
			g.Reading.Teams, g.Reading.Unread = []tenant.Team{}, map[string]string{"teams": "refused"}
		}, explanation.Team, "unknown by department"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := told(explanation.Of(given(t, c.change), 0), c.setting); !strings.Contains(got, c.want) {
				t.Errorf("%q does not say %q", got, c.want)
			}
		})
	}
}

func TestAnExplanationGoesBackToWhatSomebodySaid(t *testing.T) {
	e := explanation.Of(given(t, func(*explanation.Given, tenant.RawUser, *directory.Configuration) {}), 0)
	for _, s := range e.Settings {
		if s.Setting == explanation.Number && (!strings.Contains(text.English().Print(s.Because), "all day long") || s.Grade != workshop.Must || len(s.Reasons) == 0) {
			t.Errorf("%+v", s)
		}
	}
	if e.Hidden == 0 || len(e.Personas) != len(persona.Layers()) {
		t.Errorf("%d hidden, %+v", e.Hidden, e.Personas)
	}
}

func TestWhatStandsInTheWayIsSaid(t *testing.T) {
	for code, change := range map[string]func(g *explanation.Given, u tenant.RawUser, c *directory.Configuration){
		"POLICY_DIRECT": func(_ *explanation.Given, _ tenant.RawUser, c *directory.Configuration) {
			c.Policies = []directory.Assignment{{Type: "TeamsCallingPolicy", Name: "Loose", Direct: true}}
		},
		"TARGETING_TWO": func(g *explanation.Given, _ tenant.RawUser, _ *directory.Configuration) {
			two := g.Design.Persona.Personas[0]
			two.ID, two.Ordinal = "two", 2
			g.Design.Persona.Personas = append(g.Design.Persona.Personas, two)
		},
	} {
		e := explanation.Of(given(t, change), 0)
		if len(e.Problems) != 1 || e.Problems[0].Code != code {
			t.Errorf("%s: %+v", code, e.Problems)
		}
	}
}

// Of everybody the same is said as of each alone, but for the reasons.
func TestEverybodyIsExplainedAsEachAlone(t *testing.T) {
	g := given(t, func(g *explanation.Given, u tenant.RawUser, c *directory.Configuration) {
		g.Reading.Queues = []tenant.Queue{{Name: "help", Users: []ident.ObjectID{"u1", "unknown"}}, {Name: "Help", Groups: []ident.ObjectID{"g"}}}
		g.Reading.Teams = []tenant.Team{{Name: "People", Members: []ident.ObjectID{"u2"}}}
		u["assignedLicenses"] = json.RawMessage(`[]`)
		c.Policies = []directory.Assignment{{Type: "TeamsCallingPolicy", Name: "Loose", Direct: true}}
	})
	for id, department := range map[string]string{"u2": "HR", "u3": "Sales"} {
		if err := g.Directory.Apply([]tenant.RawUser{{"id": json.RawMessage(`"` + id + `"`), "department": json.RawMessage(`"` + department + `"`)}}); err != nil {
			t.Fatal(err)
		}
	}
	g.Directory.SetMembers("g", []ident.ObjectID{"u2", "u3"})
	g.Reach = targeting.Of(g.Design.Persona.Personas, g.Directory, time.Now())
	met := 0
	for i, all := range explanation.Everybody(g) {
		one := explanation.Of(g, i)
		for at := range one.Settings {
			s := &one.Settings[at]
			s.Because, s.Grade, s.Reasons = text.Text{}, "", nil
		}
		for at := range one.Personas {
			one.Personas[at].Because = ""
		}
		if d := cmp.Diff(fmt.Sprintf("%+v", one), fmt.Sprintf("%+v", all)); d != "" {
			t.Errorf("user %d: %s", i, d)
		}
		met++
	}
	if met != 3 {
		t.Errorf("%d users", met)
	}
	for range explanation.Everybody(g) {
		break // whoever has seen enough may leave
	}
}

// BenchmarkRatioEverybody explains ten times as many users, all of whom answer a queue and belong to a team.
func BenchmarkRatioEverybody(b *testing.B) {
	crowd := func(users int) explanation.Given {
		hr := persona.Persona{ID: "hr", Name: "HR", Layer: persona.Department, Rule: `user.department -eq "HR"`, Queues: []string{"Help"}, Teams: []string{"People"}}
		g := explanation.Given{Design: &plan.Design{Persona: persona.Design{Personas: []persona.Persona{hr}}}, Directory: directory.New(users)}
		ids := make([]ident.ObjectID, users)
		for i := range ids {
			ids[i] = ident.ObjectID(fmt.Sprintf("u%d", i))
			if err := g.Directory.Apply([]tenant.RawUser{{"id": json.RawMessage(`"` + string(ids[i]) + `"`), "department": json.RawMessage(`"HR"`)}}); err != nil {
				b.Fatal(err)
			}
		}
		g.Reading.Queues, g.Reading.Teams = []tenant.Queue{{Name: "Help", Users: ids}}, []tenant.Team{{Name: "People", Members: ids}}
		g.Reach = targeting.Of(g.Design.Persona.Personas, g.Directory, time.Now())
		return g
	}
	all := func(g explanation.Given) func() {
		return func() {
			for range explanation.Everybody(g) {
				continue
			}
		}
	}
	small, large := crowd(5_000), crowd(50_000)
	b.Run("tenfold", func(b *testing.B) { measure.Ratio(b, all(large), all(small)) })
}
