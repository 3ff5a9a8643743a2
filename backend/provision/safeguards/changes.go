package safeguards

import (
	"strings"

	"personadesk/backend/plan"
	"personadesk/backend/problem"
)

func (q *question) distinct() ([]int, *problem.Problem) {
	ids := make(map[string]bool, len(q.Plan.Changes))
	for i := range q.Plan.Changes {
		id := q.Plan.Changes[i].ID
		if id == "" || ids[id] {
			return nil, problem.New("PLAN_TWICE", "Two changes of the plan cannot be told apart").Detailf("change %q", id).
				Hintf("Make a new plan.").At(planStep)
		}
		ids[id] = true
	}
	return []int{len(ids)}, nil
}

func (q *question) holders() ([]int, *problem.Problem) {
	given := map[string]bool{}
	for i := range q.Plan.Changes {
		c := &q.Plan.Changes[i]
		if c.Kind != plan.AssignNumber || c.Action.Number == nil {
			continue
		}
		n := c.Action.Number.Telephone
		if given[n] {
			return []int{len(given)}, problem.New("PLAN_TWICE", "The plan gives one number to two holders").Detailf("%s", n).
				Hintf("Make a new plan.").At(problem.Where{Step: "plan", Kind: "number", ID: n})
		}
		given[n] = true
	}
	return []int{len(given)}, nil
}

func (q *question) commands() ([]int, *problem.Problem) {
	for i := range q.Plan.Changes {
		if c := q.Plan.Changes[i].Action.Command; c != nil {
			if p := tooWide(*c); p != nil {
				return nil, p
			}
		}
	}
	return nil, nil
}

// losses holds the users who would lose something, together with those who did in the last 24 hours, against the limit. Its figures are
// the users of this plan, all of them together, and the limit.
func (q *question) losses() ([]int, *problem.Problem) {
	all := make(map[string]bool, len(q.losers))
	for _, id := range q.losers {
		all[strings.ToLower(id)] = true
	}
	mine, more := map[string]bool{}, 0
	for i := range q.Plan.Changes {
		c := &q.Plan.Changes[i]
		if c.Effect != plan.Lose || q.settled[c.ID] {
			continue
		}
		for _, id := range c.Users {
			id = strings.ToLower(id)
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
	return figures, problem.New("SAFEGUARD_LOSSES", "More people would lose something than the safeguard allows").
		Detailf("%d people within 24 hours, %d of them by this plan; the limit is %d", len(all), more, q.limits.LossLimit).
		Hintf("Look at who loses what. If it is meant, confirm it a second time.").At(planStep)
}
