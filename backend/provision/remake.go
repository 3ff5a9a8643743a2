package provision

import (
	"context"
	"fmt"
	"time"

	"personadesk/backend/kept"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// Remake makes a plan from what the workbook holds now: of the design, or the one that takes a run back when undoes is not 0. A plan is
// still good while its fingerprint is that of the one made anew.
func Remake(ctx context.Context, wb *workbook.Workbook, undoes int64, now time.Time) (plan.Plan, error) {
	design, reading, done, err := Load(ctx, wb)
	if err != nil {
		return plan.Plan{}, err
	}
	defer done()
	if undoes == 0 {
		options, err := OptionsOf(ctx, wb, design)
		return plan.Make(design, reading, now, options), err
	}
	past, err := PastOf(ctx, wb, undoes)
	if err != nil {
		return plan.Plan{}, err
	}
	return plan.Undo(design, reading, past, now), nil
}

// OptionsOf says how a plan of a design is made: with what the journal knows of the groups that are to go.
func OptionsOf(ctx context.Context, wb *workbook.Workbook, design plan.Design) (plan.Options, error) {
	if len(design.Persona.Gone) == 0 {
		return plan.Options{}, nil
	}
	made, err := wb.MadeByRuns(ctx, string(plan.CreateGroup))
	return plan.Options{Made: made}, err
}

// PastOf gives a run as plan.Undo wants it: the plan that it carried out, and which changes were seen. A run that is still open is refused
// with RUN_OPEN.
func PastOf(ctx context.Context, wb *workbook.Workbook, id int64) (plan.Past, error) {
	past := plan.Past{Run: id}
	at := problem.Where{Step: "runs", Kind: "run", ID: fmt.Sprint(id)}
	run, found, err := wb.Run(ctx, id)
	if err != nil {
		return past, fmt.Errorf("looking for the run: %w", err)
	}
	if !found {
		return past, problem.New("RUN_UNKNOWN.number").Detailed(id).Hinted().At(at)
	}
	if run.Open() {
		return past, problem.New("RUN_OPEN.undo").Detailed(id).
			Hinted().At(at)
	}
	stored, found, err := wb.PlanByNumber(ctx, run.PlanNumber)
	if err != nil {
		return past, fmt.Errorf("looking for the plan of the run: %w", err)
	}
	if !found {
		return past, problem.New("PLAN_MISSING.run").Detailed(run.PlanNumber).Hinted()
	}
	if past.Plan, err = kept.Load(ctx, wb, stored); err != nil {
		return past, fmt.Errorf("reading plan %d: %w", run.PlanNumber, err)
	}
	states, err := wb.ChangeStates(ctx, id)
	if err != nil {
		return past, fmt.Errorf("reading the journal of run %d: %w", id, err)
	}
	past.Seen = make(map[string]bool, len(states))
	for change, e := range states {
		past.Seen[change] = e.State == workbook.Seen
	}
	return past, nil
}
