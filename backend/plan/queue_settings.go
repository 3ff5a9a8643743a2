package plan

import (
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

// designedQueue is a queue as the design has it; false for one that only the tenant has.
func (m *maker) designedQueue(name string) (voice.Queue, bool) {
	return voice.Find(m.design.Persona.Queues, name)
}

// queueFields are the settings of a queue that the design says. Where the tenant lacks somebody who is named, that is said and the
// setting is left out.
func (m *maker) queueFields(q voice.Queue) []field {
	truth := func(name string, v *bool) field {
		return field{param: name, value: tenant.Truth(v != nil && *v), unset: v == nil}
	}
	whole := func(name string, v *int) field {
		n := 0
		if v != nil {
			n = *v
		}
		return field{param: name, value: tenant.WholeNumber(int64(n)), unset: v == nil}
	}
	list := []field{
		{param: "RoutingMethod", value: tenant.Text(string(q.Routing)), unset: q.Routing == ""},
		whole("AgentAlertTime", q.Alert), truth("PresenceBasedRouting", q.Presence), truth("AllowOptOut", q.OptOut), truth("ConferenceMode", q.Conference),
		{param: "LanguageId", value: tenant.Text(q.Language), unset: q.Language == ""},
		{param: "WelcomeTextToSpeechPrompt", value: tenant.Text(q.Greeting), unset: q.Greeting == ""},
		{param: "MusicOnHoldAudioFileId", value: tenant.Text(q.Music), unset: q.Music == ""},
		whole("OverflowThreshold", q.Overflow.After), whole("TimeoutThreshold", q.Timeout.After),
	}
	list = append(list, m.exitFields(q, "Overflow", "DisconnectWithBusy", q.Overflow.To)...)
	list = append(list, m.exitFields(q, "Timeout", "Disconnect", q.Timeout.To)...)
	list = append(list, m.exitFields(q, "NoAgent", "Disconnect", q.NoAgents)...)
	return append(list, m.peopleField(q, "Users", q.People), m.peopleField(q, "AuthorizedUsers", q.Authorised))
}

// exitFields are the settings of one way out of a queue.
func (m *maker) exitFields(q voice.Queue, way, ends string, t voice.Target) []field {
	if !t.Said() {
		return nil
	}
	action, target, known := "Forward", tenant.Value{}, true
	switch t.Kind {
	case voice.Disconnect:
		return []field{{param: way + "Action", value: tenant.Text(ends)}}
	case voice.KeepWaiting:
		return []field{{param: way + "Action", value: tenant.Text("Queue")}}
	case voice.ToQueue:
		other, _ := m.designedQueue(t.Name)
		target = tenant.RefTo(tenant.RefAccount, other.Account)
	case voice.ToAttendant:
		other, _ := voice.Find(m.design.Persona.Attendants, t.Name)
		target = tenant.RefTo(tenant.RefAccount, other.Account)
	case voice.ToNumber:
		target = tenant.Text("tel:" + t.Name)
	case voice.ToPerson:
		target, known = m.personValue(queuePlace(q), t.Name)
	case voice.ToMailbox:
		action = "Voicemail"
		target, known = m.personValue(queuePlace(q), t.Name)
	case voice.ToVoicemail:
		action = "SharedVoicemail"
		target, known = m.groupValue(queuePlace(q), t.Name)
	}
	if !known {
		return nil
	}
	list := []field{{param: way + "Action", value: tenant.Text(action)}, {param: way + "ActionTarget", value: target}}
	if t.Kind == voice.ToVoicemail { // which does without no prompt
		says := t.Says
		if says == "" {
			says = "Please leave a message."
		}
		list = append(list, field{param: way + "SharedVoicemailTextToSpeechPrompt", value: tenant.Text(says)})
	}
	return list
}

// personValue is the object id of somebody whom a queue or an attendant names.
func (m *maker) personValue(of problem.Where, upn string) (tenant.Value, bool) {
	i, found := m.s.dir.Find(upn)
	if !found {
		m.unnamed(of, upn)
		return tenant.Value{}, false
	}
	return tenant.Text(string(m.people.id(i))), true
}

// groupValue is a group that a queue or an attendant names: one of ours, which may be made by this very plan, or one of the tenant.
func (m *maker) groupValue(of problem.Where, name string) (tenant.Value, bool) {
	for _, p := range m.design.Persona.Personas {
		if ident.Fold(persona.GroupName(p)) == ident.Fold(name) {
			return tenant.RefTo(tenant.RefGroup, persona.GroupKey(p)), true
		}
	}
	var found []tenant.Group
	for _, g := range m.s.Groups {
		if ident.Fold(g.Name) == ident.Fold(name) {
			found = append(found, g)
		}
	}
	if len(found) == 1 {
		return tenant.Text(string(found[0].ID)), true
	}
	for _, team := range m.s.teams[ident.Fold(name)] {
		return tenant.Text(string(team.ID)), true
	}
	m.unnamed(of, name)
	return tenant.Value{}, false
}

// unnamed says that a queue or an attendant names somebody or a group that cannot be told.
func (m *maker) unnamed(of problem.Where, name string) {
	m.add(*problem.New("PLAN_QUEUE_NAMES").Detailed(of.ID, name).Hinted().At(of))
}

func queuePlace(q voice.Queue) problem.Where {
	return problem.Where{Step: "plan", Kind: string(voice.KindQueue), ID: q.Name}
}

// peopleField is a list of people. Setting it replaces the one that is there, so those who are in it already are named too.
func (m *maker) peopleField(q voice.Queue, name string, upns []string) field {
	f := field{param: name, unset: true}
	var have []string
	for _, one := range m.s.queues[ident.Fold(q.Name)] {
		shown, _ := tenant.Thing{Settings: one.Settings}.Setting(name)
		have = persona.ListOf(shown)
	}
	items := []tenant.Value{}
	there := map[ident.ObjectID]bool{}
	for _, id := range have {
		there[ident.Object(id)] = true
		items = append(items, tenant.Text(id))
	}
	for _, upn := range upns {
		v, known := m.personValue(queuePlace(q), upn)
		if known && !there[ident.Object(v.Text)] {
			items, f.unset = append(items, v), false
			there[ident.Object(v.Text)] = true
		}
	}
	f.value = tenant.ListOf(items...)
	return f
}

// queueNeeds are the changes that a queue rests on: the groups and resource accounts that it names.
func (m *maker) queueNeeds(fields []field, groups []tenant.Ref) []string {
	var needs []string
	add := func(refs []tenant.Ref) {
		for _, r := range refs {
			switch r.Kind {
			case tenant.RefGroup:
				needs = append(needs, groupChange(r.Key))
			case tenant.RefAccount:
				needs = append(needs, m.accountChange(r.Key))
			}
		}
	}
	for _, f := range fields {
		if !f.unset {
			_, refs := f.plain()
			add(refs)
		}
	}
	add(groups)
	return needs
}

// makeQueue makes a queue as the design has it, with everybody who answers it.
func (m *maker) makeQueue(q voice.Queue, targets []*target, want []tenant.Ref) {
	fields := m.queueFields(q)
	groups := refs(want)
	seenRefs := map[string][]tenant.Ref{}
	if len(want) > 0 {
		seenRefs["DistributionLists"] = want
	}
	for _, name := range q.Groups {
		if v, known := m.groupValue(queuePlace(q), name); known {
			groups = append(groups, v)
			if v.Kind == tenant.KindRef {
				seenRefs["DistributionLists"] = append(seenRefs["DistributionLists"], *v.Ref)
			}
		}
	}
	command := tenant.Command{Name: "New-CsCallQueue", Params: []tenant.Param{param("Name", tenant.Text(q.Name))}}
	seen := &ThingSeen{Kind: tenant.QueueThing, Name: q.Name, Settings: map[string]any{}, Refs: seenRefs}
	if q.Routing == "" {
		command.Params = append(command.Params, param("RoutingMethod", tenant.Text(string(q.RoutesBy()))))
	}
	if q.Music == "" {
		command.Params = append(command.Params, param("UseDefaultMusicOnHold", tenant.Truth(true)))
	}
	for _, f := range fields {
		if f.unset {
			continue
		}
		command.Params = append(command.Params, param(f.param, f.value))
		seen.expect(f)
	}
	if len(groups) > 0 {
		command.Params = append(command.Params, param("DistributionLists", tenant.ListOf(groups...)))
	}
	c := Change{Kind: MakeThing, Sign: Add, After: q.Name, Says: text.Of("plan.make-queue.alone", q.Name), Action: Action{Command: &command}, Expect: Expect{Thing: seen}}
	w := wish{kind: tenant.QueueThing, name: q.Name, lane: LaneQueues, needs: m.queueNeeds(fields, seenRefs["DistributionLists"])}
	if len(targets) > 0 {
		c.Says, c.PersonaID = text.Of("plan.make-queue", q.Name, groupNames(targets)), targets[0].ID
		w.reasons = m.because(targets[0], "queue/"+q.Name, text.Text{})
	}
	m.putThing(m.rung(c, q.Name, targets), w)
}

// changeQueue corrects the settings of a queue that is there; who answers it is another change.
func (m *maker) changeQueue(q voice.Queue, found tenant.Queue) {
	fields := m.queueFields(q)
	m.changeThing(wish{kind: tenant.QueueThing, name: q.Name, changer: "Set-CsCallQueue", lane: LaneQueues, fields: fields,
		needs: m.queueNeeds(fields, nil), id: "queue-settings:" + q.Name},
		tenant.Thing{Kind: tenant.QueueThing, ID: string(found.ID), Name: found.Name, Settings: found.Settings})
}
