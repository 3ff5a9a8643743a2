package desk

import (
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/number"
)

// Holder finds whom a text names who could have a number: a person by object id, sign-in name or a display name that only one bears, or
// a resource account by its id or sign-in name.
func (r *Reading) Holder(text string) (id string, kind number.HolderKind, err error) {
	object, upn := ident.Object(text), ident.Fold(text)
	for _, a := range r.Accounts {
		if a.ID == object || ident.Fold(a.UPN) == upn {
			return string(a.ID), number.ResourceAccount, nil
		}
	}
	i, err := r.Find(text)
	if err != nil {
		return "", "", err
	}
	return string(r.Directory.ID(i)), number.User, nil
}

// Named is everybody who is called so that a text, in small letters, is part of it: users and accounts, by id.
func (r *Reading) Named(text string) map[string]bool {
	named := map[string]bool{}
	for i := range r.Directory.Len() {
		if strings.Contains(strings.ToLower(r.Directory.DisplayName(i)), text) {
			named[string(r.Directory.ID(i))] = true
		}
	}
	for _, a := range r.Accounts {
		if strings.Contains(strings.ToLower(a.Name), text) {
			named[string(a.ID)] = true
		}
	}
	return named
}
