package parse

import (
	"fmt"
	"slices"

	"personadesk/backend/limit"
	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// maxSourceGroups is the most groups one memberOf rule may name.
const maxSourceGroups = limit.RuleSources

// checker goes over a parsed tree: does the operator fit the property, the
// value the type, and the expressions one another. It also settles literals:
// a quoted date on a date property becomes a date, a number becomes a text.
type checker struct {
	src      []rune
	problems []rule.Problem
}

// Mistakes holds a tree that was built against the checks that a written rule
// has to pass.
func Mistakes(root tree.Node) []rule.Problem {
	c := &checker{}
	c.check(root)
	return c.problems
}

func (c *checker) report(severity rule.Severity, at tree.Span, code, message string, fix *rule.Fix) {
	c.problems = append(c.problems, tree.ProblemAt(severity, at, code, message, fix))
}

func (c *checker) check(root tree.Node) {
	tree.Walk(root, func(n tree.Node) {
		switch n := n.(type) {
		case *tree.Comparison:
			c.comparison(n)
		case *tree.Lambda:
			c.lambda(n, root)
		}
	})
}

func (c *checker) comparison(n *tree.Comparison) {
	switch n.Subject.Item {
	case tree.PlanItem, tree.TextItem:
		c.text(n)
		return
	case tree.GroupItem:
		c.group(n)
		return
	}
	switch n.Subject.Property.Type {
	case rule.Boolean:
		c.boolean(n)
	case rule.String:
		c.text(n)
	case rule.Date:
		c.date(n)
	case rule.TextCollection:
		c.textCollection(n)
	case rule.PlanCollection:
		c.plans(n)
	case rule.GroupCollection:
		c.refuse(n, "Group membership is tested only with -any (group.objectId -in ['id']).")
	}
}

// refuse reports an operator that the type of the property does not take.
func (c *checker) refuse(n *tree.Comparison, hint string) {
	c.report(rule.Error, n.OpAt, "operator.unsupported", fmt.Sprintf("%s does not take %s. %s", n.Subject.Text, n.Op, hint), nil)
}

func (c *checker) lambda(n *tree.Lambda, root tree.Node) {
	p := n.Subject.Property
	wanted := map[rule.PropertyType]tree.ItemKind{rule.TextCollection: tree.TextItem, rule.PlanCollection: tree.PlanItem, rule.GroupCollection: tree.GroupItem}
	item, collection := wanted[p.Type]
	if !collection {
		if p.Type != rule.NoType {
			c.report(rule.Error, n.OpAt, "operator.unsupported", fmt.Sprintf("%s holds one value; %s is for collections.", n.Subject.Text, n.Op), nil)
		}
		return
	}
	tree.Walk(n.Body, func(inner tree.Node) {
		if leaf, ok := inner.(*tree.Comparison); ok && leaf.Subject.Item != item {
			c.report(rule.Error, leaf.Subject.At, "property.item", fmt.Sprintf("The items of %s are written %s here.", n.Subject.Text, itemSpelling[item]), nil)
		}
	})
	if p.Type == rule.GroupCollection {
		c.memberOf(n, root)
	}
}

var itemSpelling = map[tree.ItemKind]string{tree.TextItem: "_", tree.PlanItem: "assignedPlan.servicePlanId (or service, capabilityStatus)", tree.GroupItem: "group.objectId"}

func (c *checker) memberOf(n *tree.Lambda, root tree.Node) {
	if n.Op == tree.OpAll {
		c.report(rule.Error, n.OpAt, "operator.unsupported", "user.memberOf takes -any only.", &rule.Fix{Text: "-any", Says: "write -any"})
	}
	if root != tree.Node(n) {
		c.report(rule.Error, n.At, "combination.member-of", "A memberOf rule stands alone; it cannot be combined with other expressions.", nil)
	}
	leaf, single := n.Body.(*tree.Comparison)
	if !single {
		c.report(rule.Error, n.Body.Where(), "combination.member-of", "memberOf takes exactly one list of groups.", nil)
	} else if len(leaf.Value.List) > maxSourceGroups {
		c.report(rule.Error, leaf.Value.At, "combination.member-of", fmt.Sprintf("A memberOf rule names at most %d groups.", maxSourceGroups), nil)
	}
	c.report(rule.Warning, n.Subject.At, "combination.member-of-retired",
		"memberOf is a preview that Microsoft retires with 3 November 2026: from then on groups that use it keep the members they had. Use a rule over attributes, or a group with assigned members that is kept in step.", nil)
}

func (c *checker) group(n *tree.Comparison) {
	if n.Op != tree.OpIn {
		c.refuse(n, "Groups are named with -in ['id'].")
		return
	}
	for _, id := range n.Value.List {
		if !isGUID(id.Text) {
			c.report(rule.Warning, id.At, "type.guid", "A group is named by its object id, and this is none.", nil)
		}
	}
}

func (c *checker) plans(n *tree.Comparison) {
	if (n.Op == tree.OpEq || n.Op == tree.OpNe) && n.Value.Kind == tree.NullLiteral {
		c.report(rule.Warning, n.At, "operator.unverified", "Comparing a collection of plans with null is not documented; -all (assignedPlan.servicePlanId -eq null) is.", nil)
		return
	}
	c.refuse(n, "Plans are tested with -any or -all (assignedPlan.servicePlanId -eq \"…\").")
}

func (c *checker) textCollection(n *tree.Comparison) {
	switch n.Op {
	case tree.OpIn, tree.OpNotIn, tree.OpGe, tree.OpLe:
		c.refuse(n, "Use -any (_ -eq \"…\").")
		return
	}
	c.text(n)
	c.report(rule.Info, n.At, "operator.unverified", "What an operator means on a whole collection is not documented; -any (_ …) says it exactly.", nil)
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
