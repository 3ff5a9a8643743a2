package workbook

import (
	"fmt"
	"testing"

	"personadesk/backend/workshop"
)

func TestARegisterOfTheRecordThatDoesNotFitIsSaid(t *testing.T) {
	for name, c := range map[string]struct {
		tamper string
		want   string
	}{
		"nothing":                   {"", "[]"},
		"a line without an entry":   {"INSERT INTO audit_about (kind, id, seq) VALUES ('user', 'u1', 99)", "[{99 user/u1 noEntry}]"},
		"a line nobody wrote":       {"INSERT INTO audit_about (kind, id, seq) VALUES ('user', 'u1', 1)", "[{1 user/u1 unsaid}]"},
		"an entry that is hidden":   {"DELETE FROM audit_about WHERE seq = 1", "[{1 department/hr notFound}]"},
		"an entry of before hidden": {"UPDATE audit SET version = 1, about = '' WHERE seq = 1; DELETE FROM audit_about WHERE seq = 1", "[{1 department/hr notFound}]"},
		"an entry of before":        {"UPDATE audit SET version = 1, about = '' WHERE seq = 1", "[]"},
	} {
		t.Run(name, func(t *testing.T) {
			w := create(t)
			must(t, w.SaveDepartment(ctx, workshop.Department{ID: "hr", Name: "HR"}))
			if c.tamper != "" {
				_, err := w.writer.ExecContext(ctx, c.tamper)
				must(t, err)
			}
			gaps, err := w.AuditGaps(ctx)
			must(t, err)
			if got := fmt.Sprint(gaps); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
