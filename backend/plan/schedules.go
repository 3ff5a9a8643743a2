package plan

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

// The properties of a schedule as its getter shows them.
const (
	weekShown  = "WeeklyRecurrentSchedule"
	datesShown = "FixedSchedule"
	fetched    = "Fetched" // what is changed and written back
)

// schedules makes and changes opening hours and holidays, before the attendants that are bound to them.
func (m *maker) schedules() {
	for _, s := range m.design.Persona.Schedules {
		have, ok := m.standing(tenant.ScheduleThing, s.Name, s.Existing)
		switch {
		case !ok:
		case have != nil:
			m.changeSchedule(s, *have)
		default:
			m.makeSchedule(s)
		}
	}
}

// scheduleFields is what the design says of a schedule. A day that it does not list is closed.
func scheduleFields(s voice.Schedule) []field {
	if s.Tells == voice.HolidayDates {
		return []field{{param: "Dates", value: textList(datesOf(s)), unset: len(s.Dates) == 0}}
	}
	var list []field
	for day := range 7 {
		list = append(list, field{param: dayName(day), value: textList(spansOf(s, time.Weekday((day+1)%7))), unset: len(s.Week) == 0})
	}
	return list
}

// dayName is a day of the week from Monday.
func dayName(fromMonday int) string { return time.Weekday((fromMonday + 1) % 7).String() }

func spansOf(s voice.Schedule, day time.Weekday) []string {
	list := []string{}
	for _, d := range s.Week {
		if d.Day == day {
			for _, span := range d.Spans {
				list = append(list, span.From+"-"+span.To)
			}
		}
	}
	slices.Sort(list)
	return list
}

// datesOf lists holidays as first day and the day after the last, which is how the tenant keeps them.
func datesOf(s voice.Schedule) []string {
	list := []string{}
	for _, d := range s.Dates {
		last, err := time.Parse(time.DateOnly, cmp.Or(d.Last, d.First))
		if err == nil {
			list = append(list, d.First+"/"+last.AddDate(0, 0, 1).Format(time.DateOnly))
		}
	}
	slices.Sort(list)
	return list
}

func textList(list []string) tenant.Value {
	values := make([]tenant.Value, len(list))
	for i, one := range list {
		values[i] = tenant.Text(one)
	}
	return tenant.ListOf(values...)
}

// timeRanges is a list of spans such as 09:00-17:30, each made by its command.
func timeRanges(spans []string) tenant.Value {
	list := []tenant.Value{}
	for _, span := range spans {
		from, to, _ := strings.Cut(span, "-")
		if to == "24:00" {
			to = "1.00:00" // as the command takes the end of a day
		}
		list = append(list, tenant.OutputOf(tenant.Command{Name: "New-CsOnlineTimeRange", Params: []tenant.Param{param("Start", tenant.Text(from)), param("End", tenant.Text(to))}}))
	}
	return tenant.ListOf(list...)
}

// dateRanges is a list of stretches of days such as 2027-12-25/2027-12-28, each made by its command.
func dateRanges(stretches []string) tenant.Value {
	list := []tenant.Value{}
	for _, s := range stretches {
		from, to, _ := strings.Cut(s, "/")
		list = append(list, tenant.OutputOf(tenant.Command{Name: "New-CsOnlineDateTimeRange", Params: []tenant.Param{
			param("Start", tenant.Text(dayFirst(from))), param("End", tenant.Text(dayFirst(to)))}}))
	}
	return tenant.ListOf(list...)
}

// dayFirst is a date as the command takes it, whatever the language of the machine.
func dayFirst(date string) string {
	at, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return at.Format("2/1/2006")
}

func (m *maker) makeSchedule(s voice.Schedule) {
	command := tenant.Command{Name: "New-CsOnlineSchedule", Params: []tenant.Param{param("Name", tenant.Text(s.Name))}}
	seen := &ThingSeen{Kind: tenant.ScheduleThing, Name: s.Name, Settings: map[string]any{}, Refs: map[string][]tenant.Ref{}}
	if s.Tells == voice.HolidayDates {
		command.Params = append(command.Params, param("FixedSchedule", tenant.Switch()), param("DateTimeRanges", dateRanges(datesOf(s))))
	} else {
		// Who answers outside the hours is told by the opposite of them.
		command.Params = append(command.Params, param("WeeklyRecurrentSchedule", tenant.Switch()), param("Complement", tenant.Switch()))
		for day := range 7 {
			if spans := spansOf(s, time.Weekday((day+1)%7)); len(spans) > 0 {
				command.Params = append(command.Params, param(dayName(day)+"Hours", timeRanges(spans)))
			}
		}
	}
	for _, f := range scheduleFields(s) {
		if !f.unset {
			seen.expect(f)
		}
	}
	m.putThing(Change{Kind: MakeThing, Sign: Add, After: s.Name, Says: text.Of("plan.make-thing", text.Of("plan.thing.schedule"), s.Name),
		Action: Action{Command: &command}, Expect: Expect{Thing: seen}}, wish{kind: tenant.ScheduleThing, name: s.Name, lane: LaneQueues})
}

// changeSchedule corrects the days that differ. What the tenant has and the design cannot say is left as it is, and that is said.
func (m *maker) changeSchedule(s voice.Schedule, have tenant.Thing) {
	now := shown(have)
	var differ []field
	for _, f := range scheduleFields(s) {
		if v, has := now.Setting(f.param); !f.unset && (!has || !m.fieldStands(f, v)) {
			differ = append(differ, f)
		}
	}
	odd := persona.ListOf(now.Settings["Odd"])
	if kind := now.Settings["Type"]; kind != "" && (kind == datesShown) != (s.Tells == voice.HolidayDates) {
		odd = append(odd, "Type")
	}
	if len(differ) > 0 && len(odd) > 0 {
		m.odd(tenant.ScheduleThing, s.Name, odd)
		return
	}
	m.writeBack(have, differ, setOfSchedule(differ), nil, wish{kind: tenant.ScheduleThing, name: s.Name, lane: LaneQueues})
}

// setOfSchedule is what is written of the days that differ.
func setOfSchedule(differ []field) []tenant.Param {
	var set []tenant.Param
	for _, f := range differ {
		plain, _ := f.plain()
		if f.param == "Dates" {
			set = append(set, param(datesShown+".DateTimeRanges", dateRanges(persona.ListOf(plain))))
			continue
		}
		set = append(set, param(weekShown+"."+f.param+"Hours", timeRanges(persona.ListOf(plain))))
	}
	return set
}

// odd says that the tenant has something in a way that the design cannot say, so that it is left as it is.
func (m *maker) odd(kind tenant.ThingKind, name string, what []string) {
	m.add(*problem.Warn("PLAN_THING_ODD").Detailed(text.Of("plan.thing."+string(kind)), name, strings.Join(what, ", ")).Hinted().
		At(problem.Where{Step: "plan", Kind: string(kind), ID: name}))
}

// readers fetch the things that are written back whole, and setters write them.
var (
	readers = map[tenant.ThingKind]struct{ command, identity string }{
		tenant.ScheduleThing: {"Get-CsOnlineSchedule", "Id"}, tenant.AttendantThing: {"Get-CsAutoAttendant", "Identity"}}
	setters = map[tenant.ThingKind]string{tenant.ScheduleThing: "Set-CsOnlineSchedule", tenant.AttendantThing: "Set-CsAutoAttendant"}
)

// rewriting is the command that fetches a thing, sets some of its properties and writes it back, so that all others stay.
func rewriting(have tenant.Thing, set []tenant.Param, before []tenant.Made) tenant.Command {
	get := readers[have.Kind]
	return tenant.Command{Name: setters[have.Kind], Params: []tenant.Param{param("Instance", tenant.Using(fetched, ""))},
		Before: append(slices.Clone(before), tenant.Made{Name: fetched, Set: set,
			Command: tenant.Command{Name: get.command, Params: []tenant.Param{param(get.identity, tenant.Text(have.ID))}}})}
}

// writeBack puts the change of a thing that is written back whole into the plan, with what stood there before.
func (m *maker) writeBack(have tenant.Thing, differ []field, set []tenant.Param, before []tenant.Made, w wish) {
	if len(set) == 0 {
		return
	}
	now := shown(have)
	seen := &ThingSeen{Kind: w.kind, Name: have.Name, Settings: map[string]any{}, Refs: map[string][]tenant.Ref{}}
	was := &ThingSeen{Kind: w.kind, Name: have.Name, Settings: map[string]any{}}
	var old, fresh []string
	for _, f := range differ {
		if f.value.Kind != tenant.KindNull { // what is gone is not shown
			seen.expect(f)
		}
		v := now.Settings[f.param]
		was.Settings[f.param] = v
		plain, refs := f.plain()
		if refs != nil {
			plain = refNames(refs)
		}
		old = append(old, f.param+" "+strings.Join(persona.ListOf(v), ", "))
		fresh = append(fresh, f.param+" "+strings.Join(persona.ListOf(plain), ", "))
	}
	names := make([]string, len(set))
	for i, p := range set {
		names[i] = p.Name
	}
	for setting, v := range now.Settings { // all of what is set anew, so that an undo can set it as it was
		if property := propertyOf(setting); w.kind == tenant.AttendantThing && slices.ContainsFunc(set, func(p tenant.Param) bool { return p.Name == property }) {
			was.Settings[setting] = v
		}
	}
	command := rewriting(have, set, before)
	m.putThing(Change{Kind: ChangeThing, Sign: Modify, Before: strings.Join(old, "; "), After: strings.Join(fresh, "; "),
		Says:   text.Of("plan.change-thing", text.Of("plan.thing."+string(w.kind)), w.name, strings.Join(names, ", ")),
		Action: Action{Command: &command}, Expect: Expect{Thing: seen}, Was: &Expect{Thing: was}}, w)
}
