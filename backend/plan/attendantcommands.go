package plan

import (
	"strings"

	"personadesk/backend/tenant"
)

// value is the entity that a call goes to.
func (t callTarget) value() tenant.Value {
	return tenant.OutputOf(tenant.Command{Name: "New-CsAutoAttendantCallableEntity", Params: []tenant.Param{param("Identity", t.id), param("Type", tenant.Text(t.kind))}})
}

// prompts is a list with what is read to a caller; of nothing it is empty.
func prompts(says string) tenant.Value {
	if says == "" {
		return tenant.ListOf()
	}
	return tenant.ListOf(tenant.OutputOf(tenant.Command{Name: "New-CsAutoAttendantPrompt", Params: []tenant.Param{param("TextToSpeechPrompt", tenant.Text(says))}}))
}

func (f callFlow) menuOptions() tenant.Value {
	list := []tenant.Value{}
	for _, o := range f.options {
		c := tenant.Command{Name: "New-CsAutoAttendantMenuOption", Params: []tenant.Param{param("Action", tenant.Text(o.action)), param("DtmfResponse", tenant.Text(o.tone))}}
		if o.to.kind != "" {
			c.Params = append(c.Params, param("CallTarget", o.to.value()))
		}
		list = append(list, tenant.OutputOf(c))
	}
	return tenant.ListOf(list...)
}

// command makes a call flow in memory.
func (f callFlow) command(name string) tenant.Command {
	menu := tenant.Command{Name: "New-CsAutoAttendantMenu", Params: []tenant.Param{param("Name", tenant.Text(name+" menu")), param("MenuOptions", f.menuOptions())}}
	if f.prompt != "" {
		menu.Params = append(menu.Params, param("Prompts", prompts(f.prompt)))
	}
	c := tenant.Command{Name: "New-CsAutoAttendantCallFlow", Params: []tenant.Param{param("Name", tenant.Text(name)), param("Menu", tenant.OutputOf(menu))}}
	if f.greeting != "" {
		c.Params = append(c.Params, param("Greetings", prompts(f.greeting)))
	}
	return c
}

// handling is what is met outside the hours and on holidays: each call flow is made first, because what binds it to its schedule needs its
// id. Every holiday has a call flow of its own, as the admin centre makes them.
func (s attendantSpec) handling() (before []tenant.Made, flows, handling []tenant.Value) {
	bind := func(name, says, kind string, f callFlow, schedule tenant.Value) {
		before = append(before, tenant.Made{Name: name, Command: f.command(says)})
		flows = append(flows, tenant.Using(name, ""))
		handling = append(handling, tenant.OutputOf(tenant.Command{Name: "New-CsAutoAttendantCallHandlingAssociation", Params: []tenant.Param{
			param("CallFlowId", tenant.Using(name, "Id")), param("ScheduleId", schedule), param("Type", tenant.Text(kind))}}))
	}
	for _, schedule := range s.hours {
		bind(closedWay, s.name+" after hours", "AfterHours", s.closed, schedule)
	}
	for i, schedule := range s.holidays {
		number := string(rune('A' + i%26))
		if i >= 26 {
			number = strings.Repeat("Z", i/26) + number
		}
		bind(holidayWay+number, s.name+" holiday "+number, "Holiday", s.holiday, schedule)
	}
	return before, flows, handling
}
