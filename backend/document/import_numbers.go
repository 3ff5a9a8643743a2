package document

import (
	"regexp"
	"strings"

	"personadesk/backend/number"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// numberIntake takes in the rows of the sheet of numbers.
type numberIntake struct {
	*intake
	book NumberBook
	rows map[string]int
}

func newNumberIntake(in *intake) (*numberIntake, error) {
	n := &numberIntake{intake: in, book: in.content.Book, rows: map[string]int{}}
	if n.book.Inventory == nil {
		var list []number.Number
		for one, err := range in.content.numbers().All() {
			if err != nil {
				return nil, err
			}
			list = append(list, one)
		}
		var err error
		n.book.Now = in.content.At
		if n.book.Inventory, _, err = number.NewInventory(in.content.Ranges, number.NewLists(list, number.Tenant{}), in.content.At); err != nil {
			return nil, err
		}
	}
	return n, nil
}

var (
	exponent = regexp.MustCompile(`^[+-]?[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+$`)
	fraction = regexp.MustCompile(`^[0-9]+[.,][0-9]+$`)
	e164     = regexp.MustCompile(`^\+?[1-9][0-9]{6,14}$`)
)

// telephone reads a number as spreadsheets give it back: with or without the plus, with blanks and brackets. A number
// that a spreadsheet has turned into 4.41612E+11 has lost digits and cannot be told any more.
func telephone(cell string) (string, text.Text) {
	written := strings.TrimPrefix(strings.TrimSpace(cell), "'")
	if exponent.MatchString(written) || fraction.MatchString(written) {
		return "", text.Of("spreadsheet.figure")
	}
	written, ext, extended := strings.Cut(strings.ToLower(written), ";ext=")
	if extended && strings.Trim(ext, "0123456789") != "" {
		return "", text.Of("spreadsheet.extension")
	}
	written = strings.NewReplacer(" ", "", "\u00a0", "", "(", "", ")", "", "-", "", ".", "").Replace(written)
	if !e164.MatchString(written) {
		return "", text.Of("spreadsheet.international")
	}
	written = "+" + strings.TrimPrefix(written, "+")
	if extended {
		written += ";ext=" + ext
	}
	return written, text.Text{}
}

func (in *numberIntake) row(r row) {
	cell, _ := r.text(headNumber)
	e164, wrong := telephone(cell)
	if !wrong.IsZero() {
		in.complain(r, headNumber, problem.New("SPREADSHEET_NUMBER.read").Detailed(cell, wrong))
		return
	}
	if first, twice := in.rows[e164]; twice {
		in.complain(r, headNumber, problem.New("SPREADSHEET_TWICE.number").Detailed(first))
		return
	}
	in.rows[e164] = r.number
	says := numberSays{telephone: e164, fields: map[string]string{}}
	for head, field := range map[string]string{headState: "state", headTag: "tags", headNote: "note"} {
		if text, there := r.text(head); there {
			says.fields[field] = text
		}
	}
	told, err := in.book.Inventory.Tell([]number.Key{number.KeyOf(e164)})
	if err != nil {
		in.failed = err
		return
	}
	taken, changes, err := in.book.take(told[0], says)
	if err != nil {
		in.refuse(r, err)
		return
	}
	if !changes {
		return
	}
	heads := map[string]string{"state": headState, "tags": headTag, "note": headNote}
	for _, e := range taken.edits {
		in.Edits.Edits = append(in.Edits.Edits, Edit{Kind: "number", ID: e164, New: taken.fresh, Row: r.number, Field: heads[e.field], Before: e.before, After: e.after})
	}
	in.Numbers, in.Events = append(in.Numbers, taken.after), append(in.Events, taken.event)
}

// refuse says which cell of a row is to blame, and why.
func (in *numberIntake) refuse(r row, err error) {
	field, p := faultOf(err)
	why := text.Of("spreadsheet.why", p.Summary, p.Detail)
	if field == "telephone" {
		in.complain(r, headNumber, problem.New("SPREADSHEET_NUMBER.taken").Detailed(why))
		return
	}
	in.complain(r, headState, problem.New("SPREADSHEET_STATE").Detailed(why))
}
