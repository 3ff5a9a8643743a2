package workbook

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"personadesk/backend/audit"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// StoredPlan is a plan as the workbook keeps it, without its changes; what is inside Head is package plan's business.
type StoredPlan struct {
	Number      int       `json:"number"` // from 1
	Fingerprint string    `json:"fingerprint"`
	Seal        string    `json:"seal"`
	TenantID    string    `json:"tenantId"`
	Made        time.Time `json:"made"`
	ReadAt      time.Time `json:"readAt"` // when the reading was made that it rests on
	State       PlanState `json:"state"`
	Undoes      int64     `json:"undoes"` // the run that it takes back, 0 for a plan of the design
	Changes     int       `json:"changes"`
	Revisions   Revisions `json:"revisions"` // of the areas that it was made from; while they stand still it is fresh
	Head        []byte    `json:"-"`         // the plan without its changes and whom it targets, in the canonical form
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

// PlanAreas are the areas that what a plan means rests on. What departments said is in its reasons only.
func PlanAreas() []Area {
	return []Area{AreaPersonas, AreaRules, AreaPolicies, AreaDialPlans, AreaThings, AreaRanges, AreaNumbers, AreaReading, AreaRuns}
}

// Approval is somebody's yes to one exact plan.
type Approval struct {
	PlanNumber  int       `json:"planNumber"`
	Fingerprint string    `json:"fingerprint"`
	By          string    `json:"by"`
	At          time.Time `json:"at"`
	Note        string    `json:"note"`
	Lapsed      time.Time `json:"lapsed"` // zero while it stands
	Why         text.Text `json:"why"`    // it lapsed
}

// SavePlan keeps a plan and gives its number. One that means the same as the last (by fingerprint) takes its place and keeps its number
// and its approvals; a different one makes approvals of earlier plans lapse. A plan for another tenant is refused with
// WORKBOOK_OTHER_TENANT.
func (w *Workbook) SavePlan(ctx context.Context, p StoredPlan, content PlanContent) (int, error) {
	if p.State == "" {
		p.State = PlanMade
	}
	revisions, err := encode(p.Revisions)
	if err != nil {
		return 0, err
	}
	err = w.write(ctx, func(ctx context.Context, s *session) error {
		if _, err := s.sameTenant(ctx, p.TenantID); err != nil {
			return err
		}
		last, ok, err := planOf(ctx, s.tx, "1 ORDER BY number DESC LIMIT 1")
		if err != nil {
			return err
		}
		again := ok && last.Fingerprint == p.Fingerprint && last.State == PlanMade
		p.Number = last.Number + 1
		if again {
			p.Number = last.Number
			if err := s.forgetPlan(p.Number); err != nil {
				return err
			}
		}
		p.Changes, err = s.keepChanges(ctx, p.Number, content)
		if err != nil {
			return fmt.Errorf("keeping the changes of a plan: %w", err)
		}
		if _, err := s.exec(`INSERT INTO plan (number, fingerprint, seal, tenant, made, read, state, undoes, changes, revisions, head)
VALUES (?,?,?,?,?,?,?,?,?,?,?)`, p.Number, clean(p.Fingerprint), p.Seal, clean(p.TenantID), stamp(p.Made), stamp(p.ReadAt), string(p.State), p.Undoes,
			p.Changes, revisions, string(p.Head)); err != nil {
			return fmt.Errorf("keeping a plan: %w", err)
		}
		if again {
			return nil
		}
		if _, err := s.exec("UPDATE plan SET state = ? WHERE state = ? AND number < ?", string(PlanReplaced), string(PlanMade), p.Number); err != nil {
			return fmt.Errorf("replacing earlier plans: %w", err)
		}
		open, _, err := runOf(ctx, s.tx, "ended = '' ORDER BY id DESC LIMIT 1")
		if err != nil {
			return err
		}
		// A run that is open goes on by the approval that it was begun with, whatever was planned since.
		if err := s.lapse(text.Of("lapse.newer"), p.Fingerprint, open.Fingerprint); err != nil {
			return err
		}
		return s.record("plan", audit.Plan(p.Number), "", p.Fingerprint, text.Text{})
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
			if err := s.lapse(text.Of("lapse.moved")); err != nil {
				return err
			}
		}
		return s.record("change", audit.Plan(number), string(p.State), string(state), text.Text{})
	})
}

func noPlan(number int) error {
	return problem.New("PLAN_MISSING.none").Detailed(number).Hinted()
}

func planOf(ctx context.Context, from querier, rest string, args ...any) (StoredPlan, bool, error) {
	var p StoredPlan
	var made, read, revisions string
	err := from.QueryRowContext(ctx, `SELECT number, fingerprint, seal, tenant, made, read, state, undoes, changes, revisions, head FROM plan WHERE `+rest, args...).
		Scan(&p.Number, &p.Fingerprint, &p.Seal, &p.TenantID, &made, &read, &p.State, &p.Undoes, &p.Changes, &revisions, &p.Head)
	if errors.Is(err, sql.ErrNoRows) {
		return StoredPlan{}, false, nil
	}
	if err != nil {
		return StoredPlan{}, false, fmt.Errorf("reading a plan: %w", err)
	}
	if p.Made, err = unstamp(made); err != nil {
		return p, false, err
	}
	if p.ReadAt, err = unstamp(read); err != nil {
		return p, false, err
	}
	if err := json.Unmarshal([]byte(revisions), &p.Revisions); err != nil {
		return p, false, fmt.Errorf("reading what plan %d was made from: %w", p.Number, err)
	}
	return p, true, nil
}
