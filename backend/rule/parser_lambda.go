package rule

import (
	"fmt"
	"strings"
)

// lambda reads what follows -any or -all. Parentheses are expected; without
// them exactly one comparison belongs to the lambda.
func (p *parser) lambda(s subject, op operator, opAt span) node {
	if p.inLambda {
		return p.fail(opAt, "syntax.lambda", "-any and -all cannot stand inside another -any or -all.", nil)
	}
	outer := p.subjectBefore
	p.inLambda, p.subjectBefore = true, ""
	if s.property.Type == TextCollection {
		p.subjectBefore, p.operatorBefore = "_", opEq
	}
	defer func() { p.inLambda, p.subjectBefore = false, outer }()
	open := p.peek()
	if open.kind == openToken {
		p.take()
		if end := p.peek(); end.kind == closeToken {
			return p.fail(open.at.to(end.at), "syntax.lambda", op.String()+" needs a condition on the items in these parentheses.", nil)
		}
		body := p.or()
		if p.failed {
			return nil
		}
		if p.closeParenthesis(open); p.failed {
			return nil
		}
		return &lambda{subject: s, op: op, opAt: opAt, body: body, at: s.at.to(p.tokens[p.next-1].at)}
	}
	if open.kind != wordToken {
		return p.fail(opAt, "syntax.lambda", op.String()+" needs a condition on the items in parentheses after it.", nil)
	}
	body := p.comparison()
	if p.failed {
		return nil
	}
	at := body.where()
	p.report(Warning, at, "syntax.lambda-parentheses", "Without parentheses only this comparison belongs to "+op.String()+".", &Fix{"(" + p.source(at) + ")", "put it in parentheses"})
	return &lambda{subject: s, op: op, opAt: opAt, body: body, at: s.at.to(at)}
}

// item reads the left side inside a lambda.
func (p *parser) item(t token) (subject, bool) {
	s := subject{text: t.text, at: t.at}
	switch {
	case t.text == "_":
		s.item, s.property = textItem, Property{Name: "_", Type: String}
		return s, true
	case hasPrefixFold(t.text, "assignedPlan."):
		s.item = planItem
		p.planField(&s, t)
		return s, true
	case strings.EqualFold(t.text, "group.objectId"):
		s.item, s.text, s.property = groupItem, "group.objectId", Property{Name: "objectId", Type: String}
		return s, true
	case hasPrefixFold(t.text, "group."):
		s.item = groupItem
		p.report(Error, t.at, "property.unknown", "Of a group only group.objectId is known.", &Fix{"group.objectId", "write group.objectId"})
		return s, true
	case hasPrefixFold(t.text, "user."), hasPrefixFold(t.text, "device."):
		p.fail(t.at, "syntax.item", fmt.Sprintf("Inside -any and -all only the item is compared: _, assignedPlan.… or group.objectId, not %q.", t.text), nil)
		return s, false
	}
	return p.unprefixedItem(s, t)
}

// unprefixedItem reads a part of an item that is not called by its whole name.
func (p *parser) unprefixedItem(s subject, t token) (subject, bool) {
	name := t.text[strings.LastIndexByte(t.text, '.')+1:]
	for _, field := range planFields {
		if strings.EqualFold(field.Name, name) {
			s.item, s.property, s.text = planItem, field, "assignedPlan."+field.Name
			p.report(Error, t.at, "property.prefix", "A part of a plan is written "+s.text+".", &Fix{s.text, "write " + s.text})
			return s, true
		}
	}
	p.fail(t.at, "syntax.item", fmt.Sprintf("Inside -any and -all only the item is compared: _, assignedPlan.… or group.objectId, not %q.", t.text), nil)
	return s, false
}

func (p *parser) planField(s *subject, t token) {
	name := t.text[len("assignedPlan."):]
	for _, field := range planFields {
		if strings.EqualFold(field.Name, name) {
			s.property, s.text = field, "assignedPlan."+field.Name
			if s.text != t.text {
				p.report(Info, t.at, "property.spelling", "The documented spelling is "+s.text+".", &Fix{s.text, "use the documented spelling"})
			}
			return
		}
	}
	p.report(Error, t.at, "property.unknown", "A plan has servicePlanId, service and capabilityStatus, but no "+name+".", nil)
}

// directReports reads the sentence Direct Reports for "id".
func (p *parser) directReports() node {
	first := p.take()
	if strings.EqualFold(first.text, "DirectReports") {
		p.report(Error, first.at, "syntax.direct-reports", "The sentence begins with two words.", &Fix{"Direct Reports", "write Direct Reports"})
	} else if t := p.peek(); !isWord(t, "Reports") {
		return p.fail(first.at.to(t.at), "syntax.direct-reports", `The rule for direct reports reads: Direct Reports for "object id of the manager".`, nil)
	} else {
		p.take()
	}
	if t := p.peek(); t.kind == wordToken && p.tokens[p.next+1].kind == textToken && !isWord(t, "for") {
		p.report(Error, t.at, "syntax.direct-reports", "The sentence reads: Direct Reports for, and the object id of the manager.", &Fix{"for", "write for"})
	} else if !isWord(t, "for") {
		return p.fail(first.at.to(t.at), "syntax.direct-reports", `The rule for direct reports reads: Direct Reports for "object id of the manager".`, nil)
	}
	p.take()
	t := p.peek()
	switch {
	case t.kind == wordToken && isGUID(t.text):
		p.report(Error, t.at, "syntax.quote", "The object id of the manager needs double quotes.", &Fix{quoted(t.text), "put it in quotes"})
	case t.kind != textToken:
		return p.fail(first.at.to(t.at), "syntax.direct-reports", `The object id of the manager is expected in quotes: Direct Reports for "object id".`, nil)
	}
	p.take()
	at := first.at.to(t.at)
	if first.at.start != p.tokens[0].at.start {
		return p.fail(at, "combination.direct-reports", "A direct-reports rule stands alone, without parentheses or other expressions.", nil)
	}
	if rest := p.peek(); rest.kind != endToken {
		return p.fail(span{rest.at.start, len(p.src)}, "combination.direct-reports", "A direct-reports rule stands alone; nothing may follow it.", &Fix{"", "remove everything after it"})
	}
	if !isGUID(t.text) {
		p.report(Warning, t.at, "type.guid", "The manager is named by an object id, and this is none.", nil)
	}
	return &directReports{manager: t.text, managerAt: t.at, at: at}
}

func isWord(t token, word string) bool {
	return t.kind == wordToken && strings.EqualFold(t.text, word)
}
