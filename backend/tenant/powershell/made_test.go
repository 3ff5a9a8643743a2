package powershell

import (
	"reflect"
	"strings"
	"testing"

	"personadesk/backend/tenant"
)

func setTo(name string, v tenant.Value) tenant.Param { return tenant.Param{Name: name, Value: v} }

// attendant is a command that needs the id of what is made before it, and one that writes back what was fetched.
func attendant() (made, changed tenant.Command) {
	menu := tenant.Command{Name: "New-CsAutoAttendantMenu", Params: []tenant.Param{setTo("Name", tenant.Text("It's closed"))}}
	flow := tenant.Command{Name: "New-CsAutoAttendantCallFlow", Params: []tenant.Param{setTo("Name", tenant.Text("Closed")), setTo("Menu", tenant.OutputOf(menu))}}
	made = tenant.Command{Name: "New-CsAutoAttendant", Before: []tenant.Made{{Name: "Closed", Command: flow}}, Params: []tenant.Param{
		setTo("Name", tenant.Text("Main")), setTo("LanguageId", tenant.Text("en-GB")), setTo("TimeZoneId", tenant.Text("UTC")), setTo("DefaultCallFlow", tenant.OutputOf(flow)),
		setTo("CallFlows", tenant.ListOf(tenant.Using("Closed", ""))),
		setTo("CallHandlingAssociations", tenant.ListOf(tenant.OutputOf(tenant.Command{Name: "New-CsAutoAttendantCallHandlingAssociation", Params: []tenant.Param{
			setTo("CallFlowId", tenant.Using("Closed", "Id")), setTo("ScheduleId", tenant.RefTo(tenant.RefAccount, "hours")), setTo("Type", tenant.Text("AfterHours"))}})))}}
	changed = tenant.Command{Name: "Set-CsAutoAttendant", Params: []tenant.Param{setTo("Instance", tenant.Using("Fetched", ""))}, Before: []tenant.Made{{Name: "Fetched",
		Command: tenant.Command{Name: "Get-CsAutoAttendant", Params: []tenant.Param{setTo("Identity", tenant.Text("a1"))}},
		Set:     []tenant.Param{setTo("DefaultCallFlow.Menu", tenant.OutputOf(menu)), setTo("LanguageId", tenant.Text("de-DE"))}}}}
	return made, changed
}

func TestWhatIsMadeBeforeACommandIsPrintedAndReadBack(t *testing.T) {
	one, two := attendant()
	for _, c := range []tenant.Command{one, two} {
		line, err := ScriptPrinter().Line(c)
		if err != nil {
			t.Fatal(err)
		}
		back, err := ScanLine(line, scriptLookups)
		if err != nil || !reflect.DeepEqual(back, written(c)) {
			t.Errorf("%s\nreads back as %+v: %v", line, back, err)
		}
		lines, err := ScriptPrinter().Splat("call", c)
		if err != nil {
			t.Fatal(err)
		}
		tokens, err := Tokens(strings.Join(lines, "\r\n") + "\r\n")
		if err != nil {
			t.Fatal(err)
		}
		if found, err := ScanChanges(tokens, scriptLookups); err != nil || len(found) != 1 || !reflect.DeepEqual(found[0], written(c)) {
			t.Errorf("%s\nreads back as %+v: %v", strings.Join(lines, "\n"), found, err)
		}
	}
	line, err := Printer{}.Line(two)
	want := "$madeFetched = Get-CsAutoAttendant -Identity 'a1' -ErrorAction Stop; $madeFetched.DefaultCallFlow.Menu = (New-CsAutoAttendantMenu -Name ('It' + [char] 0x0027 + 's closed') -ErrorAction Stop); " +
		"$madeFetched.LanguageId = 'de-DE'; Set-CsAutoAttendant -Instance $madeFetched -ErrorAction Stop"
	if plain := strings.ReplaceAll(line, "'It''s closed'", "('It' + [char] 0x0027 + 's closed')"); err != nil || plain != want {
		t.Errorf("%s\nwanted %s: %v", line, want, err)
	}
}

func TestWhatIsMadeBeforeACommandIsCheckedAsTheCommandIs(t *testing.T) {
	for name, spoil := range map[string]func(c *tenant.Command){
		"a name that could be any variable":  func(c *tenant.Command) { c.Before[0].Name = "x; Remove-Item" },
		"a name twice":                       func(c *tenant.Command) { c.Before = append(c.Before, c.Before[0]) },
		"a property that is code":            func(c *tenant.Command) { c.Before[0].Set[0].Name = "A = 1; Remove-Item" },
		"a command that is not known":        func(c *tenant.Command) { c.Before[0].Command.Name = "Get-Item" },
		"use of what was not made":           func(c *tenant.Command) { c.Params[0].Value = tenant.Using("Other", "") },
		"use of a property that is code":     func(c *tenant.Command) { c.Params[0].Value = tenant.Using("Fetched", "Id)") },
		"something made before what is made": func(c *tenant.Command) { c.Before[0].Command.Before = []tenant.Made{{Name: "X"}} },
		"a change of everybody among what is": func(c *tenant.Command) {
			c.Before[0].Command = tenant.Command{Name: "Grant-CsTeamsCallingPolicy", Params: []tenant.Param{setTo("Global", tenant.Switch())}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, c := attendant()
			spoil(&c)
			if line, err := (Printer{}).Line(c); err == nil {
				t.Errorf("printed: %s", line)
			}
		})
	}
}

func TestAReferenceBeforeACommandIsFound(t *testing.T) {
	_, c := attendant()
	c.Before[0].Set[1].Value = tenant.RefTo(tenant.RefAccount, "x@y.example")
	if refs := References(c); len(refs) != 1 || refs[0].Key != "x@y.example" {
		t.Errorf("%v", refs)
	}
	if unresolved(c) == nil {
		t.Error("a command with a reference would be sent")
	}
}

func TestTheScriptOfQueuesMakesAttendantsAndFindsWhatItMade(t *testing.T) {
	made, changed := attendant()
	made.Params[5].Value.List[0].Command.Params[1].Value = tenant.RefTo(tenant.ThingRef(tenant.ScheduleThing), "Hours")
	schedule := tenant.Command{Name: "New-CsOnlineSchedule", Params: []tenant.Param{setTo("Name", tenant.Text("Hours")), setTo("FixedSchedule", tenant.Switch())}}
	association := tenant.Command{Name: "New-CsOnlineApplicationInstanceAssociation", Params: []tenant.Param{setTo("Identities", tenant.ListOf(tenant.RefTo(tenant.RefAccount, "aa@x.example"))),
		setTo("ConfigurationId", tenant.RefTo(tenant.ThingRef(tenant.AttendantThing), "Main")), setTo("ConfigurationType", tenant.Text("AutoAttendant"))}}
	var steps []Step
	for i, c := range []tenant.Command{schedule, made, association, changed} {
		steps = append(steps, Step{Number: i + 1, Target: "x", Action: "y", Command: c})
	}
	script, err := QueueScript(Head{Name: "05-Queues.ps1", Synopsis: "x"}, steps)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"if ($ScheduleId.ContainsKey('Hours'))", "$AttendantId.ContainsKey('Main')", "$madeClosed = New-CsAutoAttendantCallFlow ",
		"-CallFlowId $madeClosed.Id -ScheduleId $ScheduleId['Hours'] ", "$madeFetched.LanguageId = 'de-DE'"} {
		if !strings.Contains(script, want) {
			t.Errorf("it does not say %s", want)
		}
	}
	for table, times := range map[string]int{"$ScheduleId = @{}": 2, "$AttendantId = @{}": 2, "$AccountId = @{}": 1} {
		if got := strings.Count(script, table); got != times {
			t.Errorf("%s stands %d times, wanted %d: what a step has made is found by reading again", table, got, times)
		}
	}
}
