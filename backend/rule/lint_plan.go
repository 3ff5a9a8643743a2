package rule

import "strings"

// quantified looks at what an -any or -all asks of each item.
func (l *linter) quantified(n *lambda, negated bool) {
	body, single := n.body.(*comparison)
	asksForNone := single && body.value.kind == nullLiteral
	if n.op == opAll && !negated && !asksForNone {
		l.hint(Info, n.opAt, "semantic.all-empty", n.subject.property.Name, "-all also holds for those who have no "+n.subject.property.Name+" at all.", nil)
	}
	switch n.subject.property.Type {
	case PlanCollection:
		l.everyPlan(n)
		l.status(n)
	case GroupCollection:
		l.hint(Info, n.subject.at, "efficiency.member-of", "", "memberOf costs more than a rule over attributes, and is being retired.", nil)
	}
}

// everyPlan finds the frequent mistake of asking that every plan is neither
// this one nor enabled, where "no enabled plan is this one" was meant.
func (l *linter) everyPlan(n *lambda) {
	chain, ok := n.body.(*logic)
	if n.op != opAll || !ok || chain.op != opAnd {
		return
	}
	fields := make(map[string]bool)
	for _, operand := range chain.operands {
		c, ok := operand.(*comparison)
		if !ok {
			return
		}
		if _, negative := c.op.positive(); !negative {
			return
		}
		fields[c.subject.property.Name] = true
	}
	if len(fields) < 2 || !fields["capabilityStatus"] {
		return
	}
	l.hint(Warning, chain.at, "semantic.all-and", "", "This asks that a user has no enabled plan at all. That no enabled plan is this one is said with -or.",
		&Fix{bodyText(&logic{op: opOr, operands: chain.operands}), "join them with -or"})
}

// status finds plans that are asked for whatever became of them: a plan that
// was taken away stays in the list for a while, as Deleted.
func (l *linter) status(n *lambda) {
	named, stated := false, false
	walk(n.body, func(inner node) {
		c, ok := inner.(*comparison)
		if !ok {
			return
		}
		_, negative := c.op.positive()
		stated = stated || c.subject.property.Name == "capabilityStatus"
		named = named || c.subject.property.Name != "capabilityStatus" && !negative && c.value.kind != nullLiteral
	})
	if n.op != opAny || !named || stated {
		return
	}
	enabled := &comparison{subject: subject{text: "assignedPlan.capabilityStatus", item: planItem, property: planFields[2]}, op: opEq, value: literal{kind: textLiteral, text: "Enabled"}}
	l.hint(Warning, n.body.where(), "semantic.plan-status", "", "A plan that was taken away is listed as Deleted for a while and still matches.",
		&Fix{bodyText(join(opAnd, []node{n.body, enabled})), "ask for plans that are enabled"})
}

// bodyText prints what stands in the parentheses of -any and -all.
func bodyText(n node) string {
	var b strings.Builder
	write(&b, n, true)
	return b.String()
}
