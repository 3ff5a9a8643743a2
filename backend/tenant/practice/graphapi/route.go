package graphapi

import (
	"net/http"
	"slices"
	"strings"
)

// route is one line of the table: what is asked, which OData options it takes, which scopes allow it, who answers.
type route struct {
	method  string
	path    string // segments; * matches anything
	options string // allowed OData options, separated by spaces
	scopes  string // any of these, separated by spaces; "" needs none
	run     func(*API, *Request) *Reply
}

const (
	readUsers   = "User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All"
	writeUsers  = "User.ReadWrite.All Directory.ReadWrite.All"
	readGroups  = "Group.Read.All Group.ReadWrite.All GroupMember.Read.All GroupMember.ReadWrite.All Group.ReadBasic.All Directory.Read.All Directory.ReadWrite.All"
	writeGroups = "Group.ReadWrite.All Directory.ReadWrite.All"
	writeMember = "GroupMember.ReadWrite.All Group.ReadWrite.All Directory.ReadWrite.All"
	readSkus    = "LicenseAssignment.Read.All LicenseAssignment.ReadWrite.All Organization.Read.All Directory.Read.All Directory.ReadWrite.All"
	writeSkus   = "LicenseAssignment.ReadWrite.All Directory.ReadWrite.All"
	readConfig  = "TeamsUserConfiguration.Read.All"
	writePolicy = "TeamsPolicyUserAssign.ReadWrite.All"
	readNumber  = "TeamsTelephoneNumber.Read.All TeamsTelephoneNumber.ReadWrite.All"
	writeNumber = "TeamsTelephoneNumber.ReadWrite.All"
	readTeam    = "TeamMember.Read.All TeamMember.ReadWrite.All TeamMember.ReadWriteNonOwnerRole.All"
	writeTeam   = "TeamMember.ReadWrite.All TeamMember.ReadWriteNonOwnerRole.All"
)

const listOptions = "$select $filter $top $count $orderby $skiptoken"

var routes []route

func init() {
	routes = []route{
		{"GET", "users", listOptions, readUsers, (*API).listUsers},
		{"GET", "users/delta", "$select $filter $deltatoken $skiptoken", readUsers, (*API).userDelta},
		{"GET", "users/*", "$select", readUsers, (*API).getUser},
		{"PATCH", "users/*", "", writeUsers, (*API).patchUser},
		{"DELETE", "users/*", "", writeUsers, (*API).deleteUser},
		{"POST", "users/*/assignLicense", "", writeSkus + " " + writeUsers, (*API).assignUserLicence},
		{"POST", "users/*/reprocessLicenseAssignment", "", writeSkus + " " + writeUsers, (*API).reprocessUser},
		{"GET", "users/*/licenseDetails", "$select", readSkus + " " + readUsers, (*API).licenceDetails},
		{"GET", "users/*/memberOf", listOptions, readUsers, (*API).memberOf},
		{"GET", "users/*/memberOf/*", listOptions, readUsers, (*API).memberOf},
		{"GET", "users/*/transitiveMemberOf", listOptions, readUsers, (*API).memberOf},
		{"GET", "users/*/transitiveMemberOf/*", listOptions, readUsers, (*API).memberOf},
		{"POST", "users/*/checkMemberGroups", "", readUsers, (*API).checkMemberGroups},
		{"GET", "directory/deletedItems/user", listOptions, readUsers, (*API).deletedUsers},
		{"POST", "directory/deletedItems/*/restore", "", writeUsers, (*API).restoreUser},
		{"DELETE", "directory/deletedItems/*", "", writeUsers, (*API).purgeUser},
		{"POST", "directoryObjects/getByIds", "", readUsers, (*API).getByIds},

		{"GET", "groups", listOptions, readGroups, (*API).listGroups},
		{"POST", "groups", "", writeGroups + " Group.Create", (*API).createGroup},
		{"GET", "groups/delta", "$select $filter $deltatoken $skiptoken", readGroups, (*API).groupDelta},
		{"GET", "groups()", "$select", readGroups, (*API).getGroup},
		{"PATCH", "groups()", "", writeGroups, (*API).patchGroup},
		{"GET", "groups/*", "$select", readGroups, (*API).getGroup},
		{"PATCH", "groups/*", "", writeGroups, (*API).patchGroup},
		{"DELETE", "groups/*", "", writeGroups, (*API).deleteGroup},
		{"GET", "groups/*/members", listOptions, readGroups, (*API).listMembers},
		{"GET", "groups/*/members/*", listOptions, readGroups, (*API).listMembers},
		{"GET", "groups/*/transitiveMembers", listOptions, readGroups, (*API).listMembers},
		{"GET", "groups/*/transitiveMembers/*", listOptions, readGroups, (*API).listMembers},
		{"POST", "groups/*/members/$ref", "", writeMember, (*API).addMember},
		{"DELETE", "groups/*/members/*/$ref", "", writeMember, (*API).removeMember},
		{"GET", "groups/*/owners", listOptions, readGroups, (*API).listOwners},
		{"GET", "groups/*/membersWithLicenseErrors", listOptions, readGroups, (*API).licenceErrors},
		{"PUT", "groups/*/team", "", writeGroups, (*API).putTeam},
		{"POST", "groups/*/assignLicense", "", writeSkus + " " + writeGroups, (*API).assignGroupLicence},
		{"POST", "groups/evaluateDynamicMembership", "", readGroups, (*API).evaluateMembership},
		{"POST", "groups/*/evaluateDynamicMembership", "", readGroups, (*API).evaluateMembership},

		{"GET", "subscribedSkus", "$select", readSkus, (*API).subscribedSkus},
		{"GET", "organization", "$select", "", (*API).organization},
		{"GET", "auditLogs/directoryAudits", "$filter $top $orderby $skiptoken", "AuditLog.Read.All", (*API).directoryAudits},

		{"GET", "teams/*", "$select", readTeam + " " + readGroups, (*API).getTeam},
		{"GET", "teams/*/members", "$top $filter $select $skiptoken", readTeam, (*API).listTeamMembers},
		{"POST", "teams/*/members", "", writeTeam, (*API).addTeamMember},
		{"POST", "teams/*/members/add", "", writeTeam, (*API).addTeamMembers},
		{"POST", "teams/*/members/remove", "", writeTeam, (*API).removeTeamMembers},
		{"DELETE", "teams/*/members/*", "", writeTeam, (*API).deleteTeamMember},

		{"GET", "admin/teams", "", "", (*API).notReadable},
		{"GET", "admin/teams/policy", "", "", (*API).notReadable},
		{"GET", "admin/teams/telephoneNumberManagement", "", "", (*API).notReadable},
		{"GET", "admin/teams/userConfigurations", "$select $filter $top $skiptoken", readConfig, (*API).listConfigurations},
		{"GET", "admin/teams/userConfigurations/*", "$select", readConfig, (*API).getConfiguration},
		{"GET", "admin/teams/policy/userAssignments", "", writePolicy, (*API).noAssignmentList},
		{"POST", "admin/teams/policy/userAssignments/assign", "", writePolicy, (*API).assignPolicies},
		{"POST", "admin/teams/policy/userAssignments/unassign", "", writePolicy, (*API).unassignPolicies},
		{"GET", "admin/teams/policy/getPolicyId()", "", writePolicy, (*API).getPolicyID},
		{"GET", "admin/teams/telephoneNumberManagement/numberAssignments", "$filter $top $skip $select", readNumber, (*API).listNumbers},
		{"POST", "admin/teams/telephoneNumberManagement/numberAssignments/assignNumber", "", writeNumber, (*API).assignNumber},
		{"POST", "admin/teams/telephoneNumberManagement/numberAssignments/unassignNumber", "", writeNumber, (*API).unassignNumber},
		{"POST", "admin/teams/telephoneNumberManagement/numberAssignments/updateNumber", "", writeNumber, (*API).updateNumber},
		{"GET", "admin/teams/telephoneNumberManagement/numberAssignments/*", "$select", readNumber, (*API).getNumber},
		{"GET", "admin/teams/telephoneNumberManagement/operations/*", "$select", readNumber, (*API).getOperation},
	}
}

// route finds the line of the table and checks options and scopes. The mutex is held.
func (t *API) route(rq *Request) *Reply {
	rq.Grants = both(rq.Grants, rq.As.Scopes())
	if rq.segs[0] == "me" || len(rq.segs) > 1 && rq.segs[0] == "users" && rq.segs[1] == "me-token-to-replace" {
		if rq.As.Application {
			return Fail(http.StatusBadRequest, "BadRequest", "/me request is only valid with delegated authentication flow.")
		}
		rest := rq.segs[1:]
		if rq.segs[0] == "users" {
			rest = rq.segs[2:]
		}
		rq.segs = append([]string{"users", t.AdminID.String()}, rest...)
		if len(rest) == 0 || strings.HasSuffix(strings.ToLower(rest[0]), "memberof") {
			rq.Grants = nil // User.Read, which every signed-in person has
		}
	}
	known := false
	for _, r := range routes {
		p, ok := match(r.path, rq.segs)
		if !ok {
			continue
		}
		if known = true; r.method != rq.Method {
			continue
		}
		rq.p = p
		if bad := checkOptions(rq, r.options); bad != nil {
			return bad
		}
		if !granted(rq.Grants, r.scopes) {
			return forbidden(rq, r.scopes)
		}
		return r.run(t, rq)
	}
	if known {
		return Fail(http.StatusMethodNotAllowed, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
	}
	return Fail(http.StatusBadRequest, "BadRequest", "Resource not found for the segment '"+rq.segs[len(rq.segs)-1]+"'.")
}

// match compares a pattern with segments and gives what the stars stand for.
func match(pattern string, segs []string) ([]string, bool) {
	var stars []string
	for _, seg := range segs {
		want, rest, _ := strings.Cut(pattern, "/")
		pattern = rest
		switch {
		case want == "":
			return nil, false
		case want == "*":
			if strings.HasPrefix(seg, "$") && seg != "$count" {
				return nil, false
			}
			stars = append(stars, seg)
		case !strings.EqualFold(want, seg):
			return nil, false
		}
	}
	return stars, pattern == ""
}

// checkOptions refuses OData options that the resource does not know.
func checkOptions(rq *Request, allowed string) *Reply {
	for name := range rq.query {
		if strings.HasPrefix(name, "$") && !slices.Contains(strings.Fields(allowed), name) {
			return Fail(http.StatusBadRequest, "BadRequest", "The query parameter '"+name+"' is not supported here.")
		}
	}
	return nil
}

// both are the permissions in both lists; nil stands for all permissions.
func both(a, b []string) []string {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	common := []string{}
	for _, s := range a {
		if slices.Contains(b, s) {
			common = append(common, s)
		}
	}
	return common
}

func granted(grants []string, needed string) bool {
	if grants == nil || needed == "" {
		return true
	}
	for _, s := range strings.Fields(needed) {
		if slices.Contains(grants, s) {
			return true
		}
	}
	return false
}

// forbidden is the 403 of the service behind the path: the directory has one shape, Teams administration has two.
func forbidden(rq *Request, needed string) *Reply {
	if rq.segs[0] != "admin" {
		return denied()
	}
	for _, g := range rq.Grants {
		if strings.HasPrefix(g, "Teams") {
			return Answer(http.StatusForbidden, obj{"error": obj{"code": "forbidden",
				"message": "Insufficient permission(s) for the request. API requires any of the following permission(s): " +
					strings.Join(strings.Fields(needed), ", ") + ".",
				"innerError": obj{"code": "Forbidden", "additionalData": obj{"action": "Add the required roles/permissions and try again."}}}})
		}
	}
	return Fail(http.StatusForbidden, "UnknownError",
		`{"code":"Forbidden","message":"Access Denied.","action":"Provide different credential or request access."}`)
}
