package workbook

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/bits"
)

// A tableSum is what the rows of a table add up to: each is hashed by itself, so that it is kept up while rows come and go in any order.
// Whoever can choose very many rows freely could make others that add up to the same; edits and damage do not.
type tableSum struct {
	rows int64
	sum  [4]uint64 // lowest first
}

// add takes the hash of a row in.
func (t *tableSum) add(row [32]byte) {
	t.rows++
	var carry uint64
	for i := range t.sum {
		t.sum[i], carry = bits.Add64(t.sum[i], binary.LittleEndian.Uint64(row[8*i:]), carry)
	}
}

// remove takes the hash of a row out.
func (t *tableSum) remove(row [32]byte) {
	t.rows--
	var borrow uint64
	for i := range t.sum {
		t.sum[i], borrow = bits.Sub64(t.sum[i], binary.LittleEndian.Uint64(row[8*i:]), borrow)
	}
}

// bytes is the sum as it is kept.
func (t *tableSum) bytes() []byte {
	b := make([]byte, 0, 32)
	for _, part := range t.sum {
		b = binary.LittleEndian.AppendUint64(b, part)
	}
	return b
}

func (t *tableSum) read(b []byte) error {
	if len(b) != 32 {
		return fmt.Errorf("a sum of %d bytes", len(b))
	}
	for i := range t.sum {
		t.sum[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	return nil
}

// rowHash hashes rows.
type rowHash struct{ line []byte }

func (h *rowHash) of(values []any) (sum [32]byte, err error) {
	if h.line, err = appendValues(h.line[:0], values); err != nil {
		return sum, err
	}
	return sha256.Sum256(h.line), nil
}

// appendValues writes values down; each says what it is and how long, so that no two lists of values are alike.
func appendValues(line []byte, values []any) ([]byte, error) {
	for _, c := range values {
		switch v := c.(type) {
		case nil:
			line = append(line, 0)
		case int64:
			line = binary.AppendVarint(append(line, 1), v)
		case int:
			line = binary.AppendVarint(append(line, 1), int64(v))
		case string:
			line = append(binary.AppendUvarint(append(line, 2), uint64(len(v))), v...)
		case []byte:
			line = append(binary.AppendUvarint(append(line, 3), uint64(len(v))), v...)
		default:
			return line, fmt.Errorf("a column holds %T", c)
		}
	}
	return line, nil
}
