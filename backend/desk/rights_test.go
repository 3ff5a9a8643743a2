package desk

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/catalog"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

func roleID(t *testing.T, name string) string {
	t.Helper()
	for _, r := range catalog.Roles() {
		if r.Name == name {
			return r.TemplateID
		}
	}
	t.Fatalf("the catalogue has no role %s", name)
	return ""
}

func allPermissions() (list []string) {
	for _, p := range catalog.Permissions() {
		if p.For == catalog.ToChange && p.ApplicationID != "" {
			list = append(list, p.Scope)
		}
	}
	return list
}

func TestChangingATenantNeedsARoleThatWasRead(t *testing.T) {
	role := func(name string) tenant.SignedIn {
		return tenant.SignedIn{ID: "me", Name: "Ann", Roles: []string{roleID(t, name)}}
	}
	app := func(list ...string) tenant.SignedIn {
		return tenant.SignedIn{ID: "app", Name: "Robot", Application: true, Permissions: list}
	}
	for name, c := range map[string]struct {
		read  bool
		me    tenant.SignedIn
		may   bool
		names string // what the refusal names
	}{
		"a Teams Administrator":  {true, role("Teams Administrator"), true, ""},
		"a Global Administrator": {true, role("Global Administrator"), true, ""},
		"its id in capitals":     {true, tenant.SignedIn{ID: "me", Roles: []string{strings.ToUpper(roleID(t, "Teams Administrator"))}}, true, ""},
		"the role before another": {true, tenant.SignedIn{ID: "me", Roles: []string{roleID(t, "Teams Administrator"), roleID(t, "Directory Readers")}},
			true, ""},
		"a role that only reads":           {true, role("Global Reader"), false, "Teams Administrator"},
		"a role whose name is like it":     {true, role("Teams Communications Administrator"), false, "Teams Administrator"},
		"a name where an id belongs":       {true, tenant.SignedIn{ID: "me", Roles: []string{"Teams Administrator"}}, false, "Teams Administrator"},
		"a role that nobody knows":         {true, tenant.SignedIn{ID: "me", Roles: []string{"11111111-1111-1111-1111-111111111111"}}, false, "Global Administrator"},
		"no role":                          {true, tenant.SignedIn{ID: "me", Name: "Ann"}, false, "Ann"},
		"a role in a reading that is gone": {false, role("Teams Administrator"), false, "Nobody knows"},
		"an application with permissions":  {true, app(allPermissions()...), true, ""},
		"an application without one":       {true, app(allPermissions()[1:]...), false, allPermissions()[0]},
		"an application with a role only": {true, tenant.SignedIn{ID: "app", Application: true, Roles: []string{roleID(t, "Global Administrator")}},
			false, "permissions"},
	} {
		t.Run(name, func(t *testing.T) {
			r := RightsIn(c.read, c.me)
			for _, right := range []Right{Look, Write, ReadTenant} {
				if err := r.Refusal(right); err != nil {
					t.Errorf("%s: %v", right, err)
				}
			}
			for _, right := range []Right{ApprovePlan, ChangeTenant} {
				err := r.Refusal(right)
				var p *problem.Problem
				if (err == nil) != c.may || err != nil && (!errors.As(err, &p) || p.Code != "RIGHT_MISSING" || !strings.Contains(text.English().Print(p.Detail), c.names)) {
					t.Errorf("%s: %v", right, err)
				}
			}
		})
	}
}

func TestThePracticeTenantGrantsAll(t *testing.T) {
	if r := AllGranted(tenant.SignedIn{Name: "Ann"}); !slices.Equal(r.Granted, AllRights()) || !r.Missing.IsZero() {
		t.Fatalf("%+v", r)
	}
}
