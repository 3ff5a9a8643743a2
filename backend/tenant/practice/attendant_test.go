package practice

import (
	"testing"

	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice/commands"
	"personadesk/backend/tenant/practice/world"
)

func rangeOf(from, to string) tenant.Command {
	return commandOf("New-CsOnlineTimeRange", "Start", from, "End", to)
}

func listed(list ...tenant.Command) tenant.Value {
	var values []tenant.Value
	for _, c := range list {
		values = append(values, tenant.OutputOf(c))
	}
	return tenant.ListOf(values...)
}

func TestSchedulesAreRefusedAsTheServiceDoes(t *testing.T) {
	b := open(t, world.Options{})
	on := tenant.Switch()
	eleven := make([]tenant.Command, 11)
	for i := range eleven {
		eleven[i] = commandOf("New-CsOnlineDateTimeRange", "Start", "1/1/2027")
	}
	for _, c := range []struct {
		kind, words, name string
		pairs             []any
	}{
		{commands.KindBad, "start bound", "New-CsOnlineTimeRange", []any{"Start", "17:00", "End", "09:00"}},
		{commands.KindBad, "TimeSpan", "New-CsOnlineTimeRange", []any{"Start", "09:00", "End", "24:00"}},
		{commands.KindBad, "format", "New-CsOnlineDateTimeRange", []any{"Start", "2027-12-25"}},
		{commands.KindBad, "half hour", "New-CsOnlineDateTimeRange", []any{"Start", "25/12/2027 10:10"}},
		{commands.KindBad, "15-minute", "New-CsOnlineSchedule", []any{"Name", "H", "WeeklyRecurrentSchedule", on, "MondayHours", listed(rangeOf("09:05", "10:00"))}},
		{commands.KindBad, "overlap", "New-CsOnlineSchedule", []any{"Name", "H", "WeeklyRecurrentSchedule", on, "MondayHours", listed(rangeOf("09:00", "12:00"), rangeOf("11:00", "13:00"))}},
		{commands.KindBad, "at least one day", "New-CsOnlineSchedule", []any{"Name", "H", "WeeklyRecurrentSchedule", on}},
		{commands.KindBad, "at most 10", "New-CsOnlineSchedule", []any{"Name", "H", "FixedSchedule", on, "DateTimeRanges", listed(eleven...)}},
		{commands.KindBad, "", "New-CsOnlineSchedule", []any{"Name", "H", "FixedSchedule", on, "MondayHours", listed(rangeOf("09:00", "12:00"))}},
		{commands.KindBad, "", "New-CsOnlineSchedule", []any{"Name", "H"}},
		{commands.KindBad, "Name", "New-CsOnlineSchedule", []any{"WeeklyRecurrentSchedule", on}},
		{commands.KindMissing, "No schedule", "Get-CsOnlineSchedule", []any{"Id", "x"}},
		{commands.KindMissing, "No schedule", "Remove-CsOnlineSchedule", []any{"Id", "x"}},
	} {
		b.fails(c.kind, c.words, c.name, c.pairs...)
	}
	b.must("New-CsOnlineSchedule", "Name", "H", "WeeklyRecurrentSchedule", on, "MondayHours", listed(rangeOf("00:00", "1.00:00")))
	b.fails(commands.KindTwice, "already exists", "New-CsOnlineSchedule", "Name", "h", "FixedSchedule", on)
	if list := b.must("Get-CsOnlineSchedule"); len(list) != 1 || list[0]["Type"] != "WeeklyRecurrence" {
		t.Errorf("%v", list)
	}
}

func TestAttendantsAreRefusedAsTheServiceDoes(t *testing.T) {
	b := open(t, world.Options{})
	option := func(pairs ...any) tenant.Command { return commandOf("New-CsAutoAttendantMenuOption", pairs...) }
	ends := option("Action", "DisconnectCall", "DtmfResponse", "Automatic")
	menu := func(options ...tenant.Command) tenant.Command {
		return commandOf("New-CsAutoAttendantMenu", "Name", "M", "MenuOptions", listed(options...))
	}
	flow := func(options ...tenant.Command) tenant.Command {
		return commandOf("New-CsAutoAttendantCallFlow", "Name", "F", "Menu", menu(options...))
	}
	to := func(id, kind string) tenant.Command {
		return option("Action", "TransferCallToTarget", "DtmfResponse", "Tone1", "CallTarget", commandOf("New-CsAutoAttendantCallableEntity", "Identity", id, "Type", kind))
	}
	const nobody = "11111111-2222-4333-8444-555555555555"
	attendant := func(name string, of tenant.Command, more ...any) []any {
		return append([]any{"Name", name, "LanguageId", "en-GB", "TimeZoneId", "UTC", "DefaultCallFlow", of}, more...)
	}
	handled := func(flowID, schedule, kind string) tenant.Value {
		return listed(commandOf("New-CsAutoAttendantCallHandlingAssociation", "CallFlowId", flowID, "ScheduleId", schedule, "Type", kind))
	}
	hours, _ := b.must("New-CsOnlineSchedule", "Name", "H", "WeeklyRecurrentSchedule", tenant.Switch(), "Complement", tenant.Switch(), "MondayHours", listed(rangeOf("09:00", "17:00")))[0]["Id"].(string)
	for _, c := range []struct {
		kind, words, name string
		pairs             []any
	}{
		{commands.KindBad, "Disconnect", "New-CsAutoAttendantMenuOption", []any{"Action", "Disconnect"}},
		{commands.KindBad, "Tone10", "New-CsAutoAttendantMenuOption", []any{"Action", "DisconnectCall", "DtmfResponse", "Tone10"}},
		{commands.KindBad, "CallTarget is required", "New-CsAutoAttendantMenuOption", []any{"Action", "TransferCallToTarget", "DtmfResponse", "Tone1"}},
		{commands.KindBad, "TEL URI", "New-CsAutoAttendantCallableEntity", []any{"Identity", "+441614960123", "Type", "ExternalPstn"}},
		{commands.KindBad, "object id", "New-CsAutoAttendantCallableEntity", []any{"Identity", "debra", "Type", "User"}},
		{commands.KindBad, "Mailbox", "New-CsAutoAttendantCallableEntity", []any{"Identity", nobody, "Type", "Mailbox"}},
		{commands.KindBad, "duplicate", "New-CsAutoAttendantMenu", []any{"Name", "M", "MenuOptions", listed(ends, to(nobody, "User"))}},
		{commands.KindBad, "", "New-CsAutoAttendantPrompt", nil},
		{commands.KindBad, "DefaultCallFlow", "New-CsAutoAttendant", []any{"Name", "A", "LanguageId", "en-GB", "TimeZoneId", "UTC"}},
		{commands.KindBad, "no call flow", "New-CsAutoAttendant", []any{"Name", "A", "LanguageId", "en-GB", "TimeZoneId", "UTC", "DefaultCallFlow", "flow"}},
		{commands.KindBad, "Colour", "New-CsAutoAttendant", attendant("A", flow(ends), "Colour", "red")},
		{commands.KindBad, "language", "New-CsAutoAttendant", []any{"Name", "A", "LanguageId", "English", "TimeZoneId", "UTC", "DefaultCallFlow", flow(ends)}},
		{commands.KindBad, "has no options", "New-CsAutoAttendant", attendant("A", flow())},
		{commands.KindBad, "operator", "New-CsAutoAttendant", attendant("A", flow(option("Action", "TransferCallToOperator", "DtmfResponse", "Tone0")))},
		{commands.KindMissing, "not found", "New-CsAutoAttendant", attendant("A", flow(to(nobody, "User")))},
		{commands.KindMissing, nobody, "New-CsAutoAttendant", attendant("A", flow(to(nobody, "ApplicationEndpoint")))},
		{commands.KindBad, "no call handling association", "New-CsAutoAttendant", attendant("A", flow(ends), "CallFlows", listed(flow(ends)))},
		{commands.KindMissing, "No schedule", "New-CsAutoAttendant", attendant("A", flow(ends), "CallHandlingAssociations", handled(nobody, nobody, "AfterHours"))},
		{commands.KindBad, "does not fit", "New-CsAutoAttendant", attendant("A", flow(ends), "CallHandlingAssociations", handled(nobody, hours, "Holiday"))},
		{commands.KindBad, "does not have", "New-CsAutoAttendant", attendant("A", flow(ends), "CallHandlingAssociations", handled(nobody, hours, "AfterHours"))},
		{commands.KindBad, "no auto attendant", "Set-CsAutoAttendant", []any{"Instance", "A"}},
		{commands.KindMissing, "No auto attendant", "Remove-CsAutoAttendant", []any{"Identity", nobody}},
	} {
		b.fails(c.kind, c.words, c.name, c.pairs...)
	}

	made := tenant.Command{Name: "New-CsAutoAttendant", Before: []tenant.Made{{Name: "Closed", Command: flow(ends)}}}
	made.Params = commandOf("x", attendant("A", flow(ends), "CallFlows", tenant.ListOf(tenant.Using("Closed", "")), "CallHandlingAssociations", listed(
		commandOf("New-CsAutoAttendantCallHandlingAssociation", "CallFlowId", tenant.Using("Closed", "Id"), "ScheduleId", hours, "Type", "AfterHours")))...).Params
	out, err := NewSession(b.url, b.token).Invoke(t.Context(), made)
	if err != nil {
		t.Fatal(err)
	}
	b.fails(commands.KindRefused, "is used by", "Remove-CsOnlineSchedule", "Id", hours)
	change := tenant.Command{Name: "Set-CsAutoAttendant", Params: []tenant.Param{{Name: "Instance", Value: tenant.Using("A", "")}}, Before: []tenant.Made{{Name: "A",
		Command: commandOf("Get-CsAutoAttendant", "Identity", out[0]["Identity"]), Set: []tenant.Param{{Name: "LanguageId", Value: tenant.Text("de-DE")}}}}}
	if _, err := NewSession(b.url, b.token).Invoke(t.Context(), change); err != nil {
		t.Fatal(err)
	}
	now := b.must("Get-CsAutoAttendant", "Identity", out[0]["Identity"])[0]
	if flows, _ := now["CallFlows"].([]any); now["LanguageId"] != "de-DE" || len(flows) != 1 {
		t.Errorf("what was written back is %v", now)
	}
	change.Before[0].Set[0].Name = "Colour"
	if _, err := NewSession(b.url, b.token).Invoke(t.Context(), change); err == nil {
		t.Error("a property that is not there was set")
	}
	b.must("Remove-CsAutoAttendant", "Identity", out[0]["Identity"])
	b.must("Remove-CsOnlineSchedule", "Id", hours)
}
