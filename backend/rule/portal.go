package rule

import "fmt"

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
func (r Rule) Portal() PortalFit {
	if r.root == nil {
		return PortalFit{Why: "there is no rule"}
	}
	why, _ := beyondPortal(r.root)
	return PortalFit{Fits: why == "", Why: why}
}

func (l *linter) portal() {
	if why, at := beyondPortal(l.root); why != "" {
		l.hint(Info, at, "portal.builder", "", "Valid, but more than the portal's rule builder can show: "+why+".", nil)
	}
}

// beyondPortal finds the first reason why the builder cannot show a rule.
func beyondPortal(root node) (why string, at span) {
	parts := []node{root}
	if chain, ok := root.(*logic); ok {
		parts = chain.operands
	}
	for _, part := range parts {
		switch n := part.(type) {
		case *logic:
			return "it mixes -and and -or, which takes parentheses", n.at
		case *negation:
			return "it has a -not before an expression", n.at
		case *lambda:
			if n.subject.property.Type == GroupCollection {
				return "it asks for members of a group", n.subject.at
			}
			return "it looks into a collection with " + n.op.String(), n.opAt
		case *directReports:
			return "it asks for direct reports", n.at
		case *comparison:
			if positive, _ := n.op.positive(); positive == opContains || positive == opMatch {
				return "the builder has no " + n.op.String(), n.opAt
			}
		}
	}
	if len(parts) > maxPortalExpressions {
		return fmt.Sprintf("it has %d expressions, and the builder takes %d", len(parts), maxPortalExpressions), parts[maxPortalExpressions].where()
	}
	return "", span{}
}
