package workbook

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"personadesk/backend/number"
	"personadesk/backend/text"
)

// NumberEvent is something that happened to a number.
type NumberEvent struct {
	At       time.Time
	By       string
	Why      text.Text
	Deed     number.Deed // "" for a number that was there before events were kept
	From, To number.Number
	Added    bool   // there was no record before
	Undone   string // "undo" or "redo" when this is the taking back, or the repeating, of another; then From and To are as it was
}

// NumberHistory gives everything that happened to a number, the newest first.
func (w *Workbook) NumberHistory(ctx context.Context, telephone string) ([]NumberEvent, error) {
	key := number.KeyOf(clean(telephone))
	from := w.reading(ctx)
	type happened struct {
		NumberEvent
		now, was numberRow
	}
	list, err := allRows(ctx, from, "what happened to a number", func(rows *sql.Rows) (h happened, err error) {
		var at string
		var deed int64
		var figure int64
		var was [8]sql.NullInt64
		h.now.key = key
		into := append([]any{&at, &h.By, &h.Why, &h.Undone, &deed}, h.now.into(&figure)...)
		into = append(into, &was[0], &was[1], &h.was.holder, &was[2], &was[3], &was[4], &was[5], &was[6], &was[7])
		if err := rows.Scan(into...); err != nil {
			return h, err
		}
		h.now.key, h.was.key = key, key
		h.Added = !was[0].Valid
		for i, to := range []*int64{&h.was.state, &h.was.kind, &h.was.since, &h.was.until, &h.was.tags, &h.was.location, &h.was.description, &h.was.note} {
			*to = was[i].Int64
		}
		if h.Deed, err = wordOf(deedCodes, deed); err != nil {
			return h, err
		}
		h.At, err = unstamp(at)
		return h, err
	}, `SELECT n.at, n.by, n.why, CASE n.of WHEN 0 THEN '' ELSE n.action END, e.deed, e.figure, e.ext, `+numberValues+", "+numberWas+`
FROM number_event e JOIN number_entry n ON n.id = e.entry OR n.of = e.entry WHERE e.figure = ? AND e.ext = ? ORDER BY n.id, e.id`, int64(key.Figure), key.Ext)
	if err != nil {
		return nil, explain(err, w.path)
	}
	texts := newTexts(from)
	events := make([]NumberEvent, len(list))
	for i, h := range list {
		both, err := texts.numbers(ctx, []numberRow{h.was, h.now})
		if err != nil {
			return nil, explain(fmt.Errorf("reading what happened to %s: %w", telephone, err), w.path)
		}
		h.From, h.To = both[0], both[1]
		if h.Undone == "undo" {
			h.From, h.To = h.To, h.From
		}
		events[len(list)-1-i] = h.NumberEvent
	}
	return slices.Clip(events), nil
}
