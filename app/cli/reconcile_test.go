package cli

import (
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"personadesk/app/service"
	"personadesk/backend/workshop"
)

// The page, the command line and the report say the same of what was said and whom personas reach.
func TestEveryDoorReconcilesAlike(t *testing.T) {
	h := enter(t, newHouse(t))
	h.must(h.book().SaveInterview(t.Context(), workshop.Interview{DepartmentID: "hr", Queues: []string{"Front"}}))
	page, err := h.personas().Reconciled()
	h.must(err)
	if !page.Read || page.Heard != 40 || page.Tenant < 40 || page.Nobody != page.Tenant || page.Open != 2 || len(page.Needs) != 1 {
		t.Fatalf("the page: %+v", page)
	}
	report, _, err := h.d.WriteDocument(t.Context(), "report", t.TempDir())
	h.must(err)
	written, err := os.ReadFile(report)
	h.must(err)
	code, out := h.command("", "reconcile", h.file, "-o", "json")
	var said service.ReconciledView
	h.must(json.Unmarshal([]byte(out), &said))
	if d := cmp.Diff(page, said); d != "" || code != exitFailed {
		t.Errorf("status %d, the command line: %s", code, d)
	}
	code, table := h.command("", "reconcile", h.file, "-o", "table")
	if code != exitFailed {
		t.Errorf("two contradictions, and the table ends with %d", code)
	}
	for _, want := range []string{strconv.Itoa(page.Tenant), "HR named the queue Front. No persona answers it.", "In no baseline: " + strconv.Itoa(page.Nobody) + " users."} {
		if !strings.Contains(table, want) {
			t.Errorf("the table does not say %q: %s", want, table)
		}
		if !strings.Contains(string(written), want) {
			t.Errorf("the report does not say %q", want)
		}
	}
}
