package service

import (
	"cmp"
	"fmt"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/powershell"
)

// printer shows references as the scripts do: looked up by what the design calls them.
var printer = powershell.Printer{Lookups: map[tenant.RefKind]string{
	tenant.RefGroup: "GroupId", tenant.RefQueue: "QueueId", tenant.RefAccount: "AccountId", tenant.RefTeam: "TeamId",
}}

// describe is what a change sends, as an administrator would write it.
func describe(c plan.Change) string {
	a := c.Action
	switch {
	case a.Command != nil:
		line, err := printer.Line(*a.Command)
		if err != nil {
			return a.Command.Name + ": " + err.Error()
		}
		return line
	case a.Group != nil && c.Kind == plan.CreateGroup:
		return fmt.Sprintf("POST /groups  uniqueName %s\nmembershipRule %s", a.Group.UniqueName, a.Group.Rule)
	case a.Group != nil && c.Kind == plan.RemoveGroup:
		return fmt.Sprintf("DELETE /groups(uniqueName='%s')", a.Group.UniqueName)
	case a.Group != nil:
		return fmt.Sprintf("PATCH /groups(uniqueName='%s')\nmembershipRule %s", a.Group.UniqueName, a.Group.Rule)
	case a.Licences != nil:
		return fmt.Sprintf("POST /groups(uniqueName='%s')/assignLicense\nadd %s\nremove %s", a.Licences.Group.Key,
			strings.Join(catalog.LicenceNames(a.Licences.Add), ", "), strings.Join(catalog.LicenceNames(a.Licences.Remove), ", "))
	case a.Number != nil && c.Kind == plan.ReleaseNumber:
		return "POST /admin/teams/telephoneNumberManagement/numberAssignments/unassignNumber  " + a.Number.Telephone
	case a.Number != nil:
		return fmt.Sprintf("POST /admin/teams/telephoneNumberManagement/numberAssignments/assignNumber  %s  to %s", a.Number.Telephone, cmp.Or(string(a.Number.Target), a.Number.Account))
	case a.NewTeam != nil:
		return fmt.Sprintf("POST /groups  uniqueName %s  %s  %d owners\nPUT /groups(uniqueName='%s')/team", a.NewTeam.UniqueName, a.NewTeam.Visibility, len(a.NewTeam.Owners), a.NewTeam.UniqueName)
	case a.Team != nil:
		return fmt.Sprintf("POST /teams/{%s}/members/add  %d users", a.Team.Team.Key, len(a.Team.Add))
	}
	return string(c.Kind)
}
