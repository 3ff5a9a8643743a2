package workbook

import (
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"personadesk/backend/measure"
	"personadesk/backend/number"
	"personadesk/backend/text"
)

// BenchmarkRatioImportOfNumbers holds an import of numbers as one edit against a bare insert of the same rows, state and events, with
// the same indexes, many rows a statement. PERSONADESK_NUMBERS sets another size than that for every day.
func BenchmarkRatioImportOfNumbers(b *testing.B) {
	n := 20_000
	if text := os.Getenv("PERSONADESK_NUMBERS"); text != "" {
		if _, err := fmt.Sscan(text, &n); err != nil {
			b.Fatal(err)
		}
	}
	made := 0
	var size int64
	measure.Ratio(b, func() {
		made++
		w, err := Create(filepath.Join(b.TempDir(), fmt.Sprint(made, Extension)), Options{})
		must(b, err)
		must(b, w.SaveRange(ctx, number.Range{ID: "r", First: "+4416155000000", Last: fmt.Sprintf("+4416155%06d", 999_999)}))
		if changed, err := w.ApplyNumbers(ctx, text.Literal("Import"), arriving(n)); err != nil || changed != n {
			b.Fatal(changed, err)
		}
		must(b, w.Close())
		size = fileSize(b, w.path)
	}, func() {
		made++
		w, err := Create(filepath.Join(b.TempDir(), fmt.Sprint(made, Extension)), Options{})
		must(b, err)
		must(b, bare(w, n))
		must(b, w.Close())
	})
	b.ReportMetric(float64(size)/float64(n), "bytes-a-number")
}

func fileSize(b *testing.B, path string) int64 {
	b.Helper()
	info, err := os.Stat(path)
	must(b, err)
	return info.Size()
}

// arriving lets numbers be assigned to users, each to another.
func arriving(n int) iter.Seq[number.Event] {
	note := "Taken over from the old system"
	return func(yield func(number.Event) bool) {
		for i := range n {
			e := number.Event{Telephone: fmt.Sprintf("+4416155%06d", i), Do: number.Assign, HolderKind: number.User,
				Holder: fmt.Sprintf("0a1b2c3d-0000-4000-8000-%012x", i), Note: &note}
			if !yield(e) {
				return
			}
		}
	}
}

// bare inserts the rows of arriving with nothing done about them, 200 a statement as the edit does.
func bare(w *Workbook, n int) error {
	tx, err := w.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // after a commit there is nothing to roll back
	for _, trigger := range []string{"insert", "update", "delete"} {
		if _, err := tx.Exec("DROP TRIGGER IF EXISTS count_number_" + trigger); err != nil {
			return err
		}
	}
	const each = 200
	event, err := tx.Prepare("INSERT INTO number_event (" + eventColumns + ") VALUES " + placeholders("("+strings.Repeat("?,", 22)+"?)", each))
	if err != nil {
		return err
	}
	defer func() { _ = event.Close() }() // the transaction closes it first
	state, err := tx.Prepare("INSERT INTO number (" + numberNow + ") VALUES " + placeholders("("+strings.Repeat("?,", 10)+"?)", each))
	if err != nil {
		return err
	}
	defer func() { _ = state.Close() }()
	for i := 0; i < n; i += each {
		var events, states []any
		for j := i; j < i+each; j++ {
			row := []any{1, 1, packID(fmt.Sprintf("0a1b2c3d-0000-4000-8000-%012x", j)), start.UnixMilli(), 0, 0, 0, 0, 1}
			row[0], row[1] = 5, 1
			key := []any{int64(4416155000000 + j), ""}
			events = append(append(append(append(events, j+1, 1), key...), 2), append(row, make([]any, 9)...)...)
			states = append(append(states, key...), row...)
		}
		if _, err := event.Exec(events...); err != nil {
			return err
		}
		if _, err := state.Exec(states...); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// BenchmarkRatioOfSixteenTimesTheNumbers asks a large inventory what a small one is asked: a look-up should cost the same, and counts and
// windows hardly more.
func BenchmarkRatioOfSixteenTimesTheNumbers(b *testing.B) {
	holding := func(n int) *Workbook {
		w, err := Create(filepath.Join(b.TempDir(), fmt.Sprint(n, Extension)), Options{})
		must(b, err)
		must(b, w.SaveRange(ctx, number.Range{ID: "r", First: "+4416155000000", Last: fmt.Sprintf("+4416155%06d", n-1), Type: "directRouting"}))
		_, err = w.ApplyNumbers(ctx, text.Literal("Import"), arriving(n))
		must(b, err)
		return w
	}
	small, large := holding(10_000), holding(160_000)
	defer func() { must(b, small.Close()); must(b, large.Close()) }()
	ask := func(w *Workbook, question func(v *number.Inventory) error) func() {
		return func() {
			v, _, done, err := w.Inventory(ctx, start)
			must(b, err)
			defer done()
			must(b, question(v))
		}
	}
	for name, question := range map[string]func(v *number.Inventory) error{
		"a number": func(v *number.Inventory) error {
			_, _, err := v.Search("r", number.Search{Text: "+4416155007777"}, 0, 1)
			return err
		},
		"part of a number": func(v *number.Inventory) error {
			_, _, err := v.Search("r", number.Search{Text: "5007777"}, 0, 1)
			return err
		},
		"counts": func(v *number.Inventory) error { _, err := v.Counts(); return err },
		"a filtered window": func(v *number.Inventory) error {
			_, _, err := v.Filtered("r", number.Filter{State: number.Assigned}, 5000, 50)
			return err
		},
	} {
		b.Run(name, func(b *testing.B) { measure.Ratio(b, ask(large, question), ask(small, question)) })
	}
}
