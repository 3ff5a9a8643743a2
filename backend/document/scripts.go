package document

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
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
	head := func(name, synopsis string, kinds ...plan.Kind) powershell.Head {
		h := powershell.Head{Name: name, Synopsis: synopsis, TenantID: c.Plan.TenantID}
		for _, change := range c.Plan.Changes {
			for _, kind := range kinds {
				h.Takes = h.Takes || change.Kind == kind && takes(change)
			}
		}
		return h
	}
	policies := head("02-Policies.ps1", "Creates and changes the policies of the personas and what they rest on", policyKinds()...)
	policies.Again = runAgain(*c.Plan)
	list := []Document{{"00-README.txt", crlf(readme(c))}}
	for _, s := range []struct {
		make func(powershell.Head) (string, error)
		head powershell.Head
	}{
		{powershell.GroupScript, head("01-Groups.ps1", "Creates, corrects and removes the provisioning groups", plan.CreateGroup, plan.UpdateGroup, plan.RemoveGroup)},
		{work.in(plan.LaneGroups).script(powershell.PolicyScript, policyKinds()...), policies},
		{work.script(powershell.GrantScript, plan.GrantGroup, plan.RevokeGroup, plan.GrantUser), head("03-GroupPolicies.ps1", "Gives policies to groups and takes them back", plan.GrantGroup, plan.RevokeGroup, plan.GrantUser)},
		{powershell.LicenceScript, head("04-Licences.ps1", "Gives licences to the provisioning groups", plan.SetLicences)},
		{work.in(plan.LaneQueues).script(powershell.QueueScript, queueKinds()...), head("05-Queues.ps1", "Makes call queues, opening hours and auto attendants, and lets provisioning groups answer queues", queueKinds()...)},
		{powershell.NumberScript, head("06-Numbers.ps1", "Gives phone numbers to users and takes them back, and enables voice for those without one", plan.AssignNumber, plan.ReleaseNumber, plan.EnableVoice, plan.DisableVoice)},
		{powershell.TeamScript, head("07-Teams.ps1", "Makes teams and adds users to them", plan.MakeTeam, plan.AddTeamMembers)},
		{powershell.VerifyScript(work.looked().getters), head("Verify.ps1", "Says what of the plan can be seen in the tenant, and changes nothing")},
	} {
		text, err := s.make(s.head)
		if err != nil {
			return nil, fmt.Errorf("make %s: %w", s.head.Name, err)
		}
		list = append(list, Document{s.head.Name, []byte(text)})
	}
	data, err := work.data()
	if err != nil {
		return nil, err
	}
	list = append(list, data...)
	people, err := changesForPeople(*c.Plan)
	if err != nil {
		return nil, err
	}
	list = append(list, people)
	return append(list, sums(list)), nil
}

// WriteScripts puts the package of scripts into a folder, which is made if need be. The checksums are written last, so
// that a folder with a list of them is a whole one.
func WriteScripts(ctx context.Context, folder string, c Content) error {
	list, err := Scripts(c)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return unwritable(folder, err)
	}
	for _, d := range list {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("write the scripts: %w", err)
		}
		if err := WriteFile(filepath.Join(folder, d.Name), func(w io.Writer) error { _, err := w.Write(d.Body); return err }); err != nil {
			return err
		}
	}
	return nil
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
	return Document{"SHA256SUMS.txt", []byte(b.String())}
}

func crlf(text string) []byte { return []byte(strings.ReplaceAll(text, "\n", "\r\n")) }
