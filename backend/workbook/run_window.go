package workbook

import (
	"context"
	"database/sql"
	"slices"
)

// RunChange is a change of a run: what the plan says of it, without its users, and how it stands.
type RunChange struct {
	Change PlanChange
	Stands JournalEntry
}

// stateOrder puts what needs a look first.
var stateOrder = []ChangeState{Refused, Unclear, Skipped, Sent, Accepted, Queued, Seen}

// RunChanges gives a window of the changes of a run that stand in one of these states (in any, when none is named), what needs a look
// first and in the order of the plan, and how many there are.
func (w *Workbook) RunChanges(ctx context.Context, run int64, states []ChangeState, offset, count int) ([]RunChange, int, error) {
	from := w.reading(ctx)
	counts, err := countStates(ctx, from, run)
	if err != nil {
		return nil, 0, explain(err, w.path)
	}
	list, total := []RunChange{}, 0
	offset, count = max(offset, 0), limit(count)
	for _, state := range stateOrder {
		n := counts[state]
		if n == 0 || len(states) > 0 && !slices.Contains(states, state) {
			continue
		}
		total += n
		if offset >= n {
			offset -= n
			continue
		}
		if left := count - len(list); left > 0 {
			more, err := runChanges(ctx, from, "s.run = ? AND s.state = ? ORDER BY s.ordinal LIMIT ? OFFSET ?", run, string(state), left, offset)
			if err != nil {
				return nil, 0, explain(err, w.path)
			}
			list = append(list, more...)
			offset = 0
		}
	}
	return list, total, nil
}

// RunChange gives one change of a run by its id; false when there is none.
func (w *Workbook) RunChange(ctx context.Context, run int64, id string) (RunChange, bool, error) {
	list, err := runChanges(ctx, w.reading(ctx), "s.run = ? AND s.change = ?", run, id)
	if err != nil || len(list) == 0 {
		return RunChange{}, false, explain(err, w.path)
	}
	return list[0], true, nil
}

func runChanges(ctx context.Context, from querier, rest string, args ...any) ([]RunChange, error) {
	return allRows(ctx, from, "the changes of a run", func(rows *sql.Rows) (c RunChange, err error) {
		var at string
		e := &c.Stands
		c.Change, _, err = scanChange(rows, &e.Change, &e.State, &at, &e.Operation, &e.Attempt, &e.Note)
		if err == nil {
			e.At, err = unstamp(at)
		}
		return c, err
	}, "SELECT "+changeColumns+`, s.change, s.state, s.at, s.operation, s.attempt, s.note
FROM change_state s JOIN run r ON r.id = s.run JOIN plan_change c ON c.plan = r.plan AND c.ordinal = s.ordinal WHERE `+rest, args...)
}

// RunLanes counts the changes of a run by lane and state, in no order.
func (w *Workbook) RunLanes(ctx context.Context, run int64) (map[string]map[ChangeState]int, error) {
	type counted struct {
		lane  string
		state ChangeState
		n     int
	}
	list, err := allRows(ctx, w.reading(ctx), "how a run stands", func(rows *sql.Rows) (c counted, err error) {
		err = rows.Scan(&c.lane, &c.state, &c.n)
		return c, err
	}, "SELECT lane, state, count(*) FROM change_state WHERE run = ? GROUP BY lane, state", run)
	lanes := map[string]map[ChangeState]int{}
	for _, c := range list {
		if lanes[c.lane] == nil {
			lanes[c.lane] = map[ChangeState]int{}
		}
		lanes[c.lane][c.state] = c.n
	}
	return lanes, explain(err, w.path)
}

// countStates counts the changes of a run by state, from an index.
func countStates(ctx context.Context, from querier, run int64) (map[ChangeState]int, error) {
	type counted struct {
		state ChangeState
		n     int
	}
	list, err := allRows(ctx, from, "how a run stands", func(rows *sql.Rows) (c counted, err error) {
		err = rows.Scan(&c.state, &c.n)
		return c, err
	}, "SELECT state, count(*) FROM change_state WHERE run = ? GROUP BY state", run)
	counts := map[ChangeState]int{}
	for _, c := range list {
		counts[c.state] = c.n
	}
	return counts, err
}

// RunOfPlan gives the last run of a plan; false when it never ran.
func (w *Workbook) RunOfPlan(ctx context.Context, number int) (Run, bool, error) {
	r, ok, err := runOf(ctx, w.reading(ctx), "plan = ? ORDER BY id DESC LIMIT 1", number)
	return r, ok, explain(err, w.path)
}
