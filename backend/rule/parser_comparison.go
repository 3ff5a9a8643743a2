package rule

import (
	"fmt"
	"strings"
)

func (p *parser) comparison() node {
	word := p.take()
	s, ok := p.subject(word)
	if !ok {
		return nil
	}
	t := p.peek()
	if t.kind == operatorToken && t.at.start == word.at.end && s.text != "_" && t.text != "" && isHyphenated(p.src, t) {
		p.report(Error, t.at, "syntax.blank", "A blank is missing between the property and the operator.", &Fix{" " + p.source(t.at), "insert a blank"})
	}
	op, ok := p.relation(s)
	if !ok {
		return nil
	}
	switch op {
	case opAny, opAll:
		return p.lambda(s, op, t.at)
	case opIn, opNotIn:
		value, ok := p.list(t)
		if !ok {
			return nil
		}
		return &comparison{subject: s, op: op, opAt: t.at, value: value, at: s.at.to(value.at)}
	}
	open := p.peek()
	value, ok := p.scalar(&op, t)
	if !ok {
		return nil
	}
	if open.kind == openToken && s.property.Type != Date && s.property.Type != unknownType {
		inner := p.source(span{value.at.start + 1, max(value.at.start+1, value.at.end-1)})
		p.report(Error, value.at, "syntax.value", "Only a date may stand in parentheses.", &Fix{strings.TrimSpace(inner), "remove the parentheses"})
	}
	return &comparison{subject: s, op: op, opAt: t.at, value: value, at: s.at.to(value.at)}
}

func isHyphenated(src []rune, t token) bool { return isDash(src[t.at.start]) }

// relation takes the operator of a comparison. Words the language does not
// have are reported and read as an equality, so that the rest is checked too.
func (p *parser) relation(s subject) (operator, bool) {
	t := p.peek()
	source := p.source(t.at)
	switch {
	case t.kind == wordToken && t.op == opNone, t.op == opForeign:
		fix := (*Fix)(nil)
		hint := ""
		if nearest := nearestOperator(t.text); nearest != "" {
			fix = &Fix{nearest, "write " + nearest}
			hint = " Did you mean " + nearest + "?"
		}
		if t.kind == wordToken && !p.startsValue(p.tokens[min(p.next+1, len(p.tokens)-1)]) {
			p.fail(t.at, "syntax.operator", fmt.Sprintf("An operator such as -eq was expected after %s, not %q.", s.text, source), fix)
			return opNone, false
		}
		p.report(Error, t.at, "operator.unknown", fmt.Sprintf("Rules have no operator %s.%s", source, hint), fix)
		p.take()
		return opEq, true
	case t.kind == operatorToken || t.kind == wordToken:
		if t.op == opNot {
			p.report(Error, t.at, "operator.not", "-not stands before an expression, not between a property and its value.", &Fix{"-ne", "write -ne"})
			p.take()
			return opNe, true
		}
		if t.op.compares() || t.op == opIn || t.op == opNotIn || t.op == opAny || t.op == opAll {
			p.take()
			return t.op, true
		}
	}
	p.fail(span{s.at.start, s.at.end}, "syntax.operator", fmt.Sprintf("%s needs an operator and a value after it.", s.text), nil)
	return opNone, false
}

func (p *parser) startsValue(t token) bool {
	switch t.kind {
	case textToken, numberToken, dateToken, listOpenToken, openToken:
		return true
	case wordToken:
		return t.op == opNone
	}
	return false
}

// subject reads what stands left of the operator. An unknown property is
// reported and leaves its type open, so that the rest is still read.
func (p *parser) subject(t token) (subject, bool) {
	if p.inLambda {
		return p.item(t)
	}
	s := subject{text: t.text, at: t.at}
	switch {
	case hasPrefixFold(t.text, "user."):
		p.userProperty(&s, t)
		return s, true
	case hasPrefixFold(t.text, "device."):
		p.report(Error, t.at, "combination.device", "This is a property of devices. A rule for users reads user properties only, and one rule never mixes the two.", nil)
		return s, true
	case t.text == "_", hasPrefixFold(t.text, "assignedPlan."), hasPrefixFold(t.text, "group."):
		p.fail(t.at, "syntax.item", t.text+" means something only inside -any (...) or -all (...).", nil)
		return s, false
	}
	if known, ok := PropertyNamed(t.text); ok {
		p.report(Error, t.at, "property.prefix", "A property needs the prefix user.", &Fix{"user." + known.Name, "write user." + known.Name})
		s.text, s.property = "user."+known.Name, known
		return s, true
	}
	p.fail(t.at, "syntax.unexpected", fmt.Sprintf("A property such as user.department was expected, not %q.", t.text), nil)
	return s, false
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
	suggestion := suggestProperty(name)
	var fix *Fix
	hint := ""
	if suggestion != "" {
		fix = &Fix{"user." + suggestion, "use user." + suggestion}
		hint = " Did you mean user." + suggestion + "?"
	}
	switch {
	case containsFold(askedFor, name):
		p.report(Error, t.at, "property.undocumented", name+" is on no list of properties that rules support.", nil)
	case hasPrefixFold(name, "extensionAttribute"):
		p.report(Error, t.at, "property.unknown", "Extension attributes run from extensionAttribute1 to extensionAttribute15.", nil)
	case hasPrefixFold(name, "extension_"):
		p.report(Error, t.at, "property.unknown", "A custom extension is written extension_, the 32 characters of the application id without dashes, an underscore, and the name.", nil)
	case suggestion != "" && !strings.EqualFold(suggestion, name) && isGraphName(name):
		p.report(Error, t.at, "property.graph-name", fmt.Sprintf("%s is the name in Microsoft Graph; rules call it %s.", name, suggestion), fix)
	default:
		p.report(Error, t.at, "property.unknown", fmt.Sprintf("Rules do not support a user property %q.%s", name, hint), fix)
	}
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
