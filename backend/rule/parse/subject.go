package parse

import (
	"fmt"
	"strings"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/lexer"
	"personadesk/backend/rule/internal/tree"
)

// subject reads what stands left of the operator. An unknown property is
// reported and leaves its type open, so that the rest is still read.
func (p *parser) subject(t lexer.Token) (tree.Subject, bool) {
	if p.inLambda {
		return p.item(t)
	}
	s := tree.Subject{Text: t.Text, At: t.At}
	switch {
	case p.isTornProperty(t):
		name := p.take()
		s.At = t.At.To(name.At)
		s.Text = "user." + strings.TrimLeft(name.Text, ".")
		p.report(rule.Error, s.At, "property.prefix", "No blank may stand between user, the dot and the name of the property.", &rule.Fix{Text: s.Text, Says: "remove the blank"})
		s.Property, _ = rule.PropertyNamed(s.Text[len("user."):])
		return s, true
	case hasPrefixFold(t.Text, "user."):
		p.userProperty(&s, t)
		return s, true
	case hasPrefixFold(t.Text, "device."):
		p.report(rule.Error, t.At, "combination.device", "This is a property of devices. A rule for users reads user properties only, and one rule never mixes the two.", nil)
		return s, true
	case t.Text == "_", hasPrefixFold(t.Text, "assignedPlan."), hasPrefixFold(t.Text, "group."):
		p.fail(t.At, "syntax.item", t.Text+" means something only inside -any (...) or -all (...).", nil)
		return s, false
	case isConstant(t.Text):
		p.fail(t.At, "syntax.order", "A comparison has the property on the left and the value on the right.", nil)
		return s, false
	case p.peek().Kind == lexer.OpenToken:
		p.fail(t.At, "syntax.function", fmt.Sprintf("Rules have no functions such as %s(…); a property is compared as it is.", t.Text), nil)
		return s, false
	}
	return p.unprefixed(s, t)
}

// isTornProperty finds a blank on either side of the dot.
func (p *parser) isTornProperty(t lexer.Token) bool {
	next := p.peek()
	return next.Kind == lexer.WordToken && (strings.EqualFold(t.Text, "user.") || strings.EqualFold(t.Text, "user") && strings.HasPrefix(next.Text, "."))
}

// unprefixed reads a property whose name does not begin with user.
func (p *parser) unprefixed(s tree.Subject, t lexer.Token) (tree.Subject, bool) {
	name := t.Text
	if i := strings.LastIndexAny(name, ".:/"); i >= 0 {
		name = name[i+1:]
	}
	name = strings.TrimPrefix(name, "$")
	if known, ok := rule.PropertyNamed(name); ok && name != "" {
		s.Text, s.Property = "user."+known.Name, known
		p.report(rule.Error, t.At, "property.prefix", "A property is written with the prefix user. and nothing else before its name.", &rule.Fix{Text: s.Text, Says: "write " + s.Text})
		return s, true
	}
	if next := p.peek(); isOperator(next) && (next.Op != tree.OpNone || next.Kind == lexer.OperatorToken) && !next.Op.IsConnector() {
		fix, hint := (*rule.Fix)(nil), ""
		if suggestion := suggestProperty(name); suggestion != "" {
			fix, hint = &rule.Fix{Text: "user." + suggestion, Says: "use user." + suggestion}, " Did you mean user."+suggestion+"?"
		}
		p.report(rule.Error, t.At, "property.unknown", fmt.Sprintf("A property such as user.department was expected, not %q.%s", t.Text, hint), fix)
		return s, true
	}
	p.fail(t.At, "syntax.unexpected", fmt.Sprintf("A property such as user.department was expected, not %q.", t.Text), nil)
	return s, false
}

func isConstant(word string) bool {
	return containsFold([]string{"true", "false", "null", "$true", "$false", "$null", "system.now"}, word)
}

func (p *parser) userProperty(s *tree.Subject, t lexer.Token) {
	name := t.Text[len("user."):]
	if known, ok := rule.RuleProperty(name); ok {
		s.Property, s.Text = known, "user."+known.Name
		if t.Text != s.Text {
			p.report(rule.Info, t.At, "property.spelling", "The documented spelling is "+s.Text+".", &rule.Fix{Text: s.Text, Says: "use the documented spelling"})
		}
		return
	}
	// user.manager.displayName, user.employeeOrgData.costCenter: the beginning is what was asked for
	first, last := name, name
	if i := strings.IndexByte(name, '.'); i >= 0 {
		first, last = name[:i], name[strings.LastIndexByte(name, '.')+1:]
	}
	suggestion := suggestProperty(name)
	if known, ok := rule.RuleProperty(last); ok && first != last {
		suggestion = known.Name
	} else if known, ok := rule.RuleProperty(first); ok && (known.Type == rule.String || known.Type == rule.TextCollection) {
		suggestion = known.Name // user.city.length
	}
	var fix *rule.Fix
	hint := ""
	if suggestion != "" {
		fix = &rule.Fix{Text: "user." + suggestion, Says: "use user." + suggestion}
		hint = " Did you mean user." + suggestion + "?"
	}
	switch {
	case name == "":
		p.report(rule.Error, t.At, "property.unknown", "The name of a property is missing after user.", nil)
	case strings.EqualFold(name, "manager") || strings.EqualFold(name, "directReports"):
		p.report(rule.Error, t.At, "property.undocumented", `Managers are on no list of properties that rules support; Direct Reports for "object id" finds the direct reports of one.`, nil)
	case containsFold(askedFor, first):
		p.report(rule.Error, t.At, "property.undocumented", first+" is undocumented: it is on no list of properties that rules support.", nil)
	case hasPrefixFold(name, "extensionAttribute"):
		p.report(rule.Error, t.At, "property.unknown", "Extension attributes run from extensionAttribute1 to extensionAttribute15.", nil)
	case lexer.DashedExtension.MatchString(t.Text):
		plain := "user." + strings.ReplaceAll(name, "-", "")
		p.report(rule.Error, t.At, "property.unknown", "A custom extension names its application without the dashes.", &rule.Fix{Text: plain, Says: "remove the dashes"})
	case hasPrefixFold(name, "extension_"):
		p.report(rule.Error, t.At, "property.unknown", "A custom extension is written extension_, the 32 characters of the application id without dashes, an underscore, and the name.", nil)
	case suggestion != "" && !isRuleName(first) && (rule.IsGraphName(name) || rule.IsGraphName(first)):
		p.report(rule.Error, t.At, "property.graph-name", fmt.Sprintf("%s is the name in Microsoft Graph; rules call it %s.", name, suggestion), fix)
	default:
		p.report(rule.Error, t.At, "property.unknown", fmt.Sprintf("Rules do not support a user property %q.%s", name, hint), fix)
	}
}

func isRuleName(name string) bool {
	_, ok := rule.RuleProperty(name)
	return ok
}

func containsFold(list []string, text string) bool {
	for _, s := range list {
		if strings.EqualFold(s, text) {
			return true
		}
	}
	return false
}
