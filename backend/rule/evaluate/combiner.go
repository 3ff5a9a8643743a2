package evaluate

import (
	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/tree"
)

// combiner joins results one by one: for -and the deciding outcome is NoMatch
// and the neutral one Match, for -or the other way round. The joined outcome
// is assumed when it would change if the assumed operands were wrong.
type combiner struct {
	deciding           rule.Outcome
	firm, decided, any bool
	unknown            *rule.Result
}

func (c *combiner) add(r rule.Result) {
	switch r.Outcome {
	case c.deciding:
		c.decided = true
		c.firm = c.firm || !r.Assumed
	case rule.Unknown:
		if c.unknown == nil {
			c.unknown = &r
		}
	default:
		c.any = c.any || r.Assumed
	}
}

func (c *combiner) result() rule.Result {
	switch {
	case c.decided:
		return rule.Result{Outcome: c.deciding, Assumed: !c.firm}
	case c.unknown != nil:
		return *c.unknown
	}
	return rule.Result{Outcome: outcomeOf(c.deciding == rule.NoMatch), Assumed: c.any}
}

func combinerFor(op tree.Operator) combiner {
	if op == tree.OpAnd || op == tree.OpAll {
		return combiner{deciding: rule.NoMatch}
	}
	return combiner{deciding: rule.Match}
}

func outcomeOf(matches bool) rule.Outcome {
	if matches {
		return rule.Match
	}
	return rule.NoMatch
}
