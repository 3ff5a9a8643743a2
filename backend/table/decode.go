package table

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"personadesk/backend/problem"
)

// decoder makes UTF-8 with plain line ends of a text in any of the usual encodings. Without a mark a text is UTF-8, and what is none is read
// as Windows writes it in the west, sign by sign.
type decoder struct {
	in    io.Reader
	wide  bool // UTF-16
	big   bool // its bytes in the order of the big end
	raw   []byte
	ended error
	out   []byte
	cut   bool // the last sign was a carriage return, which a line feed may follow
	lines int
	odd   int    // the line of the first sign that was no UTF-8
	spare []byte // of the last bytes, an unfinished sign
}

const chunk = 64 << 10

// decode looks at the first bytes for a mark.
func decode(in io.Reader) (*decoder, error) {
	d := &decoder{in: in, raw: make([]byte, chunk), lines: 1}
	n, err := io.ReadFull(in, d.raw[:4])
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	head := d.raw[:n]
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		d.wide, head = true, head[2:]
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		d.wide, d.big, head = true, true, head[2:]
	case bytes.HasPrefix(head, []byte("\ufeff")):
		head = head[3:]
	case n == 4 && head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0:
		d.wide = true
	case n == 4 && head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0:
		d.wide, d.big = true, true
	}
	d.spare = append([]byte{}, head...)
	return d, nil
}

// next gives the next piece of the text, which is good until the one after; io.EOF at the end.
func (d *decoder) next() ([]byte, error) {
	for d.ended == nil {
		kept := copy(d.raw, d.spare)
		n, err := d.in.Read(d.raw[kept:])
		if err != nil {
			d.ended = err
		}
		piece := d.raw[:kept+n]
		d.out = d.out[:0]
		if d.wide {
			err = d.takeWide(piece)
		} else {
			err = d.takeNarrow(piece)
		}
		if err != nil {
			return nil, err
		}
		if len(d.out) > 0 {
			return d.out, nil
		}
	}
	return nil, d.ended
}

func (d *decoder) takeWide(piece []byte) error {
	var units []uint16
	whole := len(piece) &^ 1
	for i := 0; i < whole; i += 2 {
		if d.big {
			units = append(units, uint16(piece[i])<<8|uint16(piece[i+1]))
		} else {
			units = append(units, uint16(piece[i+1])<<8|uint16(piece[i]))
		}
	}
	if last := len(units) - 1; d.ended == nil && last >= 0 && utf16.IsSurrogate(rune(units[last])) && units[last] < 0xdc00 {
		units, whole = units[:last], whole-2 // its other half comes next
	}
	d.spare = append(d.spare[:0], piece[whole:]...)
	if d.ended != nil && len(d.spare) > 0 {
		return problem.New("CSV_HALF").Hinted()
	}
	for _, r := range utf16.Decode(units) {
		if err := d.put(r); err != nil {
			return err
		}
	}
	return nil
}

func (d *decoder) takeNarrow(piece []byte) error {
	d.spare = d.spare[:0]
	for i := 0; i < len(piece); {
		if c := piece[i]; c < utf8.RuneSelf {
			if err := d.put(rune(c)); err != nil {
				return err
			}
			i++
			continue
		}
		if d.ended == nil && !utf8.FullRune(piece[i:]) {
			d.spare = append(d.spare, piece[i:]...)
			return nil
		}
		r, size := utf8.DecodeRune(piece[i:])
		if r == utf8.RuneError && size == 1 {
			if d.odd == 0 {
				d.odd = d.lines
			}
			if r = charmap.Windows1252.DecodeByte(piece[i]); r == utf8.RuneError {
				return problem.New("CSV_ENCODING").Detailed(d.lines).Hinted()
			}
		}
		if err := d.put(r); err != nil {
			return err
		}
		i += size
	}
	return nil
}

// put adds a sign to what was read. Carriage returns become line feeds, and before a line feed they are nothing.
func (d *decoder) put(r rune) error {
	cut := d.cut
	d.cut = r == '\r'
	switch {
	case r == 0:
		return problem.New("CSV_BINARY").Detailed(d.lines).Hinted()
	case r == '\n' && cut:
		return nil
	case r == '\n' || r == '\r':
		d.lines++
		d.out = append(d.out, '\n')
		return nil
	case r < utf8.RuneSelf:
		d.out = append(d.out, byte(r))
		return nil
	}
	d.out = utf8.AppendRune(d.out, r)
	return nil
}
