package workbook

import "context"

// JournalOf gives every journal entry of one change of a run, in the order of writing.
func (w *Workbook) JournalOf(ctx context.Context, run int64, change string) ([]JournalEntry, error) {
	return w.journalOf(ctx, "journal WHERE run = ? AND change = ? ORDER BY seq", run, change)
}
