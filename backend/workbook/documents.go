package workbook

import (
	"context"

	"personadesk/backend/audit"
	"personadesk/backend/text"
)

// RecordDocument puts into the record that a document was written. When it was, and how much has happened since, is read from there.
func (w *Workbook) RecordDocument(ctx context.Context, id, path string) error {
	return w.write(ctx, func(_ context.Context, s *session) error {
		return s.record("document", audit.Document(id), "", path, text.Text{})
	})
}
