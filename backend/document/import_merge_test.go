package document

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// changed is a spreadsheet after somebody has done something to it in a spreadsheet program.
func changed(t *testing.T, c Content, change func(f *excelize.File) error) *bytes.Buffer {
	t.Helper()
	f := open(t, spreadsheet(t, c))
	if err := change(f); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return &b
}

func typed(t *testing.T, c Content, cells map[string]any) *bytes.Buffer {
	return changed(t, c, func(f *excelize.File) error {
		for at, value := range cells {
			sheet, cell, _ := strings.Cut(at, "!")
			if err := f.SetCellValue(sheet, cell, value); err != nil {
				return err
			}
		}
		return nil
	})
}

// later is the sample after somebody has edited it in the program.
func later() Content {
	c := sample()
	c.Design.Personas = append(c.Design.Personas[:0:0], c.Design.Personas...)
	for i := range c.Design.Personas {
		if c.Design.Personas[i].ID == "hr-manchester" {
			c.Design.Personas[i].Description = "edited in the program"
		}
	}
	list := append(NumberList{}, c.Numbers.(NumberList)...)
	list[0].Note = "noted in the program"
	c.Numbers = list
	return c
}

func TestWhatWasEditedWhereDecides(t *testing.T) {
	for name, c := range map[string]struct {
		cells   map[string]any
		choices Choices
		want    []string // cell, its three values, what becomes of it
	}{
		"an untouched old file takes nothing back": {nil, nil, nil},
		"edited in the file alone":                 {map[string]any{"Personas!C3": "FR"}, nil, []string{"Personas!C3 |GB|GB|FR taken"}},
		"edited in both": {map[string]any{"Personas!B3": "edited in the file", "Numbers!H2": "noted in the file"}, nil, []string{
			"Personas!B3 ||edited in the program|edited in the file conflict", "Numbers!H2 ||noted in the program|noted in the file conflict"}},
		"a conflict that is taken": {map[string]any{"Personas!B3": "edited in the file", "Numbers!H2": "noted in the file"}, Choices{"Numbers!H2": true}, []string{
			"Personas!B3 ||edited in the program|edited in the file conflict", "Numbers!H2 ||noted in the program|noted in the file conflict taken"}},
		"an edit that is left":         {map[string]any{"Personas!C3": "FR", "Numbers!G2": "vip"}, Choices{"Personas!C3": false}, []string{"Personas!C3 |GB|GB|FR", "Numbers!G2 ||| vip taken"}},
		"the same edit in both":        {map[string]any{"Personas!B3": "edited in the program", "Numbers!H2": "noted in the program"}, nil, nil},
		"a cell that cannot be, left":  {map[string]any{"Numbers!C2": "burnt"}, Choices{"Numbers!C2": false}, []string{"Numbers!C2 |free|free|burnt"}},
		"lines ended as Windows does":  {map[string]any{"Personas!L3": "Manchester HR\r\nManchester HR Sickness"}, nil, nil},
		"a number written in its ways": {map[string]any{"Numbers!A2": 441632960000}, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := readBack(t, typed(t, sample(), c.cells), later(), c.choices)
			if err != nil || len(got.Problems) > 0 {
				t.Fatal(err, got.Problems)
			}
			var lines []string
			for _, e := range got.Edits {
				line := fmt.Sprintf("%s |%s|%s|%s", e.Cell, e.Was, e.Before, e.After)
				if e.Conflict {
					line += " conflict"
				}
				if e.Taken {
					line += " taken"
				}
				lines = append(lines, strings.ReplaceAll(line, "||| vip", "|||vip"))
			}
			for i := range c.want {
				c.want[i] = strings.ReplaceAll(c.want[i], "||| vip", "|||vip")
			}
			if d := cmp.Diff(c.want, lines); d != "" {
				t.Error(d)
			}
			if got.Any() != strings.Contains(strings.Join(c.want, "\n"), "taken") {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestWhatWasEditedInTheProgramAloneIsTold(t *testing.T) {
	got, err := readBack(t, typed(t, sample(), map[string]any{"Numbers!H2": "noted in the file"}), later(), nil)
	if err != nil || got.Later != 2 {
		t.Fatal(err, got.Later)
	}
	want := []Edit{{ID: "Prov_Teams_Phone_Manchester_HR", Cell: "Personas!B3", Row: 3, Field: item("description"), Before: "edited in the program"}}
	if d := cmp.Diff(want, got.Meanwhile); d != "" {
		t.Error(d)
	}
}

func TestOnlyWhatWasChosenIsTaken(t *testing.T) {
	got, err := readBack(t, typed(t, sample(), map[string]any{"Personas!B3": "from the file", "Personas!C3": "FR"}), later(), nil)
	if err != nil || len(got.Personas) != 1 || got.Personas[0].Description != "edited in the program" || got.Personas[0].Country != "FR" {
		t.Errorf("%+v, %v", got.Personas, err)
	}
}

func TestAFileOfAnotherCustomerIsRefused(t *testing.T) {
	mine, other := sample(), sample()
	mine.Identity, other.Identity = "one", "another"
	if _, err := readBack(t, spreadsheet(t, mine), other, nil); code(err) != "SPREADSHEET_CUSTOMER" {
		t.Error(err)
	}
	if got, err := readBack(t, spreadsheet(t, mine), mine, nil); err != nil || len(got.Problems) > 0 {
		t.Error(got.Problems, err)
	}
	other.Identity = ""
	if got, err := readBack(t, spreadsheet(t, other), mine, nil); err != nil || len(got.Problems) != 1 || got.Problems[0].Code != "SPREADSHEET_CUSTOMER" {
		t.Error(got.Problems, err)
	}
}

// A file that has forgotten how it was, or was tampered with, takes nothing by itself.
func TestAFileThatForgotTakesNothingByItself(t *testing.T) {
	for name, forget := range map[string]func(f *excelize.File) error{
		"the sheet is gone":    func(f *excelize.File) error { return f.DeleteSheet(sheetRemembered) },
		"the form is another":  func(f *excelize.File) error { return f.SetCellValue(sheetRemembered, "A2", "remembers 9") },
		"a letter is another":  func(f *excelize.File) error { return f.SetCellValue(sheetRemembered, "A6", "AAAA") },
		"the sum is another":   func(f *excelize.File) error { return f.SetCellValue(sheetRemembered, "A5", "sum 00") },
		"it is no base64":      func(f *excelize.File) error { return f.SetCellValue(sheetRemembered, "A7", "%%%") },
		"most of it is gone":   func(f *excelize.File) error { return f.RemoveRow(sheetRemembered, 6) },
		"its first row is cut": func(f *excelize.File) error { return f.RemoveRow(sheetRemembered, 1) },
	} {
		t.Run(name, func(t *testing.T) {
			file := changed(t, sample(), func(f *excelize.File) error {
				if err := f.SetCellValue(sheetPersonas, "C3", "FR"); err != nil {
					return err
				}
				return forget(f)
			})
			got, err := readBack(t, file, later(), nil)
			if err != nil || len(got.Problems) != 1 || got.Problems[0].Code != "SPREADSHEET_FORGOTTEN" {
				t.Fatal(got.Problems, err)
			}
			if got.Any() || len(got.Edits) != 3 { // the country, and the two that were edited in the program
				t.Errorf("%+v", got.Edits)
			}
			if got, err := readBack(t, file, later(), Choices{"Personas!C3": true}); err != nil || len(got.Personas) != 1 || got.Personas[0].Country != "FR" {
				t.Errorf("%+v, %v", got.Personas, err)
			}
		})
	}
}

// raw is a spreadsheet after somebody has written into a part of it.
func raw(t *testing.T, file *bytes.Buffer, part string, change func(body string) string) *bytes.Buffer {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == part {
			body = []byte(change(string(body)))
		}
		w, err := out.Create(f.Name)
		if err == nil {
			_, err = w.Write(body)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return &b
}

// shown are the problems of a spreadsheet: how grave, which, and where.
func shown(list []problem.Problem) []string {
	var lines []string
	for _, p := range list {
		lines = append(lines, fmt.Sprintf("%s %s %s", p.Severity, p.Code, text.English().Print(p.Detail)))
	}
	return lines
}

func TestNothingOfASpreadsheetIsPassedOver(t *testing.T) {
	for name, c := range map[string]struct {
		change func(f *excelize.File) error
		want   string // of a problem
	}{
		"a closed cell":        {func(f *excelize.File) error { return f.SetCellValue(sheetPersonas, "N3", "Baseline") }, `warning SPREADSHEET_CLOSED Sheet Personas, row 3, column Layer, cell Personas!N3: it was "Department"`},
		"a closed sheet":       {func(f *excelize.File) error { return f.SetCellValue(sheetRanges, "H2", "gold") }, "warning SPREADSHEET_CLOSED Sheet Ranges, row 2, column Tag, cell Ranges!H2"},
		"a count":              {func(f *excelize.File) error { return f.SetCellValue(sheetRanges, "D2", 7) }, "warning SPREADSHEET_CLOSED Sheet Ranges, row 2, column Numbers, cell Ranges!D2"},
		"a key of a closed":    {func(f *excelize.File) error { return f.SetCellValue(sheetRanges, "A2", "York") }, "warning SPREADSHEET_CLOSED Sheet Ranges, row 2, column Range, cell Ranges!A2"},
		"a row of a closed":    {func(f *excelize.File) error { return f.SetCellValue(sheetRanges, "A99", "York") }, "warning SPREADSHEET_CLOSED Sheet Ranges, row 99"},
		"a number overwritten": {func(f *excelize.File) error { return f.SetCellValue(sheetNumbers, "A2", "+441632960007") }, `error SPREADSHEET_CLOSED Sheet Numbers, row 2, column Number, cell Numbers!A2: it was "+441632960000"`},
		"an id taken out":      {func(f *excelize.File) error { return f.SetCellValue(sheetPersonas, "Q3", "") }, "warning SPREADSHEET_CLOSED Sheet Personas, row 3, column Id, cell Personas!Q3"},
		"a row left out":       {func(f *excelize.File) error { return f.RemoveRow(sheetNumbers, 2) }, "warning SPREADSHEET_ROWS 1 row of the sheet Numbers: +441632960000"},
		"a sheet left out":     {func(f *excelize.File) error { return f.DeleteSheet(sheetNumbers) }, "warning SPREADSHEET_SHEETS Numbers"},
		"a sheet of their own": {func(f *excelize.File) error {
			_, err := f.NewSheet("Mine")
			return err
		}, "warning SPREADSHEET_SHEETS Mine"},
		"a sheet renamed":     {func(f *excelize.File) error { return f.SetSheetName(sheetNumbers, "Nummern") }, "error SPREADSHEET_SHEETS Unknown: Nummern. Not there: Numbers."},
		"a head misspelt":     {func(f *excelize.File) error { return f.SetCellValue(sheetNumbers, "G1", "Tags") }, "error SPREADSHEET_HEADS Sheet Numbers. Unknown: G1 Tags. Not there: Tag."},
		"a needed head":       {func(f *excelize.File) error { return f.SetCellValue(sheetNumbers, "A1", nil) }, "error SPREADSHEET_HEADS The sheet Numbers has no column Number"},
		"a head twice":        {func(f *excelize.File) error { return f.SetCellValue(sheetNumbers, "B1", "Tag") }, `error SPREADSHEET_HEADS "Tag" stands twice`},
		"a head more":         {func(f *excelize.File) error { return f.SetCellValue(sheetNumbers, "K1", "Mine") }, "error SPREADSHEET_HEADS Sheet Numbers. Unknown: K1 Mine. Not there: ."},
		"no heads":            {func(f *excelize.File) error { return f.RemoveRow(sheetNumbers, 1) }, "error SPREADSHEET_HEADS Sheet Numbers. Unknown"},
		"a column left out":   {func(f *excelize.File) error { return f.RemoveCol(sheetNumbers, "G") }, "warning SPREADSHEET_HEADS Sheet Numbers: Tag."},
		"cells under no head": {func(f *excelize.File) error { return f.SetCellValue(sheetNumbers, "K3", "mine") }, "warning SPREADSHEET_BESIDE Sheet Numbers: 1 cell, Numbers!K3"},
		"merged cells":        {func(f *excelize.File) error { return f.MergeCell(sheetNumbers, "H2", "H3") }, "error SPREADSHEET_MERGED Sheet Numbers, cells H2:H3"},
		"a formula without a value": {func(f *excelize.File) error { return f.SetCellFormula(sheetPersonas, "B3", "A1&A2") },
			"error SPREADSHEET_FAULT Sheet Personas, row 3, column Persona description (who it is meant for), cell Personas!B3"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := readBack(t, changed(t, sample(), c.change), sample(), nil)
			if err != nil || len(got.Problems) != 1 || !strings.HasPrefix(shown(got.Problems)[0], c.want) {
				t.Errorf("%v, want %s (%v)", shown(got.Problems), c.want, err)
			}
			if (got.Any() || len(got.Edits) > 0) && problem.Worst(got.Problems) != problem.Error {
				t.Errorf("%+v", got.Edits)
			}
		})
	}
}

func TestAColumnThatIsLeftOutIsLeftAlone(t *testing.T) {
	c := sample()
	list := append(NumberList{}, c.Numbers.(NumberList)...)
	list[0].Tags, list[0].Note = []string{"vip"}, "desk 4"
	c.Numbers = list
	got, err := readBack(t, changed(t, c, func(f *excelize.File) error {
		if err := f.SetCellValue(sheetNumbers, "H2", "desk 5"); err != nil {
			return err
		}
		return f.RemoveCol(sheetNumbers, "G")
	}), c, nil)
	if err != nil || len(got.Numbers) != 1 || got.Numbers[0].Note != "desk 5" || len(got.Numbers[0].Tags) != 1 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAnErrorInACellIsRefusedWithItsPlace(t *testing.T) {
	part := "xl/worksheets/sheet1.xml"
	file := raw(t, spreadsheet(t, sample()), part, func(body string) string {
		at := strings.Index(body, `r="B3"`)
		end := at + strings.Index(body[at:], "</c>")
		return body[:at] + `r="B3" t="e"><v>#N/A</v>` + body[end:]
	})
	got, err := readBack(t, file, sample(), nil)
	want := "error SPREADSHEET_FAULT Sheet Personas, row 3, column Persona description (who it is meant for), cell Personas!B3: #N/A"
	if err != nil || len(got.Problems) != 1 || shown(got.Problems)[0] != want || len(got.Edits) > 0 {
		t.Errorf("%v %+v %v", shown(got.Problems), got.Edits, err)
	}
}

func TestASpreadsheetOutOfBoundsIsRefusedAtOnce(t *testing.T) {
	for name, c := range map[string]struct {
		change func(body string) string
		code   string
	}{
		"an endless row": {func(b string) string { return strings.Replace(b, `<row r="3"`, `<row r="99999999999"`, 1) }, "TABLE_BOUNDS"},
		"a row behind":   {func(b string) string { return strings.Replace(b, `<row r="3"`, `<row r="1048577"`, 1) }, "TABLE_BOUNDS"},
		"a row of thousand digits": {func(b string) string {
			return strings.Replace(b, `<row r="3"`, `<row r="`+strings.Repeat("9", 1000)+`"`, 1)
		}, "TABLE_BOUNDS"},
		"a row that is none":   {func(b string) string { return strings.Replace(b, `<row r="3"`, `<row r="x"`, 1) }, "TABLE_DAMAGED"},
		"a row that goes back": {func(b string) string { return strings.Replace(b, `<row r="3"`, `<row r="1"`, 1) }, "TABLE_DAMAGED"},
		"a cell elsewhere":     {func(b string) string { return strings.Replace(b, `r="B3"`, `r="B4"`, 1) }, "TABLE_DAMAGED"},
		"broken XML":           {func(b string) string { return strings.Replace(b, `</sheetData>`, `</sheetDada>`, 1) }, "TABLE_DAMAGED"},
		"XML cut short":        {func(b string) string { return b[:len(b)/2] }, "TABLE_DAMAGED"},
		"no XML":               {func(string) string { return "" }, "TABLE_DAMAGED"},
		"a declared entity":    {func(b string) string { return `<!DOCTYPE x [<!ENTITY a "b">]>` + b }, "TABLE_DAMAGED"},
	} {
		t.Run(name, func(t *testing.T) {
			began := time.Now()
			_, err := readBack(t, raw(t, spreadsheet(t, sample()), "xl/worksheets/sheet1.xml", c.change), sample(), nil)
			if code(err) != c.code || time.Since(began) > 5*time.Second {
				t.Errorf("%v after %v, want %s", err, time.Since(began), c.code)
			}
		})
	}
}

func TestReadingASpreadsheetCanBeCancelled(t *testing.T) {
	file := spreadsheet(t, sample())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ReadSpreadsheet(ctx, bytes.NewReader(file.Bytes()), int64(file.Len()), sample(), nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestTheFirstHundredProblemsAreNamedAndTheRestCounted(t *testing.T) {
	c := sample()
	c.Numbers = many(250)
	got, err := readBack(t, changed(t, c, func(f *excelize.File) error {
		for i := range 250 {
			if err := f.SetCellValue(sheetNumbers, fmt.Sprintf("C%d", i+2), "burnt"); err != nil {
				return err
			}
		}
		return nil
	}), c, nil)
	if err != nil || len(got.Problems) != mostProblems+1 || got.Problems[mostProblems].Code != "FILE_MORE" || fmt.Sprint(got.Problems[mostProblems].Detail.Args[0]) != "150" {
		t.Errorf("%d problems, %v", len(got.Problems), err)
	}
}

// A sheet that somebody has sorted says the same.
func TestTheOrderOfRowsMeansNothing(t *testing.T) {
	c := sample()
	c.Numbers = many(20)
	got, err := readBack(t, changed(t, c, func(f *excelize.File) error {
		if err := f.SetCellValue(sheetNumbers, "H5", "mine"); err != nil {
			return err
		}
		return f.DuplicateRowTo(sheetNumbers, 5, 2)
	}), c, nil)
	if err != nil || len(got.Problems) != 1 || got.Problems[0].Code != "SPREADSHEET_TWICE" {
		t.Errorf("%v, %v", shown(got.Problems), err)
	}
	got, err = readBack(t, changed(t, c, func(f *excelize.File) error {
		if err := f.SetCellValue(sheetNumbers, "H5", "mine"); err != nil {
			return err
		}
		if err := f.DuplicateRowTo(sheetNumbers, 5, 2); err != nil {
			return err
		}
		return f.RemoveRow(sheetNumbers, 6)
	}), c, nil)
	if err != nil || len(got.Problems) > 0 || len(got.Numbers) != 1 || got.Numbers[0].Telephone != "+441632900003" {
		t.Errorf("%+v, %v, %v", got.Numbers, shown(got.Problems), err)
	}
}

// A persona that was deleted in the program meanwhile cannot be edited any more, which is said.
func TestAnEditOfSomethingDeletedIsNamed(t *testing.T) {
	now := sample()
	now.Design.Personas = now.Design.Personas[:1:1]
	got, err := readBack(t, typed(t, sample(), map[string]any{"Personas!C3": "FR"}), now, nil)
	if err != nil || len(got.Problems) != 1 || got.Problems[0].Code != "SPREADSHEET_GONE" || got.Any() {
		t.Errorf("%v, %v", shown(got.Problems), err)
	}
}

// Signs that a spreadsheet takes for others come out of any program as they stand.
func TestSignsThatASpreadsheetTakesForOthersAreKept(t *testing.T) {
	const odd = "_x0041_x0042_ & <b> ]]> _x005F_ \"é\""
	c := sample()
	c.Design.Personas = append(c.Design.Personas[:0:0], c.Design.Personas...)
	for i := range c.Design.Personas {
		c.Design.Personas[i].Description = odd
	}
	file := spreadsheet(t, c)
	if got, err := open(t, file).GetCellValue(sheetPersonas, "B2"); err != nil || got != odd {
		t.Errorf("excelize reads %q (%v)", got, err)
	}
	got, err := readBack(t, spreadsheet(t, c), c, Choices{})
	if err != nil || len(got.Edits)+len(got.Problems) > 0 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestATextThatIsTooLongForACellIsShortened(t *testing.T) {
	c := sample()
	c.Design.Personas = append(c.Design.Personas[:0:0], c.Design.Personas...)
	c.Design.Personas[0].Description = strings.Repeat("é", 40_000)
	got, err := readBack(t, spreadsheet(t, c), c, nil)
	if err != nil || len(got.Edits)+len(got.Problems)+got.Later > 0 {
		t.Errorf("%d edits, %d later, %v, %v", len(got.Edits), got.Later, shown(got.Problems), err)
	}
}
