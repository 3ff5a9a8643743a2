package plan

import (
	"slices"
	"strings"

	"personadesk/backend/persona"
	"personadesk/backend/tenant"
	"personadesk/backend/voice"
)

// changeAttendant corrects what differs of an attendant that is there: it is fetched, some of its properties are set, and it is written back,
// so that what the design does not say stays.
func (m *maker) changeAttendant(a voice.Attendant, have tenant.Thing, s attendantSpec) {
	s.authorised = m.alsoThere(shown(have), s.authorised)
	fields := s.fields()
	change := m.rewrite(have, fields, specShown(a.Name, shown(have).Settings).under(s))
	if len(change.odd) > 0 {
		m.odd(tenant.AttendantThing, a.Name, change.odd)
	}
	w := wish{kind: tenant.AttendantThing, name: a.Name, lane: LaneQueues}
	w.needs = m.attendantNeeds(rewriting(have, change.set, change.before))
	m.writeBack(have, change.differ, change.set, change.before, w)
}

// alsoThere names those too who may change an attendant already, because setting the list replaces it. Without anybody new it is not said.
func (m *maker) alsoThere(now tenant.Thing, wanted []tenant.Value) []tenant.Value {
	have := persona.ListOf(now.Settings["AuthorizedUsers"])
	list := []tenant.Value{}
	for _, id := range have {
		list = append(list, tenant.Text(id))
	}
	fresh := false
	for _, v := range wanted {
		if !slices.Contains(have, v.Text) {
			list, fresh = append(list, v), true
		}
	}
	if !fresh {
		return nil
	}
	return list
}

// rewritten is what is set of an attendant.
type rewritten struct {
	differ []field
	set    []tenant.Param
	before []tenant.Made
	odd    []string // properties that differ and hold what the design cannot say; they are left alone
}

// rewrite finds the properties in which an attendant is not as wanted, and what they are set to. Whole is what it is to be like, what the
// tenant has and nobody changes among it.
func (m *maker) rewrite(have tenant.Thing, fields []field, whole attendantSpec) rewritten {
	var r rewritten
	now := shown(have)
	byProperty := map[string][]field{}
	for _, f := range fields {
		property := propertyOf(f.param)
		v, has := now.Settings[f.param]
		if f.unset || !known(now.Settings, property) || has && m.fieldStands(f, v) || !has && f.empty() {
			continue
		}
		byProperty[property] = append(byProperty[property], f)
	}
	odd := persona.ListOf(now.Settings["Odd"])
	for _, p := range []struct {
		name string
		set  func() []tenant.Param
	}{
		{"LanguageId", func() []tenant.Param { return []tenant.Param{param("LanguageId", tenant.Text(whole.language))} }},
		{"TimeZoneId", func() []tenant.Param { return []tenant.Param{param("TimeZoneId", tenant.Text(whole.zone))} }},
		{"Operator", func() []tenant.Param {
			if whole.operator.kind == "" {
				return []tenant.Param{param("Operator", tenant.Null())}
			}
			return []tenant.Param{param("Operator", whole.operator.value())}
		}},
		{"AuthorizedUsers", func() []tenant.Param {
			return []tenant.Param{param("AuthorizedUsers", tenant.ListOf(whole.authorised...))}
		}},
		{greetingsOpen, func() []tenant.Param { return []tenant.Param{param(greetingsOpen, prompts(whole.open.greeting))} }},
		{promptsOpen, func() []tenant.Param { return []tenant.Param{param(promptsOpen, prompts(whole.open.prompt))} }},
		{optionsOpen, func() []tenant.Param { return []tenant.Param{param(optionsOpen, whole.open.menuOptions())} }},
		{otherFlows, func() []tenant.Param {
			before, flows, handling := whole.handling()
			r.before = before
			return []tenant.Param{param(otherFlows, tenant.ListOf(flows...)), param("CallHandlingAssociations", tenant.ListOf(handling...))}
		}},
	} {
		differ := byProperty[p.name]
		switch {
		case len(differ) == 0:
		case slices.Contains(odd, p.name):
			r.odd = append(r.odd, p.name)
		default:
			r.differ, r.set = append(r.differ, differ...), append(r.set, p.set()...)
		}
	}
	return r
}

// The properties that are set, by what of them is laid out.
const (
	greetingsOpen = "DefaultCallFlow.Greetings"
	promptsOpen   = "DefaultCallFlow.Menu.Prompts"
	optionsOpen   = "DefaultCallFlow.Menu.MenuOptions"
	otherFlows    = "CallFlows"
)

// propertyOf is the property of an attendant in which a setting stands.
func propertyOf(setting string) string {
	way, what, inWay := strings.Cut(setting, ".")
	switch {
	case way == "OperatorType":
		return "Operator"
	case way == "Hours" || way == "Holidays" || way == closedWay || way == holidayWay:
		return otherFlows
	case inWay && what == "Greeting":
		return greetingsOpen
	case inWay && what == "Prompt":
		return promptsOpen
	case inWay:
		return optionsOpen
	}
	return setting
}

// known says whether the tenant shows a property at all; what it does not show is unknown, not different.
func known(laid map[string]any, property string) bool {
	setting := property
	switch property {
	case greetingsOpen, promptsOpen, optionsOpen:
		setting = openWay + ".Keys"
	case otherFlows:
		setting = "Hours"
	}
	_, has := laid[setting]
	return has
}

// empty says whether a field wants nothing, which something that is not shown has.
func (f field) empty() bool {
	plain, refs := f.plain()
	return len(refs) == 0 && len(persona.ListOf(plain)) == 0
}
