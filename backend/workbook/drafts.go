package workbook

import (
	"context"
	"database/sql"
	"fmt"
)

// MostDraft is how many bytes one draft may have.
const MostDraft = 1 << 20

// Draft is what somebody has typed at a place of the page and not kept yet.
type Draft struct{ Place, Body string }

// Drafts lists all that was typed and not kept.
func (w *Workbook) Drafts(ctx context.Context) ([]Draft, error) {
	list, err := allRows(ctx, w.reading(ctx), "drafts", func(rows *sql.Rows) (d Draft, err error) {
		err = rows.Scan(&d.Place, &d.Body)
		return d, err
	}, "SELECT place, body FROM draft ORDER BY place")
	return list, explain(err, w.path)
}

// KeepDraft keeps what was typed at a place; "" forgets it. No plan is made from a draft, and no undo and no record knows of it.
func (w *Workbook) KeepDraft(ctx context.Context, d Draft) error {
	if d.Place == "" || len(d.Body) > MostDraft {
		return fmt.Errorf("a draft of %d bytes at %q cannot be kept", len(d.Body), d.Place)
	}
	return w.write(ctx, func(_ context.Context, s *session) error {
		if d.Body == "" {
			_, err := s.exec("DELETE FROM draft WHERE place = ?", clean(d.Place))
			return err
		}
		_, err := s.exec("INSERT INTO draft (place, body, at) VALUES (?, ?, ?) ON CONFLICT (place) DO UPDATE SET body = excluded.body, at = excluded.at",
			clean(d.Place), clean(d.Body), stamp(s.at))
		return err
	})
}
