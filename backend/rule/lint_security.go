package rule

import (
	"fmt"
	"slices"
)

// invited are the attributes that somebody who is invited as a guest can shape.
var invited = []string{"otherMails", "displayName", "mail", "userPrincipalName"}

// use is how a rule uses one attribute: where first, and whether it asks for a
// whole value or for a pattern.
type use struct {
	property Property
	at       span
	pattern  bool
}

// security says who could get into the group that should not.
func (l *linter) security() {
	if n, ok := l.root.(*directReports); ok {
		l.hint(Warning, n.at, "security.direct-reports", "", "Whoever can change the manager of a user decides who is in this group.", nil)
		return
	}
	uses := usesOf(l.root)
	guests := admits(l.root, fact{property: "userType", op: opEq, texts: []string{"guest"}}, false)
	for _, u := range uses {
		name := u.property.Name
		switch {
		case guests && slices.Contains(invited, name):
			l.hint(Warning, u.at, "security.guest", name, fmt.Sprintf("The rule lets guests in by %s, which somebody who is invited can shape.", name), nil)
		case u.property.Sensitive && u.pattern:
			l.hint(Warning, u.at, "security.attribute", name, fmt.Sprintf("Users, HR or a helpdesk can change %s, and a pattern is easily met; an extension attribute or employeeId is safer.", name), nil)
		case u.property.Sensitive:
			l.hint(Info, u.at, "security.attribute", name, fmt.Sprintf("Users, HR or a helpdesk can change %s; an extension attribute or employeeId is safer.", name), nil)
		}
	}
	l.narrower(uses)
}

// narrower proposes the two conditions that keep guests and former staff out.
func (l *linter) narrower(uses []use) {
	tests := func(name string) bool {
		return slices.ContainsFunc(uses, func(u use) bool { return u.property.Name == name })
	}
	if tests(MemberOfAttribute) {
		return // such a rule stands alone
	}
	and := func(condition *comparison) *Fix {
		return &Fix{printed(join(opAnd, []node{l.root, condition})), "add the condition"}
	}
	if !tests("userType") {
		l.hint(Info, l.root.where(), "security.members", "", "Guests are not left out.", and(comparisonOf("userType", literal{kind: textLiteral, text: "Member"})))
	}
	if !tests("accountEnabled") {
		l.hint(Info, l.root.where(), "security.enabled", "", "Accounts that are switched off are not left out.", and(comparisonOf("accountEnabled", literal{kind: boolLiteral, truth: true})))
	}
}

func comparisonOf(name string, value literal) *comparison {
	p, _ := ruleProperty(name)
	return &comparison{subject: subject{text: "user." + p.Name, property: p}, op: opEq, value: value}
}

// usesOf lists the attributes of a rule in the order of the text.
func usesOf(root node) []use {
	var uses []use
	note := func(p Property, at span, pattern bool) {
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
	walk(root, func(n node) {
		switch n := n.(type) {
		case *comparison:
			if n.subject.item == notItem {
				note(n.subject.property, n.subject.at, isPattern(n.op))
			}
		case *lambda:
			pattern := false
			walk(n.body, func(inner node) {
				c, ok := inner.(*comparison)
				pattern = pattern || ok && isPattern(c.op)
			})
			note(n.subject.property, n.subject.at, pattern)
		}
	})
	return uses
}

// isPattern reports whether an operator is met by more than a whole value.
func isPattern(op operator) bool { return op >= opStartsWith && op <= opNotMatch }

// admits reports whether the rule somewhere asks for wanted.
func admits(n node, wanted fact, negated bool) bool {
	switch n := n.(type) {
	case *logic:
		return slices.ContainsFunc(n.operands, func(operand node) bool { return admits(operand, wanted, negated) })
	case *negation:
		return admits(n.operand, wanted, !negated)
	case *comparison:
		f, ok := factOf(n)
		if negated {
			f = f.opposite()
		}
		return ok && wanted.implies(f) && !f.isNull() && f.op != opNe && f.op != opNotIn
	}
	return false
}
