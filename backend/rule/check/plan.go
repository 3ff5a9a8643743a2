package check

import (
	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// quantified looks at what an -any or -all asks of each item.
func (l *linter) quantified(n *tree.Lambda, negated bool) {
	body, single := n.Body.(*tree.Comparison)
	asksForNone := single && body.Value.Kind == tree.NullLiteral
	if n.Op == tree.OpAll && !negated && !asksForNone {
		l.hint(rule.Info, n.OpAt, "semantic.all-empty", n.Subject.Property.Name, "-all also holds for those who have no "+n.Subject.Property.Name+" at all.", nil)
	}
	switch n.Subject.Property.Type {
	case rule.PlanCollection:
		l.everyPlan(n)
		l.status(n)
	case rule.GroupCollection:
		l.hint(rule.Info, n.Subject.At, "efficiency.member-of", "", "memberOf costs more than a rule over attributes, and is being retired.", nil)
	}
}

// everyPlan finds the frequent mistake of asking that every plan is neither
// this one nor enabled, where "no enabled plan is this one" was meant.
func (l *linter) everyPlan(n *tree.Lambda) {
	chain, ok := n.Body.(*tree.Logic)
	if n.Op != tree.OpAll || !ok || chain.Op != tree.OpAnd {
		return
	}
	fields := make(map[string]bool)
	for _, operand := range chain.Operands {
		c, ok := operand.(*tree.Comparison)
		if !ok {
			return
		}
		if _, negative := c.Op.Positive(); !negative {
			return
		}
		fields[c.Subject.Property.Name] = true
	}
	if len(fields) < 2 || !fields["capabilityStatus"] {
		return
	}
	l.hint(rule.Warning, chain.At, "semantic.all-and", "", "This asks that a user has no enabled plan at all. That no enabled plan is this one is said with -or.",
		&rule.Fix{Text: tree.BodyText(&tree.Logic{Op: tree.OpOr, Operands: chain.Operands}), Says: "join them with -or"})
}

// status finds plans that are asked for whatever became of them: a plan that
// was taken away stays in the list for a while, as Deleted.
func (l *linter) status(n *tree.Lambda) {
	named, stated := false, false
	tree.Walk(n.Body, func(inner tree.Node) {
		c, ok := inner.(*tree.Comparison)
		if !ok {
			return
		}
		_, negative := c.Op.Positive()
		stated = stated || c.Subject.Property.Name == "capabilityStatus"
		named = named || c.Subject.Property.Name != "capabilityStatus" && !negative && c.Value.Kind != tree.NullLiteral
	})
	if n.Op != tree.OpAny || !named || stated {
		return
	}
	status, _ := rule.PlanFieldNamed(rule.CapabilityStatus)
	enabled := &tree.Comparison{Subject: tree.Subject{Text: "assignedPlan.capabilityStatus", Item: tree.PlanItem, Property: status}, Op: tree.OpEq, Value: tree.Literal{Kind: tree.TextLiteral, Text: "Enabled"}}
	l.hint(rule.Warning, n.Body.Where(), "semantic.plan-status", "", "A plan that was taken away is listed as Deleted for a while and still matches.",
		&rule.Fix{Text: tree.BodyText(tree.Join(tree.OpAnd, []tree.Node{n.Body, enabled})), Says: "ask for plans that are enabled"})
}
