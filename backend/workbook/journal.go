package workbook

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"personadesk/backend/audit"
	"personadesk/backend/ident"
	"personadesk/backend/text"
)

// ChangeState is how a change of a run stands.
type ChangeState string

// The states of a change. Only Seen means that it is done: a later reading of the tenant showed it.
const (
	Queued   ChangeState = "queued"   // it will be sent
	Sent     ChangeState = "sent"     // written before the call: it may have reached the tenant
	Accepted ChangeState = "accepted" // the tenant said yes to it
	Seen     ChangeState = "seen"
	Refused  ChangeState = "failed"  // the tenant said no, or it went wrong there
	Unclear  ChangeState = "unknown" // nobody knows; it has to be looked for before anything is sent again
	Skipped  ChangeState = "skipped" // not sent, because something it needs was not seen
)

// Outcome says whether a change has come to its end for this run.
func (s ChangeState) Outcome() bool { return s == Seen || s == Refused || s == Unclear || s == Skipped }

// JournalEntry is one step of a change. Subject, Before, After and Losing go to the audit trail and to the count of losses.
type JournalEntry struct {
	Change    string           `json:"change"` // id of the change
	State     ChangeState      `json:"state"`
	At        time.Time        `json:"at"`        // the clock's when zero
	Operation string           `json:"operation"` // id by which the tenant can be asked
	Attempt   int              `json:"attempt"`   // from 1
	Note      text.Text        `json:"note"`      // what the tenant said
	Subject   string           `json:"-"`
	Before    string           `json:"-"`
	After     string           `json:"-"`
	About     []audit.Subject  `json:"-"` // what the change touches, from which its outcome is found
	Losing    []ident.ObjectID `json:"-"` // users who lose something by it; counted when the state is Sent
}

// Record appends to the journal of a run, all entries or none. It is on the disk when the call returns. Outcomes are audited.
func (w *Workbook) Record(ctx context.Context, run int64, entries ...JournalEntry) error {
	return w.write(ctx, func(_ context.Context, s *session) error {
		for _, e := range entries {
			if err := s.journal(run, e); err != nil {
				return fmt.Errorf("journal of run %d, change %s: %w", run, e.Change, err)
			}
		}
		return nil
	})
}

func (s *session) journal(run int64, e JournalEntry) error {
	if e.At.IsZero() {
		e.At = s.at
	}
	at := stamp(e.At)
	values := []any{run, clean(e.Change), string(e.State), at, clean(e.Operation), e.Attempt, stored(e.Note)}
	if _, err := s.exec("INSERT INTO journal (run, change, state, at, operation, attempt, note) VALUES (?, ?, ?, ?, ?, ?, ?)", values...); err != nil {
		return err
	}
	if _, err := s.exec(`INSERT INTO change_state (run, change, state, at, operation, attempt, note, lane, ordinal)
SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, coalesce(c.lane, ''), coalesce(c.ordinal, 0)
FROM (SELECT 1) LEFT JOIN plan_change c ON c.plan = (SELECT plan FROM run WHERE id = ?1) AND c.id = ?2 WHERE true
ON CONFLICT (run, change) DO UPDATE SET state = excluded.state, at = excluded.at, operation = excluded.operation, attempt = excluded.attempt, note = excluded.note`,
		values...); err != nil {
		return err
	}
	if e.State == Sent {
		for _, user := range e.Losing {
			if _, err := s.exec("INSERT INTO loss (user, at, run) VALUES (?, ?, ?)", clean(string(user)), at, run); err != nil {
				return err
			}
		}
	}
	if !e.State.Outcome() {
		return nil
	}
	subject := e.Subject
	if subject == "" {
		subject = e.Change
	}
	note := text.Of("record.change", run, e.Change)
	if !e.Note.IsZero() {
		note = text.Of("record.change.says", run, e.Change, e.Note)
	}
	return s.record(string(e.State), audit.Change(subject), e.Before, e.After, note,
		append(slices.Clone(e.About), audit.Change(e.Change))...)
}

// ChangeStates gives the latest journal entry of every change of a run, by change id.
func (w *Workbook) ChangeStates(ctx context.Context, run int64) (map[string]JournalEntry, error) {
	states := map[string]JournalEntry{}
	list, err := w.journalOf(ctx, "change_state WHERE run = ?", run)
	for _, e := range list {
		states[e.Change] = e
	}
	return states, err
}

// Journal gives a window of the journal of a run in the order of writing, and how many entries there are.
func (w *Workbook) Journal(ctx context.Context, run int64, offset, count int) ([]JournalEntry, int, error) {
	total := 0
	if err := w.reading(ctx).QueryRowContext(ctx, "SELECT count(*) FROM journal WHERE run = ?", run).Scan(&total); err != nil {
		return nil, 0, explain(fmt.Errorf("counting journal entries: %w", err), w.path)
	}
	list, err := w.journalOf(ctx, "journal WHERE run = ? ORDER BY seq LIMIT ? OFFSET ?", run, limit(count), max(offset, 0))
	return list, total, err
}

// LosersSince gives the users who were sent a change that takes something away, each once, since a time and in any run.
func (w *Workbook) LosersSince(ctx context.Context, since time.Time) ([]ident.ObjectID, error) {
	users, err := allRows(ctx, w.reading(ctx), "losses", scanText[ident.ObjectID],
		"SELECT DISTINCT user FROM loss WHERE at >= ? ORDER BY user", stamp(since))
	return users, explain(err, w.path)
}

func (w *Workbook) journalOf(ctx context.Context, rest string, args ...any) ([]JournalEntry, error) {
	list, err := allRows(ctx, w.reading(ctx), "the journal", scanJournal,
		"SELECT change, state, at, operation, attempt, note FROM "+rest, args...)
	return list, explain(err, w.path)
}

func scanJournal(rows *sql.Rows) (e JournalEntry, err error) {
	var at string
	if err := rows.Scan(&e.Change, &e.State, &at, &e.Operation, &e.Attempt, &e.Note); err != nil {
		return e, err
	}
	e.At, err = unstamp(at)
	return e, err
}
