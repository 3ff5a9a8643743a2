package workbook

import (
	"context"
	"database/sql"

	"personadesk/backend/audit"
)

// AuditGap is a line of the register of the record that does not fit the entries: through it something would not be found, or something
// would be found that nobody wrote.
type AuditGap struct {
	Seq   int64 // of the entry
	About audit.Subject
	Why   AuditGapKind
}

// AuditGapKind says how a line of the register does not fit.
type AuditGapKind string

// How a line of the register does not fit.
const (
	GapNoEntry  AuditGapKind = "noEntry"  // the register names an entry that is not there
	GapUnsaid   AuditGapKind = "unsaid"   // the register names an entry that does not speak of this
	GapNotFound AuditGapKind = "notFound" // an entry speaks of this, and the register does not name it
)

// mostGaps is how many of each kind are told.
const mostGaps = 100

// What an entry of the first version speaks of is its subject; what a run did was kept under a name then, which says nothing.
var auditGapQueries = []struct {
	why   AuditGapKind
	query string
}{
	{GapNoEntry, `SELECT x.seq, x.kind, x.id FROM audit_about x WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.seq = x.seq)`},
	{GapUnsaid, `SELECT x.seq, x.kind, x.id FROM audit_about x JOIN audit a ON a.seq = x.seq WHERE a.version >= 2 AND NOT EXISTS
(SELECT 1 FROM json_each(a.about) s WHERE s.value ->> 'kind' = x.kind AND s.value ->> 'id' = x.id)`},
	{GapNotFound, `SELECT a.seq, s.value ->> 'kind' AS kind, s.value ->> 'id' AS id FROM audit a, json_each(a.about) s WHERE a.version >= 2 AND NOT EXISTS
(SELECT 1 FROM audit_about x WHERE x.kind = s.value ->> 'kind' AND x.id = s.value ->> 'id' AND x.seq = a.seq)`},
	{GapNotFound, `SELECT a.seq, substr(a.subject, 1, instr(a.subject || '/', '/') - 1) AS kind, substr(a.subject, instr(a.subject || '/', '/') + 1) AS id
FROM audit a WHERE a.version = 1 AND a.subject NOT LIKE 'change/%' AND NOT EXISTS (SELECT 1 FROM audit_about x WHERE x.seq = a.seq
AND x.kind = substr(a.subject, 1, instr(a.subject || '/', '/') - 1) AND x.id = substr(a.subject, instr(a.subject || '/', '/') + 1))`},
}

// AuditGaps holds the register by which entries are found against the entries; nothing when it fits. What the chain proves of an entry it
// does not prove of the register.
func (w *Workbook) AuditGaps(ctx context.Context) ([]AuditGap, error) {
	from, end, err := w.unmoving(ctx)
	if err != nil {
		return nil, err
	}
	defer end()
	gaps, err := auditGaps(ctx, from, mostGaps)
	return gaps, explain(err, w.path)
}

// auditGaps looks for gaps, for so many of each kind.
func auditGaps(ctx context.Context, from querier, most int) ([]AuditGap, error) {
	gaps := []AuditGap{}
	for _, q := range auditGapQueries {
		some, err := allRows(ctx, from, "the register of the record", func(rows *sql.Rows) (AuditGap, error) {
			g := AuditGap{Why: q.why}
			err := rows.Scan(&g.Seq, &g.About.Kind, &g.About.ID)
			return g, err
		}, q.query+" ORDER BY 1 LIMIT ?", most)
		if err != nil {
			return nil, err
		}
		gaps = append(gaps, some...)
	}
	return gaps, nil
}
