package document

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"

	"personadesk/backend/table"
)

// A spreadsheet remembers how it was when it was handed out, so that later it can be told who edited what. All of its cells stand packed on a
// sheet that nobody sees: a sheet is what Excel and LibreOffice both keep.

// sheetRemembered is the name of that sheet.
const sheetRemembered = "PersonaDesk"

// rememberedForm is the form in which it is written. Another one is not read.
const rememberedForm = "remembers 1"

// rememberedCell is how much stands in one cell, of which there are as many as it takes.
const rememberedCell = 30_000

// memory packs what is written.
type memory struct {
	packed bytes.Buffer
	flate  *flate.Writer
	out    *bufio.Writer
	length [binary.MaxVarintLen64]byte
}

func newMemory() (*memory, error) {
	m := &memory{}
	var err error
	if m.flate, err = flate.NewWriter(&m.packed, flate.BestSpeed); err != nil {
		return nil, fmt.Errorf("pack the cells: %w", err)
	}
	m.out = bufio.NewWriterSize(m.flate, 64<<10)
	return m, nil
}

// What goes into memory cannot fail: a buffer keeps it, and says at the end when something was wrong.
func (m *memory) figure(n int) {
	_, _ = m.out.Write(m.length[:binary.PutUvarint(m.length[:], uint64(n))])
}

func (m *memory) text(s string) {
	m.figure(len(s))
	_, _ = m.out.WriteString(s)
}

func (m *memory) sheet(s sheet) {
	m.text(s.name)
	m.figure(len(s.columns))
	for _, col := range s.columns {
		m.text(clean(col.head))
		open := 1
		if col.closed {
			open = 0
		}
		m.figure(open)
	}
}

func (m *memory) row(texts []string) {
	m.figure(1)
	for _, text := range texts {
		m.text(text)
	}
}

func (m *memory) endSheet() { m.figure(0) }

// hide makes the sheet that nobody sees.
func hide(f *excelize.File) error {
	if _, err := f.NewSheet(sheetRemembered); err != nil {
		return err
	}
	return f.SetSheetVisible(sheetRemembered, false, true)
}

// write puts what is remembered on the sheet that nobody sees.
func (m *memory) write(w *rowWriter, c Content) error {
	m.text("")
	if err := errors.Join(m.out.Flush(), m.flate.Close()); err != nil {
		return fmt.Errorf("pack the cells: %w", err)
	}
	sum := sha256.Sum256(m.packed.Bytes())
	for _, line := range []string{
		"This sheet lets PersonaDesk tell later what was edited in this file. Please leave it as it is.",
		rememberedForm, "customer " + c.Identity, "made " + c.At.UTC().Format(time.RFC3339), "sum " + hex.EncodeToString(sum[:]),
	} {
		if err := w.write([]cell{{text: line}}, 0); err != nil {
			return err
		}
	}
	for piece := range slices.Chunk(m.packed.Bytes(), rememberedCell/4*3) {
		if err := w.write([]cell{{text: base64.StdEncoding.EncodeToString(piece)}}, 0); err != nil {
			return err
		}
	}
	return nil
}

// remembered is what a spreadsheet says of the time when it was handed out.
type remembered struct {
	customer, made string
	packed         []byte
}

// errForgotten says that a spreadsheet does not remember how it was.
var errForgotten = errors.New("what the file remembers of itself is missing or was changed")

// readRemembered reads what a spreadsheet remembers; errForgotten when it does not, or not as it was written.
func readRemembered(b *table.Book) (*remembered, error) {
	var lines []string
	var body []byte
	_, err := b.Rows(sheetRemembered, func(r table.Row) (bool, error) {
		if r.Cells[0].Column != 0 {
			return true, nil
		}
		if len(lines) < 5 {
			lines = append(lines, string(r.Cells[0].Text))
		} else {
			body = append(body, bytes.TrimSpace(r.Cells[0].Text)...)
		}
		return true, nil
	})
	if err != nil {
		return nil, err
	}
	if len(lines) < 5 || lines[1] != rememberedForm {
		return nil, errForgotten
	}
	m := &remembered{}
	var sum string
	for _, line := range lines[2:] {
		for name, to := range map[string]*string{"customer ": &m.customer, "made ": &m.made, "sum ": &sum} {
			if len(line) >= len(name) && line[:len(name)] == name {
				*to = line[len(name):]
			}
		}
	}
	n, err := base64.StdEncoding.Decode(body, body)
	if err != nil {
		return nil, errForgotten
	}
	m.packed = body[:n]
	if is := sha256.Sum256(m.packed); hex.EncodeToString(is[:]) != sum {
		return nil, errForgotten
	}
	return m, nil
}

// sheets are the sheets that it had; errForgotten when it is not whole.
func (m *remembered) sheets(b *table.Book) ([]sheet, error) {
	var list []sheet
	from := m.recall(b)
	for {
		s, err := from.sheet()
		if err != nil || s == nil {
			return list, err
		}
		same := func(other sheet) bool { return other.name == s.name }
		if len(list) == mostRecalledSheet || slices.ContainsFunc(list, same) {
			return nil, errForgotten
		}
		list = append(list, sheet{name: s.name, columns: s.columns})
		if err := s.rows(func(int, func() []byte) {}); err != nil {
			return nil, err
		}
	}
}

// rememberedSheet is a sheet as it was.
type rememberedSheet struct {
	name    string
	columns []column // head and whether it is closed
	from    *recall
	ended   bool
}

// What is remembered is packed, and a few bytes unpack to more than any memory holds. No file of ours says as much as this.
const (
	mostRecalled      = 1 << 30 // bytes, of all its cells
	mostRecalledText  = 1 << 18 // bytes, of a cell
	mostRecalledHeads = 8 << 20 // bytes, of all its heads
	mostRecalledSheet = 64
)

// recall goes over what is remembered, sheet by sheet.
type recall struct {
	in    *bufio.Reader
	text  []byte
	heads int // bytes of them so far
	err   error
}

// recall goes over it as long as the reading of the book goes on.
func (m *remembered) recall(b *table.Book) *recall {
	packed := flate.NewReader(bytes.NewReader(m.packed))
	return &recall{in: bufio.NewReaderSize(b.WhileRead(io.LimitReader(packed, mostRecalled)), 64<<10)}
}

// failed is what went wrong: whatever was wrong with the bytes, the file does not remember.
func (r *recall) failed() error {
	var corrupt flate.CorruptInputError
	if errors.Is(r.err, io.EOF) || errors.Is(r.err, io.ErrUnexpectedEOF) || errors.As(r.err, &corrupt) {
		return errForgotten
	}
	return r.err
}

func (r *recall) figure() int {
	if r.err != nil {
		return 0
	}
	var n uint64
	n, r.err = binary.ReadUvarint(r.in)
	if r.err == nil && n > 1<<24 {
		r.err = errForgotten
	}
	return int(n)
}

// bytes are good until the next ones.
func (r *recall) bytes() []byte {
	n := r.figure()
	if r.err == nil && n > mostRecalledText {
		r.err = errForgotten
	}
	if r.err != nil {
		return nil
	}
	if cap(r.text) < n {
		r.text = make([]byte, n)
	}
	r.text = r.text[:n]
	_, r.err = io.ReadFull(r.in, r.text)
	return r.text
}

// sheet goes to the next sheet; nil behind the last one.
func (r *recall) sheet() (*rememberedSheet, error) {
	s := &rememberedSheet{name: string(r.bytes()), from: r}
	if s.name == "" || r.err != nil {
		return nil, r.failed()
	}
	columns := r.figure()
	if columns > table.MostColumns {
		return nil, errForgotten
	}
	s.columns = make([]column, columns)
	for i := range s.columns {
		s.columns[i].head = string(r.bytes())
		s.columns[i].closed = r.figure() == 0
		if r.heads += len(s.columns[i].head); r.heads > mostRecalledHeads {
			return nil, errForgotten
		}
	}
	return s, r.failed()
}

// rows goes over the rows of a sheet with the text of each column; a text is good until the next one is asked for.
func (s *rememberedSheet) rows(each func(index int, next func() []byte)) error {
	for index := 0; s.from.figure() == 1; index++ {
		if index >= table.MostRows {
			return errForgotten
		}
		taken := 0
		each(index, func() []byte {
			taken++
			return s.from.bytes()
		})
		for ; taken < len(s.columns) && s.from.err == nil; taken++ {
			s.from.bytes()
		}
		if s.from.err != nil {
			return s.from.failed()
		}
	}
	s.ended = true
	return s.from.failed()
}
