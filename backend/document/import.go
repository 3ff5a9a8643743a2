package document

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/table"
	"personadesk/backend/text"
)

// Edit is one cell of a spreadsheet that somebody edited, for a person to look at before it is taken over.
type Edit struct {
	Kind     string `json:"kind"` // "persona" or "number"
	ID       string `json:"id"`   // of the persona, or the telephone number
	New      bool   `json:"new"`  // the row names something that does not exist yet
	Cell     string `json:"cell"` // with its sheet, such as Personas!C5
	Row      int    `json:"row"`  // as the spreadsheet counts, from 1
	Field    string `json:"field"`
	Was      string `json:"was"`      // in the file when it was handed out; lists with one entry a line
	Before   string `json:"before"`   // in the program now
	After    string `json:"after"`    // in the file now
	Conflict bool   `json:"conflict"` // it was edited in the program too, or nobody knows whether it was
	Taken    bool   `json:"taken"`    // it is among what would be taken over
}

// Edits is what a spreadsheet would change.
type Edits struct {
	Edits     []Edit            `json:"edits"`
	Meanwhile []Edit            `json:"meanwhile"` // the first cells that were edited in the program alone, which stay as they are
	Later     int               `json:"later"`     // how many those are
	Made      string            `json:"made"`      // when the file was handed out, "" when it does not say
	Personas  []persona.Persona `json:"personas"`  // those that change, as they would be
	Numbers   []number.Number   `json:"numbers"`   // those that change, as they would be
	Events    []number.Event    `json:"-"`         // what would happen to those numbers
	Problems  []problem.Problem `json:"problems"`  // an error-level one forbids to take anything over
}

// Any says whether anything would be taken over.
func (e Edits) Any() bool { return len(e.Personas)+len(e.Events) > 0 }

// Choices say by cell, such as Personas!C5, what is taken and what is left. Of what they do not name, plain edits are taken and conflicts left.
type Choices map[string]bool

func (c Choices) takes(e Edit) bool {
	if chosen, said := c[e.Cell]; said {
		return chosen
	}
	return !e.Conflict
}

// ReadSpreadsheet says what somebody edited in a spreadsheet that was handed out: it holds what the file is against what it was, and against
// the content as it is now. Nothing is changed by it. Rows that are missing mean nothing: leaving one out deletes nothing.
// A file that cannot be read at all is an error; what is wrong in a cell is a problem that names it.
func ReadSpreadsheet(ctx context.Context, in io.ReaderAt, size int64, c Content, choices Choices) (Edits, error) {
	book, err := table.OpenBook(ctx, in, size, table.Usual())
	if err != nil {
		return Edits{}, err
	}
	i := &intake{content: c, choices: choices, book: book}
	err = i.read(ctx)
	i.Problems = i.found.all()
	return i.Edits, err
}

type intake struct {
	Edits
	content Content
	choices Choices
	book    *table.Book
	was     *remembered // nil when the file does not say how it was
	found   complaints
}

func (in *intake) read(ctx context.Context) error {
	known, err := in.knownSheets()
	if err != nil {
		return err
	}
	if err := in.sheets(known); err != nil {
		return err
	}
	for _, s := range known {
		if !slices.Contains(in.book.Sheets(), s.name) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := in.sheet(s); err != nil {
			return err
		}
	}
	return nil
}

// knownSheets are the sheets that the file had when it was handed out, or has now when it does not say.
func (in *intake) knownSheets() (list []sheet, err error) {
	if !slices.ContainsFunc(in.book.Sheets(), func(name string) bool {
		return name == sheetRemembered || name == sheetPersonas || name == sheetNumbers
	}) {
		return nil, problem.New("SPREADSHEET_NOT_OURS").Detailed(sheetPersonas).Hinted()
	}
	if slices.Contains(in.book.Sheets(), sheetRemembered) {
		if in.was, err = readRemembered(in.book); err == nil {
			list, err = in.was.sheets(in.book)
		}
		if errors.Is(err, errForgotten) {
			in.was = nil
		} else if err != nil {
			return nil, err
		}
	}
	if in.was == nil {
		in.found.add(problem.Warn("SPREADSHEET_FORGOTTEN").Detailed().Hinted())
		return sheetsOf(in.content)
	}
	in.Made = in.was.made
	switch {
	case in.was.customer != "" && in.content.Identity != "" && in.was.customer != in.content.Identity:
		return nil, problem.New("SPREADSHEET_CUSTOMER").Detailed(in.was.made).Hinted()
	case in.was.customer != in.content.Identity:
		in.found.add(problem.Warn("SPREADSHEET_CUSTOMER.unknown").Detailed().Hinted())
	}
	return list, nil
}

// sheets names the sheets that are not there and those that nobody knows.
func (in *intake) sheets(known []sheet) error {
	var missing, strange []string
	for _, s := range known {
		if !slices.Contains(in.book.Sheets(), s.name) {
			missing = append(missing, s.name)
		}
	}
	for _, name := range in.book.Sheets() {
		if name != sheetRemembered && !slices.ContainsFunc(known, func(s sheet) bool { return s.name == name }) {
			strange = append(strange, name)
		}
	}
	switch {
	case len(missing) == len(known):
		return problem.New("SPREADSHEET_NOT_OURS").Detailed(sheetPersonas).Hinted()
	case len(missing) > 0 && len(strange) > 0:
		in.found.add(problem.New("SPREADSHEET_SHEETS.renamed").Detailed(strings.Join(strange, ", "), strings.Join(missing, ", ")).Hinted())
	case len(missing) > 0:
		in.found.add(problem.Warn("SPREADSHEET_SHEETS.missing").Detailed(strings.Join(missing, ", ")).Hinted())
	case len(strange) > 0:
		in.found.add(problem.Warn("SPREADSHEET_SHEETS.strange").Detailed(strings.Join(strange, ", ")).Hinted())
	}
	return nil
}

// sheet reads one sheet.
func (in *intake) sheet(known sheet) error {
	s := &sheetIntake{intake: in, known: known, closedRow: true}
	switch known.name {
	case sheetPersonas:
		personas := newPersonaIntake(in)
		s.keys, s.needed, s.closedRow = []string{headID}, []string{item("name"), headID}, false
		s.row = personas.row
	case sheetNumbers:
		numbers, err := newNumberIntake(in)
		if err != nil {
			return err
		}
		s.keys, s.needed, s.closedRow = []string{headNumber}, []string{headNumber}, false
		s.row, s.sameKey = numbers.row, telephoneKey
	default:
		s.keys = keysOf(known)
	}
	return s.read()
}

// keysOf are the columns of a sheet that tell its rows apart: the first, where nothing else is said.
func keysOf(s sheet) []string {
	keys := map[string][]string{
		sheetAnswers: {"Section", "Question", "Queue"}, sheetFeatures: {"Feature"}, sheetGaps: {"Feature"}, sheetPolicies: {"Type", "Policy"},
		sheetDialPlans: {"Dial plan", "Order"}, sheetGroups: {"Unique name"}, sheetLicences: {"Group"}, sheetGiven: {"Group", "Type"},
		sheetSeats: {"Product"}, sheetRanges: {"Range", "First"},
	}
	if list, said := keys[s.name]; said || len(s.columns) == 0 {
		return list
	}
	return []string{s.columns[0].head}
}

// complain adds a problem about a cell.
func (in *intake) complain(r row, head string, p *problem.Problem) {
	p.Detail = text.Of("spreadsheet.cell", r.sheet, r.number, head, p.Detail, r.cell(head))
	if p.Hint.IsZero() {
		p.Hint = text.Of("spreadsheet.correct")
	}
	in.found.add(p.At(problem.Where{Step: "documents", Kind: "row", ID: r.cell(head), Field: head}))
}

// mostProblems is how many problems are named of each weight; the others are counted. Nobody reads more, and nothing of a file is taken while
// one stands.
const mostProblems = 100

// complaints are the first problems, and how many there are beside those.
type complaints struct {
	list  []problem.Problem
	count map[problem.Severity]int
}

func (c *complaints) add(p *problem.Problem) {
	if c.count == nil {
		c.count = map[problem.Severity]int{}
	}
	if c.count[p.Severity]++; c.count[p.Severity] <= mostProblems {
		c.list = append(c.list, *p)
	}
}

// all are the problems, with one that counts those that are not named.
func (c *complaints) all() []problem.Problem {
	list := c.list
	if more := c.count[problem.Error] - mostProblems; more > 0 {
		list = append(list, *problem.New("FILE_MORE").Detailed(more, mostProblems).Hinted())
	}
	if more := c.count[problem.Warning] - mostProblems; more > 0 {
		list = append(list, *problem.Warn("FILE_MORE.warnings").Detailed(more, mostProblems))
	}
	return list
}
