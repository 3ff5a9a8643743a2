package rule

import "time"

// User is somebody a rule is evaluated for. Attribute is asked with the
// documented rule name (department, extensionAttribute1, memberOf ...) or
// with ManagerAttribute.
type User interface{ Attribute(name string) Value }

// Evaluate says whether the rule holds for a user at a moment; now is what
// system.now means. The zero Rule is Unknown for everybody.
func (r Rule) Evaluate(u User, now time.Time) Result {
	if r.root == nil {
		return noRule
	}
	return evaluate(r.root, u, now)
}

var noRule = Result{Outcome: Unknown, Reason: "there is no rule"}

func evaluate(n node, u User, now time.Time) Result {
	switch n := n.(type) {
	case *logic:
		c := combinerFor(n.op)
		for _, operand := range n.operands {
			c.add(evaluate(operand, u, now))
		}
		return c.result()
	case *negation:
		return evaluate(n.operand, u, now).negated()
	}
	return test(n, u.Attribute(attributeOf(n)), now)
}

// attributeOf is what a leaf asks a user for.
func attributeOf(n node) string {
	switch n := n.(type) {
	case *comparison:
		return n.subject.property.Name
	case *lambda:
		return n.subject.property.Name
	}
	return ManagerAttribute
}

// test holds one leaf against the value of its attribute.
func test(n node, v Value, now time.Time) Result {
	if v.kind == unknownValue {
		return Result{Outcome: Unknown, Reason: attributeOf(n)}
	}
	switch n := n.(type) {
	case *comparison:
		return testComparison(n, v, now)
	case *lambda:
		return testLambda(n, v, now)
	case *directReports:
		return Result{Outcome: outcomeOf(v.kind == textValue && v.folded == foldText(n.manager))}
	}
	return noRule
}

// testLambda folds the body over the items. A collection that is null has no
// items, and of no items -any is false and -all is true.
func testLambda(n *lambda, v Value, now time.Time) Result {
	c := combinerFor(n.op)
	if v.kind == textsValue {
		item := make(Item, 2) // one for all: a company has a million of them
		for _, text := range v.more.texts {
			item["_"], item["objectId"] = text, text
			c.add(testItem(n.body, item, now))
		}
	}
	if v.kind == itemsValue {
		for _, item := range v.more.items {
			c.add(testItem(n.body, item, now))
		}
	}
	if v.kind != absentValue && v.kind != textsValue && v.kind != itemsValue {
		return Result{Outcome: Unknown, Reason: n.subject.property.Name}
	}
	return c.result()
}

// itemsOf gives every item of a collection as an object; the single field of
// a text is called "_", that of a group objectId.
func itemsOf(v Value) []Item {
	switch v.kind {
	case itemsValue:
		return v.more.items
	case textsValue:
		items := make([]Item, len(v.more.texts))
		for i, text := range v.more.texts {
			items[i] = Item{"_": text, "objectId": text}
		}
		return items
	}
	return nil
}

func testItem(n node, item Item, now time.Time) Result {
	switch n := n.(type) {
	case *logic:
		c := combinerFor(n.op)
		for _, operand := range n.operands {
			c.add(testItem(operand, item, now))
		}
		return c.result()
	case *negation:
		return testItem(n.operand, item, now).negated()
	case *comparison:
		v := item[n.subject.property.Name]
		if v.kind == unknownValue {
			return Result{Outcome: Unknown, Reason: n.subject.text}
		}
		return testComparison(n, v, now)
	}
	return noRule
}
