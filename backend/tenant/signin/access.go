package signin

import (
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"

	"personadesk/backend/catalog"
)

// Access is what a token says its holder may do. It is for display only: the tenant decides, and a token is opaque by contract.
type Access struct {
	Known       bool      `json:"known"`       // whether the token could be read at all; else nothing below counts
	Application bool      `json:"application"` // a program, not a person
	TenantID    string    `json:"tenantId"`
	Granted     []string  `json:"granted"` // permissions in the token
	Roles       []string  `json:"roles"`   // directory roles by name, where we know them
	MayPlan     bool      `json:"mayPlan"` // everything needed to read and plan is there
	MayRun      bool      `json:"mayRun"`  // and everything needed to carry a plan out
	Missing     []Missing `json:"missing"`
}

// Missing is a permission that the token lacks.
type Missing struct {
	Scope    string `json:"scope"`
	ID       string `json:"id"`       // GUID for the kind of token at hand, "" when we do not know it
	For      string `json:"for"`      // catalog.ToRead or catalog.ToChange
	Why      string `json:"why"`      // what we need it for
	Optional bool   `json:"optional"` // the job can be done without it
}

// covers lists what else does for a permission. Wider ones that nobody should need are recognised, but never asked for.
var covers = map[string][]string{
	"User.Read":                            {"User.Read.All", "User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"},
	"User.Read.All":                        {"User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"},
	"User.ReadWrite.All":                   {"Directory.ReadWrite.All"},
	"Group.Read.All":                       {"Group.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"},
	"Group.ReadWrite.All":                  {"Directory.ReadWrite.All"},
	"GroupMember.ReadWrite.All":            {"Group.ReadWrite.All", "Directory.ReadWrite.All"},
	"LicenseAssignment.Read.All":           {"LicenseAssignment.ReadWrite.All", "Organization.Read.All", "Organization.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"},
	"LicenseAssignment.ReadWrite.All":      {"Group.ReadWrite.All", "Directory.ReadWrite.All"},
	"TeamsTelephoneNumber.Read.All":        {"TeamsTelephoneNumber.ReadWrite.All"},
	"TeamMember.ReadWriteNonOwnerRole.All": {"TeamMember.ReadWrite.All"},
	"RoleManagement.Read.Directory":        {"RoleManagement.Read.All", "RoleManagement.ReadWrite.Directory", "Directory.Read.All", "Directory.ReadWrite.All"},
}

// optional permissions make something better, but nothing impossible.
var optional = map[string]bool{
	"AuditLog.Read.All": true, "RoleManagement.Read.Directory": true, "TeamMember.ReadWrite.All": true,
	"User.ReadWrite.All": true, "TeamsPolicyUserAssign.ReadWrite.All": true,
}

type claims struct {
	Tenant string   `json:"tid"`
	Type   string   `json:"idtyp"`
	Scopes string   `json:"scp"`
	Apps   []string `json:"roles"`
	Wids   []string `json:"wids"`
}

// Check reads a token and compares it with the permissions of the catalogue. What a cloud does not have is not missing there.
func Check(token string, cloud Cloud) Access {
	c, ok := readClaims(token)
	if !ok {
		return Access{}
	}
	a := Access{Known: true, TenantID: c.Tenant, Application: c.Type == "app" || c.Scopes == "" && len(c.Apps) > 0,
		Granted: strings.Fields(c.Scopes), MayPlan: true, MayRun: true}
	if a.Application {
		a.Granted = append([]string{}, c.Apps...)
	}
	slices.Sort(a.Granted)
	for _, id := range c.Wids {
		if role, known := catalog.RoleByTemplateID(id); known {
			a.Roles = append(a.Roles, role.Name)
		}
	}
	for _, need := range needs() {
		if a.Application && need.ApplicationID == "" && need.DelegatedID != "" {
			continue // there is no such right for programs, and they do without
		}
		if !cloud.TeamsAdmin && strings.HasPrefix(need.Scope, "Teams") || a.has(need.Scope) {
			continue
		}
		m := Missing{Scope: need.Scope, ID: need.DelegatedID, For: need.For, Why: need.Why, Optional: optional[need.Scope]}
		if a.Application {
			m.ID = need.ApplicationID
		}
		a.Missing = append(a.Missing, m)
		if !m.Optional {
			a.MayRun = false
			a.MayPlan = a.MayPlan && need.For != catalog.ToRead
		}
	}
	return a
}

// needs is the catalogue's list with the narrower right to read groups, which is enough as long as nothing is changed.
func needs() []catalog.Permission {
	return append(catalog.Permissions(), catalog.Permission{Scope: "Group.Read.All", For: catalog.ToRead,
		Why: "To read provisioning groups, their rules and who is in them."})
}

func (a Access) has(scope string) bool {
	same := func(granted string) bool { return strings.EqualFold(granted, scope) }
	if slices.ContainsFunc(a.Granted, same) {
		return true
	}
	for _, wider := range covers[scope] {
		if slices.ContainsFunc(a.Granted, func(granted string) bool { return strings.EqualFold(granted, wider) }) {
			return true
		}
	}
	return false
}

// readClaims takes the middle part of a token. The signature is not checked: nothing is decided by what it says.
func readClaims(token string) (claims, bool) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return claims{}, false
	}
	data, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(parts[1], "="))
	if err != nil {
		return claims{}, false
	}
	var c claims
	if json.Unmarshal(data, &c) != nil {
		return claims{}, false
	}
	return c, c.Scopes != "" || len(c.Apps) > 0
}
