package directory

import (
	"encoding/json"
	"slices"
	"strings"

	"personadesk/backend/rule"
)

// Select lists the Graph properties of a user that a full reading asks for:
// all that rules can name, and those that screens and plans show. What rules
// call memberOf and manager are relations, which $select cannot ask for.
func Select() []string {
	names := []string{"id", "userPrincipalName", "displayName", "assignedLicenses"}
	for _, p := range rule.Properties() {
		if p.Name != rule.MemberOfAttribute && !slices.Contains(names, p.Graph) {
			names = append(names, p.Graph)
		}
	}
	return names
}

// Restrict keeps of a user object what Select asks for, custom extensions and
// a removal mark included, so that nothing else reaches a workbook.
func Restrict(user map[string]json.RawMessage) map[string]json.RawMessage {
	kept := make(map[string]json.RawMessage, len(user))
	for name, raw := range user {
		if selected[name] || strings.HasPrefix(name, "extension_") || name == removedMark {
			kept[name] = raw
		}
	}
	return kept
}

// Complete gives null to every property that was asked for and is missing.
// A first delta round leaves out what was never set, so there, and only there,
// missing means absent; the object is changed in place.
func Complete(user map[string]json.RawMessage, asked []string) {
	for _, name := range asked {
		if _, read := user[name]; !read {
			user[name] = json.RawMessage("null")
		}
	}
}

// removedMark is the member of a delta object that says the user is gone.
const removedMark = "@removed"

var selected = func() map[string]bool {
	m := map[string]bool{"manager": true, "memberOf": true}
	for _, name := range Select() {
		m[name] = true
	}
	return m
}()
