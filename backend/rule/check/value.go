package check

import (
	"regexp"
	"slices"
	"strings"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
	"personadesk/backend/rule/parse"
)

// value looks at one text constant.
func (l *linter) value(n *tree.Comparison, v tree.Literal, property string) {
	positive, negative := n.Op.Positive()
	if positive != tree.OpMatch {
		if op, inner := parse.WildcardOperator(v.Text); op != tree.OpEq && inner != "" && n.Value.Kind == tree.TextLiteral {
			fix := (*rule.Fix)(nil)
			at := v.At
			if positive == tree.OpEq {
				if negative {
					op = op.Negated()
				}
				at, fix = n.OpAt.To(v.At), &rule.Fix{Text: op.String() + " " + rule.Quote(inner), Says: "write " + op.String()}
			}
			l.hint(rule.Warning, at, "semantic.wildcard", property, "An asterisk is an ordinary character in a rule.", fix)
		}
		l.list(n, v, property)
	}
	if trimmed := strings.TrimSpace(v.Text); (positive == tree.OpEq || positive == tree.OpIn) && trimmed != v.Text && trimmed != "" {
		l.hint(rule.Warning, v.At, "semantic.outer-blank", property, "A blank at the beginning or the end of a text counts, and few values have one.", &rule.Fix{Text: rule.Quote(trimmed), Says: "remove it"})
	}
	switch {
	case property == "proxyAddresses":
		l.address(n, v, positive)
	case property == "userPrincipalName" && strings.Contains(rule.Folded(v.Text), "#ext#"):
		kind := "Guest"
		if negative {
			kind = "Member"
		}
		l.hint(rule.Warning, n.At, "semantic.external", property, "#EXT# tells how an account was made, not what it is: there are external members. userType says who is a guest.",
			&rule.Fix{Text: `user.userType -eq "` + kind + `"`, Says: "ask for the user type"})
	}
}

var separators = regexp.MustCompile(`\s*[,;|]\s*`)

// list finds a text that was meant as several.
func (l *linter) list(n *tree.Comparison, v tree.Literal, property string) {
	positive, _ := n.Op.Positive()
	if n.Value.Kind != tree.TextLiteral || positive != tree.OpContains && positive != tree.OpEq || strings.Contains(v.Text, "=") {
		return
	}
	parts := separators.Split(v.Text, -1)
	if len(parts) < 2 || slices.Contains(parts, "") || positive == tree.OpEq && !strings.ContainsAny(v.Text, ";|") {
		return
	}
	fix := (*rule.Fix)(nil)
	if n.Subject.Item == tree.NotItem && n.Subject.Property.Type == rule.String {
		items := make([]string, len(parts))
		for i, part := range parts {
			items[i] = rule.Quote(part)
		}
		fix = &rule.Fix{Text: n.Op.Listed().String() + " [" + strings.Join(items, ",") + "]", Says: "compare with each of the values"}
	}
	l.hint(rule.Warning, n.OpAt.To(v.At), "semantic.list", property, "The whole text is one value, commas included; several values are a list for -in or -notIn.", fix)
}

var addressKind = regexp.MustCompile(`(?i)^[a-z][a-z0-9]*:`)

// addressKinds are the prefixes of proxy addresses in use.
var addressKinds = []string{"smtp:", "x500:", "x400:", "sip:", "eum:", "spo:"}

// address looks at a value that is held against whole proxy addresses.
func (l *linter) address(n *tree.Comparison, v tree.Literal, positive tree.Operator) {
	folded := rule.Folded(v.Text)
	if blank := regexp.MustCompile(`(?i)^(smtp|sip|x500):\s+`); blank.MatchString(v.Text) {
		kind, rest, _ := strings.Cut(v.Text, ":")
		l.hint(rule.Warning, v.At, "semantic.address-blank", "", "No blank stands behind the colon of a real address.", &rule.Fix{Text: rule.Quote(kind + ":" + strings.TrimSpace(rest)), Says: "remove the blank"})
		return
	}
	begins := slices.ContainsFunc(addressKinds, func(kind string) bool { return strings.HasPrefix(kind, folded) })
	if positive != tree.OpStartsWith && positive != tree.OpEq && positive != tree.OpIn || v.Text == "" || begins || addressKind.MatchString(v.Text) {
		return
	}
	l.hint(rule.Warning, v.At, "semantic.address-prefix", "", "Addresses begin with SMTP:, smtp:, sip: or x500:, so none begins like this.", &rule.Fix{Text: rule.Quote("smtp:" + v.Text), Says: "put smtp: before it"})
}

// neverNull are properties that everybody has.
var neverNull = []string{"objectId", "userPrincipalName", "displayName", "mailNickName", "accountEnabled"}

// blanks finds a negative comparison that lets in those without a value.
func (l *linter) blanks(n *tree.Comparison, c context) {
	f, ok := factOf(n)
	if !ok || c.negated || c.quantity != nil || f.isNull() || n.Subject.Property.Type != rule.String || slices.Contains(neverNull, f.property) {
		return
	}
	if _, negative := f.op.Positive(); !negative {
		return
	}
	present := fact{property: f.property, op: tree.OpNe}
	for _, other := range c.with {
		if g, ok := factOf(other); ok && g.implies(present) {
			return
		}
	}
	fix := &rule.Fix{Text: "(" + n.String() + ") -and (" + n.Subject.Text + " -ne null)", Says: "leave out those without a value"}
	l.hint(rule.Info, n.At, "semantic.blanks", f.property, "Those who have no "+f.property+" at all match too.", fix)
}
