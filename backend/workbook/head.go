package workbook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Head is where the record ends: kept elsewhere, it shows later whether what it ends is still what was written.
type Head struct {
	Seq  int64
	Hash string
}

// String is a head as people keep it: the number of the entry and its hash; "" for a record without entries.
func (h Head) String() string {
	if h.Seq == 0 {
		return ""
	}
	return fmt.Sprintf("%d:%s", h.Seq, h.Hash)
}

// ReadHead reads a head as String writes it.
func ReadHead(written string) (Head, error) {
	seq, hash, ok := strings.Cut(strings.TrimSpace(written), ":")
	n, err := strconv.ParseInt(seq, 10, 64)
	if !ok || err != nil || n < 1 || len(hash) != 64 || strings.Trim(hash, "0123456789abcdef") != "" {
		return Head{}, fmt.Errorf("%q is no head: it looks like 12: and 64 hexadecimal digits", written)
	}
	return Head{n, hash}, nil
}

// Head gives where the record ends.
func (w *Workbook) Head(ctx context.Context) (Head, error) {
	h, err := headIn(ctx, w.reading(ctx))
	return h, explain(err, w.path)
}

func headIn(ctx context.Context, from querier) (h Head, err error) {
	err = from.QueryRowContext(ctx, "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1").Scan(&h.Seq, &h.Hash)
	if errors.Is(err, sql.ErrNoRows) {
		return Head{}, nil
	}
	if err != nil {
		return Head{}, fmt.Errorf("reading the head of the record: %w", err)
	}
	return h, nil
}

// Birth tells one workbook from the next, and stays the same however long its record grows: the hash of its first entry, "" while it has
// none. A copy of a workbook has the same.
func (w *Workbook) Birth(ctx context.Context) (hash string, err error) {
	err = w.reading(ctx).QueryRowContext(ctx, "SELECT hash FROM audit ORDER BY seq LIMIT 1").Scan(&hash)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", explain(fmt.Errorf("reading the first entry of the record: %w", err), w.path)
	}
	return hash, nil
}

// HeadState is how a head that was kept stands to the record.
type HeadState string

// How a head stands to the record, which has to be whole for it.
const (
	HeadMatches   HeadState = "matches"   // the record has this entry
	HeadCut       HeadState = "cut"       // the record ends before it
	HeadRewritten HeadState = "rewritten" // the record has another entry there
)

// CompareHead holds a head that was kept against the record.
func (w *Workbook) CompareHead(ctx context.Context, kept Head) (HeadState, error) {
	var hash string
	err := w.reading(ctx).QueryRowContext(ctx, "SELECT hash FROM audit WHERE seq = ?", kept.Seq).Scan(&hash)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return HeadCut, nil
	case err != nil:
		return "", explain(fmt.Errorf("looking for the head in the record: %w", err), w.path)
	case hash != kept.Hash:
		return HeadRewritten, nil
	}
	return HeadMatches, nil
}
