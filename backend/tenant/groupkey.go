package tenant

import (
	"strings"

	"personadesk/backend/ident"
)

// byID begins the key of a group that has no uniqueName.
const byID = "id:"

// KeyOf is the key by which a group is found again: its uniqueName, or its object id where it has none.
func KeyOf(g Group) string {
	if g.UniqueName != "" {
		return g.UniqueName
	}
	return byID + string(g.ID)
}

// GroupOfKey is the object id in a key; named is false where the key is a uniqueName.
func GroupOfKey(key string) (id ident.ObjectID, named bool) {
	text, named := strings.CutPrefix(key, byID)
	return ident.Object(text), named
}
