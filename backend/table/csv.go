package table

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"personadesk/backend/problem"
)

// CSV reads comma-separated values as programs and people really write them: in any of the usual encodings, parted by commas, semicolons or
// tabs, with any line ends, and with texts that a formula protects.
type CSV struct {
	meter   *meter
	in      *decoder
	piece   []byte
	at      int
	parting byte
	row     int
	text    []byte // of the cells of a row, one behind the other
	ends    []int
	cells   []string
}

// OpenCSV looks at the beginning of a text for its encoding and for what parts its cells.
func OpenCSV(ctx context.Context, in io.Reader, bounds Bounds) (*CSV, error) {
	d, err := decode(in)
	if err != nil {
		return nil, err
	}
	c := &CSV{meter: newMeter(ctx, bounds), in: d}
	var head []byte
	for len(head) < chunk && !endsLine(head) {
		piece, err := d.next()
		head = append(head, piece...)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
	}
	c.piece = head
	line, _, _ := bytes.Cut(head, []byte("\n"))
	if sep := strings.Trim(string(line), `" `); len(sep) == 5 && strings.EqualFold(sep[:4], "sep=") {
		c.parting, c.at = sep[4], min(len(line)+1, len(head))
		return c, nil
	}
	c.parting = parting(head)
	return c, nil
}

// endsLine says whether a line that is not within quotes has ended.
func endsLine(head []byte) bool {
	quoted := false
	for _, c := range head {
		if c == '"' {
			quoted = !quoted
		}
		if c == '\n' && !quoted {
			return true
		}
	}
	return false
}

// parting is the sign that parts the cells of the first line: the one that stands there most often outside of quotes.
func parting(head []byte) byte {
	quoted, times := false, map[byte]int{}
	for _, c := range head {
		if c == '"' {
			quoted = !quoted
		}
		if quoted {
			continue
		}
		if c == '\n' {
			break
		}
		times[c]++
	}
	best := byte(',')
	for _, c := range []byte{';', '\t'} {
		if times[c] > times[best] {
			best = c
		}
	}
	return best
}

// Guessed is the first line whose signs are no UTF-8 and were read as Windows writes them; 0 for none.
func (c *CSV) Guessed() int { return c.in.odd }

// Read gives the next row that holds something, with its number as a spreadsheet counts, until the one after. At the end it gives io.EOF.
func (c *CSV) Read() ([]string, int, error) {
	for {
		c.row++
		if err := c.meter.row(c.row); err != nil {
			return nil, c.row, err
		}
		if err := c.read(); err != nil {
			return nil, c.row, err
		}
		all := string(c.text)
		c.cells = c.cells[:0]
		from := 0
		for _, end := range c.ends {
			c.cells = append(c.cells, Unformula(all[from:end]))
			from = end
		}
		if strings.TrimSpace(all) != "" {
			return c.cells, c.row, nil
		}
	}
}

// peek is the next byte, with io.EOF at the end.
func (c *CSV) peek() (byte, error) {
	for c.at == len(c.piece) {
		piece, err := c.in.next()
		if err != nil {
			return 0, err
		}
		c.piece, c.at = piece, 0
	}
	return c.piece[c.at], nil
}

func (c *CSV) unreadable(why error) error {
	return problem.New("CSV_UNREADABLE.row").Detailed(c.row, why).Hinted().Because(why)
}

// read takes the cells of a row.
func (c *CSV) read() error {
	c.text, c.ends = c.text[:0], c.ends[:0]
	if _, err := c.peek(); err != nil {
		return err
	}
	for {
		goesOn, err := c.readCell()
		if err != nil {
			return err
		}
		if len(c.ends) == MostColumns {
			return c.unreadable(fmt.Errorf("it has more than %d cells", MostColumns))
		}
		c.ends = append(c.ends, len(c.text))
		if err := c.meter.cell(); err != nil {
			return err
		}
		if !goesOn {
			return nil
		}
	}
}

// readCell takes a cell, and says whether the row goes on behind it.
func (c *CSV) readCell() (goesOn bool, err error) {
	from := len(c.text)
	for {
		b, err := c.peek()
		switch {
		case errors.Is(err, io.EOF):
			return false, nil
		case err != nil:
			return false, err
		case b == c.parting || b == '\n':
			c.at++
			return b == c.parting, nil
		case b == '"' && (len(c.text) == from || string(c.text[from:]) == "="):
			c.at++
			c.text = c.text[:from]
			return c.quoted()
		}
		c.text = append(c.text, b)
		c.at++
		if len(c.text) > c.meter.bounds.Cell {
			return false, c.unreadable(fmt.Errorf("a cell is longer than %d bytes", c.meter.bounds.Cell))
		}
	}
}

var (
	errOpenQuote = errors.New("a quote is opened there and never closed")
	errBehind    = errors.New("text stands behind a closing quote")
)

// quoted takes the rest of a cell behind its opening quote.
func (c *CSV) quoted() (goesOn bool, err error) {
	for closed := false; ; c.at++ {
		b, err := c.peek()
		switch {
		case errors.Is(err, io.EOF) && closed:
			return false, nil
		case errors.Is(err, io.EOF):
			return false, c.unreadable(errOpenQuote)
		case err != nil:
			return false, err
		case closed && b == '"':
			closed = false
		case closed && (b == c.parting || b == '\n'):
			c.at++
			return b == c.parting, nil
		case closed && b == ' ':
			return c.behind()
		case closed:
			return false, c.unreadable(errBehind)
		case b == '"':
			closed = true
			continue
		}
		c.text = append(c.text, b)
		if len(c.text) > c.meter.bounds.Cell {
			return false, c.unreadable(errOpenQuote)
		}
	}
}

// behind passes over the blanks between a closing quote and the end of the cell.
func (c *CSV) behind() (goesOn bool, err error) {
	for {
		b, err := c.peek()
		switch {
		case errors.Is(err, io.EOF):
			return false, nil
		case err != nil:
			return false, err
		case b == c.parting || b == '\n':
			c.at++
			return b == c.parting, nil
		case b != ' ':
			return false, c.unreadable(errBehind)
		}
		c.at++
	}
}

// Unformula takes a text out of the formula with which people keep a spreadsheet from making a figure of it: ="+441614960007".
func Unformula(cell string) string {
	if len(cell) < 3 || !strings.HasPrefix(cell, `="`) || !strings.HasSuffix(cell, `"`) {
		return cell
	}
	inner := cell[2 : len(cell)-1]
	if strings.Contains(strings.ReplaceAll(inner, `""`, ""), `"`) {
		return cell // more of a formula than a text
	}
	return strings.ReplaceAll(inner, `""`, `"`)
}
