package safeguards

import (
	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// Body is what a plan says for itself: what all of its changes together have to be gone over for. It is true as long as the plan is what it
// was, so that whoever asks again about the same plan needs its head and this, and none of its changes.
type Body struct {
	meaning  string // the fingerprint of what it holds
	sealed   bool   // its seal fits
	distinct found
	holders  found
	commands found
	losing   []loss
	unknown  int // users of whom it is not known whether a persona is theirs
}

// found is the outcome of a check that the plan alone decides.
type found struct {
	figures []int
	problem *problem.Problem
}

func (f found) outcome() ([]int, *problem.Problem) { return f.figures, f.problem }

// loss is a change by which users lose something.
type loss struct {
	change string
	users  []ident.ObjectID
}

// BodyOf goes over a plan with all of its changes.
func BodyOf(p plan.Plan) *Body {
	b := &Body{meaning: plan.Fingerprint(p)}
	b.sealed = plan.Seal(p) == p.Seal
	b.distinct.figures, b.distinct.problem = distinct(p.Changes)
	b.holders.figures, b.holders.problem = holders(p.Changes)
	b.commands.problem = commands(p.Changes)
	for i := range p.Changes {
		if c := &p.Changes[i]; c.Effect == plan.Lose {
			b.losing = append(b.losing, loss{c.ID, c.Users})
		}
	}
	for i := range p.Targeted {
		b.unknown += len(p.Targeted[i].Unknown)
	}
	return b
}

func distinct(changes []plan.Change) ([]int, *problem.Problem) {
	ids := make(map[string]bool, len(changes))
	for i := range changes {
		id := changes[i].ID
		if id == "" || ids[id] {
			return nil, problem.New("PLAN_TWICE.change").Detailed(id).
				Hinted().At(planStep)
		}
		ids[id] = true
	}
	return []int{len(ids)}, nil
}

func holders(changes []plan.Change) ([]int, *problem.Problem) {
	given := map[string]bool{}
	for i := range changes {
		c := &changes[i]
		if c.Kind != plan.AssignNumber || c.Action.Number == nil {
			continue
		}
		n := c.Action.Number.Telephone
		if given[n] {
			return []int{len(given)}, problem.New("PLAN_TWICE.number").Detailed(n).
				Hinted().At(problem.Where{Step: "plan", Kind: "number", ID: n})
		}
		given[n] = true
	}
	return []int{len(given)}, nil
}

func commands(changes []plan.Change) *problem.Problem {
	for i := range changes {
		c := changes[i].Action.Command
		if c == nil {
			continue
		}
		if p := tooWide(*c); p != nil {
			return p
		}
		if c.OnPurpose != (changes[i].Kind == plan.UpdateGlobal) { // the line of the plan says in words that it edits the default, or it does not
			return problem.New("SAFEGUARD_COMMAND").Detailed(c.Name, text.Of("command.default")).Hinted().At(planStep)
		}
	}
	return nil
}

// losses holds the users who would lose something, together with those who did in the last 24 hours, against the limit. Its figures are
// the users of this plan, all of them together, and the limit.
func (q *question) losses() ([]int, *problem.Problem) {
	all := make(map[ident.ObjectID]bool, len(q.losers))
	for _, id := range q.losers {
		all[id] = true
	}
	mine, more := map[ident.ObjectID]bool{}, 0
	for _, l := range q.Body.losing {
		if q.settled[l.change] {
			continue
		}
		for _, id := range l.users {
			mine[id] = true
			if !all[id] {
				all[id] = true
				more++
			}
		}
	}
	figures := []int{len(mine), len(all), q.limits.LossLimit}
	if more == 0 || len(all) <= q.limits.LossLimit || q.AllowLosses {
		return figures, nil
	}
	return figures, problem.New("SAFEGUARD_LOSSES").
		Detailed(len(all), more, q.limits.LossLimit).
		Hinted().At(planStep)
}
