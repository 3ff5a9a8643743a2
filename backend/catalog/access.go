package catalog

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// The two values of Permission.For.
const (
	ToRead   = "read"   // needed to read a tenant
	ToChange = "change" // needed only to carry out a plan
)

// Permission is one right at Microsoft Graph that PersonaDesk asks for.
type Permission struct {
	Scope         string `json:"scope"`         // such as User.Read.All
	DelegatedID   string `json:"delegatedID"`   // GUID, for a person who signs in
	ApplicationID string `json:"applicationID"` // GUID, for a certificate or identity; "" if there is no such right
	For           string `json:"for"`           // ToRead or ToChange
	Why           string `json:"why"`           // one sentence for whoever must consent
}

// Role is a directory role by which a signed-in person is told apart.
type Role struct {
	Name       string `json:"name"`       // as Entra names it
	TemplateID string `json:"templateID"` // GUID, the same in every tenant
	Changes    bool   `json:"changes"`    // who holds it may carry out plans
}

// PersonaItem is one of the things that the guide wants written down of a persona.
type PersonaItem struct {
	ID   string `json:"id"`
	Name string `json:"name"` // a column's heading
}

var loadPermissions = sync.OnceValue(func() []Permission { return must(readPermissions()) })

func readPermissions() ([]Permission, error) {
	rows, err := readTSV("permissions.tsv")
	if err != nil {
		return nil, err
	}
	list := make([]Permission, 0, len(rows))
	for _, row := range rows {
		if row["for"] != ToRead && row["for"] != ToChange {
			return nil, fmt.Errorf("permission %s is for %q", row["scope"], row["for"])
		}
		list = append(list, Permission{
			Scope: row["scope"], DelegatedID: row["delegatedID"], ApplicationID: row["applicationID"],
			For: row["for"], Why: row["why"],
		})
	}
	return list, nil
}

// Permissions returns every right that PersonaDesk can make use of.
func Permissions() []Permission { return slices.Clone(loadPermissions()) }

var loadRoles = sync.OnceValue(func() []Role { return must(readRoles()) })

func readRoles() ([]Role, error) {
	rows, err := readTSV("roles.tsv")
	if err != nil {
		return nil, err
	}
	list := make([]Role, 0, len(rows))
	for _, row := range rows {
		list = append(list, Role{Name: row["name"], TemplateID: row["templateID"], Changes: row["changes"] == "yes"})
	}
	return list, nil
}

// Roles returns the directory roles that matter to what a person may do here.
func Roles() []Role { return slices.Clone(loadRoles()) }

// RoleByTemplateID finds a role by its template id, in any case.
func RoleByTemplateID(id string) (Role, bool) {
	for _, role := range loadRoles() {
		if strings.EqualFold(role.TemplateID, id) {
			return role, true
		}
	}
	return Role{}, false
}

var loadPersonaItems = sync.OnceValue(func() []PersonaItem { return must(readPersonaItems()) })

func readPersonaItems() ([]PersonaItem, error) {
	rows, err := readTSV("personaitems.tsv")
	if err != nil {
		return nil, err
	}
	list := make([]PersonaItem, 0, len(rows))
	for _, row := range rows {
		list = append(list, PersonaItem{ID: row["id"], Name: row["name"]})
	}
	return list, nil
}

// PersonaItems returns the guide's 13 items of a persona, in its order.
func PersonaItems() []PersonaItem { return slices.Clone(loadPersonaItems()) }
