package plan

import (
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// group gives a provisioning group its name, description and rule of before.
func (u *undo) group(past Change) {
	if past.Action.Group == nil || !u.rests(text.Of("plan.what.groups"), partGroups) {
		return
	}
	made := past.Action.Group
	t, exists := u.holder(made.UniqueName, past)
	if !exists {
		u.conflict(past)
		return
	}
	have := u.s.groups[t.key]
	if have.Name != made.Name || have.Description != made.Description || !sameRule(have.Rule, made.Rule) || !have.RuleOn || !have.Dynamic {
		u.conflict(past)
		return
	}
	if past.Was == nil || past.Was.Group == nil {
		u.left(past, text.Of("plan.undo.group"), text.Of("plan.undo.group.hint"))
		return
	}
	spec := *past.Was.Group
	c := Change{ID: past.ID, Lane: LaneGroups, Kind: UpdateGroup, Sign: Modify, Subject: spec.Name, Before: have.Name, After: spec.Name,
		Says: text.Of("plan.restore-group", spec.Name), PersonaID: t.ID, Effect: Notice,
		Action: Action{Group: &spec}, Expect: Expect{Group: &spec},
		Was: &Expect{Group: &tenant.GroupSpec{UniqueName: t.key, Name: have.Name, Description: have.Description, Nickname: spec.Nickname, Rule: have.Rule}}}
	if !sameRule(spec.Rule, have.Rule) {
		c.Before, c.After = have.Rule, spec.Rule
		t.Match, t.Unknown = u.reach(spec.Rule) // its members from then on
		u.moves(&c, t, have)
	}
	u.put(c)
}

// policy gives a policy the settings of before.
func (u *undo) policy(past Change) {
	if past.Expect.Policy == nil || past.Action.Command == nil || !u.rests(text.Of("plan.what.policies"), partPolicies) {
		return
	}
	want := past.Expect.Policy
	t, known := catalog.PolicyTypeByID(want.Type)
	if !known || !u.typeRead(t) {
		return
	}
	have, exists := u.s.policies[policyKey(want.Type, want.Name)]
	if !exists || !Reads(*want, have) {
		u.conflict(past)
		return
	}
	if past.Was == nil || past.Was.Policy == nil {
		u.left(past, text.Of("plan.undo.settings"), text.Of("plan.undo.settings.hint"))
		return
	}
	command, d, err := settingsBack(t, have, *past.Was.Policy, *past.Action.Command)
	if err != nil {
		u.left(past, text.Of("plan.undo.unwritable"), text.Of("plan.undo.settings.hint"))
		return
	}
	c := Change{ID: past.ID, Lane: LaneGroups, Kind: past.Kind, Sign: Modify, Subject: string(have.Name), Before: past.After, After: past.Before,
		Says:      text.Of("plan.restore-policy", lower(t.Name), have.Name, strings.Join(command.ParamNames()[1:], ", ")),
		PersonaID: past.PersonaID, Effect: Notice, Action: Action{Command: &command}, Expect: Expect{Policy: past.Was.Policy}}
	if was := settingsNow(have, command.ParamNames()[1:]); was != nil {
		c.Was = &Expect{Policy: was}
	}
	if takesAway(d) {
		c.Effect, c.Feels = Lose, text.Literal(lower(t.Name))
	}
	if past.Kind == UpdateGlobal {
		command.OnPurpose = true
		c.Users, _ = u.fallers(t, c.Effect)
		c.Says = text.Of("plan.edit-global", lower(t.Name), c.Says, problem.Users(len(c.Users)))
		u.put(c)
		return
	}
	key := have.Name.Key()
	for i := range u.s.dir.Len() {
		if u.s.assigned(i, t.ID).Key == key {
			c.Users = append(c.Users, u.people.id(i))
			u.feel(i, c.Effect)
		}
	}
	u.put(c)
}

// remade makes a policy again that a run removed, with every setting that it had and that can be given while a policy is made.
func (u *undo) remade(past Change) {
	if past.Expect.Gone == nil || !u.rests(text.Of("plan.what.policies"), partPolicies) {
		return
	}
	t, known := catalog.PolicyTypeByID(past.Expect.Gone.Type)
	if !known || !u.typeRead(t) {
		return
	}
	if _, there := u.s.policies[policyKey(t.ID, past.Expect.Gone.Name)]; there {
		u.conflict(past)
		return
	}
	if past.Was == nil || past.Was.Policy == nil {
		u.left(past, text.Of("plan.undo.settings"), text.Of("plan.undo.settings.hint"))
		return
	}
	was := *past.Was.Policy
	p := persona.Policy{Type: t.ID, Name: was.Name, Description: persona.TextOf(shownOf(was, "Description")), Settings: persona.SettingsShown(t.ID, was.Settings),
		Rules: plainRules(shownRules(shownOf(was, normalizationRules)))}
	command, err := createCommand(t, p)
	if err != nil {
		u.left(past, text.Of("plan.undo.unwritable"), text.Of("plan.undo.settings.hint"))
		return
	}
	u.put(Change{ID: past.ID, Lane: LaneGroups, Kind: CreatePolicy, Sign: Add, Subject: string(was.Name), After: string(was.Name),
		Says: text.Of("plan.remake-policy", lower(t.Name), was.Name), Effect: Notice, Action: Action{Command: &command},
		Expect: Expect{Policy: u.expected(t, p, inNew(t, p.Settings), len(p.Rules) > 0)}})
}

// settingsBack is the command that writes the settings of before, each of the kind that the run wrote it as.
func settingsBack(t catalog.PolicyType, have, was tenant.Policy, past tenant.Command) (tenant.Command, difference, error) {
	command := tenant.Command{Name: t.SetCommand, Params: []tenant.Param{param("Identity", tenant.Text(string(have.Name)))}}
	d := difference{before: map[string]any{}}
	for _, p := range past.Params {
		v, kept := was.Settings[p.Name]
		if !kept {
			continue
		}
		if p.Name == normalizationRules {
			rules := plainRules(shownRules(v))
			if len(rules) == 0 {
				return command, d, fmt.Errorf("put %s back: there were none", p.Name)
			}
			command.Params = append(command.Params, normalization(rules, "Replace"))
			d.rules = true
			continue
		}
		if v == nil {
			command.Params = append(command.Params, param(p.Name, tenant.Null()))
			continue
		}
		setting := persona.Setting{Name: p.Name, Kind: persona.SettingText, Value: persona.TextOf(v)}
		switch p.Value.Kind {
		case tenant.KindTruth:
			setting.Kind = persona.SettingTruth
		case tenant.KindNumber:
			setting.Kind = persona.SettingNumber
		case tenant.KindTable:
			if makers[ident.Fold(p.Name)] != "" {
				setting = persona.SettingOfObjects(p.Name, fieldsOf(v))
			}
		case tenant.KindList:
			setting.Kind, setting.Value = persona.SettingList, strings.Join(persona.ListOf(v), "\n")
		}
		back, err := settingsOf(t, have.Name, []persona.Setting{setting})
		if err != nil {
			return command, d, fmt.Errorf("put %s back: %w", p.Name, err)
		}
		command.Params = append(command.Params, replacing(back)...)
		d.settings = append(d.settings, setting)
	}
	if len(command.Params) == 1 {
		return command, d, fmt.Errorf("put settings back: none is known")
	}
	if now := settingsNow(have, command.ParamNames()[1:]); now != nil {
		d.before = now.Settings
	}
	return command, d, nil
}

// whoseLicence says that the losses of licences are the most there can be. A reading does not tell where a licence comes
// from, and a safeguard had better count once too often.
func (u *undo) whoseLicence() {
	for _, c := range u.lanes[LaneLicences] {
		if c.Effect == Lose {
			u.add(*problem.Note("PLAN_UNDO_LICENCES").
				Detailed().At(u.place(c.ID)))
			return
		}
	}
}

// licences lets a group hand out what it handed out before.
func (u *undo) licences(past Change, counts map[ident.SKU]*seatCount) {
	if past.Action.Licences == nil || !u.rests(text.Of("plan.what.licences"), partGroups, partSubscriptions) {
		return
	}
	was := past.Action.Licences
	t, exists := u.holder(was.Group.Key, past)
	if !exists {
		u.conflict(past)
		return
	}
	carries := func(sku ident.SKU) bool {
		return slices.ContainsFunc(u.s.groups[t.key].Licences, func(l tenant.GroupLicence) bool { return l.SKU == sku })
	}
	change := LicenceChange{Group: was.Group}
	moved := false
	for _, sku := range was.Add {
		if carries(sku) {
			change.Remove = append(change.Remove, sku)
		} else {
			moved = true
		}
	}
	for _, sku := range was.Remove {
		if _, bought := u.s.subs[sku]; !carries(sku) && bought {
			change.Add = append(change.Add, sku)
		} else {
			moved = true
		}
	}
	if moved {
		u.conflict(past)
	}
	if len(change.Add)+len(change.Remove) > 0 {
		u.put(u.licenceLine(t, change, counts))
	}
}
