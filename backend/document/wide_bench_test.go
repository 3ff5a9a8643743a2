package document

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"runtime/metrics"
	"strconv"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"personadesk/backend/measure"
)

// fifteen is a sheet of fifteen columns, such as a customer with many numbers has.
func fifteen(rows int) sheet {
	s := sheet{name: "Wide", count: rows, columns: []column{{"Number", 20, true}}}
	for i := 2; i <= 15; i++ {
		s.columns = append(s.columns, column{"Column " + strconv.Itoa(i), 20, i%3 > 0})
	}
	s.row = func(i int) []any {
		row := []any{fmt.Sprintf("+4416329%06d", i)}
		for at := 2; at <= 15; at++ {
			row = append(row, "text "+strconv.Itoa(i%(97*at)))
		}
		return row
	}
	return s
}

func wideFile(tb testing.TB, s sheet) []byte {
	var b bytes.Buffer
	if err := writeSheets(context.Background(), &b, Content{Identity: "wide"}, []sheet{s}, nil); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func readWide(tb testing.TB, file []byte) {
	got, err := ReadSpreadsheet(context.Background(), bytes.NewReader(file), int64(len(file)), Content{Identity: "wide"}, nil)
	if err != nil || len(got.Edits)+len(got.Problems) > 0 {
		tb.Fatal(got.Problems, err)
	}
}

// BenchmarkRatioExportOf100000RowsBy15 holds a sheet of fifteen columns, with looks, heights and what the file remembers, against a bare
// stream writer of the same texts.
func BenchmarkRatioExportOf100000RowsBy15(b *testing.B) {
	s := fifteen(100_000)
	rows := make([][]any, s.count)
	for i := range rows {
		rows[i] = s.row(i)
	}
	s.row = func(i int) []any { return rows[i] }
	measure.Ratio(b, func() {
		if err := writeSheets(context.Background(), io.Discard, Content{}, []sheet{s}, nil); err != nil {
			b.Fatal(err)
		}
	}, func() { bareCells(b, rows) })
}

// BenchmarkRatioImportOf100000RowsBy15 holds the whole reading back, against what the file remembers, against excelize's iterator over rows.
func BenchmarkRatioImportOf100000RowsBy15(b *testing.B) {
	file := wideFile(b, fifteen(100_000))
	measure.Ratio(b, func() { readWide(b, file) }, func() {
		f, err := excelize.OpenReader(bytes.NewReader(file))
		if err != nil {
			b.Fatal(err)
		}
		rows, err := f.Rows("Wide")
		if err != nil {
			b.Fatal(err)
		}
		for rows.Next() {
			if _, err := rows.Columns(); err != nil {
				b.Fatal(err)
			}
		}
		if err := rows.Close(); err != nil {
			b.Fatal(err)
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	})
}

// heapOf is how many bytes the heap holds at the most while something is done, above what it held before. It is looked at every millisecond,
// rubbish and all.
func heapOf(do func()) int {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	held := func() int {
		metrics.Read(sample)
		return int(sample[0].Value.Uint64())
	}
	before, most := held(), 0
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			case <-time.After(time.Millisecond):
				most = max(most, held()-before)
			}
		}
	}()
	do()
	close(stop)
	<-stopped
	return most
}

func TestASpreadsheetOf100000RowsBy15TakesLittleMemory(t *testing.T) {
	const allowed = 64 << 20
	s := fifteen(100_000)
	path := t.TempDir() + "/wide.xlsx"
	if used := heapOf(func() {
		if err := WriteFile(path, func(w io.Writer) error {
			return writeSheets(t.Context(), w, Content{Identity: "wide"}, []sheet{s}, nil)
		}); err != nil {
			t.Fatal(err)
		}
	}); used > allowed {
		t.Errorf("writing it takes %d MB", used>>20)
	} else {
		t.Logf("writing it takes %d MB", used>>20)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if used := heapOf(func() { readWide(t, file) }); used > allowed {
		t.Errorf("reading it takes %d MB", used>>20)
	} else {
		t.Logf("reading it takes %d MB of a file of %d MB", used>>20, len(file)>>20)
	}
}
