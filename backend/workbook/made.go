package workbook

import (
	"context"
	"database/sql"
)

// MadeByRuns gives the ids of the changes of a kind that a run of this workbook brought into the tenant: that were seen there, or that
// the tenant said yes to. It reads the journal and nothing else.
func (w *Workbook) MadeByRuns(ctx context.Context, kind string) (map[string]bool, error) {
	ids, err := allRows(ctx, w.reading(ctx), "what runs made", func(rows *sql.Rows) (id string, err error) {
		err = rows.Scan(&id)
		return id, err
	}, `SELECT DISTINCT c.id FROM run r JOIN plan_change c ON c.plan = r.plan JOIN change_state s ON s.run = r.id AND s.change = c.id
WHERE c.kind = ? AND c.kind NOT IN ('grantUser', 'assignNumber', 'releaseNumber') AND s.state IN (?, ?)`, kind, Seen, Accepted)
	made := make(map[string]bool, len(ids))
	for _, id := range ids {
		made[id] = true
	}
	return made, explain(err, w.path)
}
