package document

import (
	"strings"

	"personadesk/backend/table"
)

// row is one row by the heads of its columns: what stands there now, and what stood there when the file was handed out.
type row struct {
	sheet  string
	number int
	places map[string]int // head -> column, from 0
	cells  map[string]string
	was    map[string]string // nil when the file does not say
}

// text is a cell without the blanks around it, and whether the column exists at all.
func (r row) text(head string) (string, bool) {
	text, ok := r.cells[head]
	return text, ok
}

// lines is a cell that holds a list, one entry a line.
func (r row) lines(head string) ([]string, bool) {
	text, ok := r.text(head)
	return linesOf(text), ok
}

func linesOf(text string) []string {
	list := []string{}
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}

// edited says whether somebody edited a cell in the file, which nobody knows when it does not say what stood there.
func (r row) edited(head string) bool {
	text, there := r.cells[head]
	return there && (r.was == nil || text != r.was[head])
}

// cell is the name of a cell with its sheet.
func (r row) cell(head string) string {
	return r.sheet + "!" + table.CellName(r.places[head], r.number)
}

// trimmed is a text as cells are compared: without blanks around it and with plain line ends.
func trimmed(text string) string {
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	return strings.TrimSpace(text)
}

// edit is what a cell says against what the program says. It is nothing when both say the same.
func (in *intake) edit(e Edit, r row, head, now string) (Edit, bool) {
	if !r.edited(head) || r.cells[head] == now {
		return e, false
	}
	e.Cell, e.Row, e.Field, e.Was, e.Before, e.After = r.cell(head), r.number, head, r.was[head], now, r.cells[head]
	e.Conflict = !e.New && (r.was == nil || r.was[head] != now)
	e.Taken = in.choices.takes(e)
	return e, true
}
