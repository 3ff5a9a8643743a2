package safeguards

import (
	"fmt"

	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

func (q *question) tenant() ([]int, *problem.Problem) { return nil, q.other }

func (q *question) newest() ([]int, *problem.Problem) {
	if q.found && q.stored.Fingerprint == q.Plan.Fingerprint {
		return nil, nil
	}
	if q.Run != 0 {
		return nil, problem.New("PLAN_OTHER.gone").Detailed(q.Run).
			Hinted().At(planStep)
	}
	return nil, problem.New("PLAN_OTHER.newer").
		Detailed(q.Plan.Fingerprint, q.stored.Fingerprint).
		Hinted().At(planStep)
}

func (q *question) sealed() ([]int, *problem.Problem) {
	if q.Body.meaning == q.Plan.Fingerprint && q.Body.sealed {
		return nil, nil
	}
	if q.Body.meaning != q.Plan.Fingerprint {
		return nil, problem.New("PLAN_OTHER.meaning").
			Detailed(q.Plan.Fingerprint, q.Body.meaning).
			Hinted().At(planStep)
	}
	return nil, problem.New("PLAN_ALTERED.sealed").
		Detailed(q.stored.Number).
		Hinted().At(planStep)
}

func (q *question) openRun() ([]int, *problem.Problem) {
	switch {
	case q.Run == 0 && q.opened:
		return nil, problem.New("RUN_OPEN.earlier").
			Detailed(q.open.ID, q.open.PlanNumber).Hinted().
			At(problem.Where{Step: "runs", Kind: "run", ID: fmt.Sprint(q.open.ID)})
	case q.Run != 0 && (!q.opened || q.open.ID != q.Run):
		return nil, problem.New("RUN_ENDED.resume").Detailed(q.Run).
			Hinted()
	}
	return nil, nil
}

// fresh says whether the plan still waits to be carried out and rests on the last reading, or on one that means the same for it. A run that goes on has moved the tenant
// itself, and may have been read since; what is left of it is looked at right before it is sent.
func (q *question) fresh() ([]int, *problem.Problem) {
	switch {
	case q.Run != 0 || !q.found:
		return nil, nil
	case q.stored.State == workbook.PlanRun:
		return nil, Stale(text.Of("stale.ran"))
	case q.stored.State == workbook.PlanStale:
		return nil, Stale(text.Of("stale.before"))
	case !q.read || !q.readAt.Equal(q.Plan.ReadAt) && !q.still:
		return nil, Stale(text.Of("stale.read"))
	}
	return nil, nil
}

func (q *question) problems() ([]int, *problem.Problem) {
	count, first := 0, text.Text{}
	for _, p := range q.Plan.Problems {
		if p.Severity != problem.Error {
			continue
		}
		if count++; count == 1 {
			first = p.Text()
		}
	}
	if count == 0 {
		return []int{0}, nil
	}
	return []int{count}, problem.New("PLAN_PROBLEMS").Detailed(first).
		Hinted().At(planStep)
}

func (q *question) approval() ([]int, *problem.Problem) {
	if q.approved || !q.limits.NeedsApproval {
		return nil, nil
	}
	return nil, problem.New("PLAN_UNAPPROVED").Detailed(q.Plan.Fingerprint).
		Hinted().At(planStep)
}

// unknown counts users of whom nobody can tell whether a persona is theirs. Nothing changes for them, so that a run is not refused.
func (q *question) unknown() ([]int, *problem.Problem) {
	count := q.Body.unknown
	if count == 0 {
		return []int{0}, nil
	}
	return []int{count}, problem.Warn("PLAN_USERS_UNKNOWN.safeguard").
		Detailed(problem.Users(count)).
		Hinted().At(planStep)
}
