package signin

import (
	"slices"
	"strings"
	"testing"

	"personadesk/backend/catalog"
)

func scopes(keep func(catalog.Permission) bool) string {
	var list []string
	for _, p := range needs() {
		if keep(p) {
			list = append(list, p.Scope)
		}
	}
	return strings.Join(list, " ")
}

func TestCheck(t *testing.T) {
	global, _ := CloudByName("global")
	china, _ := CloudByName("china")
	reading := scopes(func(p catalog.Permission) bool { return p.For == catalog.ToRead })
	everything := scopes(func(catalog.Permission) bool { return true })
	without := func(all, scope string) string {
		return strings.Join(slices.DeleteFunc(strings.Fields(all), func(s string) bool { return s == scope }), " ")
	}
	cases := map[string]struct {
		claims    map[string]any
		cloud     Cloud
		plan, run bool
		missing   []string // some of them
	}{
		"everything":             {map[string]any{"scp": everything}, global, true, true, nil},
		"reading only":           {map[string]any{"scp": reading}, global, true, false, []string{"Group.ReadWrite.All", "TeamsTelephoneNumber.ReadWrite.All"}},
		"without users":          {map[string]any{"scp": "Group.ReadWrite.All"}, global, false, false, []string{"User.Read.All"}},
		"without numbers":        {map[string]any{"scp": without(reading, "TeamsTelephoneNumber.Read.All")}, global, false, false, []string{"TeamsTelephoneNumber.Read.All"}},
		"without audit":          {map[string]any{"scp": without(everything, "AuditLog.Read.All")}, global, true, true, []string{"AuditLog.Read.All"}},
		"wider ones":             {map[string]any{"scp": "Directory.ReadWrite.All TeamsTelephoneNumber.ReadWrite.All TeamsUserConfiguration.Read.All TeamMember.ReadWrite.All"}, global, true, true, []string{"AuditLog.Read.All"}},
		"national cloud":         {map[string]any{"scp": "Directory.ReadWrite.All TeamMember.ReadWrite.All"}, china, true, true, nil},
		"application":            {map[string]any{"idtyp": "app", "roles": strings.Fields(without(everything, "User.Read"))}, global, true, true, nil},
		"application that reads": {map[string]any{"roles": strings.Fields(without(reading, "User.Read"))}, global, true, false, []string{"Group.ReadWrite.All"}},
	}
	for name, cs := range cases {
		t.Run(name, func(t *testing.T) {
			a := Check(jwt(cs.claims), cs.cloud)
			if !a.Known || a.MayPlan != cs.plan || a.MayRun != cs.run {
				t.Errorf("got %+v", a)
			}
			for _, scope := range cs.missing {
				i := slices.IndexFunc(a.Missing, func(m Missing) bool { return m.Scope == scope })
				if i < 0 || a.Missing[i].Why == "" || a.Missing[i].ID == "" {
					t.Errorf("%s is not missed, or without a reason: %+v", scope, a.Missing)
				}
			}
			if cs.missing == nil && slices.ContainsFunc(a.Missing, func(m Missing) bool { return !m.Optional }) {
				t.Errorf("missing %+v", a.Missing)
			}
		})
	}
}

// A token we cannot read says nothing about what is allowed: unknown is not absent.
func TestOpaqueTokenIsUnknown(t *testing.T) {
	global, _ := CloudByName("")
	for _, token := range []string{"", "opaque", "a.b.c", "a.!.c", jwt(map[string]any{}), jwt(map[string]any{"scp": 5})} {
		if a := Check(token, global); a.Known || len(a.Missing) != 0 || a.MayPlan || a.MayRun {
			t.Errorf("%q: %+v", token, a)
		}
	}
}

func TestRolesAreNamed(t *testing.T) {
	global, _ := CloudByName("")
	a := Check(jwt(map[string]any{"scp": "User.Read", "wids": []string{"69091246-20e8-4a56-aa4d-066075b2a7a8", "no-such-role"}}), global)
	if !slices.Equal(a.Roles, []string{"Teams Administrator"}) {
		t.Errorf("got %v", a.Roles)
	}
}

// Every permission that the catalogue asks for must be one that the check knows how to see.
func TestWiderPermissionsStandForRealOnes(t *testing.T) {
	for scope := range covers {
		if !slices.ContainsFunc(needs(), func(p catalog.Permission) bool { return p.Scope == scope }) {
			t.Errorf("%s is nothing we ask for", scope)
		}
	}
	for scope := range optional {
		if !slices.ContainsFunc(needs(), func(p catalog.Permission) bool { return p.Scope == scope }) {
			t.Errorf("%s is nothing we ask for", scope)
		}
	}
}

func TestClouds(t *testing.T) {
	for _, c := range Clouds() {
		if !strings.HasPrefix(c.Graph, "https://") || !strings.HasPrefix(c.Authority(), "https://login.") || !strings.HasSuffix(c.BaseURL(), "/v1.0") || c.Title == "" {
			t.Errorf("got %+v", c)
		}
		if public := c.Graph == "https://graph.microsoft.com"; public != c.TeamsAdmin {
			t.Errorf("%s: the Teams administration API is in the public cloud only", c.Name)
		}
	}
}
