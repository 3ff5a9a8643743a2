package document

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"personadesk/backend/number"
)

func itoa(n int) string { return strconv.Itoa(n) }

// numberIntake takes in the rows of the sheet of numbers.
type numberIntake struct {
	*intake
	known map[string]number.Number
	rows  map[string]int
}

func newNumberIntake(in *intake) *numberIntake {
	n := &numberIntake{intake: in, known: make(map[string]number.Number, len(in.content.Numbers)), rows: map[string]int{}}
	for _, known := range in.content.Numbers {
		n.known[known.Telephone] = known
	}
	return n
}

var (
	exponent = regexp.MustCompile(`^[+-]?[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+$`)
	fraction = regexp.MustCompile(`^[0-9]+[.,][0-9]+$`)
	e164     = regexp.MustCompile(`^\+?[1-9][0-9]{6,14}$`)
)

// telephone reads a number as spreadsheets give it back: with or without the plus, with blanks and brackets. A number
// that a spreadsheet has turned into 4.41612E+11 has lost digits and cannot be told any more.
func telephone(cell string) (string, string) {
	text := strings.TrimPrefix(strings.TrimSpace(cell), "'")
	if exponent.MatchString(text) || fraction.MatchString(text) {
		return "", "the spreadsheet has turned the number into a figure and lost digits; format the column as text and type it again."
	}
	text = strings.NewReplacer(" ", "", "\u00a0", "", "(", "", ")", "", "-", "", ".", "").Replace(text)
	if !e164.MatchString(text) {
		return "", "this is no telephone number in international form, such as +441612300714."
	}
	return "+" + strings.TrimPrefix(text, "+"), ""
}

func (in *numberIntake) row(r row) {
	cell, _ := r.text(headNumber)
	e164, wrong := telephone(cell)
	if wrong != "" {
		in.complain(r, headNumber, "SPREADSHEET_NUMBER", "A telephone number cannot be read", strconv.Quote(cell)+": "+wrong)
		return
	}
	if first, twice := in.rows[e164]; twice {
		in.complain(r, headNumber, "SPREADSHEET_TWICE", "A number stands in two rows", "row "+itoa(first)+" speaks of it already.")
		return
	}
	in.rows[e164] = r.number
	before, known := in.known[e164]
	if !known {
		i := slices.IndexFunc(in.content.Ranges, func(have number.Range) bool { return have.Holds(e164) })
		if i < 0 {
			in.complain(r, headNumber, "SPREADSHEET_NUMBER", "A number belongs to no range", e164+" lies in none of the ranges of the workbook.")
			return
		}
		before = number.Number{Telephone: e164, RangeID: in.content.Ranges[i].ID, State: number.Unknown}
	}
	after := before
	count := len(in.Edits.Edits)
	edit := func(head, had, now string) {
		if had != now {
			in.Edits.Edits = append(in.Edits.Edits, Edit{Kind: "number", ID: e164, New: !known, Row: r.number, Field: head, Before: had, After: now})
		}
	}
	if state, ok := r.text(headState); ok {
		if after.State, ok = in.state(r, before.State, number.State(strings.ToLower(state))); !ok {
			return
		}
		edit(headState, string(before.State), string(after.State))
	}
	if tag, ok := r.text(headTag); ok && tag != strings.TrimSpace(clean(before.Tag)) {
		after.Tag = tag
		edit(headTag, before.Tag, after.Tag)
	}
	if note, ok := r.text(headNote); ok && note != strings.TrimSpace(clean(before.Note)) {
		after.Note = note
		edit(headNote, before.Note, after.Note)
	}
	if len(in.Edits.Edits) > count {
		in.Numbers = append(in.Numbers, after)
	}
}

// state says whether a spreadsheet may move a number from one state to another. Whether somebody holds a number is for
// the tenant to say, never for a cell.
func (in *numberIntake) state(r row, from, to number.State) (number.State, bool) {
	byHand := []number.State{number.Free, number.Reserved, number.Quarantined}
	switch {
	case to == from || to == "":
		return from, true
	case !slices.Contains(byHand, to):
		in.complain(r, headState, "SPREADSHEET_STATE", "A state cannot be set by hand", strconv.Quote(string(to))+" is none of free, reserved and quarantined.")
	case !slices.Contains(byHand, from):
		in.complain(r, headState, "SPREADSHEET_STATE", "A state cannot be set by hand", "the number is "+string(from)+", and only the tenant can change that.")
	default:
		return to, true
	}
	return from, false
}
