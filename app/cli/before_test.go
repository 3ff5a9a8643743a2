package cli

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/audit"
	"personadesk/backend/document"
	"personadesk/backend/limit"
	"personadesk/backend/workbook"
)

// hidden gives characters that nobody sees a stand-in that everybody may write, from Unicode's private area: no door of this version lets
// them through, and a workbook of an earlier one may hold them.
type hidden map[rune]rune

// hide takes them out of a design, and says which they were.
func hide(t *testing.T, d document.Design) (document.Design, hidden) {
	t.Helper()
	body, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	were := hidden{}
	plain := strings.Map(func(r rune) rune {
		if _, unfit := limit.Unfit(string(r), limit.OneLine); !unfit {
			return r
		}
		stand := '\ue000' + rune(len(were))
		were[stand] = r
		return stand
	}, unescaped(string(body)))
	var next document.Design
	if err := json.Unmarshal([]byte(plain), &next); err != nil {
		t.Fatal(err)
	}
	return next, were
}

// unescaped writes the characters out that JSON escapes, where they are unfit in one line.
func unescaped(body string) string {
	return strings.NewReplacer(`\n`, "\n", `\r`, "\r", `\t`, "\t", `\u2028`, "\u2028", `\u2029`, "\u2029").Replace(body)
}

// show puts them into a workbook as an earlier version kept them: one that knew no sums of what its tables hold, and whose record, the last
// entry first, vouches for none.
func (were hidden) show(t *testing.T, file string, record []audit.Entry) {
	t.Helper()
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	for stand, character := range were {
		written, err := json.Marshal(string(character))
		if err != nil {
			t.Fatal(err)
		}
		inJSON := strings.Trim(string(written), `"`)
		for table, columns := range map[string][]string{"persona": {"body"}, "policy": {"name", "body"}, "queue": {"name", "body"}, "range": {"body"}, "thing": {"name", "body"}, "setting": {"body"}} {
			for _, column := range columns {
				with := inJSON
				if column == "name" {
					with = string(character)
				}
				_, err := db.ExecContext(t.Context(), fmt.Sprintf(`UPDATE %q SET %s = replace(%s, ?, ?)`, table, column, column), string(stand), with)
				if err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	var last audit.Entry
	for _, e := range slices.Backward(record) {
		e.Version, e.Content = 2, ""
		last = audit.Seal(last, e)
		if _, err := db.ExecContext(t.Context(), "UPDATE audit SET version = 2, hash = ?, previous = ? WHERE seq = ?", last.Hash, last.Previous, last.Seq); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.ExecContext(t.Context(), "DROP TABLE table_sum; ALTER TABLE audit DROP COLUMN content; PRAGMA user_version = 12"); err != nil {
		t.Fatal(err)
	}
}

// asBefore keeps a design in a workbook as an earlier version did, which looked at nothing, and gives the workbook, open.
func asBefore(t *testing.T, file string, d document.Design) *workbook.Workbook {
	t.Helper()
	d, were := hide(t, d)
	wb, err := workbook.Open(file, workbook.Options{Actor: "ada"})
	if err == nil {
		_, err = document.TakeDesign(t.Context(), wb, d, nil)
	}
	if err == nil && len(were) > 0 {
		var record []audit.Entry
		if record, _, err = wb.AuditList(t.Context(), workbook.AuditQuery{Limit: 1000}); err == nil {
			err = wb.Close()
		}
		if err == nil {
			were.show(t, file, record)
			wb, err = workbook.Open(file, workbook.Options{Actor: "ada"})
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return wb
}
