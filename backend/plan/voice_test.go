package plan_test

import (
	"slices"
	"strings"
	"testing"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// calling is a design of one persona for the HR department, which every fifth user is in.
func calling(change func(p *persona.Persona, d *persona.Design)) plan.Design {
	p := persona.Persona{ID: "hr", Name: "HR", Layer: persona.Calling, Country: "GB", Licences: []ident.SKU{teamsPhone}, Rule: `user.department -eq "HR"`}
	d := persona.Design{Policies: []persona.Policy{{Type: "TeamsSharedCallingRoutingPolicy", Name: "Shared", Existing: true}}, Queues: []persona.Queue{{Name: "Manchester HR Call Queue"}}}
	change(&p, &d)
	d.Personas = append([]persona.Persona{p}, d.Personas...)
	return plan.Design{Persona: d}
}

func sharedCalling(p *persona.Persona, _ *persona.Design) {
	p.Policies = []persona.PolicyChoice{{Type: "TeamsSharedCallingRoutingPolicy", Name: "Shared"}}
}

func over(d *persona.Design, p persona.Persona) {
	p.ID, p.Name, p.Layer, p.Rule = "top", "Top", persona.Department, `user.city -eq "Manchester"`
	d.Personas = append(d.Personas, p)
}

// voices lists the users for whom a plan enables voice.
func voices(p plan.Plan) []ident.ObjectID {
	var list []ident.ObjectID
	for _, c := range p.Changes {
		if c.Kind == plan.EnableVoice {
			list = append(list, c.Expect.Voice.User)
		}
	}
	return list
}

func TestWhoIsEnabledForVoiceWithoutANumber(t *testing.T) {
	const hr, hrManchester = 6, 2 // of thirty users
	for name, c := range map[string]struct {
		design  func(p *persona.Persona, d *persona.Design)
		tenant  func(w *world)
		voices  int
		problem string
	}{
		"shared calling":              {sharedCalling, nil, hr, ""},
		"said by the number rule":     {func(p *persona.Persona, _ *persona.Design) { p.Number.Kind = persona.VoiceOnly }, nil, hr, ""},
		"agents of a queue":           {func(p *persona.Persona, _ *persona.Design) { p.Queues = []string{"Manchester HR Call Queue"} }, nil, hr, ""},
		"nobody wishes it":            {func(*persona.Persona, *persona.Design) {}, nil, 0, ""},
		"no number, and nothing else": {func(p *persona.Persona, _ *persona.Design) { p.Number.Kind = persona.NoNumber }, nil, 0, ""},
		"shared calling of Global":    {func(p *persona.Persona, d *persona.Design) { sharedCalling(p, d); p.Policies[0].Name = persona.Global }, nil, 0, ""},
		"a layer above says Global": {func(p *persona.Persona, d *persona.Design) {
			sharedCalling(p, d)
			over(d, persona.Persona{Policies: []persona.PolicyChoice{{Type: "TeamsSharedCallingRoutingPolicy", Name: persona.Global}}})
		}, nil, hr - hrManchester, ""},
		"a layer above gives a number": {func(p *persona.Persona, d *persona.Design) {
			p.Number.Kind = persona.VoiceOnly
			over(d, persona.Persona{Number: persona.NumberRule{Kind: persona.NextFree, Ranges: []string{"none"}}})
		}, nil, hr - hrManchester, ""},
		"a layer above takes it back": {func(p *persona.Persona, d *persona.Design) {
			p.Number.Kind = persona.VoiceOnly
			over(d, persona.Persona{Number: persona.NumberRule{Kind: persona.NoNumber}})
		}, nil, hr - hrManchester, ""},
		"no number above shared calling": {func(p *persona.Persona, d *persona.Design) {
			sharedCalling(p, d)
			over(d, persona.Persona{Number: persona.NumberRule{Kind: persona.NoNumber}})
		}, nil, hr, ""},
		"enabled already": {sharedCalling, func(w *world) {
			for i := range w.snapshot.Configured {
				w.snapshot.Configured[i].EnterpriseVoice = true
			}
		}, 0, ""},
		"one has a number": {sharedCalling, func(w *world) { w.snapshot.Configured[0].Numbers = []string{"+441614960000"} }, hr - 1, ""},
		"one holds a number by the list": {sharedCalling, func(w *world) {
			w.snapshot.Numbers[0].Target = w.snapshot.Configured[0].ID
			w.snapshot.Numbers[0].Status = "userAssigned"
		}, hr - 1, ""},
		"Teams does not say of one": {sharedCalling, func(w *world) { w.snapshot.Configured[0].VoiceUnread = true }, hr - 1, "PLAN_VOICE_UNREAD"},
		"Teams was not asked":       {sharedCalling, func(w *world) { w.snapshot.Configured = nil }, 0, "PLAN_UNREAD"},
		"numbers were not read":     {sharedCalling, func(w *world) { w.snapshot.Numbers = nil }, 0, "PLAN_UNREAD"},
		"no licence in sight":       {func(p *persona.Persona, d *persona.Design) { sharedCalling(p, d); p.Licences = nil }, nil, 0, "PLAN_NO_PHONE"},
		"a persona that cannot be told of": {func(p *persona.Persona, d *persona.Design) {
			p.Number.Kind = persona.VoiceOnly
			over(d, persona.Persona{Number: persona.NumberRule{Kind: persona.NoNumber}})
			d.Personas[0].Rule = `user.extensionAttribute1 -eq "x"`
		}, nil, 0, "PLAN_USERS_UNKNOWN"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 30)
			w.snapshot.Policies = append(w.snapshot.Policies, tenant.Policy{Type: "TeamsSharedCallingRoutingPolicy", Name: "Shared", Settings: map[string]any{}})
			if c.tenant != nil {
				c.tenant(w)
			}
			p := plan.Make(calling(c.design), w.reading(), now, plan.Options{})
			if list := voices(p); len(list) != c.voices || p.Bill.VoiceOn != c.voices {
				t.Errorf("voice is enabled for %v, on the bill for %d; want %d", list, p.Bill.VoiceOn, c.voices)
			}
			if c.problem != "" && !has(p, c.problem) {
				t.Errorf("%s is not said: %v", c.problem, p.Problems)
			}
		})
	}
}

func TestVoiceSaysWhyAndWaitsForTheLicence(t *testing.T) {
	w := newWorld(t, 30)
	w.snapshot.Policies = append(w.snapshot.Policies, tenant.Policy{Type: "TeamsSharedCallingRoutingPolicy", Name: "Shared", Settings: map[string]any{}})
	d := calling(sharedCalling)
	p := plan.Make(d, w.reading(), now, plan.Options{})
	c := p.Changes[slices.IndexFunc(p.Changes, func(c plan.Change) bool { return c.Kind == plan.EnableVoice })]
	if !slices.Contains(c.Needs, "licences:personadesk-hr") || !slices.Contains(c.Needs, "group:personadesk-hr") {
		t.Errorf("it needs %v", c.Needs)
	}
	if c.Effect != plan.Gain || !strings.HasPrefix(text.English().Print(c.Reasons[len(c.Reasons)-1].Says), "Voice is not enabled") || c.Expect.Voice.Group != "personadesk-hr" {
		t.Errorf("%+v", c)
	}
	if _, combined := c.Action.Command.Param("TelephoneNumber"); combined || len(c.Action.Command.Params) != 2 {
		t.Errorf("voice is combined with something: %+v", c.Action.Command)
	}
	w.carryOut(p)
	if again := plan.Make(d, w.reading(), now, plan.Options{}); len(again.Changes) > 0 {
		t.Errorf("again: %v", again.Changes[0].Says)
	}
	back := plan.Undo(d, w.reading(), pastOf(t, 3, p), now)
	if back.Bill.VoiceOff != 6 || back.Bill.VoiceOn != 0 {
		t.Errorf("voice goes off for %d", back.Bill.VoiceOff)
	}
	w.carryOut(back)
	if slices.ContainsFunc(w.snapshot.Configured, func(c tenant.UserConfiguration) bool { return c.EnterpriseVoice }) {
		t.Error("voice is still enabled for somebody")
	}
	forth := plan.Undo(d, w.reading(), pastOf(t, 4, back), now)
	if forth.Bill.VoiceOn != 6 {
		t.Errorf("voice comes back for %d", forth.Bill.VoiceOn)
	}
}

func TestUndoLeavesVoiceAloneOfWhomSomebodyChanged(t *testing.T) {
	for name, change := range map[string]func(c *tenant.UserConfiguration){
		"has a number by now": func(c *tenant.UserConfiguration) { c.Numbers = []string{"+441614960001"} },
		"is disabled by now":  func(c *tenant.UserConfiguration) { c.EnterpriseVoice = false },
		"is not told of":      func(c *tenant.UserConfiguration) { c.VoiceUnread = true },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, 30)
			w.snapshot.Policies = append(w.snapshot.Policies, tenant.Policy{Type: "TeamsSharedCallingRoutingPolicy", Name: "Shared", Settings: map[string]any{}})
			d := calling(sharedCalling)
			p := plan.Make(d, w.reading(), now, plan.Options{})
			w.carryOut(p)
			change(&w.snapshot.Configured[0])
			back := plan.Undo(d, w.reading(), pastOf(t, 3, p), now)
			if back.Bill.VoiceOff != 5 || !slices.ContainsFunc(back.Problems, func(p problem.Problem) bool { return strings.HasPrefix(p.Code, "PLAN_UNDO_MOVED") }) {
				t.Errorf("voice goes off for %d, %v", back.Bill.VoiceOff, back.Problems)
			}
		})
	}
}

func TestVoiceOfWhomTeamsDoesNotKnowIsKnownToBeOff(t *testing.T) {
	d := directory.New(1)
	if err := d.Apply([]tenant.RawUser{{"id": []byte(`"00000000-0000-4000-8000-000000000001"`)}}); err != nil {
		t.Fatal(err)
	}
	if on, read := d.Voice(0); on || read {
		t.Error("voice was read before Teams was asked")
	}
	d.BeginTeams()
	if on, read := d.Voice(0); on || !read {
		t.Error("Teams was asked and does not know the user, so voice is not enabled")
	}
}
