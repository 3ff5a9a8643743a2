package document

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"personadesk/backend/pwshtest"
)

// Every spreadsheet that is written has no error in the eyes of the Open XML SDK: what it finds is what makes Excel offer a repair.
func TestSpreadsheetsHaveNoErrorForOffice(t *testing.T) {
	pwsh, validator := pwshtest.Office(t, "spreadsheets held against Office's schemas")
	hostile := sample()
	hostile.Customer = `<a & "b">` + "\u202e\x01"
	hostile.Design.Personas = append(hostile.Design.Personas[:0:0], hostile.Design.Personas...)
	for i := range hostile.Design.Personas {
		p := &hostile.Design.Personas[i]
		p.Name, p.Description, p.Queues = `=HYPERLINK("x")`+"\x00\ufffe", "_x0041_ ]]> \r\n\t</t>", []string{"'", "-1", "a\nb"}
	}
	args := []string{"-NoLogo", "-NoProfile", "-NonInteractive", "-File", validator}
	for name, c := range map[string]Content{"sample": sample(), "hostile": hostile, "nothing": {}} {
		path := filepath.Join(t.TempDir(), name+".xlsx")
		if err := os.WriteFile(path, spreadsheet(t, c).Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
		book, err := excelize.OpenFile(path)
		if err != nil || len(book.GetSheetList()) == 0 {
			t.Fatalf("%s cannot be read back: %v", name, err)
		}
		if err := book.Close(); err != nil {
			t.Error(err)
		}
	}
	if validator == "" {
		return // it was said what was not run
	}
	said, err := exec.CommandContext(t.Context(), pwsh, args...).CombinedOutput()
	if err != nil || bytes.Count(said, []byte(": 0 errors")) != 3 {
		t.Errorf("%v\n%s", err, said)
	}
}
