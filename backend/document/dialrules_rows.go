package document

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"personadesk/backend/problem"
	"personadesk/backend/table"
)

// largestRules is how long a file of rules may be: fifty rules never come near it.
const largestRules = 4 << 20

// sheetRow is one row of a file, as its reader sees it: the number is that of the line or of the row of the sheet.
type sheetRow struct {
	number int
	cells  []string
}

// rowsOf reads a file of any of the kinds that rules come in: a spreadsheet, of which the first sheet counts, or text whose cells are parted
// by tabs, semicolons or commas. Rows without anything in them are left out.
func rowsOf(raw []byte) ([]sheetRow, error) {
	if len(raw) > largestRules {
		return nil, problem.New("DIALRULES_LARGE").Detailed(len(raw), largestRules).Hinted()
	}
	if bytes.HasPrefix(raw, []byte("PK\x03\x04")) {
		return spreadsheetRows(raw)
	}
	text, err := textOfFile(raw)
	if err != nil {
		return nil, err
	}
	return textRows(text)
}

func spreadsheetRows(raw []byte) (rows []sheetRow, err error) {
	book, err := table.OpenBook(context.Background(), bytes.NewReader(raw), int64(len(raw)), table.Usual())
	if err != nil {
		return nil, err
	}
	sheet := book.Sheets()[0]
	_, err = book.Rows(sheet, func(r table.Row) (bool, error) {
		cells := make([]string, r.Cells[len(r.Cells)-1].Column+1)
		for _, c := range r.Cells {
			if c.Kind == table.Fault || c.Kind == table.Lost {
				return false, problem.New("DIALRULES_ROW.fault").Detailed(r.Number, table.CellName(c.Column, r.Number), string(c.Text)).Hinted()
			}
			cells[c.Column] = string(c.Text)
		}
		rows = append(rows, sheetRow{r.Number, cells})
		return true, nil
	})
	return filled(rows), err
}

// textOfFile is the text of a file: UTF-8 with or without a mark, or UTF-16 with one, as Excel saves "Unicode text".
func textOfFile(raw []byte) (string, error) {
	for mark, order := range map[string]binary.ByteOrder{"\xff\xfe": binary.LittleEndian, "\xfe\xff": binary.BigEndian} {
		rest, marked := bytes.CutPrefix(raw, []byte(mark))
		if !marked {
			continue
		}
		units := make([]uint16, len(rest)/2)
		for i := range units {
			units[i] = order.Uint16(rest[2*i:])
		}
		if len(rest)%2 == 1 {
			return "", problem.New("DIALRULES_HALF").Hinted()
		}
		return string(utf16.Decode(units)), nil
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	if at := invalidAt(raw); at >= 0 {
		return "", problem.New("DIALRULES_ENCODING").Detailed(1 + bytes.Count(raw[:at], []byte("\n"))).Hinted()
	}
	return string(raw), nil
}

// invalidAt is the place of the first byte that is no UTF-8, -1 for none.
func invalidAt(raw []byte) int {
	for at := 0; at < len(raw); {
		r, size := utf8.DecodeRune(raw[at:])
		if r == utf8.RuneError && size < 2 {
			return at
		}
		at += size
	}
	return -1
}

func textRows(text string) ([]sheetRow, error) {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	parts := parting(text)
	// A first line such as sep=; says what parts the cells, and is no row of them.
	if line, rest, _ := strings.Cut(text, "\n"); len(line) == len("sep=;") && strings.EqualFold(line[:len("sep=")], "sep=") {
		text, parts = rest, rune(line[len("sep=")])
	}
	reader := csv.NewReader(strings.NewReader(text))
	reader.FieldsPerRecord, reader.Comma = -1, parts
	reader.LazyQuotes = reader.Comma == '\t' // what is copied out of a sheet is not quoted
	var rows []sheetRow
	for {
		cells, err := reader.Read()
		if err != nil && len(cells) == 0 {
			var wrong *csv.ParseError
			if errors.As(err, &wrong) {
				return nil, problem.New("CSV_UNREADABLE.row").Detailed(wrong.Line, wrong.Err).Hinted().Because(err)
			}
			return filled(rows), nil
		}
		if err != nil {
			return nil, problem.New("CSV_UNREADABLE.row").Detailed(len(rows)+1, err).Hinted().Because(err)
		}
		line, _ := reader.FieldPos(0)
		rows = append(rows, sheetRow{line, cells})
	}
}

// parting is what parts the cells of a text, by its first line: a tab where there is one, else a semicolon where one stands outside of quotes,
// else a comma.
func parting(text string) rune {
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n"), "\n")
	quoted, semicolon := false, false
	for _, c := range first {
		switch {
		case c == '"':
			quoted = !quoted
		case c == '\t':
			return '\t'
		case c == ';' && !quoted:
			semicolon = true
		}
	}
	if semicolon {
		return ';'
	}
	return ','
}

func filled(rows []sheetRow) []sheetRow {
	var list []sheetRow
	for _, r := range rows {
		if strings.TrimSpace(strings.Join(r.cells, "")) != "" {
			list = append(list, r)
		}
	}
	return list
}
