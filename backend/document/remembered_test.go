package document

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"
)

// remembering is the sample as a file that remembers what somebody made up, with a sum that is right.
func remembering(t *testing.T, piece string, times int) *bytes.Buffer {
	t.Helper()
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	const most = 1 << 16
	chunk := []byte(strings.Repeat(piece, min(times, most)))
	for left := times; left > 0; left -= most {
		if _, err := w.Write(chunk[:len(piece)*min(left, most)]); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Write([]byte{0}); err != nil { // the end
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return changed(t, sample(), func(f *excelize.File) error {
		sum := sha256.Sum256(packed.Bytes())
		if err := f.SetCellValue(sheetRemembered, "A5", "sum "+hex.EncodeToString(sum[:])); err != nil {
			return err
		}
		row := 6
		for part := range slices.Chunk(packed.Bytes(), rememberedCell/4*3) {
			if err := f.SetCellValue(sheetRemembered, fmt.Sprint("A", row), base64.StdEncoding.EncodeToString(part)); err != nil {
				return err
			}
			row++
		}
		return nil
	})
}

// Whoever sends a file can make up what it remembers and compute the sum. A few bytes then stand for more than any memory holds.
func TestWhatAFileRemembersIsBounded(t *testing.T) {
	head := "\x08Personas\x01\x02Id\x01"
	for name, c := range map[string]struct {
		piece string
		times int
	}{
		"sheets without end":            {"\x08Personas\x00\x00", 1 << 22},
		"one sheet twice":               {head + "\x00", 2},
		"columns without end":           {"\x08Personas\xc8\x01" + strings.Repeat("\x80\x80\x04"+strings.Repeat("a", 1<<16)+"\x01", 200) + "\x00", 1},
		"a cell without end":            {head + "\x01\xff\xff\xff\x07" + strings.Repeat("a", 1<<24), 1},
		"rows of nothing without end":   {"\x08Personas\x00" + strings.Repeat("\x01", 1<<21) + "\x00", 1},
		"no end":                        {head, 1},
		"more columns than a sheet has": {"\x08Personas\xff\xff\x7f", 1},
	} {
		t.Run(name, func(t *testing.T) {
			edits, err := readBack(t, remembering(t, c.piece, c.times), sample(), nil)
			if err != nil || len(edits.Problems) == 0 || edits.Problems[0].Code != "SPREADSHEET_FORGOTTEN" {
				t.Errorf("got %v, %v", edits.Problems, err)
			}
		})
	}
}
