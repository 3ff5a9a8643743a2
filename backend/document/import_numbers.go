package document

import (
	"strings"

	"personadesk/backend/number"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// numberIntake takes in the rows of the sheet of numbers.
type numberIntake struct {
	*intake
	book NumberBook
}

func newNumberIntake(in *intake) (*numberIntake, error) {
	n := &numberIntake{intake: in, book: in.content.Book}
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

// telephoneKey is a number as it is told apart, however it is written; what is no number stays as it is.
func telephoneKey(cell []byte) []byte {
	if phone.IsE164(string(cell)) {
		return cell
	}
	key, err := readTelephone(string(cell))
	if err != nil {
		return cell
	}
	return []byte(key.String())
}

// numberHeads are the columns of numbers that are read back, by field.
var numberHeads = []struct{ field, head string }{{"state", headState}, {"tags", headTag}, {"note", headNote}}

func (in *numberIntake) row(r row) error {
	cell, _ := r.text(headNumber)
	key, err := readTelephone(cell)
	if err != nil {
		in.refuse(r, err)
		return nil
	}
	told, err := in.book.Inventory.Tell([]number.Key{key})
	if err != nil {
		return err
	}
	own := told[0].Own
	now := map[string]string{"state": string(wordOf(own)), "tags": strings.Join(own.Tags, ", "), "note": own.Note}
	if own.State == "" {
		now["state"] = string(number.Free)
	}
	says, edits := numberSays{telephone: key.String(), fields: map[string]string{}}, map[string]Edit{}
	for _, h := range numberHeads {
		e, edited := in.edit(Edit{Kind: "number", ID: key.String(), New: !told[0].Recorded}, r, h.head, trimmed(shortened(clean(now[h.field]))))
		if !edited {
			continue
		}
		if edits[h.field] = e; e.Taken {
			says.fields[h.field] = e.After
		}
	}
	taken, changes, err := in.book.take(told[0], says)
	if err != nil {
		in.refuse(r, err)
		return nil
	}
	for _, e := range taken.edits {
		edit := edits[e.field]
		edit.Before, edit.After = e.before, e.after
		in.Edits.Edits = append(in.Edits.Edits, edit)
	}
	for _, h := range numberHeads {
		if e, edited := edits[h.field]; edited && !e.Taken {
			in.Edits.Edits = append(in.Edits.Edits, e)
		}
	}
	if changes {
		in.Numbers, in.Events = append(in.Numbers, taken.after), append(in.Events, taken.event)
	}
	return nil
}

// refuse says which cell of a row is to blame, and why.
func (in *numberIntake) refuse(r row, err error) {
	field, p := faultOf(err)
	why := text.Of("spreadsheet.why", p.Summary, p.Detail)
	for _, h := range numberHeads {
		if h.field == field {
			in.complain(r, h.head, problem.New("SPREADSHEET_STATE").Detailed(why))
			return
		}
	}
	in.complain(r, headNumber, problem.New("SPREADSHEET_NUMBER").Detailed(why))
}
