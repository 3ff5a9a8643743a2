package workbook

import (
	"context"
	"fmt"
)

// EditsSince counts the entries of the record after one, leaving out those that only say that a document was written.
func (w *Workbook) EditsSince(ctx context.Context, seq int64) (int, error) {
	var n int
	err := w.reading(ctx).QueryRowContext(ctx, "SELECT count(*) FROM audit WHERE seq > ? AND action <> 'document'", seq).Scan(&n)
	if err != nil {
		return 0, explain(fmt.Errorf("counting the edits since: %w", err), w.path)
	}
	return n, nil
}
