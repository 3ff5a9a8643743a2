package practice

import (
	"net/http"
	"strings"
)

// route is one line of the table: what is asked, which OData options it takes, which scopes allow it, who answers.
type route struct {
	method  string
	path    string // segments; * matches anything
	options string // allowed OData options, separated by spaces
	scopes  string // any of these, separated by spaces; "" needs none
	run     func(*Tenant, *request) *reply
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
		{"GET", "users", listOptions, readUsers, (*Tenant).listUsers},
		{"GET", "users/delta", "$select $filter $deltatoken $skiptoken", readUsers, (*Tenant).userDelta},
		{"GET", "users/*", "$select", readUsers, (*Tenant).getUser},
		{"PATCH", "users/*", "", writeUsers, (*Tenant).patchUser},
		{"DELETE", "users/*", "", writeUsers, (*Tenant).deleteUser},
		{"POST", "users/*/assignLicense", "", writeSkus + " " + writeUsers, (*Tenant).assignUserLicence},
		{"POST", "users/*/reprocessLicenseAssignment", "", writeSkus + " " + writeUsers, (*Tenant).reprocessUser},
		{"GET", "users/*/licenseDetails", "$select", readSkus + " " + readUsers, (*Tenant).licenceDetails},
		{"GET", "users/*/memberOf", listOptions, readUsers, (*Tenant).memberOf},
		{"GET", "users/*/memberOf/*", listOptions, readUsers, (*Tenant).memberOf},
		{"GET", "users/*/transitiveMemberOf", listOptions, readUsers, (*Tenant).memberOf},
		{"GET", "users/*/transitiveMemberOf/*", listOptions, readUsers, (*Tenant).memberOf},
		{"POST", "users/*/checkMemberGroups", "", readUsers, (*Tenant).checkMemberGroups},
		{"GET", "directory/deletedItems/user", listOptions, readUsers, (*Tenant).deletedUsers},
		{"POST", "directory/deletedItems/*/restore", "", writeUsers, (*Tenant).restoreUser},
		{"DELETE", "directory/deletedItems/*", "", writeUsers, (*Tenant).purgeUser},
		{"POST", "directoryObjects/getByIds", "", readUsers, (*Tenant).getByIds},

		{"GET", "groups", listOptions, readGroups, (*Tenant).listGroups},
		{"POST", "groups", "", writeGroups + " Group.Create", (*Tenant).createGroup},
		{"GET", "groups/delta", "$select $filter $deltatoken $skiptoken", readGroups, (*Tenant).groupDelta},
		{"GET", "groups()", "$select", readGroups, (*Tenant).getGroup},
		{"PATCH", "groups()", "", writeGroups, (*Tenant).patchGroup},
		{"GET", "groups/*", "$select", readGroups, (*Tenant).getGroup},
		{"PATCH", "groups/*", "", writeGroups, (*Tenant).patchGroup},
		{"DELETE", "groups/*", "", writeGroups, (*Tenant).deleteGroup},
		{"GET", "groups/*/members", listOptions, readGroups, (*Tenant).listMembers},
		{"GET", "groups/*/members/*", listOptions, readGroups, (*Tenant).listMembers},
		{"GET", "groups/*/transitiveMembers", listOptions, readGroups, (*Tenant).listMembers},
		{"GET", "groups/*/transitiveMembers/*", listOptions, readGroups, (*Tenant).listMembers},
		{"POST", "groups/*/members/$ref", "", writeMember, (*Tenant).addMember},
		{"DELETE", "groups/*/members/*/$ref", "", writeMember, (*Tenant).removeMember},
		{"GET", "groups/*/owners", listOptions, readGroups, (*Tenant).listOwners},
		{"GET", "groups/*/membersWithLicenseErrors", listOptions, readGroups, (*Tenant).licenceErrors},
		{"POST", "groups/*/assignLicense", "", writeSkus + " " + writeGroups, (*Tenant).assignGroupLicence},
		{"POST", "groups/evaluateDynamicMembership", "", readGroups, (*Tenant).evaluateMembership},
		{"POST", "groups/*/evaluateDynamicMembership", "", readGroups, (*Tenant).evaluateMembership},

		{"GET", "subscribedSkus", "$select", readSkus, (*Tenant).subscribedSkus},
		{"GET", "organization", "$select", "", (*Tenant).organization},
		{"GET", "auditLogs/directoryAudits", "$filter $top $orderby $skiptoken", "AuditLog.Read.All", (*Tenant).directoryAudits},

		{"GET", "teams/*", "$select", readTeam + " " + readGroups, (*Tenant).getTeam},
		{"GET", "teams/*/members", "$top $filter $select $skiptoken", readTeam, (*Tenant).listTeamMembers},
		{"POST", "teams/*/members", "", writeTeam, (*Tenant).addTeamMember},
		{"POST", "teams/*/members/add", "", writeTeam, (*Tenant).addTeamMembers},
		{"POST", "teams/*/members/remove", "", writeTeam, (*Tenant).removeTeamMembers},
		{"DELETE", "teams/*/members/*", "", writeTeam, (*Tenant).deleteTeamMember},

		{"GET", "admin/teams", "", "", (*Tenant).notReadable},
		{"GET", "admin/teams/policy", "", "", (*Tenant).notReadable},
		{"GET", "admin/teams/telephoneNumberManagement", "", "", (*Tenant).notReadable},
		{"GET", "admin/teams/userConfigurations", "$select $filter $top $skiptoken", readConfig, (*Tenant).listConfigurations},
		{"GET", "admin/teams/userConfigurations/*", "$select", readConfig, (*Tenant).getConfiguration},
		{"GET", "admin/teams/policy/userAssignments", "", writePolicy, (*Tenant).noAssignmentList},
		{"POST", "admin/teams/policy/userAssignments/assign", "", writePolicy, (*Tenant).assignPolicies},
		{"POST", "admin/teams/policy/userAssignments/unassign", "", writePolicy, (*Tenant).unassignPolicies},
		{"GET", "admin/teams/policy/getPolicyId()", "", writePolicy, (*Tenant).getPolicyID},
		{"GET", "admin/teams/telephoneNumberManagement/numberAssignments", "$filter $top $skip $select", readNumber, (*Tenant).listNumbers},
		{"POST", "admin/teams/telephoneNumberManagement/numberAssignments/assignNumber", "", writeNumber, (*Tenant).assignNumber},
		{"POST", "admin/teams/telephoneNumberManagement/numberAssignments/unassignNumber", "", writeNumber, (*Tenant).unassignNumber},
		{"POST", "admin/teams/telephoneNumberManagement/numberAssignments/updateNumber", "", writeNumber, (*Tenant).updateNumber},
		{"GET", "admin/teams/telephoneNumberManagement/numberAssignments/*", "$select", readNumber, (*Tenant).getNumber},
		{"GET", "admin/teams/telephoneNumberManagement/operations/*", "$select", readNumber, (*Tenant).getOperation},
	}
}

// route finds the line of the table and checks options and scopes. The mutex is held.
func (t *Tenant) route(rq *request) *reply {
	if rq.segs[0] == "me" || len(rq.segs) > 1 && rq.segs[0] == "users" && rq.segs[1] == "me-token-to-replace" {
		rest := rq.segs[1:]
		if rq.segs[0] == "users" {
			rest = rq.segs[2:]
		}
		rq.segs = append([]string{"users", t.adminID.String()}, rest...)
		if len(rest) == 0 || strings.HasSuffix(strings.ToLower(rest[0]), "memberof") {
			rq.grants = nil // User.Read, which every signed-in person has
		}
	}
	known := false
	for _, r := range routes {
		p, ok := match(r.path, rq.segs)
		if !ok {
			continue
		}
		if known = true; r.method != rq.method {
			continue
		}
		rq.p = p
		if bad := checkOptions(rq, r.options); bad != nil {
			return bad
		}
		if !granted(rq.grants, r.scopes) {
			return forbidden(rq, r.scopes)
		}
		return r.run(t, rq)
	}
	if known {
		return fail(http.StatusMethodNotAllowed, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
	}
	return fail(http.StatusBadRequest, "BadRequest", "Resource not found for the segment '"+rq.segs[len(rq.segs)-1]+"'.")
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
func checkOptions(rq *request, allowed string) *reply {
	for name := range rq.query {
		if strings.HasPrefix(name, "$") && !contains(strings.Fields(allowed), name) {
			return fail(http.StatusBadRequest, "BadRequest", "The query parameter '"+name+"' is not supported here.")
		}
	}
	return nil
}

func granted(grants []string, needed string) bool {
	if grants == nil || needed == "" {
		return true
	}
	for _, s := range strings.Fields(needed) {
		if contains(grants, s) {
			return true
		}
	}
	return false
}

// forbidden is the 403 of the service behind the path: the directory has one shape, Teams administration has two.
func forbidden(rq *request, needed string) *reply {
	if rq.segs[0] != "admin" {
		return denied()
	}
	for _, g := range rq.grants {
		if strings.HasPrefix(g, "Teams") {
			return answer(http.StatusForbidden, obj{"error": obj{"code": "forbidden",
				"message": "Insufficient permission(s) for the request. API requires any of the following permission(s): " +
					strings.Join(strings.Fields(needed), ", ") + ".",
				"innerError": obj{"code": "Forbidden", "additionalData": obj{"action": "Add the required roles/permissions and try again."}}}})
		}
	}
	return fail(http.StatusForbidden, "UnknownError",
		`{"code":"Forbidden","message":"Access Denied.","action":"Provide different credential or request access."}`)
}
