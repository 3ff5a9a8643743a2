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
	p.inLambda = true
	defer func() { p.inLambda = false }()
	open := p.peek()
	if open.kind == openToken {
		p.take()
		body := p.or()
		if p.failed {
			return nil
		}
		p.closeParenthesis(open)
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
	for _, expected := range []string{"Reports", "for"} {
		t := p.peek()
		if t.kind != wordToken || !strings.EqualFold(t.text, expected) {
			return p.fail(first.at.to(t.at), "syntax.direct-reports", `The rule for direct reports reads: Direct Reports for "object id of the manager".`, nil)
		}
		p.take()
	}
	t := p.peek()
	if t.kind != textToken {
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
