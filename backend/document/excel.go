package document

import (
	"context"
	"fmt"
	"io"
	"iter"
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"personadesk/backend/table"
)

// sheet is one sheet of the spreadsheet: its columns, and its rows one after the other.
type sheet struct {
	name    string
	columns []column
	count   int // of rows
	pinned  int // columns that stay in view and are printed on every page
	row     func(i int) []any
	rows    iter.Seq2[[]any, error] // in place of row, where there may be a million
}

// each goes over the rows.
func (s sheet) each() iter.Seq2[[]any, error] {
	if s.rows != nil {
		return s.rows
	}
	return func(yield func([]any, error) bool) {
		for i := range s.count {
			if !yield(s.row(i), nil) {
				return
			}
		}
	}
}

// column is one column of a sheet.
type column struct {
	head   string
	width  float64 // in characters
	closed bool    // computed: shown grey, and ignored when the spreadsheet comes back
}

// letter is a grade, shown as in the heat map: by its letter, and by a colour for those who see it.
type letter string

// WriteSpreadsheet writes the persona spreadsheet. Every text is stored as text, so that nothing that was typed is ever
// calculated. Progress is told at the beginning, about every thousand rows and at the end; it may be nil.
func WriteSpreadsheet(ctx context.Context, w io.Writer, c Content, progress func(done, total int)) error {
	sheets, err := sheetsOf(c)
	if err != nil {
		return err
	}
	return writeSheets(ctx, w, c, sheets, progress)
}

func writeSheets(ctx context.Context, w io.Writer, c Content, sheets []sheet, progress func(done, total int)) (err error) {
	f := excelize.NewFile()
	defer func() {
		if e := f.Close(); err == nil && e != nil {
			err = fmt.Errorf("close the spreadsheet: %w", e)
		}
	}()
	look, err := newStyles(f)
	if err != nil {
		return err
	}
	total, done := 0, 0
	for _, s := range sheets {
		total += s.count
	}
	tell := func(rows int) error {
		done += rows
		if progress != nil {
			progress(done, total)
		}
		return ctx.Err()
	}
	if err := tell(0); err != nil {
		return err
	}
	kept, err := newMemory()
	if err != nil {
		return err
	}
	parts := make([]eachRowOf, 0, len(sheets)+1)
	for i, s := range sheets {
		if i == 0 {
			err = f.SetSheetName(f.GetSheetName(0), s.name)
		} else {
			_, err = f.NewSheet(s.name)
		}
		if err == nil {
			err = setUp(f, s)
		}
		if err != nil {
			return fmt.Errorf("prepare the sheet %s: %w", s.name, err)
		}
		parts = append(parts, func(w *rowWriter) error {
			if err := writeRows(w, s, look, kept, tell); err != nil {
				return fmt.Errorf("write the sheet %s: %w", s.name, err)
			}
			return nil
		})
	}
	if err := hide(f); err != nil {
		return fmt.Errorf("prepare what the spreadsheet remembers: %w", err)
	}
	parts = append(parts, func(w *rowWriter) error { return kept.write(w, c) })
	if err := f.SetDocProps(&excelize.DocProperties{
		Title: "Personas of " + clean(c.Customer), Creator: "PersonaDesk", Description: headOfRecord(c),
		Created: c.At.UTC().Format(time.RFC3339), Modified: c.At.UTC().Format(time.RFC3339),
	}); err != nil {
		return fmt.Errorf("describe the spreadsheet: %w", err)
	}
	if err := assemble(w, f, parts); err != nil {
		return fmt.Errorf("write the spreadsheet: %w", err)
	}
	return nil
}

// writeRows writes the heads and the rows of a sheet, and keeps what stands in them.
func writeRows(w *rowWriter, s sheet, look styles, kept *memory, tell func(int) error) error {
	texts, cells := make([]string, len(s.columns)), make([]cell, len(s.columns))
	for i, col := range s.columns {
		texts[i] = clean(col.head)
		cells[i] = cell{style: look.head, text: texts[i]}
	}
	if err := w.write(cells, height(s.columns, texts)); err != nil {
		return err
	}
	kept.sheet(s)
	const often = 1000
	written := 0
	for values, err := range s.each() {
		if err != nil {
			return err
		}
		for i := range texts {
			texts[i] = ""
			if i < len(values) {
				texts[i] = shortened(textOf(values[i]))
			}
		}
		kept.row(texts)
		look.cells(cells, s.columns, values, texts)
		if err := w.write(cells, height(s.columns, texts)); err != nil {
			return err
		}
		if written++; written%often == 0 {
			if err := tell(often); err != nil {
				return err
			}
		}
	}
	kept.endSheet()
	return tell(written % often)
}

// height makes room for the tallest cell of a row, because not every program does so when it opens a file.
func height(columns []column, texts []string) float64 {
	const oneLine, most = 15.0, 400.0 // points
	lines := 1
	for i, text := range texts {
		if float64(len(text))*1.1 <= columns[i].width && strings.IndexByte(text, '\n') < 0 {
			continue // it fits, however many bytes its letters take
		}
		here := 0
		for line := range strings.SplitSeq(text, "\n") {
			here += max(1, int(math.Ceil(float64(utf8.RuneCountInString(line))*1.1/columns[i].width)))
		}
		lines = max(lines, here)
	}
	return min(most, float64(lines)*oneLine)
}

// pagesWide is over how many pages a sheet is printed side by side, so that it can still be read.
func (s sheet) pagesWide() int {
	const readable = 190 // characters across a landscape page
	sum := 0.0
	for _, col := range s.columns {
		sum += col.width
	}
	return max(1, int(math.Ceil(sum/readable)))
}

// setUp says how a sheet is laid out, filtered and printed.
func setUp(f *excelize.File, s sheet) error {
	last, err := excelize.CoordinatesToCellName(len(s.columns), s.count+1)
	if err != nil {
		return err
	}
	for i, col := range s.columns {
		name := table.ColumnName(i)
		if err := f.SetColWidth(s.name, name, name, col.width); err != nil {
			return err
		}
	}
	corner, pane := table.CellName(s.pinned, 2), "bottomRight"
	if s.pinned == 0 {
		pane = "bottomLeft"
	}
	if err := f.SetPanes(s.name, &excelize.Panes{Freeze: true, XSplit: s.pinned, YSplit: 1, TopLeftCell: corner, ActivePane: pane}); err != nil {
		return err
	}
	if err := f.SetSheetDimension(s.name, "A1:"+last); err != nil {
		return err
	}
	if err := f.AutoFilter(s.name, "A1:"+last, nil); err != nil {
		return err
	}
	landscape, paper, wide, high, fit := "landscape", 9, s.pagesWide(), 0, true
	if err := f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &paper, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	if err := f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	titles := "'" + s.name + "'!$1:$1"
	if s.pinned > 0 {
		end, err := excelize.ColumnNumberToName(s.pinned)
		if err != nil {
			return err
		}
		titles = "'" + s.name + "'!$A:$" + end + "," + titles
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: s.name})
}
