package rule

import (
	"fmt"
	"strings"
)

// subject reads what stands left of the operator. An unknown property is
// reported and leaves its type open, so that the rest is still read.
func (p *parser) subject(t token) (subject, bool) {
	if p.inLambda {
		return p.item(t)
	}
	s := subject{text: t.text, at: t.at}
	switch {
	case p.isTornProperty(t):
		name := p.take()
		s.at = t.at.to(name.at)
		s.text = "user." + strings.TrimLeft(name.text, ".")
		p.report(Error, s.at, "property.prefix", "No blank may stand between user, the dot and the name of the property.", &Fix{s.text, "remove the blank"})
		s.property, _ = PropertyNamed(s.text[len("user."):])
		return s, true
	case hasPrefixFold(t.text, "user."):
		p.userProperty(&s, t)
		return s, true
	case hasPrefixFold(t.text, "device."):
		p.report(Error, t.at, "combination.device", "This is a property of devices. A rule for users reads user properties only, and one rule never mixes the two.", nil)
		return s, true
	case t.text == "_", hasPrefixFold(t.text, "assignedPlan."), hasPrefixFold(t.text, "group."):
		p.fail(t.at, "syntax.item", t.text+" means something only inside -any (...) or -all (...).", nil)
		return s, false
	case isConstant(t.text):
		p.fail(t.at, "syntax.order", "A comparison has the property on the left and the value on the right.", nil)
		return s, false
	case p.peek().kind == openToken:
		p.fail(t.at, "syntax.function", fmt.Sprintf("Rules have no functions such as %s(…); a property is compared as it is.", t.text), nil)
		return s, false
	}
	return p.unprefixed(s, t)
}

// isTornProperty finds a blank on either side of the dot.
func (p *parser) isTornProperty(t token) bool {
	next := p.peek()
	return next.kind == wordToken && (strings.EqualFold(t.text, "user.") || strings.EqualFold(t.text, "user") && strings.HasPrefix(next.text, "."))
}

// unprefixed reads a property whose name does not begin with user.
func (p *parser) unprefixed(s subject, t token) (subject, bool) {
	name := t.text
	if i := strings.LastIndexAny(name, ".:/"); i >= 0 {
		name = name[i+1:]
	}
	name = strings.TrimPrefix(name, "$")
	if known, ok := PropertyNamed(name); ok && name != "" {
		s.text, s.property = "user."+known.Name, known
		p.report(Error, t.at, "property.prefix", "A property is written with the prefix user. and nothing else before its name.", &Fix{s.text, "write " + s.text})
		return s, true
	}
	if next := p.peek(); isOperator(next) && (next.op != opNone || next.kind == operatorToken) && !next.op.isConnector() {
		fix, hint := (*Fix)(nil), ""
		if suggestion := suggestProperty(name); suggestion != "" {
			fix, hint = &Fix{"user." + suggestion, "use user." + suggestion}, " Did you mean user."+suggestion+"?"
		}
		p.report(Error, t.at, "property.unknown", fmt.Sprintf("A property such as user.department was expected, not %q.%s", t.text, hint), fix)
		return s, true
	}
	p.fail(t.at, "syntax.unexpected", fmt.Sprintf("A property such as user.department was expected, not %q.", t.text), nil)
	return s, false
}

func isConstant(word string) bool {
	return containsFold([]string{"true", "false", "null", "$true", "$false", "$null", "system.now"}, word)
}

func (p *parser) userProperty(s *subject, t token) {
	name := t.text[len("user."):]
	if known, ok := ruleProperty(name); ok {
		s.property, s.text = known, "user."+known.Name
		if t.text != s.text {
			p.report(Info, t.at, "property.spelling", "The documented spelling is "+s.text+".", &Fix{s.text, "use the documented spelling"})
		}
		return
	}
	// user.manager.displayName, user.employeeOrgData.costCenter: the beginning is what was asked for
	first, last := name, name
	if i := strings.IndexByte(name, '.'); i >= 0 {
		first, last = name[:i], name[strings.LastIndexByte(name, '.')+1:]
	}
	suggestion := suggestProperty(name)
	if known, ok := ruleProperty(last); ok && first != last {
		suggestion = known.Name
	} else if known, ok := ruleProperty(first); ok && (known.Type == String || known.Type == TextCollection) {
		suggestion = known.Name // user.city.length
	}
	var fix *Fix
	hint := ""
	if suggestion != "" {
		fix = &Fix{"user." + suggestion, "use user." + suggestion}
		hint = " Did you mean user." + suggestion + "?"
	}
	switch {
	case name == "":
		p.report(Error, t.at, "property.unknown", "The name of a property is missing after user.", nil)
	case strings.EqualFold(name, "manager") || strings.EqualFold(name, "directReports"):
		p.report(Error, t.at, "property.undocumented", `Managers are on no list of properties that rules support; Direct Reports for "object id" finds the direct reports of one.`, nil)
	case containsFold(askedFor, first):
		p.report(Error, t.at, "property.undocumented", first+" is undocumented: it is on no list of properties that rules support.", nil)
	case hasPrefixFold(name, "extensionAttribute"):
		p.report(Error, t.at, "property.unknown", "Extension attributes run from extensionAttribute1 to extensionAttribute15.", nil)
	case dashedExtension.MatchString(t.text):
		plain := "user." + strings.ReplaceAll(name, "-", "")
		p.report(Error, t.at, "property.unknown", "A custom extension names its application without the dashes.", &Fix{plain, "remove the dashes"})
	case hasPrefixFold(name, "extension_"):
		p.report(Error, t.at, "property.unknown", "A custom extension is written extension_, the 32 characters of the application id without dashes, an underscore, and the name.", nil)
	case suggestion != "" && !isRuleName(first) && (isGraphName(name) || isGraphName(first)):
		p.report(Error, t.at, "property.graph-name", fmt.Sprintf("%s is the name in Microsoft Graph; rules call it %s.", name, suggestion), fix)
	default:
		p.report(Error, t.at, "property.unknown", fmt.Sprintf("Rules do not support a user property %q.%s", name, hint), fix)
	}
}

func isRuleName(name string) bool {
	_, ok := ruleProperty(name)
	return ok
}

func isGraphName(name string) bool {
	_, ok := byGraphName[strings.ToLower(name)]
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
