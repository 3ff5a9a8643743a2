package service

import (
	"context"
	"fmt"
	"strings"

	"personadesk/backend/desk"
	"personadesk/backend/problem"
	"personadesk/backend/provision/engine"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// Plan is the screen of what will happen, to whom, how long, and whether it is safe.
type Plan struct{ *Session }

// View lays the newest plan out for reading.
func (s *Plan) View() (PlanView, error) {
	if err := s.may(desk.Look); err != nil {
		return PlanView{}, err
	}
	ctx := s.ctx
	p, found, err := s.d.latestPlan(ctx)
	if err != nil || !found {
		return PlanView{Problems: []problem.Shown{}, Checks: []SafeCheckView{}, Lanes: []PlanLaneView{}, Approvals: []ApprovalView{}, Lapsed: []LapsedView{}}, err
	}
	wb, err := s.d.Workbook()
	if err != nil {
		return PlanView{}, err
	}
	v := PlanView{
		Exists: true, Number: p.number, Undoes: p.plan.Undoes, MadeAt: moment(p.plan.Made), ReadAt: moment(p.plan.ReadAt), Fingerprint: p.plan.Fingerprint,
		Bill: p.plan.Bill, Gaining: p.plan.Gaining, Losing: p.plan.Losing, Unnoticing: p.plan.Unnoticing,
		Affected: p.plan.Gaining + p.plan.Losing + p.plan.Unnoticing,
		Problems: s.d.show(p.plan.Problems), Approvals: []ApprovalView{}, Lapsed: []LapsedView{},
	}
	if v.Lanes, err = s.d.planLanes(ctx, wb, p.number, p.plan); err != nil {
		return v, err
	}
	kept, err := s.d.kept()
	if err != nil {
		return v, err
	}
	stale, err := kept.StalenessSoon(ctx)
	if err != nil {
		return v, err
	}
	v.Stale = string(stale)
	v.AsDesigned = stale == desk.Good && p.plan.AsDesigned()
	safe, err := kept.Safe(ctx, p.kept, s.d.o.Clock.Now(), stale == desk.Good)
	if err != nil {
		return v, err
	}
	v.Checks = checkViews(safe.Checks)
	approvals, err := wb.Approvals(ctx, p.number)
	if err != nil {
		return v, err
	}
	for _, a := range approvals {
		if a.Lapsed.IsZero() {
			v.Approvals = append(v.Approvals, ApprovalView{By: a.By, At: moment(a.At)})
		} else {
			v.Lapsed = append(v.Lapsed, LapsedView{By: a.By, At: moment(a.At), LapsedAt: moment(a.Lapsed), Why: s.d.print(a.Why)})
		}
	}
	v.Approved = len(v.Approvals) > 0
	v.MayApprove = v.Stale == "" && !p.plan.Empty() && problem.Worst(p.plan.Problems) != problem.Error && p.state == workbook.PlanMade
	run, ran, err := wb.RunOfPlan(ctx, p.number)
	if ran {
		v.RunID = fmt.Sprint(run.ID)
	}
	return v, err
}

// stale says why the newest plan is no longer good, "" while it is.
func (d *Desk) stale(ctx context.Context) (string, error) {
	kept, err := d.kept()
	if err != nil {
		return "", err
	}
	why, err := kept.Staleness(ctx)
	return string(why), err
}

// Make plans from the last reading.
func (s *Plan) Make() (PlanView, error) {
	if err := s.may(desk.Write); err != nil {
		return PlanView{}, err
	}
	if _, err := s.d.makePlan(s.ctx); err != nil {
		return PlanView{}, err
	}
	return s.View()
}

// ReadAndMake begins to read the tenant and to plan, and gives the id of the job.
func (s *Plan) ReadAndMake() (string, error) {
	if err := s.may(desk.ReadTenant); err != nil {
		return "", err
	}
	return s.d.jobs.start(s.ctx, "plan", s.d.readAndMakePlan)
}

// Approve says yes to the plan on the screen; the last four characters of its fingerprint prove that it was looked at.
func (s *Plan) Approve(lastFour string) error {
	if err := s.may(desk.ApprovePlan); err != nil {
		return err
	}
	ctx := s.ctx
	p, found, err := s.d.latestPlan(ctx)
	if err != nil {
		return err
	}
	if !found {
		return problem.New("PLAN_NONE.approve").Hinted()
	}
	if why, err := s.d.stale(ctx); err != nil || why != "" {
		if err != nil {
			return err
		}
		return problem.New("PLAN_STALE.kept").Detailed(p.number, text.Of("plan.stale."+why)).Hinted()
	}
	if problem.Worst(p.plan.Problems) == problem.Error {
		return problem.New("PLAN_STOPPED.page").Hinted()
	}
	print := strings.ReplaceAll(p.plan.Fingerprint, " ", "")
	if typed := strings.ToUpper(strings.TrimSpace(lastFour)); len(typed) != 4 || !strings.HasSuffix(strings.ToUpper(print), typed) {
		return problem.New("APPROVAL_TYPED").
			Detailed(lastFour).Hinted()
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		return wb.Approve(ctx, p.number, p.plan.Fingerprint, "")
	})
}

// Run begins to carry the approved plan out and gives the id of the job.
func (s *Plan) Run() (string, error) {
	if err := s.may(desk.ChangeTenant); err != nil {
		return "", err
	}
	ctx := s.ctx
	p, found, err := s.d.latestPlan(ctx)
	if err != nil {
		return "", err
	}
	if !found {
		return "", problem.New("PLAN_NONE.run").Hinted()
	}
	if why, err := s.d.stale(ctx); err != nil || why != "" {
		if err != nil {
			return "", err
		}
		return "", problem.New("PLAN_STALE.kept").Detailed(p.number, text.Of("plan.stale."+why)).Hinted()
	}
	return s.d.jobs.start(s.ctx, "run", func(ctx context.Context, tell report) (string, error) { return s.d.carryOut(ctx, p, tell) })
}

func (d *Desk) carryOut(ctx context.Context, p storedPlan, tell report) (string, error) {
	summary, err := d.apply(ctx, p, engine.Options{Progress: telling(tell)})
	return fmt.Sprint(summary.RunID), err
}
