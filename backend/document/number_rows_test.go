package document

import (
	"bytes"
	"errors"
	"iter"
	"testing"

	"personadesk/backend/number"
)

var errBroken = errors.New("the workbook cannot be read any more")

// breaking are numbers of which the last cannot be read.
type breaking struct{ NumberList }

func (b breaking) All() iter.Seq2[number.Number, error] {
	return func(yield func(number.Number, error) bool) {
		for n, err := range b.NumberList.All() {
			if !yield(n, err) {
				return
			}
		}
		yield(number.Number{}, errBroken)
	}
}

// TestNumbersThatCannotBeReadAreNotLeftOut: a document that ends where reading ended would look whole.
func TestNumbersThatCannotBeReadAreNotLeftOut(t *testing.T) {
	c := sample()
	c.Numbers = breaking{many(3)}
	var out bytes.Buffer
	if err := WriteSpreadsheet(t.Context(), &out, c, nil); !errors.Is(err, errBroken) {
		t.Errorf("the spreadsheet: %v", err)
	}
	if err := WriteReport(&out, c); !errors.Is(err, errBroken) {
		t.Errorf("the report: %v", err)
	}
	if _, err := Sheets(c, 100); !errors.Is(err, errBroken) {
		t.Errorf("the preview: %v", err)
	}
	if list, err := Sheets(c, 2); err != nil || len(list) == 0 {
		t.Errorf("a preview that does not come so far: %v", err)
	}
	err := WriteNumbersCSV(&out, func(yield func([]string, error) bool) {
		_ = yield([]string{"+441632960000", "free", "", "", ""}, nil) && yield(nil, errBroken)
	})
	if !errors.Is(err, errBroken) {
		t.Errorf("comma-separated values: %v", err)
	}
}

func TestNumbersCSVIsWrittenAsForScripts(t *testing.T) {
	rows := [][]string{{"+441632960000", "reserved", "", "2026-12-31", `=1+1 "quoted"`}, {"+441632960001", "free", "", "", ""}}
	var streamed, whole bytes.Buffer
	err := errors.Join(WriteCSVForScripts(&whole, NumberColumns(), rows), WriteNumbersCSV(&streamed, func(yield func([]string, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}))
	if err != nil || streamed.String() != whole.String() {
		t.Errorf("%v: %q, want %q", err, streamed.String(), whole.String())
	}
}
