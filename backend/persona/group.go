package persona

import (
	"cmp"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/limit"
)

const (
	ourKey          = "personadesk-"
	longestNickname = limit.GroupNickname // of a mail nickname, in characters
	longestKey      = limit.GroupKey
)

// ResourceAccounts is the id of what carries the licence of resource accounts to them. It is no persona of a design, and none may have it: both
// would be carried by one group.
const ResourceAccounts = "resource-accounts"

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

// KeyNickname is a mail nickname for a group that has no persona any more, made from its key.
func KeyNickname(key string) string {
	if len(key) <= longestNickname {
		return key
	}
	return key[:longestNickname-9] + "-" + mark(key, 8)
}

// teamKey begins the keys of the groups under our teams. It must not begin as those of provisioning groups do.
const teamKey = "personadeskteam-"

// TeamKey is the key of the group under a team of the design, by which it is found again.
func TeamKey(name string) string { return keyed(teamKey, string(ident.Fold(name)), longestKey) }

// TeamNicknames are the mail nicknames of the group under a team: one that reads like its name, and one for when that is taken.
func TeamNicknames(name string) (nickname, spare string) {
	words := strings.ToLower(strings.Join(wordsOf(name), "-"))
	words = strings.TrimRight(words[:min(len(words), longestNickname-9)], "-")
	spare = strings.TrimPrefix(words+"-"+mark(string(ident.Fold(name)), 8), "-")
	return cmp.Or(words, spare), spare
}

// keyOf writes an id with letters, digits and hyphens. An id that would lose something by that keeps a mark, so that
// two ids never become one key.
func keyOf(id string, longest int) string { return keyed(ourKey, id, longest) }

func keyed(begin, id string, longest int) string {
	key := strings.ToLower(strings.Join(wordsOf(id), "-"))
	if key == id && key != "" && len(begin)+len(key) <= longest {
		return begin + key
	}
	tail := "-" + mark(id, 8)
	room := longest - len(begin) - len(tail)
	if len(key) > room {
		key = strings.TrimRight(key[:room], "-")
	}
	return begin + strings.TrimPrefix(key+tail, "-")
}
