package plan

import (
	"cmp"
	"slices"
	"strings"

	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/voice"
)

// attendantSpec is an attendant as commands need it: with ids, or references to what is only made now. A value that has no kind is not said.
type attendantSpec struct {
	name       string
	language   string
	zone       string
	operator   callTarget
	authorised []tenant.Value
	open       callFlow
	closed     callFlow
	holiday    callFlow
	hours      []tenant.Value // the schedule of opening hours; none for always open
	holidays   []tenant.Value
}

// callTarget is where a call goes: what kind of entity, and its id.
type callTarget struct {
	kind string // User, ApplicationEndpoint, ExternalPstn or SharedVoicemail; "" for none
	id   tenant.Value
}

// callFlow is what a caller meets.
type callFlow struct {
	greeting, prompt string
	options          []menuOption // sorted by their tones
}

// menuOption is what one key does; the tone of an only option without a key is Automatic.
type menuOption struct {
	tone, action string
	to           callTarget
}

// The ways of an attendant, as its settings are laid out.
const (
	openWay    = "Open"
	closedWay  = "Closed"
	holidayWay = "Holiday"
)

// attendantSpec finds everybody and everything that an attendant names; whole is false when something cannot be found.
func (m *maker) attendantSpec(a voice.Attendant) (s attendantSpec, whole bool) {
	of := problem.Where{Step: "plan", Kind: string(voice.KindAttendant), ID: a.Name}
	whole = true
	flow := func(w voice.Way) callFlow {
		f, ok := m.callFlow(of, w)
		whole = whole && ok
		return f
	}
	s = attendantSpec{name: a.Name, language: a.Language, zone: a.TimeZone, open: flow(a.Open), closed: flow(a.Closed), holiday: flow(a.Holiday)}
	if a.Operator.Said() {
		var ok bool
		_, s.operator, ok = m.callTarget(of, a.Operator)
		whole = whole && ok
	}
	for _, upn := range a.Authorised {
		v, known := m.personValue(of, upn)
		whole = whole && known
		s.authorised = append(s.authorised, v)
	}
	if a.Hours != "" {
		s.hours = []tenant.Value{scheduleRef(m, a.Hours)}
	}
	for _, name := range a.Holidays {
		s.holidays = append(s.holidays, scheduleRef(m, name))
	}
	for _, bound := range []struct {
		flow *callFlow
		when bool
	}{{&s.closed, len(s.hours) > 0}, {&s.holiday, len(s.holidays) > 0}} {
		if bound.when && len(bound.flow.options) == 0 { // a warning of the design says that nothing was decided
			bound.flow.options = []menuOption{{tone: automatic, action: "DisconnectCall"}}
		}
	}
	return s, whole
}

// scheduleRef refers to a schedule as the design spells it.
func scheduleRef(m *maker, name string) tenant.Value {
	if s, ours := voice.Find(m.design.Persona.Schedules, name); ours {
		name = s.Name
	}
	return tenant.RefTo(tenant.ThingRef(tenant.ScheduleThing), name)
}

const automatic = "Automatic"

func toneOf(key string) string {
	switch key {
	case "*":
		return "ToneStar"
	case "#":
		return "TonePound"
	}
	return "Tone" + key
}

func (m *maker) callFlow(of problem.Where, w voice.Way) (callFlow, bool) {
	f := callFlow{greeting: w.Greeting, prompt: w.Prompt}
	whole := true
	add := func(tone string, to voice.Target) {
		action, target, ok := m.callTarget(of, to)
		whole = whole && ok
		f.options = append(f.options, menuOption{tone, action, target})
	}
	if !w.Menu() {
		if w.To.Said() {
			add(automatic, w.To)
		}
		return f, whole
	}
	var told []string
	for _, o := range w.Options {
		add(toneOf(o.Key), o.To)
		if o.Says != "" {
			told = append(told, o.Says)
		}
	}
	if f.prompt == "" {
		f.prompt = strings.Join(told, " ")
	}
	slices.SortFunc(f.options, func(a, b menuOption) int { return cmp.Compare(a.tone, b.tone) })
	return f, whole
}

// callTarget finds where a call goes, and by which action. What an attendant cannot lead to stops at the checks of the design.
func (m *maker) callTarget(of problem.Where, t voice.Target) (action string, to callTarget, ok bool) {
	const transfer = "TransferCallToTarget"
	account := func(upn string) (string, callTarget, bool) {
		return transfer, callTarget{"ApplicationEndpoint", tenant.RefTo(tenant.RefAccount, upn)}, upn != ""
	}
	switch t.Kind {
	case voice.Disconnect:
		return "DisconnectCall", callTarget{}, true
	case voice.ToOperator:
		return "TransferCallToOperator", callTarget{}, true
	case voice.ToQueue:
		q, _ := m.designedQueue(t.Name)
		return account(q.Account)
	case voice.ToAttendant:
		a, _ := voice.Find(m.design.Persona.Attendants, t.Name)
		return account(a.Account)
	case voice.ToNumber:
		return transfer, callTarget{"ExternalPstn", tenant.Text("tel:" + t.Name)}, true
	case voice.ToPerson:
		v, known := m.personValue(of, t.Name)
		return transfer, callTarget{"User", v}, known
	case voice.ToVoicemail:
		v, known := m.groupValue(of, t.Name)
		return transfer, callTarget{"SharedVoicemail", v}, known
	}
	return "", callTarget{}, false
}

// fields is what an attendant must show: each way laid out flat, as attendantShown does it.
func (s attendantSpec) fields() []field {
	list := []field{
		{param: "LanguageId", value: tenant.Text(s.language), unset: s.language == ""},
		{param: "TimeZoneId", value: tenant.Text(s.zone), unset: s.zone == ""},
		{param: "OperatorType", value: tenant.Text(s.operator.kind), unset: s.operator.kind == ""},
		{param: "Operator", value: s.operator.id, unset: s.operator.kind == ""},
		{param: "AuthorizedUsers", value: tenant.ListOf(s.authorised...), unset: len(s.authorised) == 0},
	}
	list = append(list, s.open.fields(openWay)...)
	list = append(list, field{param: "Hours", value: tenant.ListOf(s.hours...), unset: len(s.hours) == 0})
	if len(s.hours) > 0 {
		list = append(list, s.closed.fields(closedWay)...)
	}
	list = append(list, field{param: "Holidays", value: tenant.ListOf(s.holidays...), unset: len(s.holidays) == 0})
	if len(s.holidays) > 0 {
		list = append(list, s.holiday.fields(holidayWay)...)
	}
	return list
}

func (f callFlow) fields(way string) []field {
	list := []field{
		{param: way + ".Greeting", value: tenant.Text(f.greeting), unset: f.greeting == ""},
		{param: way + ".Prompt", value: tenant.Text(f.prompt), unset: f.prompt == ""},
	}
	keys := make([]string, len(f.options))
	for i, o := range f.options {
		keys[i] = strings.TrimSpace(o.tone + " " + o.action + " " + o.to.kind)
		if o.to.kind != "" {
			list = append(list, field{param: way + "." + o.tone, value: o.to.id})
		}
	}
	return append(list, field{param: way + ".Keys", value: textList(keys), unset: len(keys) == 0})
}
