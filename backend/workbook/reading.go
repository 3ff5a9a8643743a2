package workbook

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"personadesk/backend/tenant"
)

// rowsAtOnce is how many rows of a reading one statement writes.
const rowsAtOnce = 100

// readingHead is what of a reading is not a list.
type readingHead struct {
	Organization tenant.Organization `json:"organization"`
	SignedIn     tenant.SignedIn     `json:"signedIn"`
	DeltaLink    string              `json:"deltaLink"`
	Unread       map[string]string   `json:"unread"`
}

// groupMembers is one entry of Snapshot.Members.
type groupMembers struct {
	Group   string   `json:"group"`
	Members []string `json:"members"`
}

// SaveSnapshot replaces the last reading by this one, all of it or nothing. The first reading makes the workbook one of its tenant; a
// reading of another tenant is refused with WORKBOOK_OTHER_TENANT. A list that is nil stays unread.
func (w *Workbook) SaveSnapshot(ctx context.Context, snapshot tenant.Snapshot) error {
	head, err := encode(readingHead{snapshot.Organization, snapshot.SignedIn, snapshot.DeltaLink, snapshot.Unread})
	if err != nil {
		return err
	}
	return w.write(ctx, func(ctx context.Context, s *session) error {
		if err := s.bind(ctx, Tenant{ID: snapshot.Organization.ID, Name: snapshot.Organization.Name}); err != nil {
			return err
		}
		if err := s.forgetReading(); err != nil {
			return err
		}
		if _, err := s.exec("INSERT INTO reading (one, at, body) VALUES (1, ?, ?)", stamp(snapshot.At), head); err != nil {
			return fmt.Errorf("keeping a reading: %w", err)
		}
		next := int64(1)
		for _, part := range snapshotParts(&snapshot) {
			count, rows := part.rows()
			if count < 0 {
				continue
			}
			if err := s.savePart(ctx, part.name, next, count, rows); err != nil {
				return fmt.Errorf("keeping the %s of a reading: %w", part.name, err)
			}
			next += int64(count)
		}
		if err := s.stageSnapshot(ctx, snapshot.Numbers, snapshot.Configured, numbersReadIn(snapshot)); err != nil {
			return err
		}
		return s.record("read", "tenant/"+snapshot.Organization.ID, "", stamp(snapshot.At), unreadNote(snapshot.Unread))
	})
}

func unreadNote(unread map[string]string) string {
	if len(unread) == 0 {
		return ""
	}
	return fmt.Sprintf("%d parts could not be read", len(unread))
}

func (s *session) forgetReading() error {
	for _, name := range []string{"reading", "reading_part", "reading_row"} {
		if _, err := s.exec("DELETE FROM " + name); err != nil {
			return fmt.Errorf("dropping the last reading: %w", err)
		}
	}
	return nil
}

// savePart writes the rows of one list, many with a statement, because half a million users are written one by one too slowly.
func (s *session) savePart(ctx context.Context, name string, first int64, count int, rows iter.Seq2[[]byte, error]) error {
	if _, err := s.exec("INSERT INTO reading_part (part, first, items) VALUES (?, ?, ?)", name, first, count); err != nil {
		return err
	}
	id, args := first, make([]any, 0, 2*rowsAtOnce)
	flush := func() error {
		if len(args) == 0 {
			return nil
		}
		_, err := s.exec("INSERT INTO reading_row (id, body) VALUES "+strings.TrimSuffix(strings.Repeat("(?,?),", len(args)/2), ","), args...)
		args = args[:0]
		if err == nil {
			err = ctx.Err()
		}
		return err
	}
	for body, err := range rows {
		if err != nil {
			return err
		}
		args = append(args, id, string(body))
		id++
		if len(args) == cap(args) {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}

// Snapshot gives the last reading; false when there was none.
func (w *Workbook) Snapshot(ctx context.Context) (tenant.Snapshot, bool, error) {
	var snapshot tenant.Snapshot
	tx, end, err := w.unmoving(ctx)
	if err != nil {
		return snapshot, false, err
	}
	defer end()
	at, head, ok, err := readingOf(ctx, tx)
	if err != nil || !ok {
		return snapshot, false, explain(err, w.path)
	}
	snapshot = tenant.Snapshot{At: at, Organization: head.Organization, SignedIn: head.SignedIn, DeltaLink: head.DeltaLink, Unread: head.Unread}
	for _, part := range snapshotParts(&snapshot) {
		first, items, ok, err := partOf(ctx, tx, part.name)
		if err == nil && ok {
			err = part.load(items, rowBodies(ctx, tx, first, items))
		}
		if err != nil {
			return tenant.Snapshot{}, false, explain(fmt.Errorf("reading the %s of a reading: %w", part.name, err), w.path)
		}
	}
	return snapshot, true, nil
}

// ReadAt is when the tenant was read last; false when it never was.
func (w *Workbook) ReadAt(ctx context.Context) (time.Time, bool, error) {
	at, _, ok, err := readingOf(ctx, w.reading(ctx))
	return at, ok, explain(err, w.path)
}

// Unread says which parts of the last reading could not be read, and why.
func (w *Workbook) Unread(ctx context.Context) (map[string]string, error) {
	_, head, _, err := readingOf(ctx, w.reading(ctx))
	return head.Unread, explain(err, w.path)
}

func readingOf(ctx context.Context, from querier) (at time.Time, head readingHead, ok bool, err error) {
	var text, body string
	err = from.QueryRowContext(ctx, "SELECT at, body FROM reading").Scan(&text, &body)
	if errors.Is(err, sql.ErrNoRows) {
		return at, head, false, nil
	}
	if err != nil {
		return at, head, false, fmt.Errorf("reading the last reading: %w", err)
	}
	if at, err = unstamp(text); err != nil {
		return at, head, false, err
	}
	if err := json.Unmarshal([]byte(body), &head); err != nil {
		return at, head, false, fmt.Errorf("reading the last reading: %w", err)
	}
	return at, head, true, nil
}

func partOf(ctx context.Context, from querier, part string) (first int64, items int, ok bool, err error) {
	err = from.QueryRowContext(ctx, "SELECT first, items FROM reading_part WHERE part = ?", part).Scan(&first, &items)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, 0, false, nil
	}
	return first, items, err == nil, err
}

func rowBodies(ctx context.Context, from querier, first int64, items int) iter.Seq2[[]byte, error] {
	var raw sql.RawBytes
	return eachRow(ctx, from, "a reading", func(rows *sql.Rows) ([]byte, error) {
		err := rows.Scan(&raw)
		return raw, err
	}, "SELECT body FROM reading_row WHERE id >= ? AND id < ? ORDER BY id", first, first+int64(items))
}
