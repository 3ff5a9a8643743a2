package safeguards

import (
	"fmt"

	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

func (q *question) tenant() ([]int, *problem.Problem) { return nil, q.other }

func (q *question) newest() ([]int, *problem.Problem) {
	if q.found && q.stored.Fingerprint == q.Plan.Fingerprint {
		return nil, nil
	}
	if q.Run != 0 {
		return nil, problem.New("PLAN_OTHER", "The plan of this run is not in the workbook any more").Detailf("run %d", q.Run).
			Hintf("Read the tenant and make a new plan.").At(planStep)
	}
	return nil, problem.New("PLAN_OTHER", "This is not the newest plan of the workbook").
		Detailf("the plan to be carried out has the fingerprint %s, the newest one %s", q.Plan.Fingerprint, q.stored.Fingerprint).
		Hintf("Make a new plan, look at it, and carry out that one.").At(planStep)
}

func (q *question) sealed() ([]int, *problem.Problem) {
	if q.Body.meaning == q.Plan.Fingerprint && q.Body.sealed {
		return nil, nil
	}
	if q.Body.meaning != q.Plan.Fingerprint {
		return nil, problem.New("PLAN_OTHER", "The plan is not what was written when it was made").
			Detailf("its fingerprint says %s, and what it holds gives %s", q.Plan.Fingerprint, q.Body.meaning).
			Hintf("Make a new plan, look at it, and carry out that one.").At(planStep)
	}
	return nil, problem.New("PLAN_ALTERED", "The plan is not as it was written").
		Detailf("plan %d: a word or a figure of it was altered, and its seal does not fit", q.stored.Number).
		Hintf("Make a new plan, look at it, and carry out that one.").At(planStep)
}

func (q *question) openRun() ([]int, *problem.Problem) {
	switch {
	case q.Run == 0 && q.opened:
		return nil, problem.New("RUN_OPEN", "An earlier run has not been brought to its end").
			Detailf("run %d of plan %d", q.open.ID, q.open.PlanNumber).Hintf("Resume it, or end it as it stands.").
			At(problem.Where{Step: "runs", Kind: "run", ID: fmt.Sprint(q.open.ID)})
	case q.Run != 0 && (!q.opened || q.open.ID != q.Run):
		return nil, problem.New("RUN_ENDED", "There is nothing to resume").Detailf("run %d was brought to its end, or never was", q.Run).
			Hintf("Make a new plan for what is still missing.")
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
		return nil, Stale("it was carried out before")
	case q.stored.State == workbook.PlanStale:
		return nil, Stale("it was found to be stale before")
	case !q.read || !q.readAt.Equal(q.Plan.ReadAt) && !q.still:
		return nil, Stale("the tenant was read again after the plan was made, and the plan of that reading is another")
	}
	return nil, nil
}

func (q *question) problems() ([]int, *problem.Problem) {
	count, first := 0, ""
	for _, p := range q.Plan.Problems {
		if p.Severity != problem.Error {
			continue
		}
		if count++; count == 1 {
			first = p.Error()
		}
	}
	if count == 0 {
		return []int{0}, nil
	}
	return []int{count}, problem.New("PLAN_PROBLEMS", "The plan has problems that forbid to carry it out").Detailf("%s", first).
		Hintf("Solve them and make a new plan.").At(planStep)
}

func (q *question) approval() ([]int, *problem.Problem) {
	if q.approved || !q.limits.NeedsApproval {
		return nil, nil
	}
	return nil, problem.New("PLAN_UNAPPROVED", "Nobody has approved this plan").Detailf("fingerprint %s", q.Plan.Fingerprint).
		Hintf("Look at it and approve it.").At(planStep)
}

// unknown counts users of whom nobody can tell whether a persona is theirs. Nothing changes for them, so that a run is not refused.
func (q *question) unknown() ([]int, *problem.Problem) {
	count := q.Body.unknown
	if count == 0 {
		return []int{0}, nil
	}
	return []int{count}, problem.Warn("PLAN_USERS_UNKNOWN", "Of some users nobody can tell whether a persona is theirs").
		Detailf("%s; nothing changes for them", problem.Users(count)).
		Hintf("Read the tenant again with an account that may read all attributes.").At(planStep)
}
