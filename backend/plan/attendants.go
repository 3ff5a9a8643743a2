package plan

import (
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

// attendants makes and changes the attendants of the design, and lets each be called under its resource account.
func (m *maker) attendants() {
	for _, a := range m.design.Persona.Attendants {
		have, ok := m.standing(tenant.AttendantThing, a.Name, a.Existing)
		if !ok {
			continue
		}
		spec, whole := m.attendantSpec(a)
		switch {
		case !whole:
			continue // somebody whom it names is not there, which was said
		case have != nil:
			m.changeAttendant(a, *have, spec)
		case !m.makeAttendant(a, spec):
			continue
		}
		m.associate(a.Account, tenant.AttendantThing, a.Name)
	}
}

// needs are the changes that an attendant rests on: the accounts, groups and schedules that it names.
func (m *maker) attendantNeeds(c tenant.Command) []string {
	var needs []string
	c.Values(func(v tenant.Value) {
		if v.Kind != tenant.KindRef {
			return
		}
		switch v.Ref.Kind {
		case tenant.RefGroup:
			needs = append(needs, groupChange(v.Ref.Key))
		case tenant.RefAccount:
			needs = append(needs, m.accountChange(v.Ref.Key))
		case tenant.ThingRef(tenant.ScheduleThing):
			needs = append(needs, ThingChange(tenant.ScheduleThing, v.Ref.Key))
		}
	})
	return needs
}

func (m *maker) makeAttendant(a voice.Attendant, s attendantSpec) bool {
	before, flows, handling := s.handling()
	command := tenant.Command{Name: "New-CsAutoAttendant", Before: before, Params: []tenant.Param{param("Name", tenant.Text(a.Name)),
		param("LanguageId", tenant.Text(s.language)), param("TimeZoneId", tenant.Text(s.zone)),
		param("DefaultCallFlow", tenant.OutputOf(s.open.command(a.Name)))}}
	if len(flows) > 0 {
		command.Params = append(command.Params, param("CallFlows", tenant.ListOf(flows...)), param("CallHandlingAssociations", tenant.ListOf(handling...)))
	}
	if s.operator.kind != "" {
		command.Params = append(command.Params, param("Operator", s.operator.value()))
	}
	if len(s.authorised) > 0 {
		command.Params = append(command.Params, param("AuthorizedUsers", tenant.ListOf(s.authorised...)))
	}
	seen := &ThingSeen{Kind: tenant.AttendantThing, Name: a.Name, Settings: map[string]any{}, Refs: map[string][]tenant.Ref{}}
	for _, f := range s.fields() {
		if !f.unset {
			seen.expect(f)
		}
	}
	_, ok := m.putThing(Change{Kind: MakeThing, Sign: Add, After: a.Name, Says: text.Of("plan.make-thing", text.Of("plan.thing.attendant"), a.Name),
		Action: Action{Command: &command}, Expect: Expect{Thing: seen}},
		wish{kind: tenant.AttendantThing, name: a.Name, lane: LaneQueues, needs: m.attendantNeeds(command)})
	return ok
}
