package rule

import (
	"regexp"
	"slices"
	"strings"
)

// value looks at one text constant.
func (l *linter) value(n *comparison, v literal, property string) {
	positive, negative := n.op.positive()
	if positive != opMatch {
		if op, inner := wildcardOperator(v.text); op != opEq && inner != "" && n.value.kind == textLiteral {
			fix := (*Fix)(nil)
			at := v.at
			if positive == opEq {
				if negative {
					op = op.negated()
				}
				at, fix = n.opAt.to(v.at), &Fix{op.String() + " " + quoted(inner), "write " + op.String()}
			}
			l.hint(Warning, at, "semantic.wildcard", property, "An asterisk is an ordinary character in a rule.", fix)
		}
		l.list(n, v, property)
	}
	if trimmed := strings.TrimSpace(v.text); (positive == opEq || positive == opIn) && trimmed != v.text && trimmed != "" {
		l.hint(Warning, v.at, "semantic.outer-blank", property, "A blank at the beginning or the end of a text counts, and few values have one.", &Fix{quoted(trimmed), "remove it"})
	}
	switch {
	case property == "proxyAddresses":
		l.address(n, v, positive)
	case property == "userPrincipalName" && strings.Contains(foldText(v.text), "#ext#"):
		kind := "Guest"
		if negative {
			kind = "Member"
		}
		l.hint(Warning, n.at, "semantic.external", property, "#EXT# tells how an account was made, not what it is: there are external members. userType says who is a guest.",
			&Fix{`user.userType -eq "` + kind + `"`, "ask for the user type"})
	}
}

var separators = regexp.MustCompile(`\s*[,;|]\s*`)

// list finds a text that was meant as several.
func (l *linter) list(n *comparison, v literal, property string) {
	positive, _ := n.op.positive()
	if n.value.kind != textLiteral || positive != opContains && positive != opEq || strings.Contains(v.text, "=") {
		return
	}
	parts := separators.Split(v.text, -1)
	if len(parts) < 2 || slices.Contains(parts, "") || positive == opEq && !strings.ContainsAny(v.text, ";|") {
		return
	}
	fix := (*Fix)(nil)
	if n.subject.item == notItem && n.subject.property.Type == String {
		items := make([]string, len(parts))
		for i, part := range parts {
			items[i] = quoted(part)
		}
		fix = &Fix{listOperator(n.op).String() + " [" + strings.Join(items, ",") + "]", "compare with each of the values"}
	}
	l.hint(Warning, n.opAt.to(v.at), "semantic.list", property, "The whole text is one value, commas included; several values are a list for -in or -notIn.", fix)
}

var addressKind = regexp.MustCompile(`(?i)^[a-z][a-z0-9]*:`)

// addressKinds are the prefixes of proxy addresses in use.
var addressKinds = []string{"smtp:", "x500:", "x400:", "sip:", "eum:", "spo:"}

// address looks at a value that is held against whole proxy addresses.
func (l *linter) address(n *comparison, v literal, positive operator) {
	folded := foldText(v.text)
	if blank := regexp.MustCompile(`(?i)^(smtp|sip|x500):\s+`); blank.MatchString(v.text) {
		kind, rest, _ := strings.Cut(v.text, ":")
		l.hint(Warning, v.at, "semantic.address-blank", "", "No blank stands behind the colon of a real address.", &Fix{quoted(kind + ":" + strings.TrimSpace(rest)), "remove the blank"})
		return
	}
	begins := slices.ContainsFunc(addressKinds, func(kind string) bool { return strings.HasPrefix(kind, folded) })
	if positive != opStartsWith && positive != opEq && positive != opIn || v.text == "" || begins || addressKind.MatchString(v.text) {
		return
	}
	l.hint(Warning, v.at, "semantic.address-prefix", "", "Addresses begin with SMTP:, smtp:, sip: or x500:, so none begins like this.", &Fix{quoted("smtp:" + v.text), "put smtp: before it"})
}

// neverNull are properties that everybody has.
var neverNull = []string{"objectId", "userPrincipalName", "displayName", "mailNickName", "accountEnabled"}

// blanks finds a negative comparison that lets in those without a value.
func (l *linter) blanks(n *comparison, c context) {
	f, ok := factOf(n)
	if !ok || c.negated || c.quantity != nil || f.isNull() || n.subject.property.Type != String || slices.Contains(neverNull, f.property) {
		return
	}
	if _, negative := f.op.positive(); !negative {
		return
	}
	present := fact{property: f.property, op: opNe}
	for _, other := range c.with {
		if g, ok := factOf(other); ok && g.implies(present) {
			return
		}
	}
	fix := &Fix{"(" + printed(n) + ") -and (" + n.subject.text + " -ne null)", "leave out those without a value"}
	l.hint(Info, n.at, "semantic.blanks", f.property, "Those who have no "+f.property+" at all match too.", fix)
}
