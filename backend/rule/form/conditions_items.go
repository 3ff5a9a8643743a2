package form

import (
	"fmt"
	"regexp"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// quantified builds -any or -all over the items of a collection.
func (c Condition) quantified(s tree.Subject, refuse refusal) (tree.Node, error) {
	n := &tree.Lambda{Subject: s, Op: tree.OperatorNamed(c.Quantifier)}
	if n.Op != tree.OpAny && n.Op != tree.OpAll {
		return nil, refuse("operator.unknown", fmt.Sprintf("items are asked for any or all, not for %q.", c.Quantifier))
	}
	item := tree.Subject{Text: "_", Property: rule.Property{Name: "_", Type: rule.String}, Item: tree.TextItem}
	switch s.Property.Type {
	case rule.TextCollection:
		if c.Field != "" || c.Enabled {
			return nil, refuse("property.item", s.Property.Name+" holds texts, which have no fields.")
		}
	case rule.PlanCollection:
		field, ok := rule.PlanFieldNamed(c.Field)
		if !ok {
			return nil, refuse("property.item", fmt.Sprintf("a plan has no field %q.", c.Field))
		}
		item = planSubject(field)
	default:
		return nil, refuse("operator.unsupported", s.Property.Name+" has no items to ask for.")
	}
	body, err := c.comparison(item, refuse)
	if err != nil {
		return nil, err
	}
	n.Body = body
	if c.Enabled {
		status, _ := rule.PlanFieldNamed(rule.CapabilityStatus)
		n.Body = tree.Join(tree.OpAnd, []tree.Node{body, &tree.Comparison{Subject: planSubject(status), Op: tree.OpEq, Value: tree.Literal{Kind: tree.TextLiteral, Text: "Enabled"}}})
	}
	return n, nil
}

func planSubject(field rule.Property) tree.Subject {
	return tree.Subject{Text: "assignedPlan." + field.Name, Property: field, Item: tree.PlanItem}
}

// conditionOf takes one expression apart that a condition could have made.
func conditionOf(n tree.Node) (Condition, bool) {
	switch n := n.(type) {
	case *tree.Comparison:
		return compared(n)
	case *tree.Lambda:
		return quantifiedOf(n)
	}
	return Condition{}, false
}

func quantifiedOf(n *tree.Lambda) (Condition, bool) {
	if n.Subject.Property.Type != rule.TextCollection && n.Subject.Property.Type != rule.PlanCollection {
		return Condition{}, false
	}
	body, enabled := n.Body, false
	if pair, ok := body.(*tree.Logic); ok && pair.Op == tree.OpAnd && len(pair.Operands) == 2 && isEnabled(pair.Operands[1]) {
		body, enabled = pair.Operands[0], true
	}
	item, ok := body.(*tree.Comparison)
	if !ok {
		return Condition{}, false
	}
	c, ok := compared(item)
	c.Property, c.Quantifier, c.Enabled = n.Subject.Property.Name, n.Op.Name(), enabled
	if item.Subject.Item == tree.PlanItem {
		c.Field = item.Subject.Property.Name
	}
	return c, ok
}

func isEnabled(n tree.Node) bool {
	c, ok := n.(*tree.Comparison)
	return ok && c.Op == tree.OpEq && c.Subject.Property.Name == rule.CapabilityStatus && c.Value.Kind == tree.TextLiteral && c.Value.Text == "Enabled"
}

var nowText = regexp.MustCompile(`(?i)^system\.now(?:\s*([+-])\s*(P\w+))?$`)

// nowNamed reads system.now as a condition spells it, with a step or without.
func nowNamed(text string) (tree.Literal, bool) {
	m := nowText.FindStringSubmatch(text)
	if m == nil {
		return tree.Literal{}, false
	}
	l := tree.Literal{Kind: tree.NowLiteral}
	if m[1] == "" {
		return l, true
	}
	step, ok := tree.ParseDuration(m[2])
	l.Sign, l.Step = 1, step
	if m[1] == "-" {
		l.Sign = -1
	}
	return l, ok
}
