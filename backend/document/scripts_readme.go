package document

import (
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/plan"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/powershell"
)

// exceptDefaults says for how many types a plan edits what everybody gets, "" for none.
func exceptDefaults(p *plan.Plan) string {
	n := 0
	for _, c := range p.Changes {
		if c.Kind == plan.UpdateGlobal {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" apart from %d that the\n  plan edits on purpose (02, with the identity Global)", n)
}

// runAgain says why the policies have to be run a second time, "" where they need not: a policy that names a resource account is taken when
// the account has its licence (04) and its number (06), which come later in the package than they do in a run.
func runAgain(p plan.Plan, list []scriptOf) string {
	numbered := map[string]bool{}
	for _, c := range p.Changes {
		if n := c.Action.Number; n != nil && c.Kind == plan.AssignNumber && n.Account != "" {
			numbered[n.Account] = true
		}
	}
	var names []string
	for _, c := range p.Changes {
		if c.Action.Command == nil || c.Expect.Policy == nil {
			continue
		}
		for _, ref := range powershell.References(*c.Action.Command) {
			if ref.Kind == tenant.RefAccount && numbered[ref.Key] && !slices.Contains(names, c.Subject) {
				names = append(names, c.Subject)
			}
		}
	}
	if len(names) == 0 {
		return ""
	}
	after := []string{}
	for _, name := range []string{licencesScript, numbersScript} {
		if number := numberOf(list, name); number != "" {
			after = append(after, number)
		}
	}
	then := ""
	if number := numberOf(list, grantsScript); number != "" {
		then = ", then " + number
	}
	return "Run " + numberOf(list, policiesScript) + " again after " + strings.Join(after, " and ") + then + ": " + strings.Join(names, ", ") + " names a resource account that gets its number there"
}

// modules says what the scripts of a package need, by the module.
func modules(list []scriptOf) string {
	teams, graph := []string{}, []string{}
	for _, s := range list[:len(list)-1] {
		number, _, _ := strings.Cut(s.head.Name, "-")
		switch s.name {
		case groupsScript, licencesScript, teamsScript:
			graph = append(graph, number)
		default:
			teams = append(teams, number)
		}
	}
	line := func(module, version string, numbers []string, part string) string {
		return fmt.Sprintf("  %-46s%s\n", module+" "+version+" or newer", strings.Join(append(numbers, "Verify.ps1 -Part "+part), ", "))
	}
	return line("MicrosoftTeams", powershell.ModuleVersion, teams, "Teams") + line(powershell.GraphModule, powershell.GraphModuleVersion, graph, "Graph")
}

// approval says whether the plan of a package may be carried out.
func approval(c Content) string {
	if c.Approved == "" {
		return "NOT APPROVED. Nobody has approved this plan; have it approved before you run what stands here."
	}
	return powershell.Plain(c.Approved)
}

// readme says how to use the package, in ASCII like everything that stands beside scripts.
func readme(c Content, list []scriptOf) string {
	p := c.Plan
	var b strings.Builder
	fmt.Fprintf(&b, "PersonaDesk script package\n\n")
	fmt.Fprintf(&b, "Customer:     %s\n", powershell.Plain(c.Customer))
	fmt.Fprintf(&b, "Plan:         %s, made %s from a reading of %s\n", powershell.Plain(p.Fingerprint), when(p.Made), when(p.ReadAt))
	if p.Undoes > 0 {
		fmt.Fprintf(&b, "              It takes back run %d.\n", p.Undoes)
	}
	if c.Record != "" {
		fmt.Fprintf(&b, "Record:       %s\n", powershell.Plain(c.Record))
	}
	fmt.Fprintf(&b, "Approval:     %s\n", approval(c))
	fmt.Fprintf(&b, "Changes:      %d\n", len(p.Changes))
	fmt.Fprintf(&b, "Users:        %d gain something, %d lose something\n\nThe scripts, in the order of the plan\n", p.Gaining, p.Losing)
	takes := false
	for _, s := range list {
		fmt.Fprintf(&b, "  %-22s%s\n", s.head.Name, s.head.Synopsis)
		takes = takes || s.head.Takes
	}
	b.WriteString("\nWhat you need\n  PowerShell 7.2 or Windows PowerShell 5.1\n" + modules(list) + `  The roles Teams Administrator, Groups Administrator and License Administrator

How to use it
  1. Compare the files with SHA256SUMS.txt, read them, then run Unblock-File on them.
  2. Run Graph scripts in one PowerShell and Teams scripts in another; the modules do not get on in one.
  3. Rehearse: run every script with -WhatIf, in the order of its number. Nothing is changed. What an
     earlier script would make is spoken of by its name.
  4. Run the scripts without -WhatIf, in the order of their numbers.
`)
	if groups := numberOf(list, groupsScript); groups != "" && len(list) > 2 {
		fmt.Fprintf(&b, "     %s writes group-ids.csv, which the others read.\n", groups)
	}
	if takes {
		b.WriteString("     A script that takes something from somebody asks before each change (its ConfirmImpact is High);\n     -Confirm:$false answers yes to all.\n")
	}
	if numbers, licences := numberOf(list, numbersScript), numberOf(list, licencesScript); numbers != "" && licences != "" && gives(*p) {
		fmt.Fprintf(&b, "     Groups fill and policies arrive over hours, at most about a day. Give numbers (%s) when\n     licences (%s) have arrived.\n", numbers, licences)
	}
	if again := runAgain(*p, list); again != "" {
		b.WriteString("     " + powershell.Plain(again) + ".\n")
	}
	b.WriteString(`  5. Run Verify.ps1 with -Part Graph and with -Part Teams. Sent is not seen: only Verify.ps1 says
     that a change has arrived, and it names what it did not look at.

What they do not do
  They never touch what everybody gets (the Global policies)` + exceptDefaults(p) + `, never take a number from somebody
  who is not named in the plan, and change nothing that is not as the plan knew it.
  A script that stopped halfway can be run again: what is as wanted is left alone.

Files for scripts   groups.json, licences.json, teams.json, verify.json, numbers.csv. Do not open and
                    save them with a spreadsheet: it would change telephone numbers.
File for people     changes-for-people.csv

To sign: Set-AuthenticodeSignature -FilePath .\NAME.ps1 -Certificate $cert -HashAlgorithm SHA256
Afterwards the checksums no longer match, as they should not.

What is proven: packages like this one were run in PowerShell 7.6 against the practice tenant of
PersonaDesk, with -WhatIf, for real and again, and left it as a run of the program leaves it.
None was run against a live tenant.
`)
	return b.String()
}

// gives says whether a plan gives numbers, and does not only take them.
func gives(p plan.Plan) bool {
	return slices.ContainsFunc(p.Changes, func(c plan.Change) bool { return c.Kind == plan.AssignNumber })
}
