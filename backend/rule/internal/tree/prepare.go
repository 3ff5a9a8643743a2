package tree

import (
	"strings"
	"sync/atomic"

	"github.com/dlclark/regexp2"

	"personadesk/backend/rule"
)

// ValueTest is what a comparison needs at hand for every value it meets.
type ValueTest struct {
	Folded  string
	Set     map[string]struct{}
	Pattern *regexp2.Regexp
	Plain   plainPattern
	// runaways counts the matches of a limited rule that ran out of time
	Runaways *atomic.Int32
}

// Prepare equips every comparison of a rule that was found right.
func Prepare(root Node) {
	Walk(root, func(n Node) {
		c, ok := n.(*Comparison)
		if !ok {
			return
		}
		c.Tests.Folded = rule.Folded(c.Value.Text)
		if c.Value.Kind == ListLiteral {
			c.Tests.Set = make(map[string]struct{}, len(c.Value.List))
			for _, item := range c.Value.List {
				c.Tests.Set[rule.Folded(item.Text)] = struct{}{}
			}
		}
		if c.Op == OpMatch || c.Op == OpNotMatch {
			c.Tests.Plain = Plain(c.Value.Text)
			if re, err := CompilePattern(c.Value.Text); err == nil {
				c.Tests.Pattern = re // a pattern that does not compile was an error already
			}
		}
	})
}

// FoldedFits compares two texts that are folded already.
func FoldedFits(op Operator, value, with string) bool {
	switch op {
	case OpStartsWith:
		return strings.HasPrefix(value, with)
	case OpEndsWith:
		return strings.HasSuffix(value, with)
	case OpContains:
		return strings.Contains(value, with)
	}
	return value == with
}
