package document

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// Edit is one cell of a spreadsheet that came back different, for a person to look at before it is taken over.
type Edit struct {
	Kind   string `json:"kind"` // "persona" or "number"
	ID     string `json:"id"`   // of the persona, or the telephone number
	New    bool   `json:"new"`  // the row names something that does not exist yet
	Row    int    `json:"row"`  // as the spreadsheet counts, from 1
	Field  string `json:"field"`
	Before string `json:"before"` // lists with one entry a line
	After  string `json:"after"`
}

// Edits is what a spreadsheet would change.
type Edits struct {
	Edits    []Edit            `json:"edits"`
	Personas []persona.Persona `json:"personas"` // those that change, as they would be
	Numbers  []number.Number   `json:"numbers"`  // those that change, as they would be
	Events   []number.Event    `json:"-"`        // what would happen to those numbers
	Problems []problem.Problem `json:"problems"` // an error-level one forbids to take anything over
}

// Limits of what is unpacked, so that a small file cannot fill the memory.
const (
	largestSpreadsheet = 512 << 20
	largestPart        = 256 << 20
)

// ReadSpreadsheet compares a spreadsheet that came back with the content it belongs to and says what would change.
// Nothing is changed by it. Rows that are missing mean nothing: leaving one out deletes nothing.
// A file that cannot be read at all is an error; what is wrong in a row is a problem that names row and column.
func ReadSpreadsheet(r io.Reader, c Content) (Edits, error) {
	f, err := excelize.OpenReader(r, excelize.Options{UnzipSizeLimit: largestSpreadsheet, UnzipXMLSizeLimit: largestPart, RawCellValue: true})
	if err != nil {
		return Edits{}, problem.New("SPREADSHEET_UNREADABLE").Because(err).
			Detailed(err).Hinted()
	}
	in := intake{content: c}
	err = in.read(f)
	if e := f.Close(); e != nil {
		err = errors.Join(err, fmt.Errorf("close the spreadsheet: %w", e))
	}
	return in.Edits, err
}

type intake struct {
	Edits
	content Content
	failed  error // the first question about numbers that had no answer
}

func (in *intake) read(f *excelize.File) error {
	if !slices.Contains(f.GetSheetList(), sheetPersonas) {
		return problem.New("SPREADSHEET_NOT_OURS").
			Detailed(sheetPersonas).Hinted()
	}
	personas := newPersonaIntake(in)
	if err := eachRow(f, sheetPersonas, []string{item("name"), headID}, personas.row); err != nil {
		return err
	}
	if !slices.Contains(f.GetSheetList(), sheetNumbers) {
		return nil // handed out without numbers
	}
	numbers, err := newNumberIntake(in)
	if err != nil {
		return err
	}
	return errors.Join(eachRow(f, sheetNumbers, []string{headNumber}, numbers.row), in.failed)
}

// row is one row by the heads of its columns.
type row struct {
	sheet  string
	number int
	cells  map[string]string
}

// text is a cell without the blanks around it, and whether the column exists at all.
func (r row) text(head string) (string, bool) {
	text, ok := r.cells[head]
	return strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")), ok
}

// lines is a cell that holds a list, one entry a line.
func (r row) lines(head string) ([]string, bool) {
	text, ok := r.text(head)
	list := []string{}
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list, ok
}

func (r row) blank() bool {
	for _, text := range r.cells {
		if strings.TrimSpace(text) != "" {
			return false
		}
	}
	return true
}

func eachRow(f *excelize.File, sheet string, needed []string, do func(row)) (err error) {
	rows, err := f.Rows(sheet)
	if err != nil {
		return fmt.Errorf("read the sheet %s: %w", sheet, err)
	}
	defer func() {
		if e := rows.Close(); err == nil && e != nil {
			err = fmt.Errorf("close the sheet %s: %w", sheet, e)
		}
	}()
	var heads []string
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns()
		if err != nil {
			return fmt.Errorf("read row %d of the sheet %s: %w", n, sheet, err)
		}
		if n == 1 {
			if heads, err = headsOf(sheet, cells, needed); err != nil {
				return err
			}
			continue
		}
		r := row{sheet: sheet, number: n, cells: make(map[string]string, len(heads))}
		for i, head := range heads {
			if head == "" {
				continue
			}
			r.cells[head] = ""
			if i < len(cells) {
				r.cells[head] = cells[i]
			}
		}
		if !r.blank() {
			do(r)
		}
	}
	return rows.Error()
}

func headsOf(sheet string, cells, needed []string) ([]string, error) {
	seen := map[string]bool{}
	for i, cell := range cells {
		cells[i] = strings.TrimSpace(cell)
		if cells[i] != "" && seen[cells[i]] {
			return nil, problem.New("SPREADSHEET_HEADS.twice").Detailed(cells[i], sheet)
		}
		seen[cells[i]] = true
	}
	for _, head := range needed {
		if !seen[head] {
			return nil, problem.New("SPREADSHEET_HEADS.missing").
				Detailed(sheet, head).
				Hinted()
		}
	}
	return cells, nil
}

// complain adds a problem about a cell.
func (in *intake) complain(r row, head string, p *problem.Problem) {
	p.Detail = text.Of("spreadsheet.cell", r.sheet, r.number, head, p.Detail)
	p.Hint = text.Of("spreadsheet.correct")
	in.Problems = append(in.Problems, *p.At(problem.Where{Step: "documents", Kind: "row", ID: fmt.Sprint(r.number), Field: head}))
}
