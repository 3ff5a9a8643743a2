package rule

// node is an expression of a rule. Parentheses are not kept: the tree is the
// meaning, and printing puts them back where they are wanted.
type node interface{ where() span }

// logic joins two or more operands with -and or -or. An operand never has the
// connector of its parent: chains are flat, in source order.
type logic struct {
	op       operator
	operands []node
	at       span
}

type negation struct {
	operand node
	at      span
}

// subject is what stands left of an operator: a user property, or inside a
// lambda the item ("_"), a plan's field or a group's id.
type subject struct {
	text     string // as printed: user.city, _, assignedPlan.service
	property Property
	item     itemKind
	at       span
}

type itemKind uint8

const (
	notItem   itemKind = iota
	textItem           // _
	planItem           // assignedPlan.x
	groupItem          // group.objectId
)

type comparison struct {
	subject subject
	op      operator
	opAt    span
	value   literal
	tests   valueTest // prepared from op and value once the rule is known to be right
	at      span
}

// lambda is property -any (body) or property -all (body).
type lambda struct {
	subject subject
	op      operator // opAny or opAll
	opAt    span
	body    node
	at      span
}

type directReports struct {
	manager   string
	managerAt span
	at        span
}

func (n *logic) where() span         { return n.at }
func (n *negation) where() span      { return n.at }
func (n *comparison) where() span    { return n.at }
func (n *lambda) where() span        { return n.at }
func (n *directReports) where() span { return n.at }

// join builds a chain and takes operands with the same connector in.
func join(op operator, operands []node) node {
	if len(operands) == 1 {
		return operands[0]
	}
	flat := make([]node, 0, len(operands))
	for _, operand := range operands {
		if inner, ok := operand.(*logic); ok && inner.op == op {
			flat = append(flat, inner.operands...)
			continue
		}
		flat = append(flat, operand)
	}
	return &logic{op: op, operands: flat, at: operands[0].where().to(operands[len(operands)-1].where())}
}

// walk visits every comparison, lambda and direct-reports node, in source
// order, bodies of lambdas included.
func walk(n node, visit func(node)) {
	switch n := n.(type) {
	case *logic:
		for _, operand := range n.operands {
			walk(operand, visit)
		}
	case *negation:
		walk(n.operand, visit)
	case *lambda:
		visit(n)
		walk(n.body, visit)
	case *comparison, *directReports:
		visit(n)
	}
}

// height is the number of nodes on the longest way down.
func height(n node) int {
	switch n := n.(type) {
	case *logic:
		tallest := 0
		for _, operand := range n.operands {
			tallest = max(tallest, height(operand))
		}
		return tallest + 1
	case *negation:
		return height(n.operand) + 1
	case *lambda:
		return height(n.body) + 1
	}
	return 1
}
