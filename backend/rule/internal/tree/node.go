package tree

import (
	"personadesk/backend/rule"
)

// Node is an expression of a rule. Parentheses are not kept: the tree is the
// meaning, and printing puts them back where they are wanted. Only their place
// is noted, as outer, because a fix has to know what it replaces.
type Node interface {
	Where() Span
	String() string
}

// Logic joins two or more operands with -and or -or. An operand never has the
// connector of its parent: chains are flat, in source order.
type Logic struct {
	Op       Operator
	Operands []Node
	Nested   bool // an operand was a chain in parentheses: what lies between two operands is then more than a connector
	At       Span
	outer    Span
}

// Negation is -not before an expression.
type Negation struct {
	Operand Node
	At      Span
	outer   Span
}

// Subject is what stands left of an operator: a user property, or inside a
// lambda the item ("_"), a plan's field or a group's id.
type Subject struct {
	Text     string // as printed: user.city, _, assignedPlan.service
	Property rule.Property
	Item     ItemKind
	At       Span
}

// ItemKind says of which item a subject speaks.
type ItemKind uint8

// A subject is a property, or an item of a collection.
const (
	NotItem   ItemKind = iota
	TextItem           // _
	PlanItem           // assignedPlan.x
	GroupItem          // group.objectId
)

// Comparison holds a subject against a constant.
type Comparison struct {
	Subject Subject
	Op      Operator
	OpAt    Span
	Value   Literal
	Tests   ValueTest // prepared from op and value once the rule is known to be right
	At      Span
	outer   Span
}

// Lambda is property -any (body) or property -all (body).
type Lambda struct {
	Subject Subject
	Op      Operator // opAny or opAll
	OpAt    Span
	Body    Node
	At      Span
	outer   Span
}

// DirectReports is the sentence that finds the direct reports of a manager.
type DirectReports struct {
	Manager   string
	ManagerAt Span
	At        Span
}

// Where is the place of the chain in the text.
func (n *Logic) Where() Span { return n.At }

// Where is the place of -not and its expression in the text.
func (n *Negation) Where() Span { return n.At }

// Where is the place of the comparison in the text.
func (n *Comparison) Where() Span { return n.At }

// Where is the place of the lambda in the text.
func (n *Lambda) Where() Span { return n.At }

// Where is the place of the sentence in the text.
func (n *DirectReports) Where() Span { return n.At }

// Of is the tree of a rule; nil for the zero Rule.
func Of(r rule.Rule) Node {
	n, _ := r.Expression().(Node)
	return n
}

// String prints the chain in canonical form.
func (n *Logic) String() string { return printed(n) }

// String prints -not and its expression in canonical form.
func (n *Negation) String() string { return printed(n) }

// String prints the comparison in canonical form.
func (n *Comparison) String() string { return printed(n) }

// String prints the lambda in canonical form.
func (n *Lambda) String() string { return printed(n) }

// String prints the sentence in canonical form.
func (n *DirectReports) String() string { return printed(n) }

// Outside is the place of a node with the parentheses round it.
func Outside(n Node) Span {
	var outer Span
	switch n := n.(type) {
	case *Logic:
		outer = n.outer
	case *Negation:
		outer = n.outer
	case *Comparison:
		outer = n.outer
	case *Lambda:
		outer = n.outer
	}
	if outer.Length() == 0 {
		return n.Where()
	}
	return outer
}

// SetOutside notes the parentheses round a node.
func SetOutside(n Node, outer Span) {
	switch n := n.(type) {
	case *Logic:
		n.outer = outer
	case *Negation:
		n.outer = outer
	case *Comparison:
		n.outer = outer
	case *Lambda:
		n.outer = outer
	}
}

// Join builds a chain and takes operands with the same connector in.
func Join(op Operator, operands []Node) Node {
	if len(operands) == 1 {
		return operands[0]
	}
	flat, nested := make([]Node, 0, len(operands)), false
	for _, operand := range operands {
		if inner, ok := operand.(*Logic); ok && inner.Op == op {
			flat, nested = append(flat, inner.Operands...), true
			continue
		}
		flat = append(flat, operand)
	}
	return &Logic{Op: op, Operands: flat, Nested: nested, At: Outside(operands[0]).To(Outside(operands[len(operands)-1]))}
}

// Walk visits every comparison, lambda and direct-reports node, in source
// order, bodies of lambdas included.
func Walk(n Node, visit func(Node)) {
	switch n := n.(type) {
	case *Logic:
		for _, operand := range n.Operands {
			Walk(operand, visit)
		}
	case *Negation:
		Walk(n.Operand, visit)
	case *Lambda:
		visit(n)
		Walk(n.Body, visit)
	case *Comparison, *DirectReports:
		visit(n)
	}
}

// Height is the number of nodes on the longest way down.
func Height(n Node) int {
	switch n := n.(type) {
	case *Logic:
		tallest := 0
		for _, operand := range n.Operands {
			tallest = max(tallest, Height(operand))
		}
		return tallest + 1
	case *Negation:
		return Height(n.Operand) + 1
	case *Lambda:
		return Height(n.Body) + 1
	}
	return 1
}

// AttributeOf is what a leaf asks a user for.
func AttributeOf(n Node) string {
	switch n := n.(type) {
	case *Comparison:
		return n.Subject.Property.Name
	case *Lambda:
		return n.Subject.Property.Name
	}
	return rule.ManagerAttribute
}
