package document

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"

	"personadesk/backend/table"
)

// The rows of a sheet are written as they come into the finished file: excelize makes everything round them, and would hold them all, or write
// them twice.

// eachRowOf writes the rows of a sheet.
type eachRowOf func(w *rowWriter) error

// assemble writes a spreadsheet that has everything but its rows, and those where they belong; parts are by the order of the sheets.
func assemble(w io.Writer, f *excelize.File, sheets []eachRowOf) error {
	var bare bytes.Buffer
	if err := f.Write(&bare); err != nil {
		return err
	}
	in, err := zip.NewReader(bytes.NewReader(bare.Bytes()), int64(bare.Len()))
	if err != nil {
		return err
	}
	out := zip.NewWriter(w)
	out.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.DefaultCompression) })
	rows := map[string]eachRowOf{}
	for i, each := range sheets {
		rows["xl/worksheets/sheet"+strconv.Itoa(i+1)+".xml"] = each
	}
	for _, part := range in.File {
		if _, isSheet := rows[part.Name]; !isSheet {
			if err := out.Copy(part); err != nil {
				return err
			}
		}
	}
	for i := range sheets {
		if err := fill(out, in, "xl/worksheets/sheet"+strconv.Itoa(i+1)+".xml", sheets[i]); err != nil {
			return err
		}
	}
	return out.Close()
}

// fill writes a sheet with its rows.
func fill(out *zip.Writer, in *zip.Reader, part string, rows eachRowOf) (err error) {
	r, err := in.Open(part)
	if err != nil {
		return err
	}
	body, err := io.ReadAll(r)
	if err = errors.Join(err, r.Close()); err != nil {
		return err
	}
	before, after, found := strings.Cut(string(body), "<sheetData></sheetData>")
	if !found {
		if before, after, found = strings.Cut(string(body), "<sheetData/>"); !found {
			return fmt.Errorf("the part %s has no place for rows", part)
		}
	}
	to, err := out.Create(part)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(to, before+"<sheetData>"); err != nil {
		return err
	}
	w := &rowWriter{out: to}
	if err := errors.Join(rows(w), w.flush()); err != nil {
		return err
	}
	_, err = io.WriteString(to, "</sheetData>"+after)
	return err
}

// rowWriter writes rows, one below the other.
type rowWriter struct {
	out     io.Writer
	buf     []byte
	row     int
	columns []string // their letters
}

// cell is a cell of a row: a text, or a figure.
type cell struct {
	style    int
	text     string
	figure   int
	isFigure bool
}

// write adds a row. A height of 0 is that of every row.
func (w *rowWriter) write(cells []cell, height float64) error {
	w.row++
	b := append(w.buf, `<row r="`...)
	b = strconv.AppendInt(b, int64(w.row), 10)
	if height > 0 {
		b = append(b, `" ht="`...)
		b = strconv.AppendFloat(b, height, 'f', -1, 64)
		b = append(b, `" customHeight="1`...)
	}
	b = append(b, `">`...)
	for i, c := range cells {
		for len(w.columns) <= i {
			w.columns = append(w.columns, table.ColumnName(len(w.columns)))
		}
		b = append(b, `<c r="`...)
		b = append(b, w.columns[i]...)
		b = strconv.AppendInt(b, int64(w.row), 10)
		if c.style > 0 {
			b = append(b, `" s="`...)
			b = strconv.AppendInt(b, int64(c.style), 10)
		}
		switch {
		case c.isFigure:
			b = append(b, `"><v>`...)
			b = strconv.AppendInt(b, int64(c.figure), 10)
			b = append(b, `</v></c>`...)
		case c.text == "":
			b = append(b, `"/>`...)
		default:
			b = append(b, `" t="inlineStr"><is><t xml:space="preserve">`...)
			b = appendText(b, c.text)
			b = append(b, `</t></is></c>`...)
		}
	}
	w.buf = append(b, `</row>`...)
	if len(w.buf) < 32<<10 {
		return nil
	}
	return w.flush()
}

func (w *rowWriter) flush() error {
	_, err := w.out.Write(w.buf)
	w.buf = w.buf[:0]
	return err
}

// appendText writes a text into XML. What looks like a sign that XML cannot hold is written so that it is read as it stands.
func appendText(b []byte, text string) []byte {
	from := 0
	for i := 0; i < len(text); i++ {
		var as string
		switch c := text[i]; {
		case c == '&':
			as = "&amp;"
		case c == '<':
			as = "&lt;"
		case c == '>':
			as = "&gt;"
		case c == '_' && table.LooksEscaped(text[i:]):
			as = "_x005F_"
		default:
			continue
		}
		b = append(append(b, text[from:i]...), as...)
		from = i + 1
	}
	return append(b, text[from:]...)
}

// longestCell is how many signs a cell holds, as UTF-16 counts them.
const longestCell = 32_767

// shortened is a text that fits into a cell.
func shortened(text string) string {
	if len(text) <= longestCell {
		return text
	}
	units := utf16.Encode([]rune(text))
	if len(units) <= longestCell {
		return text
	}
	return strings.TrimSuffix(string(utf16.Decode(units[:longestCell-1])), "\ufffd") + "…"
}
