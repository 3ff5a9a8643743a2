package provision

import (
	"context"
	"fmt"
	"strings"
	"time"

	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
)

// Safeguards are the codes of the problems with which a run is refused before anything is sent; app/cli makes exit status 4 of them.
func Safeguards() []string {
	return []string{"PLAN_STALE", "PLAN_OTHER", "PLAN_PROBLEMS", "PLAN_UNAPPROVED", "PLAN_TWICE", "SAFEGUARD_LOSSES", "SAFEGUARD_COMMAND",
		"WORKBOOK_OTHER_TENANT", "TENANT_OTHER"}
}

var runsStep = problem.Where{Step: "plan"}

// checkPlan holds a plan against the workbook: it must be the newest one there, to the letter, approved if approval is asked for,
// without problems that forbid it.
func checkPlan(ctx context.Context, wb *workbook.Workbook, p plan.Plan) (workbook.StoredPlan, error) {
	stored, ok, err := wb.LatestPlan(ctx)
	if err != nil {
		return stored, fmt.Errorf("looking for the plan: %w", err)
	}
	if !ok || stored.Fingerprint != p.Fingerprint || plan.Seal(p) != p.Fingerprint {
		return stored, problem.New("PLAN_OTHER", "This is not the newest plan of the workbook").
			Detailf("the plan to be carried out has the fingerprint %s, the newest one %s", plan.Seal(p), stored.Fingerprint).
			Hintf("Make a new plan, look at it, and carry out that one.").At(runsStep)
	}
	if stored.State == workbook.PlanStale {
		return stored, staleProblem("it was found to be stale before")
	}
	if problem.Worst(p.Problems) == problem.Error {
		return stored, problem.New("PLAN_PROBLEMS", "The plan has problems that forbid to carry it out").Detailf("%s", firstError(p.Problems)).
			Hintf("Solve them and make a new plan.").At(runsStep)
	}
	limits, err := wb.Safeguards(ctx)
	if err != nil {
		return stored, fmt.Errorf("reading the safeguards: %w", err)
	}
	if limits.NeedsApproval {
		if _, ok, err := wb.Approval(ctx, p.Fingerprint); err != nil || !ok {
			if err != nil {
				return stored, fmt.Errorf("looking for the approval: %w", err)
			}
			return stored, problem.New("PLAN_UNAPPROVED", "Nobody has approved this plan").Detailf("fingerprint %s", p.Fingerprint).
				Hintf("Look at it and approve it.").At(runsStep)
		}
	}
	return stored, checkChanges(p)
}

func firstError(list []problem.Problem) string {
	for _, p := range list {
		if p.Severity == problem.Error {
			return p.Error()
		}
	}
	return ""
}

// checkChanges looks at all changes of a plan for what may never be sent.
func checkChanges(p plan.Plan) error {
	ids, given := map[string]bool{}, map[string]bool{}
	for _, c := range p.Changes {
		if c.ID == "" || ids[c.ID] {
			return problem.New("PLAN_TWICE", "Two changes of the plan cannot be told apart").Detailf("change %q", c.ID).Hintf("Make a new plan.")
		}
		ids[c.ID] = true
		if c.Kind == plan.AssignNumber && c.Action.Number != nil {
			if n := c.Action.Number.Telephone; given[n] {
				return problem.New("PLAN_TWICE", "The plan gives one number to two holders").Detailf("%s", n).Hintf("Make a new plan.").
					At(problem.Where{Step: "plan", Kind: "number", ID: n})
			} else {
				given[n] = true
			}
		}
		if c.Action.Command != nil {
			if err := checkCommand(*c.Action.Command); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkCommand refuses what would touch the tenant default or somebody who is not named: a Grant- or Set- without identity or group,
// with -Global, or with the identity Global. It is asked of the whole plan, and again of each command as it is sent.
func checkCommand(c tenant.Command) error {
	refuse := func(why string) error {
		return problem.New("SAFEGUARD_COMMAND", "A command of the plan is too wide to be sent").Detailf("%s %s", c.Name, why).
			Hintf("This is a fault of the program; report it. Nothing was sent.")
	}
	named := false
	for _, p := range c.Params {
		switch strings.ToLower(p.Name) {
		case "global":
			return refuse("has -Global")
		case "identity", "group", "groupid":
			v := p.Value
			empty := v.Kind == tenant.KindText && strings.TrimSpace(v.Text) == "" || v.Kind == tenant.KindNull ||
				v.Kind == tenant.KindRef && (v.Ref == nil || v.Ref.Key == "")
			if empty {
				return refuse("has an empty -" + p.Name)
			}
			if text := strings.TrimPrefix(strings.ToLower(strings.TrimSpace(v.Text)), "tag:"); v.Kind == tenant.KindText && text == "global" {
				return refuse("names the tenant default")
			}
			named = true
		}
	}
	verb, _, _ := strings.Cut(strings.ToLower(c.Name), "-")
	switch verb {
	case "grant", "set", "remove":
		if !named {
			return refuse("names neither -Identity nor -Group")
		}
	case "new":
	default:
		return refuse("does not begin with New, Set, Grant or Remove")
	}
	return nil
}

// checkLosses holds the users who would lose something, together with those who did in the last 24 hours, against the limit.
func checkLosses(ctx context.Context, wb *workbook.Workbook, changes []*item, now time.Time, allowed bool) error {
	limits, err := wb.Safeguards(ctx)
	if err != nil {
		return fmt.Errorf("reading the safeguards: %w", err)
	}
	before, err := wb.LosersSince(ctx, now.Add(-24*time.Hour))
	if err != nil {
		return fmt.Errorf("counting losses: %w", err)
	}
	all := map[string]bool{}
	for _, id := range before {
		all[strings.ToLower(id)] = true
	}
	more := 0
	for _, c := range changes {
		if c.state.Outcome() {
			continue
		}
		for _, id := range c.losing() {
			if id = strings.ToLower(id); !all[id] {
				all[id] = true
				more++
			}
		}
	}
	if more == 0 || len(all) <= limits.LossLimit || allowed {
		return nil
	}
	return problem.New("SAFEGUARD_LOSSES", "More people would lose something than the safeguard allows").
		Detailf("%d people within 24 hours, %d of them by this plan; the limit is %d", len(all), more, limits.LossLimit).
		Hintf("Look at who loses what. If it is meant, confirm it a second time.").At(runsStep)
}

func staleProblem(why string) error {
	return problem.New("PLAN_STALE", "The tenant has moved since the plan was made").Detailf("%s", why).
		Hintf("Read the tenant again and make a new plan.").At(runsStep)
}
