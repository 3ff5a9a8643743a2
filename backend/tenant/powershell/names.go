package powershell

import "strings"

// withoutTag takes the "Tag:" off a policy's identity; pages of the reference write it in three different cases.
func withoutTag(identity string) string {
	const tag = "Tag:"
	if len(identity) >= len(tag) && strings.EqualFold(identity[:len(tag)], tag) {
		return identity[len(tag):]
	}
	return identity
}
