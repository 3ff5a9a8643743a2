package workbook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"personadesk/backend/problem"
)

// StoredPlan is a plan as the workbook keeps it; what is inside Body is package plan's business.
type StoredPlan struct {
	Number      int       `json:"number"` // from 1
	Fingerprint string    `json:"fingerprint"`
	TenantID    string    `json:"tenantId"`
	Made        time.Time `json:"made"`
	State       PlanState `json:"state"`
	Body        []byte    `json:"-"`
}

// PlanState says what became of a plan.
type PlanState string

// The states of a plan.
const (
	PlanMade     PlanState = "made"
	PlanRun      PlanState = "run"      // a run of it was begun
	PlanStale    PlanState = "stale"    // the tenant moved before it was carried out
	PlanReplaced PlanState = "replaced" // a newer plan took its place
)

// Approval is somebody's yes to one exact plan.
type Approval struct {
	PlanNumber  int       `json:"planNumber"`
	Fingerprint string    `json:"fingerprint"`
	By          string    `json:"by"`
	At          time.Time `json:"at"`
	Note        string    `json:"note"`
	Lapsed      time.Time `json:"lapsed"` // zero while it stands
	Why         string    `json:"why"`    // it lapsed
}

// SavePlan keeps a plan and gives its number. The same plan as the last one (by fingerprint) keeps its number; a different one makes
// approvals of earlier plans lapse. A plan for another tenant is refused with WORKBOOK_OTHER_TENANT.
func (w *Workbook) SavePlan(ctx context.Context, p StoredPlan) (int, error) {
	if p.State == "" {
		p.State = PlanMade
	}
	err := w.write(ctx, func(ctx context.Context, s *session) error {
		if _, err := s.sameTenant(ctx, p.TenantID); err != nil {
			return err
		}
		last, ok, err := planOf(ctx, s.tx, "1 ORDER BY number DESC LIMIT 1")
		if err != nil {
			return err
		}
		if ok && last.Fingerprint == p.Fingerprint && last.State == PlanMade {
			p.Number = last.Number
			_, err := s.exec("UPDATE plan SET made = ?, body = ? WHERE number = ?", stamp(p.Made), p.Body, p.Number)
			return err
		}
		p.Number = last.Number + 1
		if _, err := s.exec("INSERT INTO plan (number, fingerprint, tenant, made, state, body) VALUES (?, ?, ?, ?, ?, ?)",
			p.Number, clean(p.Fingerprint), clean(p.TenantID), stamp(p.Made), string(p.State), p.Body); err != nil {
			return fmt.Errorf("keeping a plan: %w", err)
		}
		if _, err := s.exec("UPDATE plan SET state = ? WHERE state = ? AND number < ?", string(PlanReplaced), string(PlanMade), p.Number); err != nil {
			return fmt.Errorf("replacing earlier plans: %w", err)
		}
		open, _, err := runOf(ctx, s.tx, "ended = '' ORDER BY id DESC LIMIT 1")
		if err != nil {
			return err
		}
		// A run that is open goes on by the approval that it was begun with, whatever was planned since.
		if err := s.lapse("a newer plan was made", p.Fingerprint, open.Fingerprint); err != nil {
			return err
		}
		return s.record("plan", fmt.Sprintf("plan/%d", p.Number), "", p.Fingerprint, "")
	})
	return p.Number, err
}

// LatestPlan gives the plan that was made last; false when there is none.
func (w *Workbook) LatestPlan(ctx context.Context) (StoredPlan, bool, error) {
	p, ok, err := planOf(ctx, w.reading(ctx), "1 ORDER BY number DESC LIMIT 1")
	return p, ok, explain(err, w.path)
}

// PlanByNumber gives a plan by its number; false when there is none.
func (w *Workbook) PlanByNumber(ctx context.Context, number int) (StoredPlan, bool, error) {
	p, ok, err := planOf(ctx, w.reading(ctx), "number = ?", number)
	return p, ok, explain(err, w.path)
}

// SetPlanState says what became of a plan; a stale one loses its approvals.
func (w *Workbook) SetPlanState(ctx context.Context, number int, state PlanState) error {
	return w.write(ctx, func(ctx context.Context, s *session) error {
		p, ok, err := planOf(ctx, s.tx, "number = ?", number)
		if err != nil {
			return err
		}
		if !ok {
			return noPlan(number)
		}
		if p.State == state {
			return nil
		}
		if _, err := s.exec("UPDATE plan SET state = ? WHERE number = ?", string(state), number); err != nil {
			return fmt.Errorf("changing the state of a plan: %w", err)
		}
		if state == PlanStale {
			if err := s.lapse("the tenant moved"); err != nil {
				return err
			}
		}
		return s.record("change", fmt.Sprintf("plan/%d", number), string(p.State), string(state), "")
	})
}

func noPlan(number int) error {
	return problem.New("PLAN_MISSING", "There is no such plan").Detailf("number %d", number).Hintf("Make a plan first.")
}

func planOf(ctx context.Context, from querier, rest string, args ...any) (StoredPlan, bool, error) {
	var p StoredPlan
	var made string
	err := from.QueryRowContext(ctx, "SELECT number, fingerprint, tenant, made, state, body FROM plan WHERE "+rest, args...).
		Scan(&p.Number, &p.Fingerprint, &p.TenantID, &made, &p.State, &p.Body)
	if errors.Is(err, sql.ErrNoRows) {
		return StoredPlan{}, false, nil
	}
	if err != nil {
		return StoredPlan{}, false, fmt.Errorf("reading a plan: %w", err)
	}
	p.Made, err = unstamp(made)
	return p, err == nil, err
}
