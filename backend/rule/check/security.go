package check

import (
	"fmt"
	"slices"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// invited are the attributes that somebody who is invited as a guest can shape.
var invited = []string{"otherMails", "displayName", "mail", "userPrincipalName"}

// use is how a rule uses one attribute: where first, and whether it asks for a
// whole value or for a pattern.
type use struct {
	property rule.Property
	at       tree.Span
	pattern  bool
}

// security says who could get into the group that should not.
func (l *linter) security() {
	if n, ok := l.root.(*tree.DirectReports); ok {
		l.hint(rule.Warning, n.At, "security.direct-reports", "", "Whoever can change the manager of a user decides who is in this group.", nil)
		return
	}
	uses := usesOf(l.root)
	guests := admits(l.root, fact{property: "userType", op: tree.OpEq, texts: []string{"guest"}}, false)
	for _, u := range uses {
		name := u.property.Name
		switch {
		case guests && slices.Contains(invited, name):
			l.hint(rule.Warning, u.at, "security.guest", name, fmt.Sprintf("The rule lets guests in by %s, which somebody who is invited can shape.", name), nil)
		case u.property.Sensitive && u.pattern:
			l.hint(rule.Warning, u.at, "security.attribute", name, fmt.Sprintf("Users, HR or a helpdesk can change %s, and a pattern is easily met; an extension attribute or employeeId is safer.", name), nil)
		case u.property.Sensitive:
			l.hint(rule.Info, u.at, "security.attribute", name, fmt.Sprintf("Users, HR or a helpdesk can change %s; an extension attribute or employeeId is safer.", name), nil)
		}
	}
	l.narrower(uses)
}

// narrower proposes the two conditions that keep guests and former staff out.
func (l *linter) narrower(uses []use) {
	tests := func(name string) bool {
		return slices.ContainsFunc(uses, func(u use) bool { return u.property.Name == name })
	}
	if tests(rule.MemberOfAttribute) {
		return // such a rule stands alone
	}
	and := func(condition *tree.Comparison) *rule.Fix {
		return &rule.Fix{Text: tree.Join(tree.OpAnd, []tree.Node{l.root, condition}).String(), Says: "add the condition"}
	}
	if !tests("userType") {
		l.hint(rule.Info, l.root.Where(), "security.members", "", "Guests are not left out.", and(comparisonOf("userType", tree.Literal{Kind: tree.TextLiteral, Text: "Member"})))
	}
	if !tests("accountEnabled") {
		l.hint(rule.Info, l.root.Where(), "security.enabled", "", "Accounts that are switched off are not left out.", and(comparisonOf("accountEnabled", tree.Literal{Kind: tree.BoolLiteral, Truth: true})))
	}
}

func comparisonOf(name string, value tree.Literal) *tree.Comparison {
	p, _ := rule.RuleProperty(name)
	return &tree.Comparison{Subject: tree.Subject{Text: "user." + p.Name, Property: p}, Op: tree.OpEq, Value: value}
}

// usesOf lists the attributes of a rule in the order of the text.
func usesOf(root tree.Node) []use {
	var uses []use
	note := func(p rule.Property, at tree.Span, pattern bool) {
		for i := range uses {
			if uses[i].property.Name == p.Name {
				if pattern && !uses[i].pattern {
					uses[i].pattern, uses[i].at = true, at
				}
				return
			}
		}
		uses = append(uses, use{p, at, pattern})
	}
	tree.Walk(root, func(n tree.Node) {
		switch n := n.(type) {
		case *tree.Comparison:
			if n.Subject.Item == tree.NotItem {
				note(n.Subject.Property, n.Subject.At, isPattern(n.Op))
			}
		case *tree.Lambda:
			pattern := false
			tree.Walk(n.Body, func(inner tree.Node) {
				c, ok := inner.(*tree.Comparison)
				pattern = pattern || ok && isPattern(c.Op)
			})
			note(n.Subject.Property, n.Subject.At, pattern)
		}
	})
	return uses
}

// isPattern reports whether an operator is met by more than a whole value.
func isPattern(op tree.Operator) bool { return op >= tree.OpStartsWith && op <= tree.OpNotMatch }

// admits reports whether the rule somewhere asks for wanted.
func admits(n tree.Node, wanted fact, negated bool) bool {
	switch n := n.(type) {
	case *tree.Logic:
		return slices.ContainsFunc(n.Operands, func(operand tree.Node) bool { return admits(operand, wanted, negated) })
	case *tree.Negation:
		return admits(n.Operand, wanted, !negated)
	case *tree.Comparison:
		f, ok := factOf(n)
		if negated {
			f = f.opposite()
		}
		return ok && wanted.implies(f) && !f.isNull() && f.op != tree.OpNe && f.op != tree.OpNotIn
	}
	return false
}
