package persona

import (
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/limit"
)

// LongestPolicyName is how many characters a policy name may have. Only dial plans are documented to end at 49; one
// limit for all keeps the names of a persona alike.
const LongestPolicyName = limit.PolicyName

// The styles of a Convention.
const (
	Underscores = "underscores"
	CamelCase   = "camelCase"
)

// PolicyName makes the name of a persona's own policy of a type: prefix, persona and what it is for, in the style of the
// convention, from letters, digits and underscores only, never a hyphen. What is too long is cut in the middle and
// marked, so that the same persona always has the same name and two personas never share one. Two personas whose names
// differ in punctuation only do; OwnPolicyName sees to that.
func PolicyName(c Convention, p Persona, policyType string) string {
	ending := policyType
	if known, found := catalog.PolicyTypeByID(policyType); found {
		ending = known.Short
	}
	words := wordsOf(p.Name)
	if len(words) == 0 {
		words = wordsOf(p.ID)
	}
	if len(words) == 0 {
		words = []string{"persona", mark(p.Name+"\x00"+p.ID, 8)}
	}
	prefix := wordsOf(c.Prefix)
	if !begins(words, prefix) {
		words = append(prefix, words...)
	}
	return cut(c.Style, words, strings.Join(wordsOf(ending), ""))
}

// OwnPolicyName is PolicyName, told apart from the names that other personas of the design have for the same type.
func OwnPolicyName(d Design, p Persona, policyType string) string {
	name := PolicyName(d.Convention, p, policyType)
	taken := false
	for _, other := range d.Personas {
		if other.ID == p.ID {
			continue
		}
		taken = taken || strings.EqualFold(PolicyName(d.Convention, other, policyType), name)
		for _, choice := range other.Policies {
			taken = taken || strings.EqualFold(choice.Type, policyType) && choice.Name.Key() == ident.Policy(name).Key()
		}
	}
	if !taken {
		return name
	}
	p.Name = p.Name + " " + mark(p.ID, 6)
	return PolicyName(d.Convention, p, policyType)
}

func begins(words, prefix []string) bool {
	if len(words) < len(prefix) {
		return false
	}
	for i, w := range prefix {
		if !strings.EqualFold(words[i], w) {
			return false
		}
	}
	return true
}

// cut writes the words with the ending, short enough.
func cut(style string, words []string, ending string) string {
	whole := styled(style, append(words, ending))
	if len(whole) <= LongestPolicyName {
		return whole
	}
	tail := styled(style, []string{"x", mark(whole, 6), ending})[1:]
	head := styled(style, words)
	room := max(LongestPolicyName-len(tail), 1)
	if len(head) > room {
		head = strings.TrimRight(head[:room], "_")
	}
	name := head + tail
	return name[:min(len(name), LongestPolicyName)]
}

func styled(style string, words []string) string {
	if style != CamelCase {
		return strings.Join(words, "_")
	}
	var b strings.Builder
	for i, w := range words {
		first, rest := w[:1], w[1:]
		if i == 0 {
			if w == strings.ToUpper(w) { // UK becomes uk, not uK
				rest = strings.ToLower(rest)
			}
			b.WriteString(strings.ToLower(first) + rest)
			continue
		}
		b.WriteString(strings.ToUpper(first) + rest)
	}
	return b.String()
}
