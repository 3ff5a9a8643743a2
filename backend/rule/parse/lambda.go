package parse

import (
	"fmt"
	"strings"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/lexer"
	"personadesk/backend/rule/internal/tree"
)

// lambda reads what follows -any or -all. Parentheses are expected; without
// them exactly one comparison belongs to the lambda.
func (p *parser) lambda(s tree.Subject, op tree.Operator, opAt tree.Span) tree.Node {
	if p.inLambda {
		return p.fail(opAt, "syntax.lambda", "-any and -all cannot stand inside another -any or -all.", nil)
	}
	outer := p.subjectBefore
	p.inLambda, p.subjectBefore = true, ""
	if s.Property.Type == rule.TextCollection {
		p.subjectBefore, p.operatorBefore = "_", tree.OpEq
	}
	defer func() { p.inLambda, p.subjectBefore = false, outer }()
	open := p.peek()
	if open.Kind == lexer.OpenToken {
		p.take()
		if end := p.peek(); end.Kind == lexer.CloseToken {
			return p.fail(open.At.To(end.At), "syntax.lambda", op.String()+" needs a condition on the items in these parentheses.", nil)
		}
		body := p.or()
		if p.failed {
			return nil
		}
		if p.closeParenthesis(open); p.failed {
			return nil
		}
		return &tree.Lambda{Subject: s, Op: op, OpAt: opAt, Body: body, At: s.At.To(p.tokens[p.next-1].At)}
	}
	if open.Kind != lexer.WordToken {
		return p.fail(opAt, "syntax.lambda", op.String()+" needs a condition on the items in parentheses after it.", nil)
	}
	body := p.comparison()
	if p.failed {
		return nil
	}
	at := body.Where()
	p.report(rule.Warning, at, "syntax.lambda-parentheses", "Without parentheses only this comparison belongs to "+op.String()+".", &rule.Fix{Text: "(" + p.source(at) + ")", Says: "put it in parentheses"})
	return &tree.Lambda{Subject: s, Op: op, OpAt: opAt, Body: body, At: s.At.To(at)}
}

// item reads the left side inside a lambda.
func (p *parser) item(t lexer.Token) (tree.Subject, bool) {
	s := tree.Subject{Text: t.Text, At: t.At}
	switch {
	case t.Text == "_":
		s.Item, s.Property = tree.TextItem, rule.Property{Name: "_", Type: rule.String}
		return s, true
	case hasPrefixFold(t.Text, "assignedPlan."):
		s.Item = tree.PlanItem
		p.planField(&s, t)
		return s, true
	case strings.EqualFold(t.Text, "group.objectId"):
		s.Item, s.Text, s.Property = tree.GroupItem, "group.objectId", rule.Property{Name: "objectId", Type: rule.String}
		return s, true
	case hasPrefixFold(t.Text, "group."):
		s.Item = tree.GroupItem
		p.report(rule.Error, t.At, "property.unknown", "Of a group only group.objectId is known.", &rule.Fix{Text: "group.objectId", Says: "write group.objectId"})
		return s, true
	case hasPrefixFold(t.Text, "user."), hasPrefixFold(t.Text, "device."):
		p.fail(t.At, "syntax.item", fmt.Sprintf("Inside -any and -all only the item is compared: _, assignedPlan.… or group.objectId, not %q.", t.Text), nil)
		return s, false
	}
	return p.unprefixedItem(s, t)
}

// unprefixedItem reads a part of an item that is not called by its whole name.
func (p *parser) unprefixedItem(s tree.Subject, t lexer.Token) (tree.Subject, bool) {
	name := t.Text[strings.LastIndexByte(t.Text, '.')+1:]
	if field, ok := rule.PlanFieldNamed(name); ok {
		s.Item, s.Property, s.Text = tree.PlanItem, field, "assignedPlan."+field.Name
		p.report(rule.Error, t.At, "property.prefix", "A part of a plan is written "+s.Text+".", &rule.Fix{Text: s.Text, Says: "write " + s.Text})
		return s, true
	}
	p.fail(t.At, "syntax.item", fmt.Sprintf("Inside -any and -all only the item is compared: _, assignedPlan.… or group.objectId, not %q.", t.Text), nil)
	return s, false
}

func (p *parser) planField(s *tree.Subject, t lexer.Token) {
	name := t.Text[len("assignedPlan."):]
	if field, ok := rule.PlanFieldNamed(name); ok {
		s.Property, s.Text = field, "assignedPlan."+field.Name
		if s.Text != t.Text {
			p.report(rule.Info, t.At, "property.spelling", "The documented spelling is "+s.Text+".", &rule.Fix{Text: s.Text, Says: "use the documented spelling"})
		}
		return
	}
	p.report(rule.Error, t.At, "property.unknown", "A plan has servicePlanId, service and capabilityStatus, but no "+name+".", nil)
}

// directReports reads the sentence Direct Reports for "id".
func (p *parser) directReports() tree.Node {
	first := p.take()
	if strings.EqualFold(first.Text, "DirectReports") {
		p.report(rule.Error, first.At, "syntax.direct-reports", "The sentence begins with two words.", &rule.Fix{Text: "Direct Reports", Says: "write Direct Reports"})
	} else if t := p.peek(); !isWord(t, "Reports") {
		return p.fail(first.At.To(t.At), "syntax.direct-reports", `The rule for direct reports reads: Direct Reports for "object id of the manager".`, nil)
	} else {
		p.take()
	}
	if t := p.peek(); t.Kind == lexer.WordToken && p.tokens[p.next+1].Kind == lexer.TextToken && !isWord(t, "for") {
		p.report(rule.Error, t.At, "syntax.direct-reports", "The sentence reads: Direct Reports for, and the object id of the manager.", &rule.Fix{Text: "for", Says: "write for"})
	} else if !isWord(t, "for") {
		return p.fail(first.At.To(t.At), "syntax.direct-reports", `The rule for direct reports reads: Direct Reports for "object id of the manager".`, nil)
	}
	p.take()
	t := p.peek()
	switch {
	case t.Kind == lexer.WordToken && isGUID(t.Text):
		p.report(rule.Error, t.At, "syntax.quote", "The object id of the manager needs double quotes.", &rule.Fix{Text: rule.Quote(t.Text), Says: "put it in quotes"})
	case t.Kind != lexer.TextToken:
		return p.fail(first.At.To(t.At), "syntax.direct-reports", `The object id of the manager is expected in quotes: Direct Reports for "object id".`, nil)
	}
	p.take()
	at := first.At.To(t.At)
	if first.At.Start != p.tokens[0].At.Start {
		return p.fail(at, "combination.direct-reports", "A direct-reports rule stands alone, without parentheses or other expressions.", nil)
	}
	if rest := p.peek(); rest.Kind != lexer.EndToken {
		return p.fail(tree.Span{Start: rest.At.Start, End: len(p.src)}, "combination.direct-reports", "A direct-reports rule stands alone; nothing may follow it.", &rule.Fix{Text: "", Says: "remove everything after it"})
	}
	if !isGUID(t.Text) {
		p.report(rule.Warning, t.At, "type.guid", "The manager is named by an object id, and this is none.", nil)
	}
	return &tree.DirectReports{Manager: t.Text, ManagerAt: t.At, At: at}
}

func isWord(t lexer.Token, word string) bool {
	return t.Kind == lexer.WordToken && strings.EqualFold(t.Text, word)
}
