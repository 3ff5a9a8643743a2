package workbook

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"strings"

	"personadesk/backend/audit"
	"personadesk/backend/number"
)

// The record holds one entry for many numbers, and the hash of that covers itself only. So that the events behind it cannot be altered
// unseen either, the entry carries a digest over them, with the texts that they use.

// eventDigest is a digest over events, in their order.
type eventDigest struct {
	sum  hash.Hash
	line []byte
}

func newEventDigest() *eventDigest { return &eventDigest{sum: sha256.New()} }

// add takes values of an event in; each says what it is and how long, so that no two events are alike.
func (d *eventDigest) add(values ...any) error {
	line, err := appendValues(d.line[:0], values)
	if err != nil {
		return fmt.Errorf("an event of a number: %w", err)
	}
	d.line = line
	d.sum.Write(line) // a hash never gives an error
	return nil
}

// event takes in an event that is being written, by its columns.
func (d *eventDigest) event(c numberChange, columns []any) error {
	if err := d.add(columns...); err != nil {
		return err
	}
	if err := d.texts(c.after); err != nil || c.before == nil {
		return err
	}
	return d.texts(*c.before)
}

func (d *eventDigest) texts(n number.Number) error {
	for _, text := range textsOf(n) {
		if text == "" {
			continue
		}
		if err := d.add(text); err != nil {
			return err
		}
	}
	return nil
}

func (d *eventDigest) String() string { return hex.EncodeToString(d.sum.Sum(nil)) }

// eventTexts are the texts of an event, in the order in which they are taken in; "" for none.
var eventTexts = func() string {
	var list []string
	for _, side := range []string{"", "was_"} {
		for _, name := range []string{"tags", "location", "description", "note"} {
			list = append(list, "coalesce((SELECT text FROM number_text t WHERE t.id = e."+side+name+"), '')")
		}
	}
	return strings.Join(list, ", ")
}()

// verifyEvents holds the events behind the entries of the record against their digests; events that are others than those that were written
// give AUDIT_BROKEN. Entries of versions before have no digest.
func verifyEvents(ctx context.Context, from querier, path string) error {
	type entry struct {
		seq, first, last int64
		record           entryRecord
	}
	list, err := allRows(ctx, from, "the entries of numbers", func(rows *sql.Rows) (e entry, err error) {
		var after string
		if err := rows.Scan(&e.seq, &after, &e.first, &e.last); err != nil {
			return e, err
		}
		return e, json.Unmarshal([]byte(after), &e.record)
	}, `SELECT a.seq, a.after, coalesce(e.first, 0), coalesce(e.last, -1)
FROM audit a LEFT JOIN number_entry e ON e.id = json_extract(a.after, '$.entry')
WHERE a.subject LIKE ? AND a.after LIKE '{%' AND json_extract(a.after, '$.events') IS NOT NULL ORDER BY a.seq`, audit.KindNumbers+"/%")
	if err != nil {
		return err
	}
	for _, e := range list {
		sum, err := digestOf(ctx, from, e.first, e.last)
		if err != nil {
			return err
		}
		if sum != e.record.Events {
			return brokenAudit(e.seq, path, fmt.Errorf("what audit entry %d says of %d numbers was altered after it was written", e.seq, e.record.Numbers))
		}
	}
	return nil
}

// digestOf computes the digest over events as they stand in the file.
func digestOf(ctx context.Context, from querier, first, last int64) (string, error) {
	d := newEventDigest()
	columns := make([]any, strings.Count(eventColumns, ",")+1)
	var texts [8]string
	into := make([]any, 0, len(columns)+len(texts))
	for i := range columns {
		into = append(into, &columns[i])
	}
	for i := range texts {
		into = append(into, &texts[i])
	}
	for _, err := range eachRow(ctx, from, "the events of numbers", func(rows *sql.Rows) (none struct{}, err error) {
		if err := rows.Scan(into...); err != nil {
			return none, err
		}
		if err := d.add(columns...); err != nil {
			return none, err
		}
		for _, text := range texts {
			if text == "" {
				continue
			}
			if err := d.add(text); err != nil {
				return none, err
			}
		}
		return none, nil
	}, "SELECT "+eventColumns+", "+eventTexts+" FROM number_event e WHERE id BETWEEN ? AND ? ORDER BY id", first, last) {
		if err != nil {
			return "", err
		}
	}
	return d.String(), nil
}
