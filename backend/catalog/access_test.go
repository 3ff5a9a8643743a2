package catalog

import (
	"slices"
	"strings"
	"testing"
)

func TestPermissionsAreKnownByGUIDAndSayWhy(t *testing.T) {
	if got := len(Permissions()); got != 15 {
		t.Errorf("%d permissions, want 15", got)
	}
	seen := map[string]bool{}
	for _, p := range Permissions() {
		if !guid.MatchString(p.DelegatedID) || seen[p.DelegatedID] {
			t.Errorf("%s: delegated id %q", p.Scope, p.DelegatedID)
		}
		// Reading one's own account is the only right that no application can have.
		if (p.ApplicationID == "") != (p.Scope == "User.Read") || (p.ApplicationID != "" && !guid.MatchString(p.ApplicationID)) || seen[p.ApplicationID] {
			t.Errorf("%s: application id %q", p.Scope, p.ApplicationID)
		}
		if p.Why == "" {
			t.Errorf("%s does not say why", p.Scope)
		}
		seen[p.DelegatedID] = true
		if p.ApplicationID != "" {
			seen[p.ApplicationID] = true
		}
	}
}

func TestRightsToReadChangeNothing(t *testing.T) {
	for _, p := range Permissions() {
		writes := slices.ContainsFunc([]string{"ReadWrite", "Create"}, func(word string) bool {
			return strings.Contains(p.Scope, word)
		})
		if writes != (p.For == ToChange) {
			t.Errorf("%s is for %s", p.Scope, p.For)
		}
	}
}

func TestRolesAreKnownByTemplate(t *testing.T) {
	if got := len(Roles()); got != 12 {
		t.Errorf("%d roles, want 12", got)
	}
	seen := map[string]bool{}
	for _, r := range Roles() {
		if !guid.MatchString(r.TemplateID) || seen[r.TemplateID] || r.Name == "" {
			t.Errorf("role %+v", r)
		}
		seen[r.TemplateID] = true
	}
	if r, found := RoleByTemplateID("69091246-20E8-4A56-AA4D-066075B2A7A8"); !found || r.Name != "Teams Administrator" {
		t.Errorf("Teams Administrator: %+v, %v", r, found)
	}
	if r, found := RoleByTemplateID(""); found {
		t.Errorf("the empty id is %+v", r)
	}
}

func TestAPersonaHasTheGuidesThirteenItems(t *testing.T) {
	want := []string{"name", "description", "country", "licences", "groups", "number", "dial-plan", "routing",
		"caller-id", "emergency", "policies", "queues", "teams"}
	var got []string
	for _, item := range PersonaItems() {
		got = append(got, item.ID)
		if item.Name == "" {
			t.Errorf("%s has no name", item.ID)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("items %v, want %v", got, want)
	}
}
