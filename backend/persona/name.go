package persona

import (
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/limit"
)

// LongestPolicyName is how many characters a policy name may have. Only dial plans are documented to end at 49; one
// limit for all keeps the names of a persona alike.
const LongestPolicyName = limit.PolicyName

// PolicyName makes the name of a persona's own policy of a type as the convention of the design puts it together, from letters and digits
// and what its style joins them with, never a hyphen. What is too long is cut in the middle and marked, so that the same persona always
// has the same name and two personas never share one for being cut. OwnPolicyName tells apart what the convention gives one name.
func PolicyName(d Design, p Persona, policyType string) string {
	return d.policyName(p, policyType, "")
}

func (d Design) policyName(p Persona, policyType, extra string) string {
	c := d.Convention
	words := d.assembled(p, c.policyPattern(p.Layer), policyType, extra)
	if len(words) == 0 {
		words = append(nameWords(p), c.purpose(policyType)...)
	}
	return c.written(c.styleOf(c.Policies), words, within(c.Policies.Longest, LongestPolicyName))
}

// GroupNameBy is what the convention calls a persona and its provisioning group: its own name where the convention says nothing of them.
func GroupNameBy(d Design, p Persona) string { return d.groupName(p, "") }

func (d Design) groupName(p Persona, extra string) string {
	c := d.Convention
	pattern := strings.TrimSpace(c.Groups.At(p.Layer))
	if pattern == "" {
		return p.Name
	}
	words := d.assembled(p, pattern, "", extra)
	if len(words) == 0 {
		return p.Name
	}
	return c.written(c.styleOf(c.Groups), words, within(c.Groups.Longest, longestGroupName))
}

// assembled puts the words of a pattern together, with something more before what the name is for.
func (d Design) assembled(p Persona, pattern, policyType, extra string) []string {
	list := tokens(pattern)
	var words []string
	for i, token := range list {
		if token == PartFor && i == len(list)-1 {
			words, extra = append(words, wordsOf(extra)...), ""
		}
		words = append(words, d.words(p, token, policyType)...)
	}
	words = append(words, wordsOf(extra)...)
	if prefix := wordsOf(d.Convention.Prefix); len(words) > 0 && !begins(words, prefix) {
		words = append(prefix, words...)
	}
	return words
}

// OwnPolicyName is PolicyName, told apart from the names that other personas of the design have for the same type.
func OwnPolicyName(d Design, p Persona, policyType string) string {
	name := PolicyName(d, p, policyType)
	for _, other := range d.Personas {
		if other.ID == p.ID {
			continue
		}
		taken := strings.EqualFold(PolicyName(d, other, policyType), name)
		for _, choice := range other.Policies {
			taken = taken || strings.EqualFold(choice.Type, policyType) && choice.Name.Key() == ident.Policy(name).Key()
		}
		if taken {
			return d.policyName(p, policyType, mark(p.ID, 6))
		}
	}
	return name
}

func within(said, most int) int {
	if said == 0 {
		return most
	}
	return min(max(said, ShortestLimit), most)
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

// written writes the words in a style, short enough: the last word stays, and a mark tells apart what was cut.
func (c Convention) written(style string, words []string, longest int) string {
	if c.Lower {
		lower := make([]string, len(words))
		for i, w := range words {
			lower[i] = strings.ToLower(w)
		}
		words = lower
	}
	whole := styled(style, words)
	if len(whole) <= longest {
		return whole
	}
	ending := words[len(words)-1]
	tail := styled(style, []string{"x", mark(whole, 6), ending})[1:]
	head := styled(style, words[:len(words)-1])
	room := max(longest-len(tail), 1)
	if len(head) > room {
		head = strings.TrimRight(head[:room], "_ ")
	}
	name := head + tail
	return strings.TrimRight(name[:min(len(name), longest)], "_ ")
}

func styled(style string, words []string) string {
	switch style {
	case CamelCase:
		return camel(words)
	case Spaces:
		return strings.Join(words, " ")
	}
	return strings.Join(words, "_")
}

func camel(words []string) string {
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
