package workbook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"personadesk/backend/audit"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// session is one write in progress: a transaction, and what it adds to the audit trail.
type session struct {
	book *Workbook
	tx   *sql.Tx
	by   string
	at   time.Time
	last audit.Entry
	// due is the last entry so far: it is written when another follows or the session ends, since the last of all says what the workbook
	// holds then
	due *audit.Entry
	// sums is what the tables add up to in this session; nil where versions are brought over that knew no sums
	sums *sums
	run  int64 // in which the edit is made; 0 for none
	edit int64 // id of the edit that is going on, 0 for none
	// numbered says that the edit changed numbers, which leave no rows of content
	numbered bool
	// untallied says that numbers are brought over from a version that keeps no tally
	untallied bool
	stmts     map[string]*sql.Stmt
}

type actorKey struct{}
type sessionKey struct{ book *Workbook }

// WithActor says in whose name the calls with this context are made; without it, it is Options.Actor.
func WithActor(ctx context.Context, by string) context.Context {
	return context.WithValue(ctx, actorKey{}, by)
}

type runKey struct{}

// InRun says that the calls with this context record what a run did: their entries speak of the run as well.
func InRun(ctx context.Context, run int64) context.Context {
	return context.WithValue(ctx, runKey{}, run)
}

// Together makes one edit of all the edits in fn: they are saved together or not at all, and one Undo takes them back. The calls in fn
// must use the context that it is given, from one goroutine.
func (w *Workbook) Together(ctx context.Context, label text.Text, fn func(ctx context.Context) error) error {
	return w.edit(ctx, label, func(ctx context.Context, _ *session) error { return fn(ctx) })
}

// write runs fn in a transaction, or in the one that the context carries already.
func (w *Workbook) write(ctx context.Context, fn func(ctx context.Context, s *session) error) (err error) {
	if s, ok := ctx.Value(sessionKey{w}).(*session); ok {
		return fn(ctx, s)
	}
	if w.ToRead() {
		return toRead(w.path)
	}
	var moved []Area
	defer func() { w.moved(moved) }() // after the lock was given back: who is told may ask at once
	w.writing.Lock()
	defer w.writing.Unlock()
	if w.closed {
		return problem.New("WORKBOOK_CLOSED").Detailed(w.path).Hinted()
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("before writing: %w", err)
	}
	if err := w.sound.wait(ctx); err != nil {
		return err
	}
	// A write that has begun is brought to its end: half of one is no use to whoever cancelled.
	tx, err := w.writer.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return explain(fmt.Errorf("beginning to write: %w", err), w.path)
	}
	s := &session{book: w, tx: tx, by: w.options.Actor, at: w.options.Now().UTC(), last: w.last, sums: w.sums.begin(), stmts: map[string]*sql.Stmt{}}
	defer w.sums.end()
	if by, ok := ctx.Value(actorKey{}).(string); ok && by != "" {
		s.by = by
	}
	s.run, _ = ctx.Value(runKey{}).(int64)
	done := false
	defer func() {
		if !done {
			err = errors.Join(err, ignoreDone(tx.Rollback()))
		}
	}()
	if err := fn(context.WithValue(ctx, sessionKey{w}, s), s); err != nil {
		return explain(err, w.path)
	}
	areas, err := s.finish(ctx)
	if err != nil {
		return explain(err, w.path)
	}
	if err := w.inPlace(); err != nil {
		done = true
		return errors.Join(err, ignoreDone(tx.Rollback()), w.fold())
	}
	if err := tx.Commit(); err != nil {
		return explain(fmt.Errorf("writing to the disk: %w", err), w.path)
	}
	done, moved = true, areas
	w.sums.keep()
	w.last, w.saved = s.last, s.at
	return nil
}

// ignoreDone lets pass that there was nothing left to roll back: SQLite does it by itself when the disk is full.
func ignoreDone(err error) error {
	if err == nil || errors.Is(err, sql.ErrTxDone) || isNoTransaction(err) {
		return nil
	}
	return fmt.Errorf("taking back a write: %w", err)
}

// fold puts what was saved so far from the log into the file itself, which keeps its edits then wherever it was carried.
func (w *Workbook) fold() error {
	if _, err := w.writer.ExecContext(context.Background(), "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		return explain(fmt.Errorf("putting the log into the file: %w", err), w.path)
	}
	return nil
}

// exec runs a statement, prepared once a session. It knows no context: a session is carried through or taken back as a whole.
func (s *session) exec(query string, args ...any) (sql.Result, error) {
	ctx := context.Background()
	stmt, ok := s.stmts[query]
	if !ok {
		var err error
		if stmt, err = s.tx.PrepareContext(ctx, query); err != nil {
			return nil, fmt.Errorf("preparing a statement: %w", err)
		}
		s.stmts[query] = stmt // closed with the transaction
	}
	done, err := stmt.ExecContext(ctx, args...)
	if err != nil {
		s.sums.doubt()
	}
	return done, err
}

// finish writes what follows from all that the session has done, and gives the areas that it has moved.
func (s *session) finish(ctx context.Context) ([]Area, error) {
	if err := s.sums.sure(ctx, s.tx); err != nil {
		return nil, err
	}
	if s.due == nil && s.sums.bound() {
		if err := s.record("keep", audit.Workbook(), "", "", text.Text{}); err != nil {
			return nil, err
		}
	}
	if s.due != nil {
		s.due.Content = s.sums.content()
		if err := s.writeDue(); err != nil {
			return nil, err
		}
	}
	areas, err := s.count(ctx)
	if err != nil {
		return nil, err
	}
	return areas, s.writeSums()
}

// record appends to the audit trail, in this transaction. The subject is what people read; the entry is found from all that it is about,
// which is its subject where nothing else is said.
func (s *session) record(action string, subject audit.Subject, before, after string, note text.Text, about ...audit.Subject) error {
	if len(about) == 0 {
		about = []audit.Subject{subject}
	}
	about = slices.Clone(about)
	if s.run != 0 {
		about = append(about, audit.Run(s.run))
	}
	for i := range about {
		about[i].ID = clean(about[i].ID)
	}
	if err := s.writeDue(); err != nil {
		return err
	}
	s.due = &audit.Entry{Seq: s.last.Seq + 1, At: s.at, By: clean(s.by), Action: clean(action), Subject: clean(subject.String()), Before: clean(before),
		After: clean(after), Note: text.OfStored(stored(note)), About: about}
	if s.sums == nil {
		s.due.Version = 2
		return s.writeDue()
	}
	return nil
}

// writeDue writes the entry that is due, if there is one.
func (s *session) writeDue() error {
	if s.due == nil {
		return nil
	}
	e := audit.Seal(s.last, *s.due)
	texts, err := encode(e.About)
	if err != nil {
		return err
	}
	columns := []string{"seq", "at", "by", "action", "subject", "before", "after", "note", "hash", "previous", "version", "about"}
	values := []any{e.Seq, stamp(e.At), e.By, e.Action, e.Subject, e.Before, e.After, e.Note.Stored(), e.Hash, e.Previous, e.Version, texts}
	if e.Version >= 3 {
		columns, values = append(columns, "content"), append(values, e.Content)
	}
	if _, err := s.exec("INSERT INTO audit ("+strings.Join(columns, ", ")+") VALUES ("+placeholders("?", len(columns))+")", values...); err != nil {
		return fmt.Errorf("writing audit entry %d: %w", e.Seq, err)
	}
	for _, a := range e.About {
		if _, err := s.exec("INSERT INTO audit_about (kind, id, seq) VALUES (?,?,?) ON CONFLICT DO NOTHING", a.Kind, a.ID, e.Seq); err != nil {
			return fmt.Errorf("writing what audit entry %d speaks of: %w", e.Seq, err)
		}
	}
	s.last, s.due = e, nil
	return nil
}

// querier is what a reader and a transaction have in common.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// reading gives where to read from: within Together its own transaction, so that it sees its own edits.
func (w *Workbook) reading(ctx context.Context) querier {
	if s, ok := ctx.Value(sessionKey{w}).(*session); ok {
		return s.tx
	}
	if w.still != nil {
		return w.still
	}
	return w.readers
}
