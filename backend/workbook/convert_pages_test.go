package workbook

import (
	"testing"
)

// asOfVersion8 takes back what the steps since did to the layout, and the registers that only it knows.
var asOfVersion8 = []string{
	"DELETE FROM reading_chunk WHERE name LIKE 'register%'", "DROP INDEX reading_chunk_page", "DROP INDEX plan_change_of_many",
	"CREATE INDEX reading_chunk_edition ON reading_chunk (edition)", "DROP TABLE thing", "DROP TABLE draft", "DROP TABLE table_sum",
	"ALTER TABLE audit DROP COLUMN content", "PRAGMA user_version = 8",
}

func TestAReadingWithoutRegistersIsLetGoAndThatIsSaid(t *testing.T) {
	for name, c := range map[string]struct {
		change []string
		stays  bool
	}{
		"of version 8":                         {asOfVersion8, false},
		"of version 8, written with registers": {asOfVersion8[1:], true},
	} {
		t.Run(name, func(t *testing.T) {
			w := create(t)
			must(t, w.SaveReading(ctx, aReading(t, start, contoso(), 3)))
			path := w.Path()
			resealBeforeSums(t, w)
			for _, statement := range c.change {
				_, err := w.writer.ExecContext(ctx, statement)
				must(t, err)
			}
			must(t, w.Close())
			w, err := Open(path, Options{Now: clock()})
			must(t, err)
			defer func() { must(t, w.Close()) }()
			if list := backups(t, path); len(list) != 1 {
				t.Errorf("backups: %v", list)
			}
			r, there, err := w.Reading(ctx)
			must(t, err)
			if there != c.stays || c.stays && r.Users != 3 {
				t.Errorf("the reading is there: %v, %d users", there, r.Users)
			}
			entries, _, err := w.AuditList(ctx, AuditQuery{Limit: 1})
			must(t, err)
			if said := len(entries) == 1 && entries[0].Action == "forget"; said == c.stays {
				t.Errorf("the record ends with %+v", entries)
			}
			if err := w.AuditVerify(ctx); err != nil {
				t.Errorf("the record: %v", err)
			}
			must(t, w.SaveReading(ctx, aReading(t, start, contoso(), 3)))
		})
	}
}
