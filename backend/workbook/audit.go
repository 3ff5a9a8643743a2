package workbook

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"

	"personadesk/backend/audit"
	"personadesk/backend/number"
	"personadesk/backend/problem"
)

const auditColumns = "seq, at, by, action, subject, before, after, note, hash, previous, version, about, content"

// auditColumnsAt are those that a file of a version has; what came later is as it was for the entries of then.
func auditColumnsAt(version int) string {
	switch {
	case version < 6:
		return strings.Replace(auditColumns, "version, about, content", "1, '', ''", 1)
	case version < 13:
		return strings.Replace(auditColumns, "content", "''", 1)
	}
	return auditColumns
}

// AuditQuery asks for a window of the audit trail.
type AuditQuery struct {
	Offset  int    `json:"offset"`
	Limit   int    `json:"limit"`   // 100 when 0
	Text    string `json:"text"`    // somewhere in who, what, subject or the note as it is stored; "" for all
	Subject string `json:"subject"` // begins with this, e.g. "persona/"; "" for all
	// About asks for what speaks of one thing; the zero one for all.
	About audit.Subject `json:"about"`
}

// AuditList gives a window of the audit trail, newest first, and how many entries match altogether.
func (w *Workbook) AuditList(ctx context.Context, q AuditQuery) ([]audit.Entry, int, error) {
	where, args := []string{"1"}, []any{}
	if q.Text != "" {
		where = append(where, "(instr(lower(by || ' ' || action || ' ' || subject || ' ' || note), lower(?)) > 0)")
		args = append(args, q.Text)
	}
	if q.Subject != "" {
		where = append(where, "substr(subject, 1, length(?)) = ?")
		args = append(args, q.Subject, q.Subject)
	}
	if q.About.Kind != "" {
		clause, of := speaksOf(q.About)
		where, args = append(where, clause), append(args, of...)
	}
	filter := strings.Join(where, " AND ")
	from := w.reading(ctx)
	total := 0
	if err := from.QueryRowContext(ctx, "SELECT count(*) FROM audit WHERE "+filter, args...).Scan(&total); err != nil {
		return nil, 0, explain(fmt.Errorf("counting audit entries: %w", err), w.path)
	}
	list := []audit.Entry{}
	for e, err := range auditEntries(ctx, from, filter+" ORDER BY seq DESC LIMIT ? OFFSET ?", append(args, limit(q.Limit), q.Offset)...) {
		if err != nil {
			return nil, 0, explain(err, w.path)
		}
		list = append(list, e)
	}
	return list, total, nil
}

const (
	entriesAbout = "SELECT seq FROM audit_about WHERE kind = ? AND id = ?"
	// Many numbers are one entry, which names none of them: whose they are stands in the events behind it.
	entriesOfEvents = " UNION SELECT a.seq FROM number_event e JOIN audit_about a ON a.kind = ? AND a.id = CAST(e.entry AS TEXT) WHERE e."
)

// speaksOf picks the entries that speak of one thing. A number and a user are found in an entry of many numbers as well.
func speaksOf(s audit.Subject) (clause string, args []any) {
	list, args := entriesAbout, []any{s.Kind, s.ID}
	switch s.Kind {
	case audit.KindNumber:
		key := number.KeyOf(s.ID)
		list += entriesOfEvents + "figure = ? AND e.ext = ?"
		args = append(args, audit.KindNumbers, int64(key.Figure), key.Ext)
	case audit.KindUser:
		list += entriesOfEvents + "holder = ?" + entriesOfEvents + "was_holder = ?"
		args = append(args, audit.KindNumbers, packID(s.ID), audit.KindNumbers, packID(s.ID))
	}
	return "seq IN (" + list + ")", args
}

// AuditAll walks the whole audit trail from its first entry.
func (w *Workbook) AuditAll(ctx context.Context) iter.Seq2[audit.Entry, error] {
	return auditEntries(ctx, w.reading(ctx), "1 ORDER BY seq")
}

// AuditVerify checks the chain of the audit trail; a break gives AUDIT_BROKEN.
func (w *Workbook) AuditVerify(ctx context.Context) error {
	if err := verifyAudit(ctx, w.reading(ctx), w.path, len(embedded())); err != nil {
		return explain(err, w.path)
	}
	if err := verifyEvents(ctx, w.reading(ctx), w.path); err != nil {
		return explain(err, w.path)
	}
	return explain(verifyContent(ctx, w.reading(ctx), w.path), w.path)
}

func verifyAudit(ctx context.Context, from querier, path string, version int) error {
	seq, err := audit.Verify(eachRow(ctx, from, "the audit trail", scanEntry, "SELECT "+auditColumnsAt(version)+" FROM audit ORDER BY seq"))
	if err == nil {
		return nil
	}
	if disk := (*problem.Problem)(nil); errors.As(explain(err, path), &disk) { // it is to blame, not the chain
		return disk
	}
	return brokenAudit(seq, path, err)
}

func brokenAudit(seq int64, path string, err error) *problem.Problem {
	return problem.New("AUDIT_BROKEN").Detailed(err).Hinted(seq).At(where(path)).
		Because(&AuditBreak{Seq: seq, err: err})
}

// AuditBreak is why a record is broken, and at which entry.
type AuditBreak struct {
	Seq int64
	err error
}

func (b *AuditBreak) Error() string { return b.err.Error() }

// Unwrap is what the walk said.
func (b *AuditBreak) Unwrap() error { return b.err }

// recallAudit finds the end of the chain, where the next entry goes.
func (w *Workbook) recallAudit(ctx context.Context) error {
	for e, err := range auditEntries(ctx, w.writer, "1 ORDER BY seq DESC LIMIT 1") {
		if err != nil {
			return err
		}
		w.last = e
	}
	return nil
}

func auditEntries(ctx context.Context, from querier, rest string, args ...any) iter.Seq2[audit.Entry, error] {
	return eachRow(ctx, from, "the audit trail", scanEntry, "SELECT "+auditColumns+" FROM audit WHERE "+rest, args...)
}

func scanEntry(rows *sql.Rows) (audit.Entry, error) {
	var e audit.Entry
	var at, about string
	err := rows.Scan(&e.Seq, &at, &e.By, &e.Action, &e.Subject, &e.Before, &e.After, &e.Note, &e.Hash, &e.Previous, &e.Version, &about, &e.Content)
	if err != nil {
		return e, err
	}
	if about != "" {
		if err := json.Unmarshal([]byte(about), &e.About); err != nil {
			return e, fmt.Errorf("what audit entry %d speaks of: %w", e.Seq, err)
		}
	}
	e.At, err = unstamp(at)
	return e, err
}

// limit is the size of a window: 100 unless asked for, never more than 1,000.
func limit(asked int) int {
	switch {
	case asked <= 0:
		return 100
	case asked > 1000:
		return 1000
	}
	return asked
}
