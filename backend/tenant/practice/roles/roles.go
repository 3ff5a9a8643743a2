// Package roles says who is signed in to the practice tenant and what that lets them do: a person with one of Entra's roles,
// an application with permissions in its token, or somebody who may do everything.
package roles

import (
	"slices"
	"strings"

	"personadesk/backend/problem"
)

// Role is one role of Entra.
type Role struct {
	Template    string // the id that is the same in every tenant; "" for nobody's role
	Name        string
	Description string
	may         []ability
}

// ability is one kind of thing that a role lets its holder do.
type ability int

const (
	writeUsers ability = iota
	writeGroups
	writeLicences
	readTeams
	writeTeams // policies, numbers, queues and routes
	writeMembers
	readAudit
	abilityCount
)

// scopes are the delegated permissions that work in the hands of somebody with an ability.
var scopes = [abilityCount][]string{
	writeUsers:    {"User.ReadWrite.All"},
	writeGroups:   {"Group.ReadWrite.All", "GroupMember.ReadWrite.All", "Group.Create"},
	writeLicences: {"LicenseAssignment.ReadWrite.All"},
	readTeams:     {"TeamsUserConfiguration.Read.All", "TeamsTelephoneNumber.Read.All"},
	writeTeams:    {"TeamsPolicyUserAssign.ReadWrite.All", "TeamsTelephoneNumber.ReadWrite.All"},
	writeMembers:  {"TeamMember.ReadWrite.All"},
	readAudit:     {"AuditLog.Read.All"},
}

// everybody is what any member of a directory may read of it.
var everybody = []string{"User.Read.All", "Group.Read.All", "GroupMember.Read.All", "Directory.Read.All", "Organization.Read.All",
	"LicenseAssignment.Read.All", "TeamMember.Read.All"}

// known are the roles that can be played. That the Teams roles reach Graph's Teams administration as they reach the module is
// assumed; Microsoft does not say.
var known = []Role{
	{"62e90394-69f5-4237-9190-012177145e10", "Global Administrator", "Can manage all aspects of Microsoft Entra ID and its services.",
		[]ability{writeUsers, writeGroups, writeLicences, readTeams, writeTeams, writeMembers, readAudit}},
	{"f2ef992c-3afb-46b9-b7cf-a126ee74c451", "Global Reader", "Can read everything that a Global Administrator can.", []ability{readTeams, readAudit}},
	{"69091246-20e8-4a56-aa4d-066075b2a7a8", "Teams Administrator", "Can manage the Microsoft Teams service.",
		[]ability{readTeams, writeTeams, writeMembers}},
	{"baf37b3a-610e-45da-9e62-d9d1e5e8914b", "Teams Communications Administrator", "Can manage calling and meetings features within the Microsoft Teams service.",
		[]ability{readTeams, writeTeams}},
	{"aa38014f-0993-46e9-9b45-30501a20909d", "Teams Telephony Administrator", "Can manage voice and telephony features.", []ability{readTeams, writeTeams}},
	{"1076ac91-f3d9-41a7-a339-dcdf5f480acc", "Teams Reader", "Can read everything in the Teams admin center.", []ability{readTeams}},
	{"fdd7a751-b60b-444a-984c-02652fe8fa1c", "Groups Administrator", "Can create and manage groups.", []ability{writeGroups}},
	{"4d6ac14f-3453-41d0-bef9-a3e0c569773a", "License Administrator", "Can manage product licenses on users and groups.", []ability{writeLicences}},
	{"fe930be7-5e62-47db-91af-98c3a49a38b1", "User Administrator", "Can manage all aspects of users and groups.",
		[]ability{writeUsers, writeGroups, writeLicences}},
	{"88d8e3e3-8f55-4a1e-953a-9b9898b8876b", "Directory Readers", "Can read basic directory information.", nil},
	{"", "None", "A person without any role.", nil},
}

// shown are the roles of somebody who may do everything: those that the job needs.
var shown = []string{"Teams Administrator", "Groups Administrator", "License Administrator", "User Administrator"}

// Known are the roles that can be played.
func Known() []Role { return slices.Clone(known) }

// Named finds a role by its name, written with spaces or hyphens, or by its template id.
func Named(text string) (Role, error) {
	plain := func(s string) string {
		return strings.NewReplacer("-", "", " ", "", "licence", "license").Replace(strings.ToLower(s))
	}
	for _, r := range known {
		if plain(r.Name) == plain(text) || r.Template != "" && strings.EqualFold(r.Template, text) {
			return r, nil
		}
	}
	names := make([]string, len(known))
	for i, r := range known {
		names[i] = r.Name
	}
	return Role{}, problem.New("PRACTICE_ROLE").
		Detailed(text).Hinted(strings.Join(names, ", "))
}

func (r Role) can(a ability) bool { return slices.Contains(r.may, a) }
