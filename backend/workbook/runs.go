package workbook

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"personadesk/backend/audit"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// Run is one carrying out of a plan.
type Run struct {
	ID          int64     `json:"id"`
	PlanNumber  int       `json:"planNumber"`
	Fingerprint string    `json:"fingerprint"`
	TenantID    string    `json:"tenantId"`
	By          string    `json:"by"`
	Started     time.Time `json:"started"`
	Ended       time.Time `json:"ended"` // zero while it is open
	State       RunState  `json:"state"`
	Note        text.Text `json:"note"`
	// Counts is how many of its changes stand in each state.
	Counts map[ChangeState]int `json:"counts"`
}

// RunState says how a run stands.
type RunState string

// The states of a run. One that is Running although no program carries it out was interrupted, and can be resumed.
const (
	Running RunState = "running"
	Stopped RunState = "stopped" // somebody stopped it; it can be resumed
	Done    RunState = "done"    // every change was seen
	Failed  RunState = "failed"  // ended, with changes that were not seen
)

// Open says whether a run can be resumed.
func (r Run) Open() bool { return r.State == Running || r.State == Stopped }

// NewRun begins a run of a plan; At is the clock's. Only one can be open (RUN_OPEN), and only on the workbook's own tenant
// (WORKBOOK_OTHER_TENANT).
func (w *Workbook) NewRun(ctx context.Context, r Run) (Run, error) {
	err := w.write(ctx, func(ctx context.Context, s *session) error {
		if _, err := s.sameTenant(ctx, r.TenantID); err != nil {
			return err
		}
		open, ok, err := runOf(ctx, s.tx, "ended = '' ORDER BY id DESC LIMIT 1")
		if err != nil {
			return err
		}
		if ok {
			return problem.New("RUN_OPEN.earlier").Detailed(open.ID, open.PlanNumber).
				Hinted().At(problem.Where{Step: "runs", Kind: "run", ID: fmt.Sprint(open.ID)})
		}
		if r.By == "" {
			r.By = s.by
		}
		r.Started, r.Ended, r.State = s.at, time.Time{}, Running
		made, err := s.exec("INSERT INTO run (plan, fingerprint, tenant, by, started, ended, state, note) VALUES (?, ?, ?, ?, ?, '', ?, ?)",
			r.PlanNumber, clean(r.Fingerprint), clean(r.TenantID), clean(r.By), stamp(r.Started), string(r.State), stored(r.Note))
		if err != nil {
			return fmt.Errorf("beginning a run: %w", err)
		}
		if r.ID, err = made.LastInsertId(); err != nil {
			return fmt.Errorf("beginning a run: %w", err)
		}
		if _, err := s.exec("UPDATE plan SET state = ? WHERE number = ?", string(PlanRun), r.PlanNumber); err != nil {
			return fmt.Errorf("marking the plan: %w", err)
		}
		if _, err := s.exec(`INSERT INTO change_state (run, change, state, at, operation, attempt, note, lane, ordinal)
SELECT ?, id, ?, ?, '', 0, '', lane, ordinal FROM plan_change WHERE plan = ? ON CONFLICT DO NOTHING`, r.ID, string(Queued), stamp(s.at), r.PlanNumber); err != nil {
			return fmt.Errorf("queueing the changes of a run: %w", err)
		}
		return s.record("run", audit.Run(r.ID), "", r.Fingerprint, text.Text{})
	})
	return r, err
}

// SetRunState says how a run stands now; Done and Failed end it, Stopped and Running keep it open.
func (w *Workbook) SetRunState(ctx context.Context, id int64, state RunState, note text.Text) error {
	return w.write(ctx, func(ctx context.Context, s *session) error {
		before, ok, err := runOf(ctx, s.tx, "id = ?", id)
		if err != nil {
			return err
		}
		if !ok {
			return noRun(id)
		}
		ended, counts := "", ""
		if !(Run{State: state}).Open() {
			ended = stamp(s.at)
			now, err := countStates(ctx, s.tx, id)
			if err != nil {
				return err
			}
			if counts, err = encode(now); err != nil {
				return err
			}
		}
		if _, err := s.exec("UPDATE run SET state = ?, ended = ?, note = ?, counts = ? WHERE id = ?", string(state), ended, stored(note), counts, id); err != nil {
			return fmt.Errorf("changing the state of a run: %w", err)
		}
		if before.State == state {
			return nil
		}
		return s.record("run", audit.Run(id), string(before.State), string(state), note)
	})
}

func noRun(id int64) error {
	return problem.New("RUN_MISSING").Detailed(id).Hinted()
}

// Run gives a run by its ID; false when there is none.
func (w *Workbook) Run(ctx context.Context, id int64) (Run, bool, error) {
	r, ok, err := runOf(ctx, w.reading(ctx), "id = ?", id)
	return r, ok, explain(err, w.path)
}

// OpenRun gives the run that can be resumed; false when every run was brought to its end.
func (w *Workbook) OpenRun(ctx context.Context) (Run, bool, error) {
	r, ok, err := runOf(ctx, w.reading(ctx), "ended = '' ORDER BY id DESC LIMIT 1")
	return r, ok, explain(err, w.path)
}

// Runs gives a window of the runs, newest first, and how many there are.
func (w *Workbook) Runs(ctx context.Context, offset, count int) ([]Run, int, error) {
	from := w.reading(ctx)
	total := 0
	if err := from.QueryRowContext(ctx, "SELECT count(*) FROM run").Scan(&total); err != nil {
		return nil, 0, explain(fmt.Errorf("counting runs: %w", err), w.path)
	}
	list, err := runsOf(ctx, from, "1 ORDER BY id DESC LIMIT ? OFFSET ?", limit(count), max(offset, 0))
	return list, total, explain(err, w.path)
}

func runOf(ctx context.Context, from querier, rest string, args ...any) (Run, bool, error) {
	list, err := runsOf(ctx, from, rest, args...)
	if err != nil || len(list) == 0 {
		return Run{}, false, err
	}
	return list[0], true, nil
}

func runsOf(ctx context.Context, from querier, rest string, args ...any) ([]Run, error) {
	list, err := allRows(ctx, from, "runs", scanRun,
		"SELECT id, plan, fingerprint, tenant, by, started, ended, state, note, counts FROM run WHERE "+rest, args...)
	for i := range list {
		if err == nil && list[i].Counts == nil { // it is open: what it has come to is in the journal
			list[i].Counts, err = countStates(ctx, from, list[i].ID)
		}
	}
	return list, err
}

func scanRun(rows *sql.Rows) (r Run, err error) {
	var started, ended, counts string
	if err := rows.Scan(&r.ID, &r.PlanNumber, &r.Fingerprint, &r.TenantID, &r.By, &started, &ended, &r.State, &r.Note, &counts); err != nil {
		return r, err
	}
	if r.Started, err = unstamp(started); err != nil {
		return r, err
	}
	if counts != "" {
		if err := json.Unmarshal([]byte(counts), &r.Counts); err != nil {
			return r, fmt.Errorf("how the changes of run %d stand: %w", r.ID, err)
		}
	}
	r.Ended, err = unstamp(ended)
	return r, err
}
