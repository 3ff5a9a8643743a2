package workbook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"

	"personadesk/backend/problem"
)

// CopyState is a copy with what its own file says of it.
type CopyState struct {
	Copy
	Head    Head             // where its record ends
	Run     int64            // the run that it was made before, 0 when none was begun then
	Problem *problem.Problem // why nobody can go back to it, as far as a glance shows; nil when nothing does
}

// CopyStates lists the copies beside the workbook, the newest first, with what they are. They are looked through as a whole only when somebody
// goes back to one.
func (w *Workbook) CopyStates(ctx context.Context) ([]CopyState, error) {
	list, err := Copies(w.path)
	if err != nil {
		return nil, err
	}
	states := make([]CopyState, len(list))
	next := int64(math.MaxInt64) // where the record of the copy after it ends
	for i, c := range list {
		s := CopyState{Copy: c}
		err := inspectHeader(c.Path)
		if err == nil {
			s.Head, _, err = headOf(ctx, c.Path)
		}
		if err != nil {
			err = unusable(c.Path, err)
		} else {
			err = w.ofThisWorkbook(ctx, c.Path, s.Head)
		}
		if err != nil {
			s.Problem = problem.From(err)
		} else {
			if s.Run, err = w.runAfter(ctx, s.Head.Seq, next); err != nil {
				return nil, err
			}
			next = s.Head.Seq
		}
		states[i] = s
	}
	return states, nil
}

// runAfter gives the first run that was begun between two places of the record, 0 for none.
func (w *Workbook) runAfter(ctx context.Context, from, to int64) (run int64, err error) {
	err = w.reading(ctx).QueryRowContext(ctx, `SELECT CAST(x.id AS INTEGER) FROM audit_about x JOIN audit a ON a.seq = x.seq
WHERE x.kind = 'run' AND a.subject = 'run/' || x.id AND a.action = 'run' AND a.before = '' AND a.seq > ? AND a.seq <= ? ORDER BY a.seq LIMIT 1`, from, to).Scan(&run)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, explain(fmt.Errorf("looking for the run behind a copy: %w", err), w.path)
	}
	return run, nil
}
