package service

import (
	"bytes"

	"personadesk/backend/desk"
	"personadesk/backend/document"
	"personadesk/backend/problem"
)

// SpreadsheetView is what somebody edited in a spreadsheet that was handed out.
type SpreadsheetView struct {
	Made      string                `json:"made"`      // when the file was handed out, "" when it does not say
	Edits     []SpreadsheetEditView `json:"edits"`     // conflicts first; no more than a screen shows
	Total     int                   `json:"total"`     // how many there are
	Conflicts int                   `json:"conflicts"` // of them
	Taking    int                   `json:"taking"`    // how many would be taken, or were
	Later     int                   `json:"later"`     // rows that were edited in the program alone
	Problems  []problem.Shown       `json:"problems"`
	Refused   bool                  `json:"refused"` // nothing of it can be taken
}

// SpreadsheetEditView is one cell that was edited.
type SpreadsheetEditView struct {
	Cell     string `json:"cell"` // with its sheet
	ID       string `json:"id"`   // of the persona, or the number
	New      bool   `json:"new"`
	Field    string `json:"field"`
	Was      string `json:"was"`    // in the file when it was handed out
	Before   string `json:"before"` // in the program
	After    string `json:"after"`  // in the file
	Conflict bool   `json:"conflict"`
	Taken    bool   `json:"taken"`
}

// mostEdits is how many edits a screen shows. Those behind are taken when they are no conflicts.
const mostEdits = 500

// PreviewSpreadsheet says what was edited in a spreadsheet, which comes in base64. Cells are named like Personas!C5: those to take though
// they were edited in the program too, and those to leave.
func (s *Documents) PreviewSpreadsheet(file string, take, leave []string) (SpreadsheetView, error) {
	if err := s.may(desk.Look); err != nil {
		return SpreadsheetView{}, err
	}
	raw, err := sent(file)
	if err != nil {
		return SpreadsheetView{}, err
	}
	edits, err := s.d.ReadSpreadsheet(s.ctx, bytes.NewReader(raw), int64(len(raw)), choicesOf(take, leave))
	return s.spreadsheet(edits), err
}

// TakeSpreadsheet takes over what PreviewSpreadsheet shows as one edit, unless something stands in the way.
func (s *Documents) TakeSpreadsheet(file string, take, leave []string) (SpreadsheetView, error) {
	if err := s.may(desk.Write); err != nil {
		return SpreadsheetView{}, err
	}
	raw, err := sent(file)
	if err != nil {
		return SpreadsheetView{}, err
	}
	edits, err := s.d.TakeSpreadsheet(s.ctx, bytes.NewReader(raw), int64(len(raw)), choicesOf(take, leave))
	return s.spreadsheet(edits), err
}

func choicesOf(take, leave []string) document.Choices {
	choices := document.Choices{}
	for _, cell := range take {
		choices[cell] = true
	}
	for _, cell := range leave {
		choices[cell] = false
	}
	return choices
}

func (s *Documents) spreadsheet(e document.Edits) SpreadsheetView {
	v := SpreadsheetView{Made: e.Made, Edits: []SpreadsheetEditView{}, Total: len(e.Edits), Later: e.Later, Problems: s.d.show(e.Problems),
		Refused: problem.Worst(e.Problems) == problem.Error}
	for _, one := range e.Edits {
		if one.Conflict {
			v.Conflicts++
		}
		if one.Taken {
			v.Taking++
		}
	}
	for _, conflicts := range []bool{true, false} {
		for _, one := range e.Edits {
			if one.Conflict == conflicts && len(v.Edits) < mostEdits {
				v.Edits = append(v.Edits, SpreadsheetEditView{one.Cell, one.ID, one.New, one.Field, one.Was, one.Before, one.After, one.Conflict, one.Taken})
			}
		}
	}
	return v
}
