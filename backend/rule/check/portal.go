package check

import (
	"fmt"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// maxPortalExpressions is how many expressions the rule builder of the portal
// takes.
const maxPortalExpressions = 5

// PortalFit says whether the rule builder of the Entra portal can show a rule,
// and if not, why. A rule that it cannot show is valid all the same: it is
// entered in the text box beside the builder.
type PortalFit struct {
	Fits bool   `json:"fits"`
	Why  string `json:"why,omitempty"`
}

// Portal says whether the portal's rule builder can show the rule.
func Portal(r rule.Rule) PortalFit {
	if tree.Of(r) == nil {
		return PortalFit{Why: "there is no rule"}
	}
	why, _ := beyondPortal(tree.Of(r))
	return PortalFit{Fits: why == "", Why: why}
}

func (l *linter) portal() {
	if why, at := beyondPortal(l.root); why != "" {
		l.hint(rule.Info, at, "portal.builder", "", "Valid, but more than the portal's rule builder can show: "+why+".", nil)
	}
}

// beyondPortal finds the first reason why the builder cannot show a rule.
func beyondPortal(root tree.Node) (why string, at tree.Span) {
	parts := []tree.Node{root}
	if chain, ok := root.(*tree.Logic); ok {
		parts = chain.Operands
	}
	for _, part := range parts {
		switch n := part.(type) {
		case *tree.Logic:
			return "it mixes -and and -or, which takes parentheses", n.At
		case *tree.Negation:
			return "it has a -not before an expression", n.At
		case *tree.Lambda:
			if n.Subject.Property.Type == rule.GroupCollection {
				return "it asks for members of a group", n.Subject.At
			}
			return "it looks into a collection with " + n.Op.String(), n.OpAt
		case *tree.DirectReports:
			return "it asks for direct reports", n.At
		case *tree.Comparison:
			if positive, _ := n.Op.Positive(); positive == tree.OpContains || positive == tree.OpMatch {
				return "the builder has no " + n.Op.String(), n.OpAt
			}
		}
	}
	if len(parts) > maxPortalExpressions {
		return fmt.Sprintf("it has %d expressions, and the builder takes %d", len(parts), maxPortalExpressions), parts[maxPortalExpressions].Where()
	}
	return "", tree.Span{}
}
