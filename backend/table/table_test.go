package table_test

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
	"pgregory.net/rapid"

	"personadesk/backend/problem"
	"personadesk/backend/table"
)

// book is a spreadsheet of parts, of which those that every one has are made.
func book(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	all := map[string]string{
		"_rels/.rels":                `<Relationships><Relationship Id="r" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<x:workbook xmlns:x="m"><x:sheets><x:sheet name="One &amp; only" r:id="rId1"/></x:sheets></x:workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="x/styles" Target="styles.xml"/></Relationships>`,
	}
	for name, body := range parts {
		all[name] = body
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for name, body := range all {
		w, err := out.Create(name)
		if err == nil {
			_, err = io.WriteString(w, body)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sheet(rows string) map[string]string {
	return map[string]string{"xl/worksheets/sheet1.xml": `<?xml version="1.0"?><!-- made by hand --><worksheet><sheetData>` + rows + `</sheetData></worksheet>`}
}

// cells are what a sheet says: a line a cell.
func cells(t *testing.T, raw []byte, bounds table.Bounds) ([]string, error) {
	t.Helper()
	b, err := table.OpenBook(t.Context(), bytes.NewReader(raw), int64(len(raw)), bounds)
	if err != nil {
		return nil, err
	}
	var lines []string
	merged, err := b.Rows(b.Sheets()[0], func(r table.Row) (bool, error) {
		for _, c := range r.Cells {
			lines = append(lines, fmt.Sprintf("%s %d %s", table.CellName(c.Column, r.Number), c.Kind, c.Text))
		}
		return true, nil
	})
	for _, m := range merged {
		lines = append(lines, "merged "+m.Ref)
	}
	return lines, err
}

func TestCellsSayWhatTheyHold(t *testing.T) {
	for name, c := range map[string]struct {
		parts map[string]string
		want  []string
	}{
		"a text":             {sheet(`<row r="2"><c r="B2" t="inlineStr"><is><t xml:space="preserve"> a &lt;b&gt; &#x41;&#66;</t></is></c></row>`), []string{"B2 0  a <b> AB"}},
		"a text in pieces":   {sheet(`<row><c t="inlineStr"><is><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r><rPh><t>not</t></rPh></is></c></row>`), []string{"A1 0 ab"}},
		"a section":          {sheet(`<row><c t="inlineStr"><is><t><![CDATA[a & b]]></t></is></c></row>`), []string{"A1 0 a & b"}},
		"an escaped sign":    {sheet(`<row><c t="inlineStr"><is><t>a_x000D_b_x005F_x</t></is></c></row>`), []string{"A1 0 a\rb_x"}},
		"line ends":          {sheet("<row><c t=\"inlineStr\"><is><t>a\r\nb\rc\nd</t></is></c></row>"), []string{"A1 0 a\nb\nc\nd"}},
		"a figure":           {sheet(`<row r="7"><c r="A7"><v>441614960007</v></c><c><v>4.41614960007E11</v></c><c><v>0.1</v></c><c><v>1E300</v></c></row>`), []string{"A7 1 441614960007", "B7 1 441614960007", "C7 1 0.1", "D7 1 1E300"}},
		"a truth":            {sheet(`<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c></row>`), []string{"A1 2 TRUE", "B1 2 FALSE"}},
		"an error":           {sheet(`<row><c t="e"><v>#REF!</v></c></row>`), []string{"A1 4 #REF!"}},
		"a formula":          {sheet(`<row><c t="str"><f>A1&amp;"x"</f><v>yx</v></c><c><f>1+1</f><v>2</v></c><c><f>1+1</f></c><c><f>1+1</f><v></v></c><c t="str"><f>""</f><v></v></c></row>`), []string{"A1 0 yx", "B1 1 2", "C1 5 ", "D1 5 "}},
		"nothing":            {sheet(`<row><c/><c s="1"/><c t="inlineStr"><is><t/></is></c></row>`), nil},
		"merged cells":       {map[string]string{"xl/worksheets/sheet1.xml": `<worksheet><sheetData/><mergeCells count="1"><mergeCell ref="B2:C9"/></mergeCells></worksheet>`}, []string{"merged B2:C9"}},
		"a greater in a tag": {sheet(`<row><c r="A1" cm='>' t="inlineStr"><is><t>a</t></is></c></row>`), []string{"A1 0 a"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := cells(t, book(t, c.parts), table.Usual())
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestTextsThatCellsShareAndFiguresThatAreMoments(t *testing.T) {
	parts := sheet(`<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c><c s="1"><v>46387</v></c><c s="2"><v>46387.5</v></c><c s="3"><v>46387</v></c><c s="1"><v>1</v></c></row>`)
	parts["xl/sharedStrings.xml"] = `<sst><si><t>first</t></si><si><r><t>sec</t></r><r><t>ond</t></r></si></sst>`
	parts["xl/styles.xml"] = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy\-mm\-dd hh:mm"/><numFmt numFmtId="171" formatCode="&quot;day&quot; 0.00[Red]"/></numFmts>` +
		`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`
	got, err := cells(t, book(t, parts), table.Usual())
	want := []string{"A1 0 second", "B1 0 first", "C1 3 2026-12-31", "D1 3 2026-12-31T12:00:00", "E1 1 46387", "F1 3 1900-01-01"}
	if d := cmp.Diff(want, got); d != "" || err != nil {
		t.Error(d, err)
	}
}

func code(err error) string {
	var p *problem.Problem
	if errors.As(err, &p) {
		return p.Code
	}
	return fmt.Sprint(err)
}

func manySheets(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<sheet name="%d"/>`, i)
	}
	return b.String()
}

func TestWhatIsDamagedOrOutOfBounds(t *testing.T) {
	small := table.Usual()
	small.Rows, small.Cells, small.Expanded, small.Cell = 10, 20, 8<<10, 2<<10
	row := `<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>`
	for name, c := range map[string]struct {
		parts map[string]string
		want  string
	}{
		"many rows":                   {sheet(strings.Repeat("<row/>", 11)), "TABLE_BOUNDS"},
		"many cells":                  {sheet(strings.Repeat(row, 7)), "TABLE_BOUNDS"},
		"much that is unpacked":       {sheet(strings.Repeat(" ", 9<<10)), "TABLE_BOUNDS"},
		"a row out of bounds":         {sheet(`<row r="99999999999"/>`), "TABLE_BOUNDS"},
		"a row behind the last":       {sheet(`<row r="1048577"/>`), "TABLE_BOUNDS"},
		"a row of no number":          {sheet(`<row r="-1"/>`), "TABLE_DAMAGED"},
		"a column out of bounds":      {sheet(`<row r="1"><c r="XFE1"/></row>`), "TABLE_DAMAGED"},
		"cells that go back":          {sheet(`<row r="1"><c r="B1"/><c r="A1"/></row>`), "TABLE_DAMAGED"},
		"a text that nobody has":      {sheet(`<row><c t="s"><v>7</v></c></row>`), "TABLE_DAMAGED"},
		"a figure that is none":       {sheet(`<row><c><v>seven</v></c></row>`), "TABLE_DAMAGED"},
		"a kind that nobody knows":    {sheet(`<row><c t="z"><v>7</v></c></row>`), "TABLE_DAMAGED"},
		"an entity that nobody knows": {sheet(`<row><c t="str"><v>&lol;</v></c></row>`), "TABLE_DAMAGED"},
		"no text":                     {sheet("<row><c t=\"str\"><v>\xff</v></c></row>"), "TABLE_DAMAGED"},
		"a tag left open":             {sheet(`<row><c>`), "TABLE_DAMAGED"},
		"two roots":                   {map[string]string{"xl/worksheets/sheet1.xml": `<a/><b/>`}, "TABLE_DAMAGED"},
		"text behind the root":        {map[string]string{"xl/worksheets/sheet1.xml": `<a/>b`}, "TABLE_DAMAGED"},
		"a text without end":          {sheet(`<row><c t="str"><v>` + strings.Repeat("x", 4<<10) + `</v></c></row>`), "TABLE_BOUNDS"},
		"no sheet":                    {nil, "SPREADSHEET_UNREADABLE"},
		"two sheets of a name":        {map[string]string{"xl/workbook.xml": `<w><sheet name="A"/><sheet name="a"/></w>`}, "TABLE_DAMAGED"},
		"sheets past counting":        {map[string]string{"xl/workbook.xml": "<w>" + manySheets(10_001) + "</w>"}, "TABLE_BOUNDS"},
		"styles past counting":        {map[string]string{"xl/styles.xml": "<s><cellXfs>" + strings.Repeat("<xf/>", 1<<16+2) + "</cellXfs></s>"}, "TABLE_DAMAGED"},
		"no sheets":                   {map[string]string{"xl/workbook.xml": `<w/>`}, "SPREADSHEET_UNREADABLE"},
	} {
		t.Run(name, func(t *testing.T) {
			bounds := small
			if strings.HasSuffix(name, "past counting") {
				bounds = table.Usual()
			}
			if _, err := cells(t, book(t, c.parts), bounds); code(err) != c.want {
				t.Errorf("%v, want %s", err, c.want)
			}
		})
	}
	if _, err := cells(t, []byte("PK\x03\x04"), small); code(err) != "SPREADSHEET_UNREADABLE" {
		t.Error(err)
	}
}

// A small file that unpacks to gigabytes is stopped, by its size and by its time.
func TestABombIsStopped(t *testing.T) {
	raw := book(t, sheet(strings.Repeat("<a/>", 16<<20)))
	bounds := table.Usual()
	bounds.Expanded = 16 << 20
	if _, err := cells(t, raw, bounds); code(err) != "TABLE_BOUNDS" {
		t.Error(err)
	}
	bounds = table.Usual()
	bounds.Time = time.Nanosecond
	if _, err := cells(t, raw, bounds); code(err) != "TABLE_BOUNDS" {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := table.OpenBook(ctx, bytes.NewReader(raw), int64(len(raw)), table.Usual()); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// Whatever excelize writes is read as excelize reads it.
func TestCellsAreReadAsExcelizeReadsThem(t *testing.T) {
	text := rapid.OneOf(rapid.StringMatching(`[ -~\n]{1,12}`), rapid.SampledFrom([]string{"=1", "_x0041_", "ü€", "a\tb", "<>&\"'", "]]>", "+441614960007"}))
	rapid.Check(t, func(t *rapid.T) {
		f := excelize.NewFile()
		for range rapid.IntRange(1, 12).Draw(t, "cells") {
			at := table.CellName(rapid.IntRange(0, 30).Draw(t, "column"), rapid.IntRange(1, 9).Draw(t, "row"))
			var value any = text.Draw(t, "text")
			if rapid.Bool().Draw(t, "figure") {
				value = rapid.Int64Range(-1e12, 1e12).Draw(t, "value")
			}
			if err := f.SetCellValue("Sheet1", at, value); err != nil {
				t.Fatal(err)
			}
		}
		var file bytes.Buffer
		if err := f.Write(&file); err != nil {
			t.Fatal(err)
		}
		want, err := f.GetRows("Sheet1", excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		b, err := table.OpenBook(context.Background(), bytes.NewReader(file.Bytes()), int64(file.Len()), table.Usual())
		if err != nil {
			t.Fatal(err)
		}
		met := 0
		if _, err := b.Rows("Sheet1", func(r table.Row) (bool, error) {
			for _, c := range r.Cells {
				if met++; want[r.Number-1][c.Column] != string(c.Text) {
					t.Fatalf("%s is %q, excelize reads %q", table.CellName(c.Column, r.Number), c.Text, want[r.Number-1][c.Column])
				}
			}
			return true, nil
		}); err != nil {
			t.Fatal(err)
		}
		for _, row := range want {
			for _, cell := range row {
				if cell != "" {
					met--
				}
			}
		}
		if met != 0 {
			t.Fatalf("%d cells more than excelize reads", met)
		}
	})
}

// What is written as comma-separated values comes back, however it is parted, ended and encoded.
func TestCommaSeparatedValuesComeBack(t *testing.T) {
	cell := rapid.OneOf(rapid.StringMatching(`[ -~]{0,8}`), rapid.SampledFrom([]string{"a\nb", "ü€", `"`, `""`, "=1", ";", ",", "\t"}))
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(2, 4).Draw(t, "width")
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, width, width), 1, 5).Draw(t, "rows")
		rows = append([][]string{[]string{"head", "two", "three", "four"}[:width]}, rows...)
		sep := rapid.SampledFrom([]string{",", ";", "\t"}).Draw(t, "sep")
		end := rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(t, "end")
		var file strings.Builder
		file.WriteString(rapid.SampledFrom([]string{"", "\ufeff"}).Draw(t, "mark"))
		want := [][]string{}
		for _, row := range rows {
			for i, cell := range row {
				if i > 0 {
					file.WriteString(sep)
				}
				file.WriteString(`"` + strings.ReplaceAll(cell, `"`, `""`) + `"`)
			}
			file.WriteString(end)
			if strings.TrimSpace(strings.Join(row, "")) != "" {
				want = append(want, row)
			}
		}
		c, err := table.OpenCSV(context.Background(), strings.NewReader(file.String()), table.Usual())
		if err != nil {
			t.Fatal(err)
		}
		got := [][]string{}
		for {
			row, _, err := c.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, append([]string{}, row...))
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Fatal(d)
		}
	})
}

// FuzzBook reads any bytes as a sheet of a spreadsheet.
func FuzzBook(f *testing.F) {
	for _, seed := range []string{`<row r="2"><c r="B2" t="inlineStr"><is><t>a</t></is></c></row>`, `<row><c><f>1</f></c></row>`, `<row r="99999999999">`, "<!", "<a b='"} {
		f.Add(seed)
	}
	bounds := table.Usual()
	bounds.Expanded, bounds.Time = 1<<20, time.Second
	f.Fuzz(func(t *testing.T, rows string) {
		if _, err := cells(t, book(t, sheet(rows)), bounds); err != nil && problem.From(err).Code == "" {
			t.Error(err)
		}
	})
}

// FuzzCSV reads any bytes as comma-separated values.
func FuzzCSV(f *testing.F) {
	for _, seed := range []string{"a,b\n\"c\"\"d\",e\r", "sep=;\na;b", "\xff\xfea\x00", "=\"a\",b", "\xfc"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		c, err := table.OpenCSV(t.Context(), bytes.NewReader(raw), table.Usual())
		for err == nil {
			_, _, err = c.Read()
		}
		if !errors.Is(err, io.EOF) && problem.From(err).Code == "" {
			t.Error(err)
		}
	})
}
