package plan

import (
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

func policyChange(policyType string, name ident.PolicyName) string {
	return "policy:" + policyType + "/" + string(name)
}

// PolicyOfChange is the policy that a change of one is about, by the id of the change.
func PolicyOfChange(id string) (policyType string, name ident.PolicyName, ok bool) {
	rest, ok := strings.CutPrefix(id, "policy:")
	policyType, text, cut := strings.Cut(rest, "/")
	return policyType, ident.Policy(text), ok && cut
}

// policies makes what the design defines and the tenant lacks, and corrects what differs.
func (m *maker) policies() {
	if len(m.design.Persona.Policies) == 0 || !m.rests(text.Of("plan.what.policies"), partPolicies) {
		return
	}
	for _, p := range m.design.Persona.Policies {
		t, known := catalog.PolicyTypeByID(p.Type)
		if !known || !m.typeRead(t) {
			continue // the checks of the design have said so
		}
		have, exists := m.s.policies[policyKey(p.Type, p.Name)]
		switch {
		case p.Gone:
			if exists {
				m.removePolicy(t, have)
			}
		case p.Name.Key() == ident.GlobalKey:
			if p.GlobalOnPurpose && !p.Existing && exists {
				m.editGlobal(t, p, have)
			}
		case p.Existing && !exists:
			m.add(*problem.New("PLAN_POLICY_MISSING").
				Detailed(lower(t.Name), p.Name).Hinted().At(problem.Where{Step: "plan", Kind: "policy", ID: t.ID + "/" + string(p.Name)}))
		case p.Existing:
		case exists:
			m.updatePolicy(t, p, have)
		case len(p.Settings) > 0 || len(p.Rules) > 0 || p.EmptyOnPurpose: // one that sets nothing gives nobody anything; the checks say so
			m.createPolicy(t, p)
		}
	}
}

// typeRead says whether the policies of a type were read, and reports it once when not.
func (m *maker) typeRead(t catalog.PolicyType) bool {
	why, unread := m.s.unreadPolicies(t.ID)
	if unread && !m.said[t.ID] {
		m.said[t.ID] = true
		m.add(*problem.Warn("PLAN_UNREAD.policies").
			Detailed(t.Name, why).Hinted().
			At(problem.Where{Step: "plan", Kind: "reading", ID: partPolicies + "/" + t.ID}))
	}
	return !unread
}

// accountsThere says whether the resource accounts that a policy names are in the tenant. One that this plan makes is there for the next.
func (m *maker) accountsThere(t catalog.PolicyType, p persona.Policy) bool {
	for _, s := range p.Settings {
		if s.Kind != persona.SettingAccount {
			continue
		}
		if !m.rests(text.Literal(t.Name+" "+string(p.Name)), partAccounts) {
			return false
		}
		_, found := m.s.accounts[ident.Fold(s.Value)]
		if designed, ours := voice.Find(m.design.Persona.Accounts, s.Value); !found && m.ids[m.accountChange(s.Value)] && ours && (designed.Number == "" || !m.ids[accountNumberChange(designed.UPN)]) {
			// The tenant takes such a policy only once the account is there with its number, which this plan does not give.
			m.add(*problem.Warn("PLAN_POLICY_WAITS").
				Detailed(lower(t.Name), p.Name, s.Value).Hinted().
				At(problem.Where{Step: "plan", Kind: "policy", ID: t.ID + "/" + string(p.Name), Field: s.Name}))
			return false
		} else if !found && ours && m.ids[m.accountChange(s.Value)] {
			continue
		} else if !found {
			m.add(*problem.New("PLAN_ACCOUNT_MISSING").
				Detailed(lower(t.Name), p.Name, s.Value).Hinted().
				At(problem.Where{Step: "plan", Kind: "policy", ID: t.ID + "/" + string(p.Name), Field: s.Name}))
			return false
		}
	}
	return true
}

func (m *maker) createPolicy(t catalog.PolicyType, p persona.Policy) {
	if t.NewCommand == "" || !m.accountsThere(t, p) {
		return
	}
	command, err := createCommand(t, p)
	if err != nil {
		return // the checks of the design have said so
	}
	says := text.Of("plan.make-policy", lower(t.Name), p.Name)
	if n := len(p.Rules); n > 0 {
		says = text.Of("plan.make-policy.rules", lower(t.Name), p.Name, n)
	}
	first := m.firstWith(t.ID, p.Name)
	expected := m.expected(t, p, inNew(t, p.Settings), len(p.Rules) > 0)
	if _, sent := command.Param("Description"); sent {
		expected.Settings["Description"] = p.Description
	}
	m.put(Change{ID: policyChange(t.ID, p.Name), Lane: LaneGroups, Kind: CreatePolicy, Sign: Add, Subject: string(p.Name), After: string(p.Name), Says: says,
		PersonaID: idOf(first), Reasons: m.because(first, t.ID, text.Of("plan.because.no-policy")), Effect: Notice, Needs: m.restsOn(p),
		Action: Action{Command: &command}, Expect: Expect{Policy: expected}})
}

// expected is what must read back: the given settings, as the tenant will show them, and the rules if they are sent.
func (m *maker) expected(t catalog.PolicyType, p persona.Policy, settings []persona.Setting, rules bool) *tenant.Policy {
	want := &tenant.Policy{Type: t.ID, Name: p.Name, Settings: map[string]any{}}
	if empty, is := p.Empty(); is {
		settings = append(slices.Clone(settings), empty)
	}
	for _, s := range settings {
		v, err := s.Read()
		if known, found := catalog.SettingOf(t.ID, s.Name); err != nil || found && !known.InNew && !known.InSet {
			continue
		}
		if s.Kind == persona.SettingAccount {
			if have, there := m.s.accounts[ident.Fold(s.Value)]; there {
				v = have.ID
			} // one that this plan makes is found when the policy is looked for
		}
		want.Settings[s.Name] = v
	}
	if rules {
		want.Settings[normalizationRules] = ruleObjects(designedRules(p.Rules))
	}
	return want
}

func (m *maker) updatePolicy(t catalog.PolicyType, p persona.Policy, have tenant.Policy) {
	c, d, ok := m.changed(t, p, have)
	if !ok {
		return
	}
	if takesAway(d) {
		c.Effect, c.Feels = Lose, text.Literal(lower(t.Name))
	}
	users := m.havers(t.ID, p.Name)
	c.Users = m.people.in(users)
	for i := range users.Each() {
		m.feel(i, c.Effect)
	}
	first := m.firstWith(t.ID, p.Name)
	c.PersonaID, c.Reasons = idOf(first), m.because(first, t.ID, text.Of("plan.because.policy-differs"))
	m.put(c)
}

// changed is the change that brings a policy of the tenant to what is designed, and in what they differ; ok is false when there is nothing to
// change, or nothing that could be.
func (m *maker) changed(t catalog.PolicyType, p persona.Policy, have tenant.Policy) (c Change, d difference, ok bool) {
	if empty, is := p.Empty(); is {
		p.Settings = append(slices.Clone(p.Settings), empty)
	}
	d = m.s.differs(p, have)
	if d.none() || t.SetCommand == "" || !m.accountsThere(t, p) {
		return c, d, false
	}
	settings, err := settingsOf(t, p.Name, d.settings)
	if err != nil {
		return c, d, false // the checks of the design have said so
	}
	command := tenant.Command{Name: t.SetCommand, Params: append([]tenant.Param{param("Identity", tenant.Text(string(have.Name)))}, replacing(settings)...)}
	var before, after []string
	var what []text.Text
	for _, s := range d.settings {
		what = append(what, text.Literal(s.Name))
		before = append(before, s.Name+" "+persona.TextOf(d.before[s.Name]))
		after = append(after, s.Name+" "+s.Value)
	}
	expected := m.expected(t, p, d.settings, d.rules)
	if d.description && takes(t.SetCommand, "Description") {
		expected.Settings["Description"] = p.Description
		command.Params = append(command.Params, param("Description", tenant.Text(p.Description)))
		what = append(what, text.Of("plan.differs.description"))
	}
	if d.rules {
		command.Params = append(command.Params, normalization(p.Rules, "Replace"))
		what = append(what, text.Of("plan.differs.rules"))
	}
	if len(what) == 0 {
		return c, d, false
	}
	c = Change{ID: policyChange(t.ID, p.Name), Lane: LaneGroups, Kind: UpdatePolicy, Sign: Modify, Subject: string(p.Name),
		Before: strings.Join(before, ", "), After: strings.Join(after, ", "),
		Says: text.Of("plan.change-policy", lower(t.Name), p.Name, what), Effect: Notice, Needs: m.restsOn(p),
		Action: Action{Command: &command}, Expect: Expect{Policy: expected}}
	if was := settingsNow(have, command.ParamNames()[1:]); was != nil {
		c.Was = &Expect{Policy: was}
	}
	return c, d, true
}

// takesAway says whether a change of settings switches something off or shortens a list.
func takesAway(d difference) bool {
	for _, s := range d.settings {
		switch want, err := s.Read(); want := want.(type) {
		case bool:
			if err == nil && !want {
				return true
			}
		case []string:
			have := map[ident.Key]bool{}
			for _, item := range want {
				have[ident.Fold(item)] = true
			}
			for _, item := range persona.ListOf(d.before[s.Name]) {
				if !have[ident.Fold(item)] {
					return true
				}
			}
		default:
			if key := ident.Fold(s.Value); key == "disabled" || key == "alwaysdisabled" {
				return true
			}
		}
	}
	return false
}

// firstWith is the persona that gives a policy, the first where there are several; nil for none.
func (m *maker) firstWith(policyType string, name ident.PolicyName) *target {
	key := name.Key()
	for _, t := range m.targets {
		if c, has := t.choice(policyType); has && c.Name.Key() == key {
			return t
		}
	}
	return nil
}

// havers is everybody whom some persona gives a policy.
func (m *maker) havers(policyType string, name ident.PolicyName) directory.Set {
	var users directory.Set
	key := name.Key()
	for _, t := range m.targets {
		if c, has := t.choice(policyType); has && c.Name.Key() == key {
			users = users.Or(t.Match)
		}
	}
	return users
}

func (t *target) choice(policyType string) (persona.PolicyChoice, bool) {
	c, has := t.choices[ident.Fold(policyType)]
	return c, has
}

func idOf(t *target) string {
	if t == nil {
		return ""
	}
	return t.ID
}

// available says whether a policy is in the tenant or will be, and by which change.
func (m *maker) available(policyType string, name ident.PolicyName) (change string, ok bool) {
	id := policyChange(policyType, name)
	if p, defined := m.defined[policyKey(policyType, name)]; defined {
		id = policyChange(policyType, p.Name)
	}
	if m.ids[id] {
		return id, true
	}
	_, exists := m.s.policies[policyKey(policyType, name)]
	return "", exists
}
