package powershell

import (
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/tenant"
)

// Step is one command of a script with what is said of it.
type Step struct {
	Number  int    // of the change in the plan
	Target  string // what is changed, for people
	Action  string // what is done, for people
	Before  string // the policy that a group has before one is taken from it
	Command tenant.Command
	Look    *Look        // how what is changed is looked at first; nil where only its own table tells
	Without []tenant.Ref // groups that a queue may lose
}

// Look says where what a step changes is shown, and what it is to show.
type Look struct {
	Shown
	Name   string
	Wanted []Setting
	Apart  bool // it has settings that no script compares
}

// Setting is one setting as a script writes what it is shown.
type Setting struct {
	Name, Wanted string
	Known        *string // what the plan knew; nil when that was not read, or when nothing was there
}

// GraphModule is the module that the scripts for Graph need, and the oldest version that has what they use.
const (
	GraphModule        = "Microsoft.Graph.Authentication"
	GraphModuleVersion = "2.0.0"
)

// A batch answers with the id of its operation, which the script keeps in a variable and follows.
const (
	batchCommand = "New-CsBatchPolicyAssignmentOperation"
	operation    = "operation"
)

// PolicyScript makes the script that creates and changes policies, usages and routes. What is made already is left alone.
func PolicyScript(h Head, steps []Step) (string, error) {
	return stepScript(h, steps, "places", nil, func(step Step) (string, []string, error) {
		if same, ok, err := nameThere(step.Command); ok || err != nil {
			return same, nil, err
		}
		if usage, verb, ok := usageOf(step.Command); ok {
			literal, err := ScriptPrinter().Value(usage)
			return "@(Get-CsOnlinePstnUsage" + stop + ").Usage " + verb + " " + literal, nil, err
		}
		return lookFirst(step)
	})
}

// nameThere is the condition under which what a command makes is there already, for what carries its name under another parameter than its
// identity: a script that is run again would make it twice.
func nameThere(c tenant.Command) (same string, ok bool, err error) {
	switch c.Name {
	case "New-CsOnlineLisLocation":
		return placeThere(c)
	case "New-CsOnlineApplicationInstanceAssociation":
		return associated(c)
	}
	parameter := map[string]string{"New-CsOnlineApplicationInstance": "UserPrincipalName", "New-CsOnlineLisCivicAddress": "Description"}[c.Name]
	name, named := c.Param(parameter)
	if parameter == "" || !named {
		return "", false, nil
	}
	texts, err := values(name)
	if parameter == "UserPrincipalName" {
		return "$AccountId.ContainsKey(" + strings.Join(texts, "") + ")", true, err
	}
	return "@(Get-CsOnlineLisCivicAddress -Description " + strings.Join(texts, "") + stop + ").Count -gt 0", true, err
}

// placeThere is the condition under which a place within an address is there already.
func placeThere(c tenant.Command) (same string, ok bool, err error) {
	address, _ := c.Param("CivicAddressId")
	place, named := c.Param("Location")
	if !named || address.Kind != tenant.KindRef {
		return "", false, nil
	}
	texts, err := values(address, place)
	return "Test-Place -Item @(Get-CsOnlineLisLocation -CivicAddressId " + strings.Join(texts[:1], "") + stop + ") -Name " + strings.Join(texts[1:], ""), true, err
}

// associated is the condition under which a queue or an attendant is called under a resource account already, as it shows itself.
func associated(c tenant.Command) (same string, ok bool, err error) {
	of, _ := c.Param("ConfigurationId")
	accounts, given := c.Param("Identities")
	if !given || of.Kind != tenant.KindRef || len(accounts.List) != 1 {
		return "", false, nil
	}
	getter := "Get-CsCallQueue"
	if of.Ref.Kind == tenant.ThingRef(tenant.AttendantThing) {
		getter = "Get-CsAutoAttendant"
	}
	texts, err := values(of, accounts.List[0])
	return "@((" + getter + " -Identity " + strings.Join(texts[:1], "") + stop + ").ApplicationInstances) -contains " + strings.Join(texts[1:], ""), true, err
}

// usageOf is the usage that a command adds to the tenant's list of them or takes away, and the operator that says that it is so already.
func usageOf(c tenant.Command) (usage tenant.Value, holds string, ok bool) {
	change, given := c.Param("Usage")
	if c.Name != "Set-CsOnlinePstnUsage" || !given || len(change.Table) != 1 || len(change.Table[0].Value.List) != 1 {
		return usage, "", false
	}
	holds = "-contains"
	if change.Table[0].Name == "Remove" {
		holds = "-notcontains"
	}
	return change.Table[0].Value.List[0], holds, true
}

// QueueScript makes the script that makes queues, schedules and attendants, and sets which groups answer which queue. A queue that has other
// groups than the plan knew is left alone, because setting its list would throw them out; those that the plan takes from it may go. What may share its name with another is not made twice.
func QueueScript(h Head, steps []Step) (string, error) {
	return stepScript(h, steps, "", []tenant.RefKind{tenant.RefQueue}, func(step Step) (string, []string, error) {
		if same, ok, err := nameThere(step.Command); ok || err != nil {
			return same, nil, err
		}
		if kind, makes := makers[step.Command.Name]; makes {
			name, _ := step.Command.Param("Name")
			texts, err := values(name)
			return "$" + scriptLookups[kind] + ".ContainsKey(" + strings.Join(texts, "") + ")", nil, err
		}
		queue, _ := step.Command.Param("Identity")
		lists, ok := step.Command.Param("DistributionLists")
		if !ok || queue.Kind != tenant.KindRef || queue.Ref.Kind != tenant.RefQueue {
			return lookFirst(step)
		}
		may := tenant.ListOf()
		for _, ref := range step.Without {
			may.List = append(may.List, tenant.RefTo(ref.Kind, ref.Key))
		}
		texts, err := values(tenant.Text(queue.Ref.Key), lists, may)
		if err != nil {
			return "", nil, err
		}
		return "(@(Select-Missing -Item $wanted -From $had).Count + @(Select-Missing -Item $had -From $wanted).Count) -eq 0", []string{
			"$wanted = " + texts[1],
			"$leaving = " + texts[2],
			"$had = $QueueGroups[" + texts[0] + "]",
			"if (@(Select-Missing -Item $had -From ($wanted + $leaving)).Count -gt 0) {",
			"    throw 'The queue has groups that the plan does not know. Plan again.'",
			"}",
			"$before = $had -join ' '",
		}, nil
	})
}

// makers are the commands of this script that make something which later steps may name.
var makers = map[string]tenant.RefKind{"New-CsOnlineApplicationInstance": tenant.RefAccount, "New-CsCallQueue": tenant.RefQueue, "New-CsAutoAttendant": tenant.ThingRef(tenant.AttendantThing),
	"New-CsOnlineSchedule": tenant.ThingRef(tenant.ScheduleThing), "New-CsOnlineLisCivicAddress": tenant.ThingRef(tenant.AddressThing)}

func values(list ...tenant.Value) ([]string, error) {
	texts := make([]string, len(list))
	for i, v := range list {
		var err error
		if texts[i], err = ScriptPrinter().Value(v); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

// stepScript writes one block for each step. The compare function gives the condition under which nothing is to be done,
// "" for none, and the lines that it needs before it. Tables are those that it looks into besides the steps' own.
func stepScript(h Head, steps []Step, functions string, tables []tenant.RefKind, compare func(Step) (string, []string, error)) (string, error) {
	s := &script{}
	if err := s.begin(h, "MicrosoftTeams", ModuleVersion); err != nil {
		return "", err
	}
	parts := []string{functions}
	if slices.ContainsFunc(steps, func(step Step) bool { return step.Look != nil }) {
		parts = append(parts, "show", "compare")
	}
	if slices.ContainsFunc(steps, func(step Step) bool { return step.Command.Name == batchCommand }) {
		parts = append(parts, "batches")
	}
	for _, part := range parts {
		if part == "" {
			continue
		}
		s.add("")
		if err := s.part(part); err != nil {
			return "", err
		}
	}
	s.add("", "try {")
	if err := s.part(append([]string{"teams"}, tablesFor(steps, tables)...)...); err != nil {
		return "", err
	}
	s.hold(gettersOf(steps))
	if err := s.part("preflightend"); err != nil {
		return "", err
	}
	commands := make([]tenant.Command, 0, len(steps))
	made := map[tenant.RefKind]bool{}
	for i, step := range steps {
		for _, ref := range References(step.Command) {
			if made[ref.Kind] { // what a step before has made is found by reading again
				s.add("")
				if err := s.part(tableOf(ref.Kind)); err != nil {
					return "", err
				}
				delete(made, ref.Kind)
			}
		}
		if kind, makes := makers[step.Command.Name]; makes {
			made[kind] = true
		}
		if err := s.step(step, compare, lookedAtAgain(steps[i], steps[i+1:])); err != nil {
			return "", fmt.Errorf("write change %d: %w", step.Number, err)
		}
		commands = append(commands, step.Command)
	}
	if h.Again != "" {
		again, err := Literal(label(h.Again))
		if err != nil {
			return "", err
		}
		s.add("", "Write-Result -Change 0 -Target "+quote(Plain(h.Name))+" -Action "+again+" -Status 'NotRun'")
	}
	return s.finish(commands)
}

// lookupTables are the parts that fill the tables of object ids, in the order in which they stand.
var lookupTables = []struct {
	kind tenant.RefKind
	part string
}{{tenant.RefGroup, "groupids"}, {tenant.RefAccount, "accountids"}, {tenant.RefQueue, "queues"},
	{tenant.ThingRef(tenant.ScheduleThing), "scheduleids"}, {tenant.ThingRef(tenant.AttendantThing), "attendantids"}, {tenant.ThingRef(tenant.AddressThing), "addressids"}}

func tableOf(kind tenant.RefKind) string {
	for _, table := range lookupTables {
		if table.kind == kind {
			return table.part
		}
	}
	return ""
}

// tablesFor says which tables of object ids the steps look into.
func tablesFor(steps []Step, more []tenant.RefKind) []string {
	used := map[tenant.RefKind]bool{}
	for _, kind := range more {
		used[kind] = true
	}
	for _, step := range steps {
		if kind, makes := makers[step.Command.Name]; makes {
			used[kind] = true
		}
		for _, ref := range step.Without {
			used[ref.Kind] = true
		}
		for _, ref := range References(step.Command) {
			used[ref.Kind] = true
		}
	}
	var names []string
	for _, table := range lookupTables {
		if used[table.kind] {
			names = append(names, table.part)
		}
	}
	return names
}

// step writes one change: what it rests on is there, what is there is looked at, and only then it is asked for and sent. In a trial what it
// rests on may be made by a step or a script before; then it is only asked for. Again is the getter that has to be asked anew when it was sent.
func (s *script) step(step Step, compare func(Step) (string, []string, error), again string) error {
	target, err := Literal(label(step.Target))
	if err != nil {
		return err
	}
	action, err := Literal(label(step.Action))
	if err != nil {
		return err
	}
	same, before, err := compare(step)
	if err != nil {
		return err
	}
	call, err := ScriptPrinter().Splat("call", step.Command)
	if err != nil {
		return err
	}
	s.add("", fmt.Sprintf("# Change: %d", step.Number), fmt.Sprintf("$number = %d", step.Number), "$target = "+target, "$action = "+action, "$before = ''", "$rests = @()", "try {")
	refs := References(step.Command)
	for _, ref := range refs {
		texts, err := values(tenant.RefTo(ref.Kind, ref.Key), tenant.Text(ref.Key))
		if err != nil {
			return err
		}
		s.add("    $rests += @(Test-Identity -Value " + texts[0] + " -Name " + texts[1] + ")")
	}
	indent := "    "
	if len(refs) > 0 {
		if len(before) > 0 {
			s.add("    if ($rests.Count -eq 0) {")
			indent = "        "
		}
		if same != "" {
			same = "($rests.Count -eq 0) -and (" + same + ")"
		}
	}
	for _, line := range before {
		s.add(indent + line)
	}
	if len(indent) > 4 {
		s.add("    }")
	}
	branch := "if"
	if same != "" {
		s.add("    if ("+same+") {", "        Write-Result -Target $target -Action $action -Status 'AsWanted' -Before $before", "    }")
		branch = "elseif"
	}
	s.add("    " + branch + " ($PSCmdlet.ShouldProcess($target, $action)) {")
	told := "Write-Result -Target $target -Action $action -Status 'Sent' -Before $before"
	if step.Command.Name == batchCommand {
		last := len(call) - 1
		call[last] = "$" + operation + " = " + strings.TrimPrefix(call[last], nothing)
		told = "Write-BatchResult -Operation $" + operation + " -Target $target -Action $action"
	}
	s.add("        $tries = 0", "        do {", "            $tries += 1", "            $again = $false", "            try {")
	for _, line := range call {
		s.add("                " + line)
	}
	s.add("            }", "            catch {", "                $again = Wait-Again -Said $_.Exception.Message -Tries $tries", "                if (-not $again) {", "                    throw",
		"                }", "            }", "        } while ($again)")
	s.add("        " + told)
	if again != "" {
		for _, line := range fetch(held, again) {
			s.add("        " + line)
		}
	}
	s.add("    }", "    else {", "        Write-Result -Target $target -Action $action -Status 'NotRun' -Before $before -Message (Format-Rest -Name $rests)", "    }", "}", "catch {",
		"    Write-Result -Target $target -Action $action -Status 'Failed' -Before $before -Message (Format-Trouble -Trouble $_)", "}")
	return nil
}

// label makes a text for people fit for a literal: on one line, and never empty.
func label(text string) string {
	text = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if printable(string(r)) != nil {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "?"))), " ")
	if text == "" {
		return "?"
	}
	return text
}

// References lists the references of a command, each once, in order.
func References(c tenant.Command) []tenant.Ref {
	var refs []tenant.Ref
	seen := map[tenant.Ref]bool{}
	c.Values(func(v tenant.Value) {
		if v.Kind == tenant.KindRef && v.Ref != nil && !seen[*v.Ref] {
			seen[*v.Ref] = true
			refs = append(refs, *v.Ref)
		}
	})
	return refs
}
