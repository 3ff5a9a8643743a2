package table

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"personadesk/backend/problem"
)

// Kind is what a cell holds.
type Kind int

// What a cell can hold. Every one has a text; that of a figure is its value in digits.
const (
	Text Kind = iota
	Figure
	Truth
	Moment
	Fault // an error, such as #REF!
	Lost  // a formula without a value
)

// Cell is a cell that holds something.
type Cell struct {
	Column int // from 0
	Kind   Kind
	Text   []byte // until the next row
}

// Row is a row of a sheet with its cells from left to right. It is good until the next one.
type Row struct {
	Number int // from 1, as people count
	Cells  []Cell
}

// Merged is cells that were made one, such as B2:B5.
type Merged struct {
	Ref                 string
	FirstRow, LastRow   int // from 1
	FirstColumn, Column int // from 0, the first and the last
}

// errEnough ends a reading that has what it wanted.
var errEnough = errors.New("enough")

// mostMerged is how many merged cells of a sheet are told.
const mostMerged = 1000

// Rows goes over the rows of a sheet that hold something, and tells at its end which cells were made one. It ends early when each says so.
func (b *Book) Rows(sheet string, each func(Row) (bool, error)) ([]Merged, error) {
	r := sheetReader{book: b, each: each}
	for _, s := range b.sheets {
		if s.name != sheet {
			continue
		}
		err := b.scan(s.part, true, r.token)
		if errors.Is(err, errEnough) {
			err = nil
		}
		return r.merged, err
	}
	return nil, problem.New("SPREADSHEET_UNREADABLE.part").Detailed(sheet).Hinted()
}

// sheetReader takes a sheet apart.
type sheetReader struct {
	book   *Book
	each   func(Row) (bool, error)
	merged []Merged

	inRows, inRow, inCell, inValue, inText, inFormula bool
	spoken                                            int
	row                                               Row
	texts                                             []byte // of all cells of the row
	spans                                             []int  // where the text of each begins
	cell                                              rawCell
}

// rawCell is a cell as it stands in the file.
type rawCell struct {
	column           int
	kind             string
	style            int
	from             int // where its text begins
	formula, hasText bool
}

func (r *sheetReader) token(s *scanner, t token) error {
	if t == characters {
		return r.characters(s)
	}
	open := t == opening
	switch string(s.name) {
	case "c":
		if !r.inRow {
			return nil
		}
		if r.inCell = open; open {
			return r.begin(s)
		}
		return r.end()
	case "v":
		r.inValue = open && r.inCell
		r.cell.hasText = r.cell.hasText || r.inValue
	case "t":
		r.inText = open && r.inCell
		r.cell.hasText = r.cell.hasText || r.inText
	case "f":
		r.inFormula = open
		r.cell.formula = true
	case "rPh":
		r.spoken += sign(t)
	case "row":
		if !r.inRows {
			return nil
		}
		if r.inRow = open; open {
			return r.beginRow(s)
		}
		return r.endRow()
	case "sheetData":
		r.inRows = open
	case "mergeCell":
		if open && len(r.merged) < mostMerged {
			return r.merge(s)
		}
	}
	return nil
}

func (r *sheetReader) characters(s *scanner) (err error) {
	if r.inValue || r.inText && r.spoken == 0 {
		r.texts, err = s.said(r.texts)
	}
	return err
}

func (r *sheetReader) beginRow(s *scanner) error {
	n := r.row.Number + 1
	if written, there := s.attr("r"); there {
		// More digits than any row has are too many, and no damage.
		if len(written) > 9 && len(bytes.Trim(written, "0123456789")) == 0 {
			return problem.New("TABLE_BOUNDS.place").Detailed(string(written[:9])+"…", MostRows).Hinted()
		}
		var err error
		if n, err = strconv.Atoi(string(written)); err != nil {
			return err
		}
	}
	switch {
	case n > MostRows:
		return problem.New("TABLE_BOUNDS.place").Detailed(strconv.Itoa(n), MostRows).Hinted()
	case n <= r.row.Number:
		return fmt.Errorf("row %d comes after row %d", n, r.row.Number)
	}
	r.row.Number, r.row.Cells, r.texts, r.spans = n, r.row.Cells[:0], r.texts[:0], r.spans[:0]
	r.cell.column = -1
	return r.book.meter.row(n)
}

func (r *sheetReader) begin(s *scanner) error {
	column := r.cell.column + 1
	if ref, there := s.attr("r"); there {
		var row int
		var ok bool
		if column, row, ok = place(ref); !ok || row != r.row.Number {
			return fmt.Errorf("a cell of row %d says that it is %q", r.row.Number, ref)
		}
	}
	if column <= r.cell.column || column >= MostColumns {
		return fmt.Errorf("a cell of row %d stands in column %d", r.row.Number, column+1)
	}
	r.cell = rawCell{column: column, from: len(r.texts)}
	if kind, there := s.attr("t"); there {
		r.cell.kind = kindName(kind)
	}
	if style, there := s.attr("s"); there {
		var err error
		if r.cell.style, err = strconv.Atoi(string(style)); err != nil {
			return err
		}
	}
	return r.book.meter.cell()
}

// kindName is the name of a kind without making a text of it each time.
func kindName(raw []byte) string {
	for _, known := range []string{"inlineStr", "s", "n", "str", "b", "e", "d"} {
		if string(raw) == known {
			return known
		}
	}
	return "?"
}

// place reads a reference such as AB12: a column from 0 and a row from 1.
func place(ref []byte) (column, row int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4 && ref[i] >= 'A' && ref[i] <= 'Z'; i++ {
		column = column*26 + int(ref[i]-'A') + 1
	}
	if i == 0 || i == len(ref) || len(ref) > i+8 {
		return 0, 0, false
	}
	for _, c := range ref[i:] {
		if c < '0' || c > '9' {
			return 0, 0, false
		}
		row = row*10 + int(c-'0')
	}
	return column - 1, row, row > 0
}

// CellName is the name of a cell as people write it; the column counts from 0 and the row from 1.
func CellName(column, row int) string { return ColumnName(column) + strconv.Itoa(row) }

// ColumnName is the name of a column, from 0.
func ColumnName(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

func (r *sheetReader) end() error {
	r.inValue, r.inText = false, false
	raw := r.texts[r.cell.from:]
	cell := Cell{Column: r.cell.column}
	switch {
	case r.cell.formula && (!r.cell.hasText || len(raw) == 0 && r.cell.kind != "str"):
		cell.Kind = Lost
	case !r.cell.hasText || len(raw) == 0:
		return nil
	default:
		if err := r.value(&cell, raw); err != nil {
			return err
		}
	}
	r.row.Cells, r.spans = append(r.row.Cells, cell), append(r.spans, r.cell.from, len(r.texts))
	return nil
}

// value makes of what stands in a cell what it means. It may write behind its text.
func (r *sheetReader) value(cell *Cell, raw []byte) error {
	from := r.cell.from
	switch r.cell.kind {
	case "s":
		at, err := strconv.Atoi(string(bytes.TrimSpace(raw)))
		if err != nil {
			return fmt.Errorf("cell %s: %w", CellName(cell.Column, r.row.Number), err)
		}
		text, err := r.book.shared.text(at)
		if err != nil {
			return err
		}
		r.texts = append(r.texts[:from], text...)
	case "inlineStr", "str":
		r.texts = unescapeSigns(r.texts, from)
	case "b":
		cell.Kind = Truth
		said := "FALSE"
		if truth(bytes.TrimSpace(raw)) {
			said = "TRUE"
		}
		r.texts = append(r.texts[:from], said...)
	case "e":
		cell.Kind = Fault
	case "d":
		cell.Kind = Moment
	case "", "n":
		return r.figure(cell, strings.TrimSpace(string(raw)))
	default:
		return fmt.Errorf("cell %s is of a kind that nobody knows", CellName(cell.Column, r.row.Number))
	}
	return nil
}

// figure writes a figure in digits, and one that is shown as a moment as a day.
func (r *sheetReader) figure(cell *Cell, raw string) error {
	from := r.cell.from
	value, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return fmt.Errorf("cell %s: %w", CellName(cell.Column, r.row.Number), err)
	}
	cell.Kind = Figure
	if r.cell.style >= 0 && r.cell.style < len(r.book.dates) && r.book.dates[r.cell.style] {
		if written, ok := r.book.moment(value); ok {
			cell.Kind = Moment
			r.texts = append(r.texts[:from], written...)
			return nil
		}
	}
	const exact = 1e15 // a spreadsheet keeps fifteen digits
	if value == float64(int64(value)) && value < exact && value > -exact {
		r.texts = strconv.AppendInt(r.texts[:from], int64(value), 10)
	} else {
		r.texts = append(r.texts[:from], raw...)
	}
	return nil
}

// moment is the day, and the time when there is one, that a figure means.
func (b *Book) moment(value float64) (string, bool) {
	const lastDay = 2_958_466 // of the year 9999
	if value < 1 || value >= lastDay {
		return "", false
	}
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if b.era == 1904 {
		first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	} else if value < 60 {
		value++ // the 29 February 1900 that spreadsheets count and nobody saw
	}
	day := int(value)
	at := first.AddDate(0, 0, day).Add(time.Duration((value-float64(day))*86400+0.5) * time.Second)
	if at.Hour()+at.Minute()+at.Second() == 0 {
		return at.Format(time.DateOnly), true
	}
	return at.Format("2006-01-02T15:04:05"), true
}

func (r *sheetReader) endRow() error {
	for i := range r.row.Cells {
		r.row.Cells[i].Text = r.texts[r.spans[2*i]:r.spans[2*i+1]]
	}
	if len(r.row.Cells) == 0 {
		return nil
	}
	more, err := r.each(r.row)
	if err == nil && !more {
		err = errEnough
	}
	return err
}

func (r *sheetReader) merge(s *scanner) error {
	ref, err := s.word("ref")
	if err != nil {
		return err
	}
	begins, ends, both := strings.Cut(ref, ":")
	if !both {
		ends = begins
	}
	m := Merged{Ref: ref}
	var ok, alsoOK bool
	m.FirstColumn, m.FirstRow, ok = place([]byte(begins))
	m.Column, m.LastRow, alsoOK = place([]byte(ends))
	if !ok || !alsoOK {
		return fmt.Errorf("cells %q were made one", ref)
	}
	r.merged = append(r.merged, m)
	return nil
}

// unescapeSigns takes signs that XML cannot hold, written as _x000D_, out of the text that begins at a place.
func unescapeSigns(all []byte, from int) []byte {
	if !bytes.Contains(all[from:], []byte("_x")) {
		return all
	}
	text := string(all[from:])
	all = all[:from]
	for i := 0; i < len(text); {
		if n, ok := escapedSign(text[i:]); ok {
			all = append(all, string(n)...)
			i += len("_x0000_")
			continue
		}
		all = append(all, text[i])
		i++
	}
	return all
}

// LooksEscaped says whether a text begins like a sign that XML cannot hold.
func LooksEscaped(text string) bool {
	_, ok := escapedSign(text)
	return ok
}

func escapedSign(text string) (rune, bool) {
	if len(text) < 7 || text[:2] != "_x" || text[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(text[2:6], 16, 16)
	return rune(n), err == nil
}
