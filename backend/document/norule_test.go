package document

import (
	"bytes"
	"strings"
	"testing"
)

// A persona without a rule says so in the documents, and reaches 0 users whoever counted last.
func TestAPersonaWithoutARuleReachesNobodyInDocuments(t *testing.T) {
	c := sample()
	p := &c.Design.Personas[0]
	p.Rule, p.Conditions = "", nil
	f := open(t, spreadsheet(t, c))
	rows, err := f.GetRows(sheetGroups)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, row := range rows {
		if row[0] == p.Name {
			found = true
			if row[2] != NoRule || row[3] != "0" {
				t.Errorf("the sheet of groups says %q", row)
			}
		}
	}
	if !found {
		t.Errorf("the persona is not in the sheet: %q", rows)
	}
	var report bytes.Buffer
	if err := WriteReport(&report, c); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(report.String(), NoRule) {
		t.Error("the report says nothing of it")
	}
}
