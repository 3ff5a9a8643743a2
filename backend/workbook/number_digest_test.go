package workbook

import (
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	"personadesk/backend/number"
	"personadesk/backend/text"
)

// behind is a closed workbook with two entries of many numbers, of which the second changes what the first made.
func behind(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.personadesk")
	w, err := Create(path, Options{Now: func() time.Time { return start }})
	must(t, err)
	fives(t, w, 100)
	list := inventory(450)
	for i := range list {
		list[i].Note, list[i].Tags = "as agreed", []string{"new", "Manchester"}
	}
	must(t, enter(w, list))
	must(t, find(w, list[:50]))
	must(t, w.AuditVerify(ctx))
	must(t, w.Close())
	return path
}

// find is what a run or a reading says of numbers: it may follow anything.
func find(w *Workbook, list []number.Number) error {
	note := "kept for the desk"
	_, err := w.ApplyNumbers(ctx, text.Literal("Find numbers"), func(yield func(number.Event) bool) {
		for _, n := range list {
			if !yield(number.Event{Telephone: n.Telephone, Do: number.Found, State: number.Free, Note: &note}) {
				return
			}
		}
	})
	return err
}

func TestAnyAlteredRowBehindAnEntryOfManyNumbersIsFound(t *testing.T) {
	for name, statement := range map[string]string{
		"nothing":                 "",
		"a state":                 "UPDATE number_event SET state = state + 1 WHERE id = 77",
		"a number":                "UPDATE number_event SET figure = figure + 1000 WHERE id = 77",
		"an extension":            "UPDATE number_event SET ext = '1' WHERE id = 77",
		"what was done":           "UPDATE number_event SET deed = deed + 1 WHERE id = 77",
		"who got it":              "UPDATE number_event SET holder = 'u999' WHERE id = 78",
		"until when":              "UPDATE number_event SET until = 1 WHERE id = 77",
		"what was before":         "UPDATE number_event SET was_state = was_state + 1 WHERE id = 460",
		"a note is another":       "UPDATE number_event SET note = tags WHERE id = 77",
		"the words of a note":     "UPDATE number_text SET text = 'as never agreed' WHERE text = 'as agreed'",
		"an event left out":       "DELETE FROM number_event WHERE id = 77",
		"two events changed over": "UPDATE number_event SET id = CASE id WHEN 77 THEN -1 ELSE id END WHERE id = 77",
		"where an entry ends":     "UPDATE number_entry SET last = last - 1 WHERE last - first > 10",
		"an entry that is gone":   "DELETE FROM number_entry WHERE last - first > 10",
	} {
		t.Run(name, func(t *testing.T) {
			path := behind(t)
			db, err := sql.Open("sqlite", path)
			must(t, err)
			if statement != "" {
				_, err = db.ExecContext(ctx, statement)
				must(t, err)
			}
			must(t, db.Close())
			w, err := Open(path, Options{})
			must(t, err)
			err = w.AuditVerify(ctx)
			must(t, w.Close())
			list := Check(path)
			if statement == "" {
				must(t, err)
				if len(list) != 0 {
					t.Error(list)
				}
				return
			}
			wantCode(t, err, "AUDIT_BROKEN")
			if len(list) != 1 || list[0].Code != "AUDIT_BROKEN" {
				t.Errorf("Check says %v", list)
			}
		})
	}
}

// Taking an edit back and repeating it leaves the events as they were.
func TestTheDigestStandsThroughUndoAndRedo(t *testing.T) {
	w, err := Open(behind(t), Options{})
	must(t, err)
	defer func() { must(t, w.Close()) }()
	_, err = w.Undo(ctx)
	must(t, err)
	must(t, w.AuditVerify(ctx))
	_, err = w.Redo(ctx)
	must(t, err)
	must(t, find(w, inventory(3)))
	must(t, w.AuditVerify(ctx))
}
