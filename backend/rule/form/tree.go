package form

import (
	"fmt"
	"slices"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// maxTreeDepth is how deep the groups of a form may lie in one another.
const maxTreeDepth = 50

// Tree is a rule as a form with groups shows it: one condition, or parts joined by "and" or "or".
type Tree struct {
	Join      string     `json:"join"`  // "and" or "or"; "" for a condition
	Not       bool       `json:"not"`   // the whole of it must not hold
	Parts     []Tree     `json:"parts"` // of a group; never nil in what ToTree returns
	Condition *Condition `json:"condition,omitempty"`
}

// TreeError says which part of a tree cannot become part of a rule, and why.
type TreeError struct {
	Path    []int // positions from the root down to the part; empty for the whole
	Code    string
	Message string
}

// Error shows the message.
func (e *TreeError) Error() string { return "build a rule: " + e.Message }

// FromTree builds the rule that a form shows. Values are data whatever they contain; what cannot be written safely is
// refused with a TreeError, as is a group without parts and a rule that is too long.
func FromTree(t Tree) (rule.Rule, error) {
	root, err := t.node(nil)
	if err != nil {
		return rule.Rule{}, err
	}
	return finished(root, refuseAt(nil))
}

func refuseAt(path []int) refusal {
	return func(code, message string) error { return &TreeError{slices.Clone(path), code, message} }
}

func (t Tree) node(path []int) (tree.Node, error) {
	n, err := t.positive(path)
	if err != nil || !t.Not {
		return n, err
	}
	return &tree.Negation{Operand: n}, nil
}

func (t Tree) positive(path []int) (tree.Node, error) {
	if t.Condition != nil {
		return t.Condition.node(refuseAt(path))
	}
	op := tree.OperatorNamed(t.Join)
	switch {
	case len(path) > maxTreeDepth:
		return nil, refuseAt(path)("syntax.nesting", "the groups lie too deep in one another.")
	case len(t.Parts) == 0:
		return nil, refuseAt(path)("syntax.empty", "a group without conditions would hold for nobody or everybody.")
	case !op.IsConnector():
		return nil, refuseAt(path)("syntax.connector", fmt.Sprintf("a group is joined by and or by or, not by %q.", t.Join))
	}
	parts := make([]tree.Node, len(t.Parts))
	for i, part := range t.Parts {
		n, err := part.node(append(path, i))
		if err != nil {
			return nil, err
		}
		parts[i] = n
	}
	return tree.Join(op, parts), nil
}

// ToTree takes a rule apart for a form. It returns false for what no form shows: direct reports, memberOf, lambdas of more
// than one comparison, and values that FromTree would refuse.
func ToTree(r rule.Rule) (Tree, bool) {
	if tree.Of(r) == nil {
		return Tree{}, false
	}
	return treeOf(tree.Of(r))
}

func treeOf(n tree.Node) (Tree, bool) {
	switch n := n.(type) {
	case *tree.Logic:
		t := Tree{Join: n.Op.Name(), Parts: make([]Tree, len(n.Operands))}
		for i, operand := range n.Operands {
			part, ok := treeOf(operand)
			if !ok {
				return Tree{}, false
			}
			t.Parts[i] = part
		}
		return t, true
	case *tree.Negation:
		t, ok := treeOf(n.Operand)
		if t.Not { // what is negated twice stands in a group of its own
			t = Tree{Join: tree.OpAnd.Name(), Parts: []Tree{t}}
		}
		t.Not = true
		return t, ok
	}
	c, ok := conditionOf(n)
	return Tree{Parts: []Tree{}, Condition: &c}, ok
}
