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
func runAgain(p plan.Plan) string {
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
	return "Run 02 again after 04 and 06, then 03: " + strings.Join(names, ", ") + " names a resource account that gets its number there"
}

func again(p plan.Plan) string {
	words := runAgain(p)
	if words == "" {
		return ""
	}
	return "     " + powershell.Plain(words) + ".\n"
}

// readme says how to use the package, in ASCII like everything that stands beside scripts.
func readme(c Content) string {
	p := c.Plan
	var b strings.Builder
	fmt.Fprintf(&b, "PersonaDesk script package\n\n")
	fmt.Fprintf(&b, "Customer:     %s\n", powershell.Plain(c.Customer))
	fmt.Fprintf(&b, "Plan:         %s, made %s from a reading of %s\n", powershell.Plain(p.Fingerprint), when(p.Made), when(p.ReadAt))
	if c.Record != "" {
		fmt.Fprintf(&b, "Record:       %s\n", powershell.Plain(c.Record))
	}
	fmt.Fprintf(&b, "Changes:      %d\n", len(p.Changes))
	fmt.Fprintf(&b, "Users:        %d gain something, %d lose something\n", p.Gaining, p.Losing)
	b.WriteString(`
What you need
  PowerShell 7.2 or Windows PowerShell 5.1
  MicrosoftTeams ` + powershell.ModuleVersion + ` or newer            02, 03, 05, 06, Verify.ps1 -Part Teams
  Microsoft.Graph.Authentication ` + powershell.GraphModuleVersion + `     01, 04, 07, Verify.ps1 -Part Graph
  The roles Teams Administrator, Groups Administrator and License Administrator

How to use it
  1. Compare the files with SHA256SUMS.txt, read them, then run Unblock-File on them.
  2. Run Graph scripts in one PowerShell and Teams scripts in another; the modules do not get on in one.
  3. Run the scripts in the order of their numbers, each first with -WhatIf, then without.
     01 writes group-ids.csv, which the later ones read, so their -WhatIf works only after it.
  4. Groups fill and policies arrive over hours, at most about a day. Give numbers (06) when
     licences have arrived.
` + again(*p) + `  5. Run Verify.ps1 with -Part Graph and with -Part Teams. Sent is not seen: only Verify.ps1 says
     that a change has arrived, and it names what it did not look at.

What they do not do
  They never touch what everybody gets (the Global policies)` + exceptDefaults(p) + `, never take a number from somebody
  who is not named in the plan, and never change a queue that has moved since the reading.
  A script that stopped halfway can be run again: what is as wanted is left alone.

Files for scripts   groups.json, licences.json, teams.json, verify.json, numbers.csv. Do not open and
                    save them with a spreadsheet: it would change telephone numbers.
File for people     changes-for-people.csv

To sign: Set-AuthenticodeSignature -FilePath .\NAME.ps1 -Certificate $cert -HashAlgorithm SHA256
Afterwards the checksums no longer match, as they should not.

Not proven: these scripts have not been run against a live tenant.
`)
	return b.String()
}
