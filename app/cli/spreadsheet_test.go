package cli

import (
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"personadesk/app/service"
	"personadesk/backend/document"
)

// imported is what "import -o json" says.
type imported struct {
	Edits    []document.Edit
	Later    int
	Problems []struct{ Code, Severity, Detail string }
	Taken    bool
}

func (h *house) spread(want int, args ...string) imported {
	h.t.Helper()
	got, out := h.command("", append([]string{"import", h.file, "-o", "json"}, args...)...)
	var said imported
	if err := json.Unmarshal([]byte(out), &said); err != nil || got != want {
		h.t.Fatalf("status %d, want %d: %s", got, want, out)
	}
	return said
}

// The whole way of a spreadsheet: handed out, edited on both sides, decided cell by cell, taken as one edit, and taken back as one.
func TestASpreadsheetThatWasEditedOnBothSides(t *testing.T) {
	h := enter(t, newHouse(t))
	const head = "Persona description (who it is meant for)"
	untouched := h.spreadsheet("Personas", 2, nil)
	file := h.spreadsheet("Personas", 2, map[string]string{head: "from the file", "Country or usage location": "", "Persona name": "Renamed"})
	p := h.design().Personas[0]
	p.Description = "from the program"
	h.must(h.book().SavePersona(t.Context(), p))

	if said := h.spread(0, untouched, "--yes"); len(said.Edits)+len(said.Problems) > 0 || said.Taken || said.Later != 1 {
		t.Errorf("an untouched old file: %+v", said)
	}
	said := h.spread(0, file)
	var conflict string
	for _, e := range said.Edits {
		if e.Conflict && e.Was == "" && e.Before == "from the program" && e.After == "from the file" && !e.Taken {
			conflict = e.Cell
		}
	}
	if conflict != "Personas!B2" || said.Taken || h.design().Personas[0].Name != ruledName {
		t.Fatalf("%+v", said)
	}
	if said := h.spread(0, file, "--yes", "--take", conflict, "--leave", "Personas!A2"); !said.Taken {
		t.Errorf("%+v", said)
	}
	if p := h.design().Personas[0]; p.Description != "from the file" || p.Name != ruledName {
		t.Errorf("%+v", p)
	}
	if _, err := h.book().Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if p := h.design().Personas[0]; p.Description != "from the program" {
		t.Errorf("%+v", p)
	}
}

const ruledName = "Ruled"

func TestASpreadsheetOfAnotherWorkbookIsRefused(t *testing.T) {
	mine, other := enter(t, newHouse(t)), enter(t, newHouse(t))
	path := other.spreadsheet("Personas", 2, map[string]string{"Persona name": "Renamed"})
	if got, out := mine.command("", "import", mine.file, path, "--yes"); got != 1 || !strings.Contains(out, "SPREADSHEET_CUSTOMER") {
		t.Errorf("status %d: %s", got, out)
	}
}

func TestWhatCannotBeReadIsNamedAndNothingTaken(t *testing.T) {
	h := enter(t, newHouse(t))
	path := h.spreadsheet("Personas", 1, map[string]string{"Persona name": "Name"})
	said := h.spread(1, path, "--yes")
	if said.Taken || len(said.Problems) != 1 || said.Problems[0].Code != "SPREADSHEET_HEADS" {
		t.Errorf("%+v", said)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(h.file), "none.xlsx"), []byte("PK\x03\x04"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, out := h.command("", "import", h.file, "none.xlsx"); got != 1 || !strings.Contains(out, "SPREADSHEET_UNREADABLE") {
		t.Errorf("status %d: %s", got, out)
	}
}

// The page shows and takes what the command line does.
func TestThePageTakesASpreadsheetAsTheCommandLineDoes(t *testing.T) {
	h := enter(t, newHouse(t))
	const head = "Persona description (who it is meant for)"
	path := h.spreadsheet("Personas", 2, map[string]string{head: "from the file", "Persona name": "Renamed"})
	p := h.design().Personas[0]
	p.Description = "from the program"
	h.must(h.book().SavePersona(t.Context(), p))
	raw, err := os.ReadFile(path)
	h.must(err)
	file := base64.StdEncoding.EncodeToString(raw)
	documents := func() *service.Documents { return &service.Documents{Session: h.at()} }

	v, err := documents().PreviewSpreadsheet(file, nil, nil)
	h.must(err)
	if v.Total != 2 || v.Conflicts != 1 || v.Taking != 1 || v.Refused || v.Edits[0].Cell != "Personas!B2" || !v.Edits[0].Conflict || v.Edits[0].Taken {
		t.Errorf("%+v", v)
	}
	if v, err = documents().TakeSpreadsheet(file, []string{"Personas!B2"}, []string{"Personas!A2"}); err != nil || v.Taking != 1 {
		t.Errorf("%+v, %v", v, err)
	}
	if p := h.design().Personas[0]; p.Description != "from the file" || p.Name != ruledName {
		t.Errorf("%+v", p)
	}
	if v, err = documents().TakeSpreadsheet(file, nil, []string{"Personas!A2"}); err != nil || v.Taking != 0 {
		t.Errorf("a second time: %+v, %v", v, err)
	}
	if _, err := documents().PreviewSpreadsheet("%", nil, nil); err == nil || !strings.Contains(err.Error(), "did not arrive") {
		t.Error(err)
	}
}
