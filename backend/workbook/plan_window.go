package workbook

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"personadesk/backend/ident"
)

// PlanQuery asks for a window of the changes of a plan; "" asks for all.
type PlanQuery struct {
	Number  int
	Lane    string
	Persona string
	Effect  string
	Line    string // a line, or the id of a change
	Text    string // somewhere in what the change says
	Offset  int
	Limit   int // 100 when 0
}

// PlanChanges gives a window of the changes of a plan in their order, without their users, and how many match altogether.
func (w *Workbook) PlanChanges(ctx context.Context, q PlanQuery) ([]PlanChange, int, error) {
	where, args := []string{"c.plan = ?"}, []any{q.Number}
	for _, f := range []struct{ condition, value string }{
		{"c.lane = ?", q.Lane}, {"c.persona = ?", q.Persona}, {"c.effect = ?", q.Effect},
		{"instr(lower(c.subject || ' ' || json_extract(c.body, '$.says')), lower(?)) > 0", q.Text},
	} {
		if f.value != "" {
			where, args = append(where, f.condition), append(args, f.value)
		}
	}
	from := w.reading(ctx)
	if q.Line != "" {
		line, err := lineNamed(ctx, from, q.Number, q.Line)
		if err != nil {
			return nil, 0, explain(err, w.path)
		}
		if line == "" {
			where, args = append(where, "c.id = ?"), append(args, q.Line)
		} else {
			where, args = append(where, "c.line = ?"), append(args, line)
		}
	}
	filter := strings.Join(where, " AND ")
	total := 0
	if err := from.QueryRowContext(ctx, "SELECT count(*) FROM plan_change c WHERE "+filter, args...).Scan(&total); err != nil {
		return nil, 0, explain(fmt.Errorf("counting the changes of a plan: %w", err), w.path)
	}
	list, err := allRows(ctx, from, "the changes of a plan", func(rows *sql.Rows) (PlanChange, error) {
		c, _, err := scanChange(rows)
		return c, err
	}, "SELECT "+changeColumns+" FROM plan_change c WHERE "+filter+" ORDER BY c.ordinal LIMIT ? OFFSET ?", append(args, limit(q.Limit), max(q.Offset, 0))...)
	return list, total, explain(err, w.path)
}

// lineNamed gives the name back when it is one of a line, and "" when it is not.
func lineNamed(ctx context.Context, from querier, plan int, name string) (string, error) {
	list, err := allRows(ctx, from, "a line of a plan", scanText[string], "SELECT line FROM plan_change WHERE plan = ? AND line = ? LIMIT 1", plan, name)
	if err != nil || len(list) == 0 {
		return "", err
	}
	return list[0], nil
}

// PlanChange gives one change of a plan by its id, without its users; false when there is none.
func (w *Workbook) PlanChange(ctx context.Context, number int, id string) (PlanChange, bool, error) {
	list, err := allRows(ctx, w.reading(ctx), "a change of a plan", func(rows *sql.Rows) (PlanChange, error) {
		c, _, err := scanChange(rows)
		return c, err
	}, "SELECT "+changeColumns+" FROM plan_change c WHERE c.plan = ? AND c.id = ?", number, id)
	if err != nil || len(list) == 0 {
		return PlanChange{}, false, explain(err, w.path)
	}
	return list[0], true, nil
}

// PlanLine is changes of a plan that read as one.
type PlanLine struct {
	Changes int
	Touched int        // users, each once
	First   PlanChange // without its users
}

// PlanLines gives the lines of a plan in the order of their first changes.
func (w *Workbook) PlanLines(ctx context.Context, number int) ([]PlanLine, error) {
	list, err := allRows(ctx, w.reading(ctx), "the lines of a plan", func(rows *sql.Rows) (l PlanLine, err error) {
		l.First, _, err = scanChange(rows, &l.Changes, &l.Touched)
		return l, err
	}, "SELECT "+changeColumns+`, l.changes, l.touched FROM plan_line l JOIN plan_change c ON c.plan = l.plan AND c.ordinal = l.ordinal
WHERE l.plan = ? ORDER BY l.ordinal`, number)
	return list, explain(err, w.path)
}

// PlanLaneUsers counts the users whom each lane of a plan touches, each once a lane.
func (w *Workbook) PlanLaneUsers(ctx context.Context, number int) (map[string]int, error) {
	type line struct {
		lane string
		set  []byte
	}
	lines, err := allRows(ctx, w.reading(ctx), "whom a plan touches", func(rows *sql.Rows) (l line, err error) {
		err = rows.Scan(&l.lane, &l.set)
		return l, err
	}, "SELECT lane, users FROM plan_line WHERE plan = ?", number)
	if err != nil {
		return nil, explain(err, w.path)
	}
	lanes, counts := map[string]crowd{}, map[string]int{}
	for _, l := range lines {
		places, err := unpackPlaces(l.set)
		if err != nil {
			return nil, explain(err, w.path)
		}
		if n := len(places); n > 0 && int(places[n-1])/64 >= len(lanes[l.lane]) {
			wider := newCrowd(int(places[n-1]) + 1)
			copy(wider, lanes[l.lane])
			lanes[l.lane] = wider
		}
		lanes[l.lane].add(places)
	}
	for lane, c := range lanes {
		counts[lane] = len(c.places())
	}
	return counts, nil
}

// PlanLineUsers gives a window of the users whom a line of a plan touches, or a change by its id, sorted, and how many they are.
func (w *Workbook) PlanLineUsers(ctx context.Context, number int, line string, offset, count int) ([]ident.ObjectID, int, error) {
	from := w.reading(ctx)
	sets, err := allRows(ctx, from, "whom a line touches", scanBlob,
		"SELECT users FROM plan_line WHERE plan = ?1 AND line = ?2 UNION ALL SELECT users FROM plan_change WHERE plan = ?1 AND id = ?2", number, line)
	if err != nil || len(sets) == 0 {
		return nil, 0, explain(err, w.path)
	}
	places, err := unpackPlaces(sets[0])
	if err != nil {
		return nil, 0, explain(err, w.path)
	}
	total := len(places)
	places = places[min(max(offset, 0), total):min(max(offset, 0)+limit(count), total)]
	pieces := map[uint32][]ident.ObjectID{}
	users := make([]ident.ObjectID, 0, len(places))
	for _, at := range places {
		piece := at / peopleInPiece
		if pieces[piece] == nil {
			var ids []byte
			if err := from.QueryRowContext(ctx, "SELECT ids FROM plan_people WHERE plan = ? AND piece = ?", number, piece).Scan(&ids); err != nil {
				return nil, 0, explain(fmt.Errorf("reading the people of a plan: %w", err), w.path)
			}
			if pieces[piece], err = unpackIDs(ids); err != nil {
				return nil, 0, explain(err, w.path)
			}
		}
		users = append(users, pieces[piece][at%peopleInPiece])
	}
	return users, total, nil
}
