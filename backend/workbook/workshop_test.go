package workbook

import (
	"testing"

	"personadesk/backend/catalog"
)

func TestAWorkbookKeepsTheTemplateItWasMadeWith(t *testing.T) {
	w := create(t)
	kept := func() int {
		t.Helper()
		all, err := w.Workshop(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return all.Template
	}
	if got := kept(); got != catalog.NewestTemplate {
		t.Errorf("a new workbook is made with template %d", got)
	}
	// one of a newer program is read as what it is, and nothing is said of its answers
	must(t, w.writeSetting(ctx, "from a newer program", workshopTemplate, 99))
	if got := kept(); got != 99 {
		t.Errorf("template 99 is read as %d", got)
	}
	if _, err := w.writer.ExecContext(ctx, "DELETE FROM setting WHERE name = ?", workshopTemplate); err != nil {
		t.Fatal(err)
	}
	if got := kept(); got != 1 {
		t.Errorf("a workbook from before templates is read as %d", got)
	}
}
