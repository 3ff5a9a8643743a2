package service

import (
	"strconv"
	"strings"
	"unicode"

	"personadesk/backend/persona"
)

// policyKey names a policy on the page.
func policyKey(p persona.Policy) string { return p.Type + "/" + string(p.Name) }

// freeID makes a short readable id of a name that is not taken yet.
func freeID(name string, taken func(string) bool) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	base := strings.Trim(b.String(), "-")
	if base == "" {
		base = "one"
	}
	id := base
	for n := 2; taken(id); n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	return id
}
