package plan

import (
	"slices"

	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// Printed is the plan in words: every text of it is a literal. It is for people and scripts that read it; what is approved, sealed and
// sent about is the plan itself.
func (p Plan) Printed(in *text.Printer) Plan {
	p.Problems = problem.Printed(in, p.Problems)
	p.Changes = slices.Clone(p.Changes)
	for i := range p.Changes {
		p.Changes[i] = p.Changes[i].Printed(in)
	}
	return p
}

// Printed is the change in words.
func (c Change) Printed(in *text.Printer) Change {
	c.Says, c.Feels = in.Printed(c.Says), in.Printed(c.Feels)
	c.Reasons = slices.Clone(c.Reasons)
	for i := range c.Reasons {
		c.Reasons[i].Says = in.Printed(c.Reasons[i].Says)
	}
	return c
}
