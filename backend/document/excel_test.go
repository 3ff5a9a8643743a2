package document

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"personadesk/backend/catalog"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/text"
)

func spreadsheet(t testing.TB, c Content) *bytes.Buffer {
	t.Helper()
	var b bytes.Buffer
	if err := WriteSpreadsheet(context.Background(), &b, c, nil); err != nil {
		t.Fatal(err)
	}
	return &b
}

func open(t testing.TB, b *bytes.Buffer) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func TestSpreadsheetCells(t *testing.T) {
	f := open(t, spreadsheet(t, sample()))
	want := map[string]map[string]string{
		sheetPersonas: {
			"A1": "Persona name", "A2": "Prov_Teams_Phone_Manchester", "D2": "Microsoft Teams Phone Standard", "F2": "Area: Manchester\nType: Direct Routing\nNext free of Manchester main",
			"G2": "uk_phone_mcr_dialplan", "J2": "Head office\nEmergency calling policy: uk_phone_mcr_emcy", "K2": "Calling policy: uk_phone_mcr_calling",
			"I3": "uk_hr_mcr_cli", "L3": "Manchester HR\nManchester HR Sickness", "M3": "HR", "N3": "Department", "P2": "2", "Q3": "hr-manchester",
		},
		sheetAnswers:   {"B2": "How many of your users need to make external calls to suppliers or customers?", "D1": "HR", "D2": "14\n“Mostly agencies.”"},
		sheetFeatures:  {"A2": "Domestic calling", "D2": "M", "D6": "S", "D7": "W", "D8": ""},
		sheetGaps:      {"A3": "Extension dialing", "B3": "HR (should)", "F3": "open"},
		sheetPolicies:  {"A2": "Dial plan", "B2": "uk_phone_mcr_dialplan", "F2": "Prov_Teams_Phone_Manchester"},
		sheetDialPlans: {"D3": `^0(\d{9,10})$`, "E2": "+44161$1", "B3": "2"},
		sheetGroups:    {"A2": "Prov_Teams_Phone_Manchester", "E3": "personadesk-hr-manchester"},
		sheetNumbers:   {"A2": "+441632960000", "C3": "assigned", "D3": "name left out", "H3": "=1+1"},
		sheetRanges:    {"B2": "+441632960000", "D2": "100"},
	}
	for sheet, cells := range want {
		for cell, text := range cells {
			if got, err := f.GetCellValue(sheet, cell); err != nil || got != text {
				t.Errorf("%s!%s: got %q (%v), want %q", sheet, cell, got, err, text)
			}
		}
	}
}

func TestSpreadsheetHasTheGuidesItemsAsItsFirstColumns(t *testing.T) {
	rows, err := open(t, spreadsheet(t, sample())).GetRows(sheetPersonas)
	if err != nil {
		t.Fatal(err)
	}
	var items []string
	for _, i := range catalog.PersonaItems() {
		items = append(items, i.Name)
	}
	if len(items) != 13 {
		t.Fatalf("%d items", len(items))
	}
	if d := cmp.Diff(items, rows[0][:13]); d != "" {
		t.Error(d)
	}
}

func TestSpreadsheetCalculatesNothing(t *testing.T) {
	for _, text := range []string{"=cmd|' /C calc'!A0", "+1+1", "-1", "@SUM(1)", "\t=1", "=HYPERLINK(\"http://x\")", "_x003D_1", "<f>1</f>"} {
		c := sample()
		c.Design.Personas[0].Name, c.Design.Personas[0].Description = text, text
		c.Workshop.Departments[0].Name = text
		f := open(t, spreadsheet(t, c))
		for sheet, cell := range map[string]string{sheetPersonas: "A2", sheetAnswers: "D1", sheetGroups: "A2"} {
			formula, err := f.GetCellFormula(sheet, cell)
			if err != nil || formula != "" {
				t.Errorf("%q became the formula %q (%v)", text, formula, err)
			}
			kind, err := f.GetCellType(sheet, cell)
			if err != nil || kind != excelize.CellTypeInlineString {
				t.Errorf("%q became type %v (%v)", text, kind, err)
			}
			if got, _ := f.GetCellValue(sheet, cell); got != clean(text) {
				t.Errorf("%q became %q", text, got)
			}
		}
	}
}

func TestRowsMakeRoomForTheirText(t *testing.T) {
	f := open(t, spreadsheet(t, sample()))
	for row, want := range map[int]float64{2: 60, 3: 30} {
		if got, err := f.GetRowHeight(sheetPersonas, row); err != nil || got != want {
			t.Errorf("row %d is %v high (%v), want %v", row, got, err, want)
		}
	}
}

func TestSpreadsheetKeepsItsHeads(t *testing.T) {
	f := open(t, spreadsheet(t, sample()))
	for _, sheet := range f.GetSheetList() {
		if sheet == sheetRemembered {
			continue // nobody sees it
		}
		panes, err := f.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: panes %+v (%v)", sheet, panes, err)
		}
	}
	titles := 0
	for _, name := range f.GetDefinedName() {
		if name.Name == "_xlnm.Print_Titles" {
			titles++
		}
	}
	if titles != 12 {
		t.Errorf("%d sheets print their heads", titles)
	}
}

func TestPreviewShowsWhatTheSpreadsheetHolds(t *testing.T) {
	f := open(t, spreadsheet(t, sample()))
	sheets, err := Sheets(sample(), 2)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sheets {
		rows, err := f.GetRows(s.Name)
		if err != nil {
			t.Fatal(err)
		}
		if s.Total != len(rows)-1 && s.Total > 0 && s.Name != sheetAnswers || len(s.Rows) > 2 {
			t.Errorf("%s: %d rows of %d, the file has %d", s.Name, len(s.Rows), s.Total, len(rows)-1)
		}
		for i, row := range append([][]string{s.Columns}, s.Rows...) {
			for len(rows) > i && len(rows[i]) < len(row) {
				rows[i] = append(rows[i], "")
			}
			if d := cmp.Diff(row, rows[i]); d != "" {
				t.Errorf("%s row %d: %s", s.Name, i+1, d)
			}
		}
	}
}

func TestSpreadsheetOfNothing(t *testing.T) {
	if f := open(t, spreadsheet(t, Content{})); len(f.GetSheetList()) != 13 {
		t.Error(f.GetSheetList())
	}
}

func TestSpreadsheetCanBeCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	c := sample()
	c.Numbers = many(5000)
	err := WriteSpreadsheet(ctx, &bytes.Buffer{}, c, func(done, total int) {
		if done > 1000 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func many(n int) NumberList {
	list := make(NumberList, n)
	for i := range list {
		list[i] = number.Number{Telephone: fmt.Sprintf("+4416329%05d", i), RangeID: "mcr", State: number.Free, Tags: []string{"main"}, Note: "a note"}
	}
	return list
}

func TestSpreadsheetTellsItsProgress(t *testing.T) {
	c := sample()
	c.Numbers = many(2500)
	last, all := -1, 0
	if err := WriteSpreadsheet(t.Context(), &bytes.Buffer{}, c, func(done, total int) {
		if done < last {
			t.Errorf("went back from %d to %d", last, done)
		}
		last, all = done, total
	}); err != nil {
		t.Fatal(err)
	}
	if last != all || all < 2500 {
		t.Errorf("ended at %d of %d", last, all)
	}
}

func TestSpreadsheetComesBackUnchanged(t *testing.T) {
	got, err := readBack(t, spreadsheet(t, sample()), sample(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(Edits{}, got); d != "" {
		t.Error(d)
	}
}

func TestAnySpreadsheetComesBackUnchanged(t *testing.T) {
	text := rapid.Custom(func(t *rapid.T) string {
		return strings.TrimSpace(clean(strings.ReplaceAll(rapid.String().Draw(t, "text"), "\n", " ")))
	})
	// One spreadsheet with many texts, because making one is what takes the time.
	c := sample()
	for i := range 200 {
		p := c.Design.Personas[0]
		p.ID = fmt.Sprintf("p%d", i)
		p.Name = fmt.Sprintf("P%d", i) + text.Example(i)
		p.Description = text.Example(1000 + i)
		p.Queues = []string{"Q" + text.Example(2000+i), "second"}
		c.Design.Personas = append(c.Design.Personas, p)
	}
	list := many(200)
	for i := range list {
		list[i].Note, list[i].Tags = text.Example(3000+i), []string{text.Example(4000 + i)}
	}
	c.Numbers = list
	got, err := readBack(t, spreadsheet(t, c), c, nil)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(Edits{}, got); d != "" {
		t.Fatal(d)
	}
}

// edited is the sample's spreadsheet after somebody has typed into cells.
func edited(t *testing.T, cells map[string]any) *bytes.Buffer {
	t.Helper()
	f := open(t, spreadsheet(t, sample()))
	for at, value := range cells {
		sheet, cell, _ := strings.Cut(at, "!")
		if err := f.SetCellValue(sheet, cell, value); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return &b
}

// readBack reads a spreadsheet that came back.
func readBack(t *testing.T, file *bytes.Buffer, c Content, choices Choices) (Edits, error) {
	t.Helper()
	got, err := ReadSpreadsheet(t.Context(), bytes.NewReader(file.Bytes()), int64(file.Len()), c, choices)
	got.Made = ""
	return got, err
}

// edit is a cell that was edited in the file alone.
func edit(kind, id, cell, field, before, after string) Edit {
	_, place, _ := strings.Cut(cell, "!")
	row, err := strconv.Atoi(strings.TrimLeft(place, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	if err != nil {
		panic(err)
	}
	return Edit{Kind: kind, ID: id, Cell: cell, Row: row, Field: field, Was: before, Before: before, After: after, Taken: true}
}

func TestReadSpreadsheetEdits(t *testing.T) {
	got, err := readBack(t, edited(t, map[string]any{
		"Personas!A3": "Prov_HR", "Personas!D3": "mcoev\nMicrosoft 365 E3", "Personas!I3": "", "Personas!L3": "Manchester HR", "Personas!G3": "uk_hr_dialplan",
		"Personas!A4": "Prov_Reception", "Personas!N4": "calling",
		"Numbers!C2": "Reserved", "Numbers!H2": "for Ann", "Numbers!A3": 441632960001, "Numbers!G3": "vip",
	}), sample(), nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []Edit{
		edit("persona", "hr-manchester", "Personas!A3", item("name"), "Prov_Teams_Phone_Manchester_HR", "Prov_HR"),
		edit("persona", "hr-manchester", "Personas!L3", item("queues"), "Manchester HR\nManchester HR Sickness", "Manchester HR"),
		edit("persona", "hr-manchester", "Personas!D3", item("licences"), "", "Microsoft Teams Phone Standard\nMicrosoft 365 E3"),
		edit("persona", "hr-manchester", "Personas!G3", item("dial-plan"), "", "uk_hr_dialplan"),
		edit("persona", "hr-manchester", "Personas!I3", item("caller-id"), "uk_hr_mcr_cli", ""),
		edit("persona", "prov-reception", "Personas!A4", item("name"), "", "Prov_Reception"),
		edit("number", "+441632960000", "Numbers!C2", "State", "free", "reserved"),
		edit("number", "+441632960000", "Numbers!H2", "Note", "", "for Ann"),
		edit("number", "+441632960001", "Numbers!G3", "Tag", "", "vip"),
	}
	want[5].New = true
	if d := cmp.Diff(want, got.Edits); d != "" {
		t.Error(d)
	}
	if len(got.Problems) > 0 {
		t.Error(got.Problems)
	}
	if len(got.Personas) != 2 || len(got.Events) != 2 || got.Events[0].Do != number.Reserve || got.Events[1].Do != number.Describe {
		t.Errorf("%+v %+v", got.Personas, got.Events)
	}
	hr := got.Personas[0]
	if d := cmp.Diff([]persona.PolicyChoice{{Type: dialPlan, Name: "uk_hr_dialplan"}}, hr.Policies); d != "" {
		t.Error(d)
	}
	if hr.Rule == "" || got.Personas[1].Layer != persona.Calling {
		t.Errorf("%+v", got.Personas)
	}
}

func TestReadSpreadsheetProblems(t *testing.T) {
	cases := []struct {
		name  string
		cells map[string]any
		code  string
		where string
	}{
		{"number in E notation", map[string]any{"Numbers!A2": "4.41632E+11"}, "SPREADSHEET_CLOSED", "cell Numbers!A2"},
		{"number that is none", map[string]any{"Numbers!A4": "reception", "Numbers!H4": "x"}, "SPREADSHEET_NUMBER", "row 4, column Number"},
		{"number with lost digits", map[string]any{"Numbers!A4": "4.41632E+11", "Numbers!H4": "x"}, "SPREADSHEET_NUMBER", "row 4, column Number"},
		{"number of no range", map[string]any{"Numbers!A4": "+15550100", "Numbers!H4": "x"}, "SPREADSHEET_NUMBER", "row 4, column Number"},
		{"number twice", map[string]any{"Numbers!A4": "+44 1632 960000"}, "SPREADSHEET_TWICE", "row 4, column Number"},
		{"assigned by hand", map[string]any{"Numbers!C2": "assigned"}, "SPREADSHEET_STATE", "row 2, column State"},
		{"freed by hand", map[string]any{"Numbers!C3": "free"}, "SPREADSHEET_STATE", "row 3, column State"},
		{"licence that is none", map[string]any{"Personas!D2": "Teams Fone"}, "SPREADSHEET_LICENCE", "row 2"},
		{"id of a persona", map[string]any{"Personas!Q2": "nobody"}, "SPREADSHEET_CLOSED", "row 2, column Id"},
		{"persona that is none", map[string]any{"Personas!A4": "Prov_New", "Personas!Q4": "nobody"}, "SPREADSHEET_UNKNOWN_PERSONA", "row 4, column Id"},
		{"persona twice", map[string]any{"Personas!A4": "Prov_New", "Personas!Q4": "phone-manchester"}, "SPREADSHEET_TWICE", "row 4, column Id"},
		{"persona without a name", map[string]any{"Personas!A2": ""}, "SPREADSHEET_EMPTY", "row 2"},
		{"new persona without a layer", map[string]any{"Personas!A4": "Prov_New"}, "SPREADSHEET_LAYER", "row 4, column Layer"},
		{"new persona with a name of no letters", map[string]any{"Personas!A4": "???", "Personas!N4": "Calling"}, "SPREADSHEET_NAME", "row 4"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := readBack(t, edited(t, c.cells), sample(), nil)
			if err != nil {
				t.Fatal(err)
			}
			if len(got.Problems) != 1 || got.Problems[0].Code != c.code || !strings.Contains(text.English().Print(got.Problems[0].Detail), c.where) {
				t.Errorf("got %+v", got.Problems)
			}
		})
	}
}

func TestReadSpreadsheetRefuses(t *testing.T) {
	other := excelize.NewFile()
	var foreign bytes.Buffer
	if _, err := other.WriteTo(&foreign); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		file *bytes.Buffer
		code string
	}{
		"no spreadsheet": {bytes.NewBufferString("<html>"), "SPREADSHEET_UNREADABLE"},
		"cut short":      {bytes.NewBuffer(spreadsheet(t, sample()).Bytes()[:5000]), "SPREADSHEET_UNREADABLE"},
		"foreign":        {&foreign, "SPREADSHEET_NOT_OURS"},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := readBack(t, c.file, sample(), nil); code(err) != c.code {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
}
