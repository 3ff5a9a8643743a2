package document

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/tenant/powershell"
)

// Document is one file of a package: its name and its bytes.
type Document struct {
	Name string
	Body []byte
}

// Scripts makes the package of PowerShell scripts that carries a plan out without PersonaDesk. Policies, grants and queues
// are printed from the very commands of the plan's changes; groups, licences, numbers and teams are files of data that
// fixed scripts read. For a design alone, plan against an empty reading. The list of checksums comes last.
func Scripts(c Content) ([]Document, error) {
	if c.Plan == nil {
		return nil, problem.New("DOCUMENT_NEEDS_PLAN").
			Hinted().At(problem.Where{Step: "plan"})
	}
	work := sortOut(*c.Plan)
	work.groupIDs, work.holder = c.GroupIDs, c.Holder
	data, err := work.data()
	if err != nil {
		return nil, err
	}
	order := scriptsOf(*c.Plan, work)
	list := []Document{{"00-README.txt", crlf(readme(c, order))}}
	for _, s := range order {
		s.head.Data = beside(data, s.reads)
		text, err := s.make(s.head)
		if err != nil {
			return nil, fmt.Errorf("make %s: %w", s.head.Name, err)
		}
		list = append(list, Document{s.head.Name, []byte(text)})
	}
	for _, d := range data {
		list = append(list, d.Document)
	}
	people, err := changesForPeople(*c.Plan)
	if err != nil {
		return nil, err
	}
	list = append(list, people)
	return append(list, sums(list)), nil
}

// scriptOf is one script of a package: its subject, which changes it carries out, and how it is made.
type scriptOf struct {
	name  string // its subject, such as Policies; the number stands before it
	does  string
	kinds []plan.Kind
	lane  plan.Lane // whose changes of these kinds; "" for all
	reads []string  // the files of data that it reads
	make  func(powershell.Head) (string, error)
	head  powershell.Head
}

// beside says what a script has to know of the files of data that it reads.
func beside(data []dataFile, reads []string) []powershell.Data {
	var list []powershell.Data
	for _, d := range data {
		if slices.Contains(reads, d.Name) {
			sum := sha256.Sum256(d.Body)
			list = append(list, powershell.Data{Name: d.Name, Sum: hex.EncodeToString(sum[:]), Rows: d.rows})
		}
	}
	return list
}

// The subjects of scripts.
const (
	groupsScript   = "Groups"
	policiesScript = "Policies"
	grantsScript   = "GroupPolicies"
	licencesScript = "Licences"
	numbersScript  = "Numbers"
	queuesScript   = "Queues"
	teamsScript    = "Teams"
)

// scriptsOf lists the scripts that a plan needs in the order in which it is carried out, numbered, and Verify.ps1 after them. What has
// nothing to do has no script. A plan that goes backward has them the other way round.
func scriptsOf(p plan.Plan, work work) []scriptOf {
	all := []scriptOf{
		{name: groupsScript, reads: []string{"groups.json"}, does: "Creates, corrects and removes the provisioning groups", kinds: []plan.Kind{plan.CreateGroup, plan.UpdateGroup, plan.RemoveGroup}, make: powershell.GroupScript},
		{name: policiesScript, reads: []string{"groups.json"}, does: "Creates and changes the policies of the personas and what they rest on", kinds: policyKinds(), lane: plan.LaneGroups,
			make: work.in(plan.LaneGroups).script(powershell.PolicyScript, policyKinds()...)},
		{name: grantsScript, reads: []string{"groups.json"}, does: "Gives policies to groups and takes them back", kinds: []plan.Kind{plan.GrantGroup, plan.RevokeGroup, plan.GrantUser},
			make: work.script(powershell.GrantScript, plan.GrantGroup, plan.RevokeGroup, plan.GrantUser)},
		{name: licencesScript, reads: []string{"groups.json", "licences.json"}, does: "Gives licences to the provisioning groups", kinds: []plan.Kind{plan.SetLicences}, make: powershell.LicenceScript},
		{name: numbersScript, reads: []string{"numbers.csv"}, does: "Gives phone numbers to users and takes them back, and enables voice for those without one",
			kinds: []plan.Kind{plan.AssignNumber, plan.ReleaseNumber, plan.EnableVoice, plan.DisableVoice}, make: powershell.NumberScript},
		{name: queuesScript, reads: []string{"groups.json"}, does: "Makes call queues, opening hours and auto attendants, and lets provisioning groups answer queues", kinds: queueKinds(), lane: plan.LaneQueues,
			make: work.in(plan.LaneQueues).script(powershell.QueueScript, queueKinds()...)},
		{name: teamsScript, reads: []string{"teams.json"}, does: "Makes teams and adds users to them", kinds: []plan.Kind{plan.MakeTeam, plan.AddTeamMembers}, make: powershell.TeamScript},
	}
	if p.Backward {
		slices.Reverse(all)
	}
	var list []scriptOf
	for _, s := range all {
		any, lookedUp := false, false
		for _, c := range p.Changes {
			if slices.Contains(s.kinds, c.Kind) && (s.lane == "" || c.Lane == s.lane) {
				any = true
				s.head.Takes = s.head.Takes || takes(c)
			}
		}
		if s.name == groupsScript && !any { // groups of which the object id is not known are looked up
			lookedUp = work.looksUp()
		}
		if any || lookedUp {
			s.head.Name = fmt.Sprintf("%02d-%s.ps1", len(list)+1, s.name)
			s.head.Synopsis, s.head.TenantID = s.does, p.TenantID
			list = append(list, s)
		}
	}
	for i := range list {
		if list[i].name == policiesScript {
			list[i].head.Again = runAgain(p, list)
		}
	}
	return append(list, scriptOf{name: "Verify", reads: []string{"groups.json", "numbers.csv", "verify.json"}, make: powershell.VerifyScript(work.looked().getters),
		head: powershell.Head{Name: "Verify.ps1", Synopsis: "Says what of the plan can be seen in the tenant, and changes nothing", TenantID: p.TenantID}})
}

// numberOf is how a package numbers a script, "" where it has none.
func numberOf(list []scriptOf, name string) string {
	for _, s := range list {
		if s.name == name {
			number, _, _ := strings.Cut(s.head.Name, "-")
			return number
		}
	}
	return ""
}

// policyKinds are the changes of policies and of what the tenant keeps under names: usages and routes before the policies that name them.
func policyKinds() []plan.Kind {
	return []plan.Kind{plan.CreatePolicy, plan.UpdatePolicy, plan.UpdateGlobal, plan.RemovePolicy, plan.MakeThing, plan.ChangeThing, plan.RemoveThing}
}

// queueKinds are the changes through which calls come.
func queueKinds() []plan.Kind {
	return []plan.Kind{plan.SetQueueGroups, plan.MakeThing, plan.ChangeThing, plan.RemoveThing}
}

// takes says whether a change takes something from somebody.
func takes(c plan.Change) bool {
	return c.Sign == plan.Remove || c.Effect == plan.Lose || c.Action.Licences != nil && len(c.Action.Licences.Remove) > 0
}

// sums lists the checksums as sha256sum reads them, which is why its lines end without a carriage return.
func sums(list []Document) Document {
	var b strings.Builder
	for _, d := range list {
		sum := sha256.Sum256(d.Body)
		b.WriteString(hex.EncodeToString(sum[:]) + "  " + d.Name + "\n")
	}
	return Document{sumsFile, []byte(b.String())}
}

func crlf(text string) []byte { return []byte(strings.ReplaceAll(text, "\n", "\r\n")) }
