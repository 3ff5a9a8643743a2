package evaluate

import (
	"time"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// User is somebody a rule is evaluated for. Attribute is asked with the
// documented rule name (department, extensionAttribute1, memberOf ...) or
// with ManagerAttribute.
type User interface{ Attribute(name string) rule.Value }

// Rule says whether the rule holds for a user at a moment; now is what
// system.now means. The zero Rule is Unknown for everybody.
func Rule(r rule.Rule, u User, now time.Time) rule.Result {
	if tree.Of(r) == nil {
		return NoRule
	}
	return Node(tree.Of(r), u, now)
}

// NoRule is what the zero Rule says of everybody.
var NoRule = rule.Result{Outcome: rule.Unknown, Reason: "there is no rule"}

// Node evaluates a part of a rule.
func Node(n tree.Node, u User, now time.Time) rule.Result {
	switch n := n.(type) {
	case *tree.Logic:
		c := combinerFor(n.Op)
		for _, operand := range n.Operands {
			c.add(Node(operand, u, now))
		}
		return c.result()
	case *tree.Negation:
		return Node(n.Operand, u, now).Negated()
	}
	return Test(n, u.Attribute(tree.AttributeOf(n)), now)
}

// Test holds one leaf against the value of its attribute.
func Test(n tree.Node, v rule.Value, now time.Time) rule.Result {
	if v.IsUnknown() {
		return rule.Result{Outcome: rule.Unknown, Reason: tree.AttributeOf(n)}
	}
	switch n := n.(type) {
	case *tree.Comparison:
		return testComparison(n, v, now)
	case *tree.Lambda:
		return testLambda(n, v, now)
	case *tree.DirectReports:
		return rule.Result{Outcome: outcomeOf(v.IsText() && v.Folded() == rule.Folded(n.Manager))}
	}
	return NoRule
}

// testLambda folds the body over the items. A collection that is null has no
// items, and of no items -any is false and -all is true.
func testLambda(n *tree.Lambda, v rule.Value, now time.Time) rule.Result {
	c := combinerFor(n.Op)
	if v.IsTexts() {
		item := make(rule.Item, 2) // one for all: a company has a million of them
		for _, text := range v.Each() {
			item["_"], item["objectId"] = text, text
			c.add(Item(n.Body, item, now))
		}
	}
	if v.IsItems() {
		for _, item := range v.Items() {
			c.add(Item(n.Body, item, now))
		}
	}
	if !v.IsAbsent() && !v.IsTexts() && !v.IsItems() {
		return rule.Result{Outcome: rule.Unknown, Reason: n.Subject.Property.Name}
	}
	return c.result()
}

// ItemsOf gives every item of a collection as an object; the single field of
// a text is called "_", that of a group objectId.
func ItemsOf(v rule.Value) []rule.Item {
	switch {
	case v.IsItems():
		return v.Items()
	case v.IsTexts():
		items := make([]rule.Item, len(v.Each()))
		for i, text := range v.Each() {
			items[i] = rule.Item{"_": text, "objectId": text}
		}
		return items
	}
	return nil
}

// Item holds the body of -any or -all against one item of a collection.
func Item(n tree.Node, item rule.Item, now time.Time) rule.Result {
	switch n := n.(type) {
	case *tree.Logic:
		c := combinerFor(n.Op)
		for _, operand := range n.Operands {
			c.add(Item(operand, item, now))
		}
		return c.result()
	case *tree.Negation:
		return Item(n.Operand, item, now).Negated()
	case *tree.Comparison:
		v := item[n.Subject.Property.Name]
		if v.IsUnknown() {
			return rule.Result{Outcome: rule.Unknown, Reason: n.Subject.Text}
		}
		return testComparison(n, v, now)
	}
	return NoRule
}
