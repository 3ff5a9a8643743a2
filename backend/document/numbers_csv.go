package document

import (
	"context"
	"errors"
	"io"
	"math"
	"slices"
	"strings"

	"personadesk/backend/number"
	"personadesk/backend/problem"
	"personadesk/backend/table"
	"personadesk/backend/text"
)

// NumberColumns are the columns of the inventory as comma-separated values, as they are written. Read are also tags, description and
// location.
func NumberColumns() []string { return []string{"telephone", "state", "holder", "until", "note"} }

// numbersAtOnce is how many rows are held against the inventory together.
const numbersAtOnce = 500

// ReadNumbersCSV reads numbers from comma-separated values and hands over what each row would do, without changing anything. A column
// that is left out is not spoken of, nor is a cell that a short row does not have; a head that nobody knows, or one that is missing, is named,
// and nothing is handed over. A row that cannot be taken becomes a problem that names it. It ends early where each says so.
func ReadNumbersCSV(ctx context.Context, in io.Reader, book NumberBook, each func(number.Event, number.Number) bool) ([]problem.Problem, error) {
	reader, err := table.OpenCSV(ctx, in, table.Usual())
	if err != nil {
		return nil, err
	}
	head, _, err := reader.Read()
	if errors.Is(err, io.EOF) {
		return nil, problem.New("CSV_UNREADABLE.empty").Hinted()
	}
	if err != nil {
		return nil, err
	}
	columns, err := numberHead(slices.Clone(head))
	if err != nil {
		return nil, err
	}
	c := numberCSV{book: book, each: each}
	for !c.ended {
		cells, row, err := reader.Read()
		if errors.Is(err, io.EOF) {
			err := c.flush()
			if line := reader.Guessed(); line > 0 {
				c.found.add(problem.Warn("CSV_GUESSED").Detailed(line).Hinted())
			}
			return c.found.all(), err
		}
		if err != nil {
			return nil, err
		}
		if err := c.row(row, columns, cells); err != nil {
			return nil, err
		}
	}
	return c.found.all(), nil
}

// numberHead reads the heads of the columns.
func numberHead(head []string) ([]string, error) {
	known := append([]string{"telephone"}, numberFields...)
	columns := make([]string, len(head))
	var strange []string
	for i, text := range head {
		name := strings.ToLower(strings.Trim(text, "\ufeff \t"))
		if name == "tag" {
			name = "tags"
		}
		switch {
		case name == "":
			continue
		case !slices.Contains(known, name):
			strange = append(strange, text)
		case slices.Contains(columns, name):
			return nil, problem.New("CSV_COLUMNS.twice").Detailed(text).Hinted()
		}
		columns[i] = name
	}
	var missing []string
	for _, name := range known {
		if !slices.Contains(columns, name) {
			missing = append(missing, name)
		}
	}
	switch {
	case !slices.Contains(columns, "telephone"):
		return nil, problem.New("CSV_COLUMNS.number").
			Detailed(strings.Join(head, ", ")).Hinted(strings.Join(known, ", "))
	case len(strange) > 0:
		return nil, problem.New("CSV_COLUMNS.strange").
			Detailed(strings.Join(strange, ", "), strings.Join(missing, ", ")).
			Hinted(strings.Join(known, ", "))
	}
	return columns, nil
}

// saysOf is what a row says; ok is false when it says something that stands under no head.
func saysOf(columns, cells []string) (says numberSays, ok bool) {
	says = numberSays{fields: make(map[string]string, len(columns))}
	for i, cell := range cells {
		text, name := strings.TrimSpace(cell), ""
		if i < len(columns) {
			name = columns[i]
		}
		switch name {
		case "":
			if text != "" {
				return says, false
			}
		case "telephone":
			says.telephone = text
		default:
			says.fields[name] = text
		}
	}
	return says, true
}

// numberCSV gathers rows until there are enough to ask the inventory for.
type numberCSV struct {
	book    NumberBook
	each    func(number.Event, number.Number) bool
	ended   bool
	found   complaints
	rows    rowsOfKeys
	keys    []number.Key
	waiting []numberSays
	numbers []int
}

func (c *numberCSV) row(row int, columns, cells []string) error {
	says, ok := saysOf(columns, cells)
	if !ok {
		c.complain(row, problem.New("CSV_ROW").Detailed().Hinted())
		return nil
	}
	key, err := readTelephone(says.telephone)
	if err != nil {
		c.complain(row, err)
		return nil
	}
	if first, twice := c.rows.put(key, row); twice {
		c.complain(row, problem.New("NUMBER_TWICE.rows").Detailed(key, first).
			Hinted())
		return nil
	}
	c.keys, c.waiting, c.numbers = append(c.keys, key), append(c.waiting, says), append(c.numbers, row)
	if len(c.keys) < numbersAtOnce {
		return nil
	}
	return c.flush()
}

func (c *numberCSV) flush() error {
	told, err := c.book.Inventory.Tell(c.keys)
	if err != nil {
		return err
	}
	for i, t := range told {
		taken, ok, err := c.book.take(t, c.waiting[i])
		if err != nil {
			c.complain(c.numbers[i], err)
		} else if ok && !c.each(taken.event, taken.after) {
			c.ended = true
			return nil
		}
	}
	c.keys, c.waiting, c.numbers = c.keys[:0], c.waiting[:0], c.numbers[:0]
	return nil
}

func (c *numberCSV) complain(row int, err error) {
	_, found := faultOf(err)
	p := *found
	p.Detail = text.Of("csv.row", row, p.Detail)
	c.found.add(&p)
}

// rowsOfKeys remembers in which row each number stands. There may be a million, so numbers without an extension, nearly all, take a
// dozen bytes each.
type rowsOfKeys struct {
	main     map[uint64]uint32
	extended map[number.Key]int
}

// put remembers a row, unless the number has one already.
func (r *rowsOfKeys) put(key number.Key, row int) (first int, twice bool) {
	if key.Ext == "" && key.IsNumber() && row <= math.MaxUint32 {
		if was, twice := r.main[key.Figure]; twice {
			return int(was), true
		}
		if r.main == nil {
			r.main = map[uint64]uint32{}
		}
		r.main[key.Figure] = uint32(row)
		return 0, false
	}
	if was, twice := r.extended[key]; twice {
		return was, true
	}
	if r.extended == nil {
		r.extended = map[number.Key]int{}
	}
	r.extended[key] = row
	return 0, false
}
