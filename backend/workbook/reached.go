package workbook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/text"
)

// Reached is a change of a run that reached a user without naming them: by a group, a licence, a queue or a team.
type Reached struct {
	Run    int64
	By     string
	Change PlanChange // without its users
	State  ChangeState
	At     time.Time
	Note   text.Text
}

// ReachedBy gives what runs did that reached a user without naming them and came to an outcome, the newest first. Of each run it reads a
// piece or two of the people of its plan, and a piece of whom each of those changes touches.
func (w *Workbook) ReachedBy(ctx context.Context, user string) ([]Reached, error) {
	from, end, err := w.unmoving(ctx)
	if err != nil {
		return nil, err
	}
	defer end()
	runs, err := allRows(ctx, from, "runs", func(rows *sql.Rows) (r Run, err error) {
		err = rows.Scan(&r.ID, &r.PlanNumber, &r.By)
		return r, err
	}, "SELECT id, plan, by FROM run ORDER BY id DESC")
	list := []Reached{}
	for _, r := range runs {
		if err != nil {
			break
		}
		var some []Reached
		some, err = reachedInRun(ctx, from, r, strings.ToLower(user))
		list = append(list, some...)
	}
	return list, explain(err, w.path)
}

func reachedInRun(ctx context.Context, from querier, run Run, user string) ([]Reached, error) {
	place, is, err := placeInPlan(ctx, from, run.PlanNumber, user)
	if err != nil || !is {
		return nil, err
	}
	type candidate struct {
		Reached
		users []byte
	}
	var list []Reached
	for c, err := range eachRow(ctx, from, "the changes of a run", func(rows *sql.Rows) (c candidate, err error) {
		var at string
		c.Run, c.By = run.ID, run.By
		if c.Change, c.users, err = scanChange(rows, &c.State, &at, &c.Note); err == nil {
			c.At, err = unstamp(at)
		}
		return c, err
	}, "SELECT "+changeColumns+`, s.state, s.at, s.note FROM plan_change c
JOIN change_state s ON s.run = ? AND s.change = c.id WHERE c.plan = ? AND c.kind NOT IN ('grantUser', 'assignNumber', 'releaseNumber', 'enableVoice', 'disableVoice')
ORDER BY s.at DESC, c.ordinal DESC`, run.ID, run.PlanNumber) {
		if err != nil {
			return nil, err
		}
		has, err := hasPlace(c.users, place)
		if err != nil {
			return nil, fmt.Errorf("change %s: %w", c.Change.ID, err)
		}
		if has && c.State.Outcome() {
			list = append(list, c.Reached)
		}
	}
	return list, nil
}

// placeInPlan finds a user among the people of a plan, who are sorted: by halves, reading one piece each time.
func placeInPlan(ctx context.Context, from querier, plan int, user string) (place uint32, is bool, err error) {
	var pieces int
	if err := from.QueryRowContext(ctx, "SELECT count(*) FROM plan_people WHERE plan = ?", plan).Scan(&pieces); err != nil {
		return 0, false, fmt.Errorf("counting the people of a plan: %w", err)
	}
	for low, high := 0, pieces; low < high; {
		middle := (low + high) / 2
		var body []byte
		err := from.QueryRowContext(ctx, "SELECT ids FROM plan_people WHERE plan = ? AND piece = ?", plan, middle).Scan(&body)
		if errors.Is(err, sql.ErrNoRows) {
			return 0, false, fmt.Errorf("piece %d of the people of plan %d is missing", middle, plan)
		}
		if err != nil {
			return 0, false, fmt.Errorf("reading the people of a plan: %w", err)
		}
		ids, err := unpackIDs(body)
		if err != nil {
			return 0, false, err
		}
		at, found := slices.BinarySearch(ids, ident.Object(user))
		switch {
		case found:
			return uint32(middle*peopleInPiece + at), true, nil
		case at == 0:
			high = middle
		case at == len(ids):
			low = middle + 1
		default:
			return 0, false, nil
		}
	}
	return 0, false, nil
}
