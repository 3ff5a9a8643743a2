package persona

import (
	"strings"

	"personadesk/backend/limit"
)

const (
	ourKey          = "personadesk-"
	longestNickname = limit.GroupNickname // of a mail nickname, in characters
	longestKey      = limit.GroupKey
)

// GoneGroup is a provisioning group of ours that the tenant is to have no longer.
type GoneGroup struct {
	Key  string `json:"key"`  // its uniqueName
	Name string `json:"name"` // of the persona that it carried
}

// GroupName is the display name of the persona's provisioning group: the persona's own.
func GroupName(p Persona) string { return p.Name }

// GroupKey is the key of the persona's provisioning group, by which we find it again whatever it is called: our uniqueName, or the key
// of the group of the tenant that was taken over.
func GroupKey(p Persona) string {
	if p.Group != "" {
		return p.Group
	}
	return keyOf(p.ID, longestKey)
}

// IsGroupKey says whether a uniqueName is one of ours.
func IsGroupKey(uniqueName string) bool { return strings.HasPrefix(uniqueName, ourKey) }

// GroupNickname is the mail nickname that Graph asks of every group, even of one without mail: plain ASCII and at most
// 64 characters, and different for every persona.
func GroupNickname(p Persona) string { return keyOf(p.ID, longestNickname) }

// keyOf writes an id with letters, digits and hyphens. An id that would lose something by that keeps a mark, so that
// two ids never become one key.
func keyOf(id string, longest int) string {
	key := strings.ToLower(strings.Join(wordsOf(id), "-"))
	if key == id && key != "" && len(ourKey)+len(key) <= longest {
		return ourKey + key
	}
	tail := "-" + mark(id, 8)
	room := longest - len(ourKey) - len(tail)
	if len(key) > room {
		key = strings.TrimRight(key[:room], "-")
	}
	return ourKey + strings.TrimPrefix(key+tail, "-")
}
