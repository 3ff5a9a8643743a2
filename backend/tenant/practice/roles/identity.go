package roles

import (
	"slices"
	"strings"
)

// Identity is who is signed in. The zero value may do everything. It is noted with every change, so that what was refused is
// refused again when changes are carried out once more.
type Identity struct {
	Role        string   `json:"role,omitempty"`        // name of the role; "" for everything, and for an application none
	Application bool     `json:"application,omitempty"` // an application and no person
	Permissions []string `json:"permissions,omitempty"` // of an application
}

// Play makes an identity from a role and the permissions of an application; nil permissions mean a person.
func Play(role string, permissions []string) (Identity, error) {
	who := Identity{Application: permissions != nil, Permissions: permissions}
	if role == "" {
		return who, nil
	}
	r, err := Named(role)
	who.Role = r.Name
	return who, err
}

// role is what was named; an identity made by Play names only what there is.
func (w Identity) role() Role {
	for _, r := range known {
		if r.Name == w.Role {
			return r
		}
	}
	return Role{}
}

// everything says whether nothing is refused.
func (w Identity) everything() bool { return w.Role == "" && !w.Application }

// Roles are the directory roles that the identity is shown to hold.
func (w Identity) Roles() []Role {
	var held []Role
	for _, r := range known {
		if r.Template != "" && (r.Name == w.Role || w.everything() && slices.Contains(shown, r.Name)) {
			held = append(held, r)
		}
	}
	return held
}

// Scopes are the permissions of Graph that work for the identity; nil means all of them.
func (w Identity) Scopes() []string {
	switch {
	case w.everything():
		return nil
	case w.Application:
		return append([]string{}, w.Permissions...)
	}
	list := slices.Clone(everybody)
	for _, a := range w.role().may {
		list = append(list, scopes[a]...)
	}
	return list
}

// inMemory are commands that make a value for another command and touch nothing.
var inMemory = []string{"new-csvoicenormalizationrule", "new-csteamsemergencynumber", "new-csteamsemergencycallingextendednotification"}

// MayRun says whether the module lets the identity run a command. An application needs a role for that, whatever its token
// says.
func (w Identity) MayRun(command string) bool {
	if w.everything() {
		return true
	}
	name, r := strings.ToLower(command), w.role()
	switch {
	case name == "add-teamuser" || name == "remove-teamuser":
		return r.can(writeMembers)
	case slices.Contains(inMemory, name) || strings.HasPrefix(name, "get-") || strings.HasSuffix(name, "connect-microsoftteams"):
		return r.can(readTeams)
	}
	return r.can(writeTeams)
}
