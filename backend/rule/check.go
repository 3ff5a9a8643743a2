package rule

import (
	"fmt"
	"slices"
	"sort"
)

// maxSourceGroups is the most groups one memberOf rule may name.
const maxSourceGroups = 50

// checker goes over a parsed tree: does the operator fit the property, the
// value the type, and the expressions one another. It also settles literals:
// a quoted date on a date property becomes a date, a number becomes a text.
type checker struct {
	src      []rune
	problems []Problem
}

func (c *checker) report(severity Severity, at span, code, message string, fix *Fix) {
	c.problems = append(c.problems, problemAt(severity, at, code, message, fix))
}

func (c *checker) check(root node) {
	walk(root, func(n node) {
		switch n := n.(type) {
		case *comparison:
			c.comparison(n)
		case *lambda:
			c.lambda(n, root)
		}
	})
}

func (c *checker) comparison(n *comparison) {
	switch n.subject.item {
	case planItem, textItem:
		c.text(n)
		return
	case groupItem:
		c.group(n)
		return
	}
	switch n.subject.property.Type {
	case Boolean:
		c.boolean(n)
	case String:
		c.text(n)
	case Date:
		c.date(n)
	case TextCollection:
		c.textCollection(n)
	case PlanCollection:
		c.plans(n)
	case GroupCollection:
		c.refuse(n, "Group membership is tested only with -any (group.objectId -in ['id']).")
	}
}

// refuse reports an operator that the type of the property does not take.
func (c *checker) refuse(n *comparison, hint string) {
	c.report(Error, n.opAt, "operator.unsupported", fmt.Sprintf("%s does not take %s. %s", n.subject.text, n.op, hint), nil)
}

func (c *checker) lambda(n *lambda, root node) {
	p := n.subject.property
	wanted := map[PropertyType]itemKind{TextCollection: textItem, PlanCollection: planItem, GroupCollection: groupItem}
	item, collection := wanted[p.Type]
	if !collection {
		if p.Type != unknownType {
			c.report(Error, n.opAt, "operator.unsupported", fmt.Sprintf("%s holds one value; %s is for collections.", n.subject.text, n.op), nil)
		}
		return
	}
	walk(n.body, func(inner node) {
		if leaf, ok := inner.(*comparison); ok && leaf.subject.item != item {
			c.report(Error, leaf.subject.at, "property.item", fmt.Sprintf("The items of %s are written %s here.", n.subject.text, itemSpelling[item]), nil)
		}
	})
	if p.Type == GroupCollection {
		c.memberOf(n, root)
	}
}

var itemSpelling = map[itemKind]string{textItem: "_", planItem: "assignedPlan.servicePlanId (or service, capabilityStatus)", groupItem: "group.objectId"}

func (c *checker) memberOf(n *lambda, root node) {
	if n.op == opAll {
		c.report(Error, n.opAt, "operator.unsupported", "user.memberOf takes -any only.", &Fix{"-any", "write -any"})
	}
	if root != node(n) {
		c.report(Error, n.at, "combination.member-of", "A memberOf rule stands alone; it cannot be combined with other expressions.", nil)
	}
	leaf, single := n.body.(*comparison)
	if !single {
		c.report(Error, n.body.where(), "combination.member-of", "memberOf takes exactly one list of groups.", nil)
	} else if len(leaf.value.list) > maxSourceGroups {
		c.report(Error, leaf.value.at, "combination.member-of", fmt.Sprintf("A memberOf rule names at most %d groups.", maxSourceGroups), nil)
	}
	c.report(Warning, n.subject.at, "combination.member-of-retired",
		"memberOf is a preview that Microsoft retires with 3 November 2026: from then on groups that use it keep the members they had. Use a rule over attributes, or a group with assigned members that is kept in step.", nil)
}

func (c *checker) group(n *comparison) {
	if n.op != opIn {
		c.refuse(n, "Groups are named with -in ['id'].")
		return
	}
	for _, id := range n.value.list {
		if !isGUID(id.text) {
			c.report(Warning, id.at, "type.guid", "A group is named by its object id, and this is none.", nil)
		}
	}
}

func (c *checker) plans(n *comparison) {
	if (n.op == opEq || n.op == opNe) && n.value.kind == nullLiteral {
		c.report(Warning, n.at, "operator.unverified", "Comparing a collection of plans with null is not documented; -all (assignedPlan.servicePlanId -eq null) is.", nil)
		return
	}
	c.refuse(n, "Plans are tested with -any or -all (assignedPlan.servicePlanId -eq \"…\").")
}

func (c *checker) textCollection(n *comparison) {
	switch n.op {
	case opIn, opNotIn, opGe, opLe:
		c.refuse(n, "Use -any (_ -eq \"…\").")
		return
	}
	c.text(n)
	c.report(Info, n.at, "operator.unverified", "What an operator means on a whole collection is not documented; -any (_ …) says it exactly.", nil)
}

// sortByPlace puts problems in the order of the text, the worse ones first
// where two share a place.
func sortByPlace(problems []Problem) {
	rank := map[Severity]int{Error: 0, Warning: 1, Info: 2}
	sort.SliceStable(problems, func(i, j int) bool {
		a, b := problems[i], problems[j]
		if a.Offset != b.Offset {
			return a.Offset < b.Offset
		}
		return rank[a.Severity] < rank[b.Severity]
	})
}

// isGUID recognises an object id with its dashes, in either case.
func isGUID(text string) bool {
	if len(text) != 36 {
		return false
	}
	for i, r := range []byte(text) {
		if slices.Contains([]int{8, 13, 18, 23}, i) {
			if r != '-' {
				return false
			}
			continue
		}
		if (r < '0' || r > '9') && (r < 'a' || r > 'f') && (r < 'A' || r > 'F') {
			return false
		}
	}
	return true
}
