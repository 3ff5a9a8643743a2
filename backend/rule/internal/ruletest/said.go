package ruletest

import (
	"fmt"
	"strings"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// Findings prints problems as "severity code offset+length", joined by "; ".
func Findings(problems []rule.Problem) string {
	var out []string
	for _, p := range problems {
		out = append(out, fmt.Sprintf("%s %s %d+%d", p.Severity, p.Code, p.Offset, p.Length))
	}
	return strings.Join(out, "; ")
}

// Said shortens a result to a word, with a question mark when it is assumed.
func Said(r rule.Result) string {
	if r.Assumed {
		return r.Outcome.String() + "?"
	}
	return r.Outcome.String()
}

// SameTree compares two rules by meaning: places and prepared tests aside.
func SameTree(a, b rule.Rule) string {
	return cmp.Diff(tree.Of(a), tree.Of(b),
		cmp.AllowUnexported(tree.Logic{}, tree.Negation{}, tree.Comparison{}, tree.Lambda{}, tree.DirectReports{}, tree.Subject{}, tree.Literal{}, tree.Duration{}),
		cmpopts.IgnoreTypes(tree.Span{}, tree.ValueTest{}),
		cmpopts.IgnoreFields(tree.Logic{}, "Nested"),
	)
}
