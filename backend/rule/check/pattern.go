package check

import (
	"regexp"
	"slices"
	"strings"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// pattern looks at a regular expression: is one needed, does it say what it
// means, and does it end in time.
func (l *linter) pattern(n *tree.Comparison, property string) {
	positive, negative := n.Op.Positive()
	if positive != tree.OpMatch || n.Value.Kind != tree.TextLiteral {
		return
	}
	if p := tree.Plain(n.Value.Text); p.Op != tree.OpNone && p.Text != "" {
		op := p.Op
		if negative {
			op = op.Negated()
		}
		l.hint(rule.Info, n.OpAt.To(n.Value.At), "efficiency.match", property, "This pattern asks no more than "+op.String()+" does, which costs less.",
			&rule.Fix{Text: op.String() + " " + rule.Quote(p.Text), Says: "write " + op.String()})
	} else if p.Op != tree.OpNone && p.Op != tree.OpEq {
		l.everyText(n, negative, property)
	} else if p.Op == tree.OpNone {
		l.hint(rule.Info, n.OpAt, "efficiency.match", property, n.Op.String()+" runs a pattern over every user; -eq, -startsWith or -endsWith cost less where they fit.", nil)
	}
	if escaped, dots := escapeDots(n.Value.Text); dots && (strings.Contains(n.Value.Text, "@") || slices.Contains([]string{"mail", "userPrincipalName", "otherMails", "proxyAddresses", "sipProxyAddress"}, property)) {
		l.hint(rule.Warning, n.Value.At, "semantic.unescaped-dot", property, "A dot stands for any character in a pattern, so other domains match too.", &rule.Fix{Text: rule.Quote(escaped), Says: "escape the dots"})
	}
	if runsAway(n.Value.Text) {
		l.hint(rule.Warning, n.Value.At, "pattern.slow", property, "A repetition inside a repetition can take for ever on a value that does not match; whom that meets is unknown.", nil)
	}
}

// everyText finds a pattern that every value fits.
func (l *linter) everyText(n *tree.Comparison, negative bool, property string) {
	op, fix := tree.OpNe, (*rule.Fix)(nil)
	if negative {
		op = tree.OpEq
	}
	if n.Subject.Item == tree.NotItem && n.Subject.Property.Type == rule.String {
		fix = &rule.Fix{Text: op.String() + " null", Says: "ask whether there is a value"}
	}
	l.hint(rule.Warning, n.OpAt.To(n.Value.At), "semantic.every-text", property, "Every text fits this pattern.", fix)
}

var nameDot = regexp.MustCompile(`([\w-])\.([a-zA-Z]\w)`)

// escapeDots puts a backslash before the dots of a domain name.
func escapeDots(pattern string) (string, bool) {
	if strings.ContainsAny(pattern, "[") {
		return pattern, false // inside a class a dot is a dot
	}
	escaped := pattern
	for {
		next := nameDot.ReplaceAllStringFunc(escaped, func(m string) string { return m[:1] + `\` + m[1:] })
		if next == escaped {
			return escaped, escaped != pattern
		}
		escaped = next
	}
}

// runsAway finds a group that repeats without end and holds something that
// repeats without end: the shape of patterns whose time explodes.
func runsAway(pattern string) bool {
	var open []bool // of each group: is there a repetition in it
	inner, escaped, class := false, false, false
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		switch {
		case escaped:
			escaped = false
		case c == '\\':
			escaped = true
		case class:
			class = c != ']'
		case c == '[':
			class = true
			if i+1 < len(pattern) && pattern[i+1] == ']' {
				i++ // a bracket that is a member
			}
		case c == '(':
			open, inner = append(open, inner), false
		case c == ')' && len(open) > 0:
			repeats := repeatsAt(pattern, i+1)
			if inner && repeats {
				return true
			}
			inner = inner || open[len(open)-1] || repeats
			open = open[:len(open)-1]
		case c == '*', c == '+', c == '{' && repeatsAt(pattern, i):
			inner = true
		}
	}
	return false
}

var endless = regexp.MustCompile(`^(?:[*+]|\{\d+,\}|\{\d*,?\d{2,}\})`)

func repeatsAt(pattern string, i int) bool { return endless.MatchString(pattern[i:]) }
