package workbook

import (
	"database/sql"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/audit"
	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/text"
)

const (
	ada  = "04cb9420-c015-46af-85f6-4c37ed6efd7f"
	bela = "11cb9420-c015-46af-85f6-4c37ed6efd7f"
)

// given lets numbers be with somebody.
func given(user string, telephones ...string) iter.Seq[number.Event] {
	var list []number.Event
	for _, telephone := range telephones {
		list = append(list, number.Event{Telephone: telephone, Do: number.Found, State: number.Assigned, HolderKind: number.User, Holder: user})
	}
	return slices.Values(list)
}

// recordOf is what the record says of a thing, newest first: action and reason of each entry.
func recordOf(t *testing.T, w *Workbook, about audit.Subject) string {
	t.Helper()
	list, total, err := w.AuditList(ctx, AuditQuery{About: about})
	must(t, err)
	if total != len(list) {
		t.Errorf("%d of %d", len(list), total)
	}
	texts := make([]string, len(list))
	for i, e := range list {
		texts[i] = e.Action + " " + text.English().Print(e.Note)
	}
	return strings.Join(texts, ", ")
}

func TestAnEntryOfManyNumbersIsFoundFromEachAndFromItsHolder(t *testing.T) {
	w := create(t)
	const one, two, three, other = "+441614960000", "+441614960001;ext=100", "+441614960002", "+441614960009"
	changed := func(why string, events iter.Seq[number.Event]) {
		t.Helper()
		_, err := w.ApplyNumbers(ctx, text.Literal(why), events)
		must(t, err)
	}
	changed("first", given(ada, one, two))
	changed("second", given(bela, two, three))
	changed("third", given(bela, one))
	_, err := w.Undo(ctx)
	must(t, err)
	for of, want := range map[audit.Subject]string{
		audit.Number(one):   "undo third, change third, change first",
		audit.Number(two):   "change second, change first",
		audit.Number(three): "change second",
		audit.Number(other): "",
		audit.User(ada):     "undo third, change third, change second, change first",
		audit.User(ident.Object(strings.ToUpper(ada))): "undo third, change third, change second, change first",
		audit.User(bela):     "undo third, change third, change second",
		audit.User("nobody"): "",
	} {
		if got := recordOf(t, w, of); got != want {
			t.Errorf("of %s the record says %q, not %q", of, got, want)
		}
	}
	all, _, err := w.AuditList(ctx, AuditQuery{Subject: "numbers/"})
	must(t, err)
	if len(all) != 3 { // two entries of many numbers, and one that was taken back
		t.Errorf("%d entries: %+v", len(all), all)
	}
	must(t, w.AuditVerify(ctx))
}

// Looking for what speaks of one thing does not walk the record or the events.
func TestWhatSpeaksOfOneThingIsFoundByIndexes(t *testing.T) {
	w := create(t)
	for _, s := range []audit.Subject{audit.User(ada), audit.Number("+441614960000"), audit.Persona("hr")} {
		clause, args := speaksOf(s)
		steps, err := allRows(ctx, w.readers, "the steps of a query", func(rows *sql.Rows) (string, error) {
			var id, parent, unused int
			var step string
			err := rows.Scan(&id, &parent, &unused, &step)
			return step, err
		}, "EXPLAIN QUERY PLAN SELECT count(*) FROM audit WHERE "+clause, args...)
		must(t, err)
		for _, step := range steps {
			if strings.HasPrefix(step, "SCAN") && !strings.Contains(step, "LIST SUBQUERY") {
				t.Errorf("of %s: %s", s, fmt.Sprint(steps))
			}
		}
	}
}
