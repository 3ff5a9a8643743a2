package plan_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestThePlanOfTheSampleCustomer(t *testing.T) {
	w := newWorld(t, 60)
	p := plan.Make(wanted(t), w.reading(), now, plan.Options{})
	var out bytes.Buffer
	if err := plan.Render(&out, p, plan.RenderOptions{}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", "sample.plan.txt")
	if *update {
		if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Errorf("the plan has changed; run with -update and look at the difference\n%s", out.String())
	}
}

func TestAPlanRightAfterARunIsEmpty(t *testing.T) {
	w := newWorld(t, 60)
	d := wanted(t)
	first := plan.Make(d, w.reading(), now, plan.Options{})
	if first.Empty() {
		t.Fatal("there is nothing to do in an empty tenant")
	}
	w.carryOut(first)
	second := plan.Make(d, w.reading(), now, plan.Options{})
	for _, c := range second.Changes {
		t.Errorf("again: %s (%s)", c.ID, c.Says)
	}
	for _, p := range second.Problems {
		if p.Severity == problem.Error {
			t.Errorf("%s", p.Error())
		}
	}
}

func TestTheSameArgumentsGiveTheSamePlan(t *testing.T) {
	w := newWorld(t, 40)
	d := wanted(t)
	r := w.reading()
	a, err := json.Marshal(plan.Make(d, r, now, plan.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		b, err := json.Marshal(plan.Make(d, r, now, plan.Options{}))
		if err != nil || !bytes.Equal(a, b) {
			t.Fatalf("another plan from the same arguments, %v", err)
		}
	}
}

func TestReasonsRunFromTheAnswerToTheRule(t *testing.T) {
	p := plan.Make(wanted(t), newWorld(t, 60).reading(), now, plan.Options{})
	for _, c := range p.Changes {
		var stops []string
		for _, r := range c.Reasons {
			stops = append(stops, r.Stop)
		}
		if len(stops) < 5 || !slices.Equal(stops[:5], []string{"answer", "grade", "gap", "persona", "rule"}) {
			t.Errorf("%s: the line of reasoning is %v", c.ID, stops)
		}
		if c.Says.IsZero() || c.PersonaID == "" {
			t.Errorf("%s has no sentence or no persona", c.ID)
		}
	}
	caller := find(t, p, "grant:CallingLineIdentity/personadesk-hr-manchester")
	if !strings.Contains(text.English().Print(caller.Reasons[1].Says), "Caller ID masking: Must") || caller.Reasons[0].Says.IsZero() {
		t.Errorf("caller ID rests on %+v", caller.Reasons)
	}
}

func TestReadsComparesAsPlansDo(t *testing.T) {
	have := tenant.Policy{Type: "TeamsCallingPolicy", Name: "A", Settings: map[string]any{"AllowDelegation": "True", "BusyOnBusyEnabledType": "Enabled", "Days": 5.0}}
	for name, c := range map[string]struct {
		settings map[string]any
		want     bool
	}{
		"as it is":         {map[string]any{"AllowDelegation": true, "busyonbusyenabledtype": "enabled", "Days": int64(5)}, true},
		"another value":    {map[string]any{"AllowDelegation": false}, false},
		"not shown at all": {map[string]any{"AllowVoicemail": "UserOverride"}, false},
	} {
		if got := plan.Reads(tenant.Policy{Type: "teamscallingpolicy", Name: "a", Settings: c.settings}, have); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestRenderNamesProblemsAndEmptiness(t *testing.T) {
	w := newWorld(t, 20)
	w.snapshot.Subscriptions[2].Bought = 3
	var out bytes.Buffer
	p := plan.Make(wanted(t), w.reading(), now, plan.Options{})
	if err := plan.Render(&out, p, plan.RenderOptions{Every: true}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"✗ There are not enough seats of a licence", "[PLAN_SEATS_SHORT]", text.English().Print(p.Changes[len(p.Changes)-1].Says)} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not there", want)
		}
	}
	out.Reset()
	if err := plan.Render(&out, plan.Plan{ReadAt: now}, plan.RenderOptions{}); err != nil || !strings.HasPrefix(out.String(), "Nothing to change: the tenant is as designed, as read 2025-11-22 10:17") {
		t.Errorf("%s %v", out.String(), err)
	}
}

// The screens, the command line and the text of a plan say "as designed" by this alone.
func TestOnlyAPlanThatFoundNothingToDoIsAsDesigned(t *testing.T) {
	stopped := []problem.Problem{*problem.New("PLAN_SEATS_SHORT").Detailed()}
	for name, c := range map[string]struct {
		plan  plan.Plan
		is    bool
		words string
	}{
		"nothing to change":             {plan.Plan{}, true, "as designed"},
		"nothing, and a warning":        {plan.Plan{Problems: []problem.Problem{*problem.Warn("PLAN_SEATS_SHORT").Detailed()}}, true, "as designed"},
		"nothing, for a problem":        {plan.Plan{Problems: stopped}, false, "problems stand in the way"},
		"nothing of a run to take back": {plan.Plan{Undoes: 4}, false, "run 4"},
		"a change":                      {plan.Plan{Changes: []plan.Change{{}}}, false, ""},
		"a head with changes":           {plan.Plan{Bill: plan.Bill{Changes: 1}}, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if c.plan.AsDesigned() != c.is {
				t.Errorf("as designed: %t", !c.is)
			}
			if said := text.English().Print(c.plan.Nothing()); c.plan.Empty() && !strings.Contains(said, c.words) {
				t.Error(said)
			}
		})
	}
}

func TestNobodyAskedIsSaidSo(t *testing.T) {
	d := wanted(t)
	d.Workshop.Answers, d.Workshop.Scores = nil, nil
	line := plan.ReasonsOf(d, d.Persona.Personas[1], "")
	if !line[0].Says.IsZero() || !line[1].Says.IsZero() || line[3].Says.IsZero() || line[4].Says.IsZero() {
		t.Errorf("%+v", line)
	}
}

// TestReasonsAreCopiedAndNeverGuessed: whatever the workshop says now, a setting comes from what was written down with it.
func TestReasonsAreCopiedAndNeverGuessed(t *testing.T) {
	d := wanted(t)
	i := slices.IndexFunc(d.Persona.Personas, func(p persona.Persona) bool { return p.ID == "hr-manchester" })
	p := d.Persona.Personas[i]
	origin, recorded := p.OriginOf("CallingLineIdentity", "")
	if !recorded || origin.Department != "hr" || len(origin.Answers) == 0 {
		t.Fatalf("the sample wrote down %+v", origin)
	}
	with := func(change func(*persona.Origin)) string {
		o := origin
		change(&o)
		p.Origins = []persona.Origin{o}
		return text.English().Print(plan.ReasonsOf(d, p, "CallingLineIdentity")[0].Says)
	}
	copied := with(func(*persona.Origin) {})
	for name, c := range map[string]struct {
		change func(*persona.Origin)
		want   string
	}{
		"of another setting": {func(o *persona.Origin) { o.Setting = "TeamsCallingPolicy" }, text.English().Print(plan.NotRecorded())},
		"derived":            {func(o *persona.Origin) { o.Derived = true }, copied + " (derived when the workbook was brought up to date)"},
		"of no answer":       {func(o *persona.Origin) { o.Answers = nil }, ""},
	} {
		if got := with(c.change); got != c.want {
			t.Errorf("%s says %q, want %q", name, got, c.want)
		}
	}
	p.Origins = nil
	for _, subject := range []string{"", "number", "queue/Manchester HR Call Queue", "CallingLineIdentity"} {
		line := plan.ReasonsOf(d, p, subject)
		if !line[0].Says.Equal(plan.NotRecorded()) || !line[1].Says.IsZero() || !line[2].Says.IsZero() {
			t.Errorf("%q without an origin: %+v", subject, line[:3])
		}
	}
	if copied == "" || copied == text.English().Print(plan.NotRecorded()) {
		t.Errorf("what was written down says %q", copied)
	}
}

func find(t *testing.T, p plan.Plan, id string) plan.Change {
	t.Helper()
	for _, c := range p.Changes {
		if c.ID == id {
			return c
		}
	}
	t.Fatalf("there is no change %s", id)
	return plan.Change{}
}

func has(p plan.Plan, code string) bool {
	return slices.ContainsFunc(p.Problems, func(x problem.Problem) bool { return x.Code == code })
}

func kinds(p plan.Plan, kind plan.Kind) int {
	n := 0
	for _, c := range p.Changes {
		if c.Kind == kind {
			n++
		}
	}
	return n
}

func TestUnreadPartsCarryNoChanges(t *testing.T) {
	for part, forbidden := range map[string][]plan.Kind{
		"groups":                  {plan.CreateGroup, plan.GrantGroup, plan.SetLicences, plan.SetQueueGroups},
		"policies":                {plan.CreatePolicy, plan.UpdatePolicy, plan.GrantGroup},
		"policies/TenantDialPlan": {},
		"groupPolicies":           {plan.GrantGroup, plan.RevokeGroup},
		"subscriptions":           {plan.SetLicences, plan.AssignNumber},
		"numbers":                 {plan.AssignNumber},
		"configured":              {plan.AssignNumber, plan.GrantUser},
		"queues":                  {plan.SetQueueGroups},
		"teams":                   {plan.AddTeamMembers},
	} {
		t.Run(part, func(t *testing.T) {
			w := newWorld(t, 30)
			w.snapshot.Unread[part] = "forbidden"
			p := plan.Make(wanted(t), w.reading(), now, plan.Options{})
			for _, kind := range forbidden {
				if n := kinds(p, kind); n > 0 {
					t.Errorf("%d changes of kind %s", n, kind)
				}
			}
			if part == "policies/TenantDialPlan" && slices.ContainsFunc(p.Changes, func(c plan.Change) bool { return strings.Contains(c.ID, "TenantDialPlan") }) {
				t.Error("dial plans are changed nevertheless")
			}
			if !has(p, "PLAN_UNREAD") {
				t.Error("nobody is told")
			}
		})
	}
}

func TestAnEmptyReadingLeadsToNothing(t *testing.T) {
	if p := plan.Make(wanted(t), plan.Reading{}, now, plan.Options{}); !p.Empty() || !has(p, "PLAN_UNREAD") {
		t.Errorf("%d changes without a reading", len(p.Changes))
	}
}

func TestWhatDiffersIsCorrected(t *testing.T) {
	setting := func(p persona.Policy, name, value string) persona.Policy {
		p.Settings = slices.Clone(p.Settings)
		for i, s := range p.Settings {
			if s.Name == name {
				p.Settings[i].Value = value
			}
		}
		return p
	}
	policy := func(d *plan.Design, name string) *persona.Policy {
		for i, p := range d.Persona.Policies {
			if p.Name == ident.Policy(name) {
				return &d.Persona.Policies[i]
			}
		}
		t.Fatalf("no policy %s", name)
		return nil
	}
	for name, c := range map[string]struct {
		change func(*plan.Design, *world)
		id     string
		effect plan.Effect
		sign   plan.Sign
	}{
		"a setting switched off": {func(d *plan.Design, _ *world) {
			p := policy(d, "Prov_Teams_Phone_Manchester_Calling")
			*p = setting(*p, "AllowDelegation", "false")
		}, "policy:TeamsCallingPolicy/Prov_Teams_Phone_Manchester_Calling", plan.Lose, plan.Modify},
		"a usage less": {func(d *plan.Design, _ *world) {
			p := policy(d, "Prov_Teams_Phone_London_Routing")
			*p = setting(*p, "OnlinePstnUsages", "UK Domestic")
		}, "policy:OnlineVoiceRoutingPolicy/Prov_Teams_Phone_London_Routing", plan.Lose, plan.Modify},
		"another rule in a dial plan": {func(d *plan.Design, _ *world) {
			p := policy(d, "Prov_Teams_Phone_London_DialPlan")
			p.Rules = slices.Clone(p.Rules)
			p.Rules[0].Pattern = "^6666$"
		}, "policy:TenantDialPlan/Prov_Teams_Phone_London_DialPlan", plan.Notice, plan.Modify},
		"another account": {func(d *plan.Design, _ *world) {
			p := policy(d, "Prov_Teams_Phone_London_HR_CallerID")
			*p = setting(*p, "ResourceAccount", "cq-hr-manchester@larkfield.example")
		}, "policy:CallingLineIdentity/Prov_Teams_Phone_London_HR_CallerID", plan.Notice, plan.Modify},
		"a narrower rule": {func(d *plan.Design, _ *world) { d.Persona.Personas[1].Rule += ` -and (user.department -ne "Sales")` },
			"group:personadesk-manchester", plan.Lose, plan.Modify},
		"a wider rule": {func(d *plan.Design, _ *world) {
			d.Persona.Personas[1].Rule = `user.physicalDeliveryOfficeName -eq "Manchester"`
		},
			"group:personadesk-manchester", plan.Gain, plan.Modify},
		"a rule switched off": {func(_ *plan.Design, w *world) { w.group("personadesk-london").RuleOn = false }, "group:personadesk-london", plan.Notice, plan.Modify},
		"another description": {func(d *plan.Design, _ *world) { d.Persona.Personas[2].Description = "x" }, "group:personadesk-london", plan.Notice, plan.Modify},
		"a policy dropped":    {func(d *plan.Design, _ *world) { d.Persona.Personas[3].Policies = nil }, "revoke:CallingLineIdentity/personadesk-hr-manchester", plan.Lose, plan.Remove},
		"a licence dropped":   {func(d *plan.Design, _ *world) { d.Persona.Personas[2].Licences = nil }, "licences:personadesk-london", plan.Lose, plan.Remove},
		"a queue added": {func(d *plan.Design, _ *world) {
			d.Persona.Personas[4].Queues = []string{"London HR Call Queue", "Manchester HR Sickness"}
		}, "queue:Manchester HR Sickness", plan.Gain, plan.Add},
		"a queue made anew": {func(d *plan.Design, _ *world) {
			d.Persona.Queues = append(d.Persona.Queues, persona.Queue{Name: "New"})
			d.Persona.Personas[4].Queues = []string{"New"}
		}, "queue:New", plan.Gain, plan.Add},
		"a team member gone": {func(_ *plan.Design, w *world) { w.snapshot.Teams[0].Members = w.snapshot.Teams[0].Members[1:] }, "team:HR Manchester", plan.Gain, plan.Add},
		"somebody new":       {func(_ *plan.Design, w *world) { w.users[5]["officeLocation"] = "Manchester" }, "number:00000000-0000-4000-8000-000000000005", plan.Gain, plan.Add},
		"a group policy gone": {func(_ *plan.Design, w *world) {
			w.unrank("TenantDialPlan", string(w.group("personadesk-london").ID))
			w.settle()
		}, "grant:TenantDialPlan/personadesk-london", plan.Gain, plan.Add},
		"another policy in its place": {func(_ *plan.Design, w *world) {
			w.unrank("TenantDialPlan", string(w.group("personadesk-london").ID))
			w.rank("TenantDialPlan", string(w.group("personadesk-london").ID), "Prov_Teams_Phone_Manchester_DialPlan", 1)
			w.settle()
		}, "grant:TenantDialPlan/personadesk-london", plan.Gain, plan.Modify},
	} {
		t.Run(name, func(t *testing.T) {
			w, d := newWorld(t, 60), wanted(t)
			w.carryOut(plan.Make(d, w.reading(), now, plan.Options{}))
			c.change(&d, w)
			p := plan.Make(d, w.reading(), now, plan.Options{})
			change := find(t, p, c.id)
			if change.Effect != c.effect || change.Sign != c.sign {
				t.Errorf("%s %s, %s", change.Sign, change.Says, change.Effect)
			}
			w.carryOut(p)
			if again := plan.Make(d, w.reading(), now, plan.Options{}); !again.Empty() {
				t.Errorf("again: %s", again.Changes[0].Says)
			}
		})
	}
}

func TestRanksFollowTheStack(t *testing.T) {
	d := wanted(t)
	hr := &d.Persona.Personas[3]
	hr.Policies = append(hr.Policies, persona.PolicyChoice{Type: "TeamsCallingPolicy", Name: "Prov_Teams_Phone_London_Calling"})
	w := newWorld(t, 60)
	w.snapshot.Groups = append(w.snapshot.Groups, tenant.Group{ID: "foreign", Name: "Foreign", Dynamic: true, Rule: `user.department -eq "Nobody"`})
	w.rank("TeamsCallingPolicy", "foreign", "AllowCalling", 1)
	w.carryOut(plan.Make(d, w.reading(), now, plan.Options{}))
	var order []string
	for _, gp := range w.snapshot.GroupPolicies {
		if gp.Type == "TeamsCallingPolicy" {
			order = append(order, string(gp.GroupID))
		}
	}
	want := []string{"id-of-personadesk-hr-manchester", "id-of-personadesk-manchester", "id-of-personadesk-london", "foreign"}
	if !slices.Equal(order, want) {
		t.Errorf("ranked %v", order)
	}
	d.Persona.Personas[1].Ordinal, d.Persona.Personas[2].Ordinal = 2, 1
	p := plan.Make(d, w.reading(), now, plan.Options{})
	if kinds(p, plan.RevokeGroup) == 0 {
		t.Fatal("a new order asks for nothing")
	}
	w.carryOut(p)
	if again := plan.Make(d, w.reading(), now, plan.Options{}); !again.Empty() {
		t.Errorf("again: %s", again.Changes[0].Says)
	}
}

func TestPoliciesThatNoGroupCarriesGoToUsers(t *testing.T) {
	d := wanted(t)
	d.Persona.Policies = append(d.Persona.Policies, persona.Policy{Type: "TeamsVoiceApplicationsPolicy", Name: "HR_Owners",
		Settings: []persona.Setting{{Name: "AllowCallQueueMembershipChange", Kind: persona.SettingTruth, Value: "true"}}})
	d.Persona.Personas[3].Policies = append(d.Persona.Personas[3].Policies, persona.PolicyChoice{Type: "TeamsVoiceApplicationsPolicy", Name: "HR_Owners"})
	w := newWorld(t, 60)
	p := plan.Make(d, w.reading(), now, plan.Options{})
	if n := kinds(p, plan.GrantUser); n != 4 || !has(p, "POLICY_DIRECT") {
		t.Errorf("%d grants to users", n)
	}
	w.carryOut(p)
	if again := plan.Make(d, w.reading(), now, plan.Options{}); !again.Empty() {
		t.Errorf("again: %s", again.Changes[0].Says)
	}
}

// What no group carries and batches do goes in batches, one operation for a policy, and back the same way.
func TestPoliciesThatBatchesCarryGoTogether(t *testing.T) {
	d := wanted(t)
	d.Persona.Policies = append(d.Persona.Policies, persona.Policy{Type: "TeamsTemplatePermissionPolicy", Name: "HR_Templates",
		Settings: []persona.Setting{{Name: "HiddenTemplates", Kind: persona.SettingList, Value: "com.microsoft.teams.template.ManageAnEvent"}}})
	d.Persona.Personas[3].Policies = append(d.Persona.Personas[3].Policies, persona.PolicyChoice{Type: "TeamsTemplatePermissionPolicy", Name: "HR_Templates"})
	w := newWorld(t, 60)
	p := plan.Make(d, w.reading(), now, plan.Options{})
	var batch []*plan.Change
	seen := map[string]bool{}
	for i := range p.Changes {
		seen[p.Changes[i].ID] = true
		if key, ok := p.Changes[i].Batch(); ok {
			batch = append(batch, &p.Changes[i])
			if key != "TeamsTemplatePermissionPolicy/HR_Templates" || len(p.Changes[i].Users) != 1 {
				t.Errorf("%s: %v", key, p.Changes[i].Users)
			}
		}
	}
	if len(batch) != 4 {
		t.Fatalf("%d users in a batch", len(batch))
	}
	whole := plan.Together(batch)
	if users, _ := whole.Param("Identity"); len(users.List) != 4 || len(whole.Params) != 3 {
		t.Errorf("%+v", whole)
	}
	if one, _ := batch[0].Action.Command.Param("Identity"); len(one.List) != 1 {
		t.Errorf("putting changes together altered the first: %v", one)
	}
	without := d
	without.Persona.Personas = slices.Clone(d.Persona.Personas)
	without.Persona.Personas[3].Policies = without.Persona.Personas[3].Policies[:len(d.Persona.Personas[3].Policies)-1]
	if less := plan.Make(without, w.reading(), now, plan.Options{}); p.Bill.Writes-less.Bill.Writes != 1 { // one operation for four users
		t.Errorf("the batch costs %d writes", p.Bill.Writes-less.Bill.Writes)
	}
	w.carryOut(p)
	if again := plan.Make(d, w.reading(), now, plan.Options{}); !again.Empty() {
		t.Errorf("again: %s", again.Changes[0].Says)
	}
	back := plan.Undo(d, w.reading(), plan.Past{Run: 1, Plan: p, Seen: seen}, now)
	taken := 0
	for i := range back.Changes {
		if key, ok := back.Changes[i].Batch(); ok {
			taken++
			if name, _ := back.Changes[i].Action.Command.Param("PolicyName"); name.Kind != tenant.KindNull || key != "TeamsTemplatePermissionPolicy/" {
				t.Errorf("%s: %+v", key, name)
			}
		}
	}
	if taken != 4 {
		t.Errorf("%d are taken back", taken)
	}
}

func TestProblemsOfThePlan(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*plan.Design, *world)
		code   string
	}{
		"seats short":                {func(_ *plan.Design, w *world) { w.snapshot.Subscriptions[2].Bought = 3 }, "PLAN_SEATS_SHORT"},
		"licence not bought":         {func(_ *plan.Design, w *world) { w.snapshot.Subscriptions = w.snapshot.Subscriptions[:2] }, "PLAN_LICENCE_NOT_BOUGHT"},
		"numbers short":              {func(_ *plan.Design, w *world) { w.snapshot.Numbers = w.snapshot.Numbers[:6] }, "PLAN_NUMBERS_SHORT"},
		"two personas of a layer":    {func(d *plan.Design, _ *world) { d.Persona.Personas[2].Rule = `user.physicalDeliveryOfficeName -ne "x"` }, "PLAN_TWO_PERSONAS"},
		"an attribute not read":      {func(_ *plan.Design, w *world) { delete(w.users[0], "officeLocation") }, "PLAN_USERS_UNKNOWN"},
		"an account missing":         {func(_ *plan.Design, w *world) { w.snapshot.Accounts = []tenant.Account{} }, "PLAN_ACCOUNT_MISSING"},
		"a policy that should exist": {func(d *plan.Design, _ *world) { d.Persona.Policies[0].Existing = true }, "PLAN_POLICY_MISSING"},
		"a direct assignment hides": {func(_ *plan.Design, w *world) {
			w.snapshot.Configured[0].Policies = []tenant.PolicyAssignment{{Type: "TenantDialPlan", Name: "Old", Direct: true}}
		}, "PLAN_DIRECT_HIDES"},
		"two queues of a name": {func(_ *plan.Design, w *world) { w.snapshot.Queues = append(w.snapshot.Queues, w.snapshot.Queues[0]) }, "PLAN_QUEUE_TWICE"},
		"a group of that name": {func(_ *plan.Design, w *world) {
			w.snapshot.Groups = append(w.snapshot.Groups, tenant.Group{ID: "x", Name: "Prov_Teams_Phone_London"})
		}, "PLAN_GROUP_NAME"},
		"a group left over": {func(_ *plan.Design, w *world) {
			w.snapshot.Groups = append(w.snapshot.Groups, tenant.Group{ID: "x", Name: "Old", UniqueName: "personadesk-old"})
		}, "PLAN_GROUP_LEFT_OVER"},
		"a foreign group first": {func(d *plan.Design, w *world) {
			w.carryOut(plan.Make(*d, w.reading(), now, plan.Options{}))
			w.rank("TenantDialPlan", "foreign", "Other", 1)
		}, "PLAN_FOREIGN_GROUP"},
		"a persona without Teams Phone": {func(d *plan.Design, _ *world) { d.Persona.Personas[1].Licences = nil }, "PLAN_NO_PHONE"},
		"a rule of a range":             {func(d *plan.Design, _ *world) { d.Ranges[0].Rule = "nonsense" }, "PLAN_RANGE_RULE"},
		"a queue not fully read":        {func(_ *plan.Design, w *world) { w.snapshot.Queues[0].Groups = nil }, "PLAN_UNREAD"},
	} {
		t.Run(name, func(t *testing.T) {
			w, d := newWorld(t, 60), wanted(t)
			c.change(&d, w)
			p := plan.Make(d, w.reading(), now, plan.Options{})
			if !has(p, c.code) {
				t.Errorf("%s is not said", c.code)
			}
			for _, x := range p.Problems {
				if x.Summary.IsZero() || x.Hint.IsZero() {
					t.Errorf("%s has no summary or no hint", x.Code)
				}
			}
		})
	}
}

func TestAQueueKeepsWhoAnswersAlready(t *testing.T) {
	w := newWorld(t, 60)
	w.snapshot.Queues[0].Groups = []ident.ObjectID{"old-group"}
	w.carryOut(plan.Make(wanted(t), w.reading(), now, plan.Options{}))
	if got := w.snapshot.Queues[0].Groups; !slices.Equal(got, []ident.ObjectID{"old-group", "id-of-personadesk-hr-manchester"}) {
		t.Errorf("answered by %v", got)
	}
}

func TestSomebodyWhoHasANumberKeepsIt(t *testing.T) {
	w := newWorld(t, 60)
	w.snapshot.Configured[0].Numbers = []string{"+441612000000"}                                                         // by the account
	w.snapshot.Numbers[7].Status, w.snapshot.Numbers[7].Target = "userAssigned", ident.Object(w.users[6]["id"].(string)) // by the list
	p := plan.Make(wanted(t), w.reading(), now, plan.Options{})
	for _, c := range p.Changes {
		if c.Kind == plan.ReleaseNumber || c.Kind == plan.AssignNumber && (c.Users[0] == w.users[0]["id"] || c.Users[0] == w.users[6]["id"]) {
			t.Errorf("%s", c.Says)
		}
	}
}

func TestNumbersCanBeLeftToPeople(t *testing.T) {
	p := plan.Make(wanted(t), newWorld(t, 30).reading(), now, plan.Options{WithoutNumbers: true})
	if p.Empty() || kinds(p, plan.AssignNumber) > 0 || p.Bill.NumbersOut > 0 {
		t.Errorf("%d numbers are given", kinds(p, plan.AssignNumber))
	}
}
