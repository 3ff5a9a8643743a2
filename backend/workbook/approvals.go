package workbook

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"personadesk/backend/audit"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// Approve says yes, in the name of the actor, to the plan of this number if it has this fingerprint; any other is refused with
// PLAN_OTHER, so that nobody approves what they have not seen. The plan of a run that is open can be approved again: the run goes on only
// with an approval.
func (w *Workbook) Approve(ctx context.Context, number int, fingerprint, note string) error {
	return w.write(ctx, func(ctx context.Context, s *session) error {
		p, ok, err := planOf(ctx, s.tx, "number = ?", number)
		if err != nil {
			return err
		}
		if !ok {
			return noPlan(number)
		}
		open, running, err := runOf(ctx, s.tx, "ended = '' ORDER BY id DESC LIMIT 1")
		if err != nil {
			return err
		}
		if p.Fingerprint != fingerprint || p.State != PlanMade && (!running || open.PlanNumber != number) {
			return problem.New("PLAN_OTHER.approval").
				Detailed(number, p.Fingerprint, p.State).
				Hinted()
		}
		if _, err := s.exec("INSERT INTO approval (plan, fingerprint, by, at, note, lapsed, why) VALUES (?, ?, ?, ?, ?, '', '')",
			number, fingerprint, clean(s.by), stamp(s.at), clean(note)); err != nil {
			return fmt.Errorf("keeping an approval: %w", err)
		}
		return s.record("approve", audit.Plan(number), "", fingerprint, text.Literal(note))
	})
}

// Approval gives the standing approval of the plan with this fingerprint; false when there is none.
func (w *Workbook) Approval(ctx context.Context, fingerprint string) (Approval, bool, error) {
	list, err := w.approvals(ctx, "fingerprint = ? AND lapsed = '' ORDER BY id DESC LIMIT 1", fingerprint)
	if err != nil || len(list) == 0 {
		return Approval{}, false, err
	}
	return list[0], true, nil
}

// Approvals lists every approval a plan was ever given, the newest first.
func (w *Workbook) Approvals(ctx context.Context, number int) ([]Approval, error) {
	return w.approvals(ctx, "plan = ? ORDER BY id DESC", number)
}

// LapseApprovals ends all standing approvals, saying why.
func (w *Workbook) LapseApprovals(ctx context.Context, why text.Text) error {
	return w.write(ctx, func(_ context.Context, s *session) error { return s.lapse(why) })
}

// lapse ends the approvals of all plans but those with these fingerprints.
func (s *session) lapse(why text.Text, except ...string) error {
	args := []any{stamp(s.at), stored(why)}
	for _, fingerprint := range except {
		args = append(args, fingerprint)
	}
	done, err := s.exec("UPDATE approval SET lapsed = ?, why = ? WHERE lapsed = ''"+strings.Repeat(" AND fingerprint <> ?", len(except)), args...)
	if err != nil {
		return fmt.Errorf("ending approvals: %w", err)
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return err
	}
	return s.record("lapse", audit.Approvals(), "", "", why)
}

func (w *Workbook) approvals(ctx context.Context, rest string, args ...any) ([]Approval, error) {
	list, err := allRows(ctx, w.reading(ctx), "approvals", scanApproval,
		"SELECT plan, fingerprint, by, at, note, lapsed, why FROM approval WHERE "+rest, args...)
	return list, explain(err, w.path)
}

func scanApproval(rows *sql.Rows) (a Approval, err error) {
	var at, lapsed string
	if err := rows.Scan(&a.PlanNumber, &a.Fingerprint, &a.By, &at, &a.Note, &lapsed, &a.Why); err != nil {
		return a, err
	}
	if a.At, err = unstamp(at); err != nil {
		return a, err
	}
	a.Lapsed, err = unstamp(lapsed)
	return a, err
}
