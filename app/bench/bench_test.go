package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestSizesOf(t *testing.T) {
	for text, want := range map[string]int{"": 3, "10000": 1, "10000, 20000": 2, "ten": -1, "5": -1, "100,": -1} {
		sizes, err := sizesOf(text, "10,20,30")
		if want < 0 {
			if err == nil {
				t.Errorf("%q was taken for %v", text, sizes)
			}
			continue
		}
		if err != nil || len(sizes) != want {
			t.Errorf("%q: %v, %v", text, sizes, err)
		}
	}
}

func TestReportNamesWhatMissesItsGoal(t *testing.T) {
	r := &report{}
	r.line("slow", "3 s", "", atMost(3, 2, "2 s"))
	r.line("fast", "1 s", "", atMost(1, 2, "2 s"))
	r.line("unasked", "9 s", "", when(false, atMost(9, 2, "2 s")))
	r.keep("plan", 100000, 1)
	r.keep("plan", 200000, 2.5)
	r.keep("state", 10000, 0.01)
	r.keep("state", 100000, 0.011)
	r.compare([]int{10000, 100000})
	if len(r.missed) != 2 || !strings.HasPrefix(r.missed[0], "slow") || !strings.Contains(r.missed[1], "2.50 times") {
		t.Errorf("missed %q", r.missed)
	}
}

func TestBareInsertPutsTheSameRowsIn(t *testing.T) {
	ctx, folder := t.Context(), t.TempDir()
	f, err := look(filepath.Join(folder, "from.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, words := range []string{"CREATE TABLE number (figure INTEGER PRIMARY KEY, state TEXT NOT NULL) STRICT",
		"CREATE INDEX number_state ON number (state)", "CREATE TABLE edit_row (id INTEGER)",
		"WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) INSERT INTO number SELECT i, 'free' FROM n",
		"INSERT INTO edit_row SELECT figure FROM number"} {
		if _, err := f.ExecContext(ctx, words); err != nil {
			t.Fatal(err)
		}
	}
	tables, err := grown(ctx, f, map[string]int64{"number": 100}, 200)
	if err != nil || len(tables) != 1 || tables[0].name != "number" || len(tables[0].made) != 2 {
		t.Fatalf("%+v, %v", tables, err)
	}
	if none, err := grown(ctx, f, map[string]int64{"number": 101}, 200); err != nil || len(none) != 0 {
		t.Errorf("199 rows more were taken for 200: %v, %v", none, err)
	}
	if took, err := f.insert(ctx, filepath.Join(folder, "bare.sqlite"), tables); err != nil || took <= 0 {
		t.Errorf("%v, %v", took, err)
	}
	broken := append([]table(nil), tables...)
	broken[0].made = append([]string{}, tables[0].made...)
	broken[0].made = append(broken[0].made, "CREATE TRIGGER full AFTER INSERT ON number WHEN NEW.figure = 300 BEGIN SELECT RAISE(ABORT, 'all came'); END")
	if _, err := f.insert(ctx, filepath.Join(folder, "bare.sqlite"), broken); err == nil || !strings.Contains(err.Error(), "all came") {
		t.Errorf("the last row was not inserted: %v", err)
	}
	if left, err := filepath.Glob(filepath.Join(folder, "bare*")); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	size, err := f.sizes(ctx)
	if err != nil || size["number"] <= size["edit_row"] {
		t.Errorf("sizes %v, %v: a table counts with its indexes", size, err)
	}
}

func TestProgramIsTimedByStageAndWatched(t *testing.T) {
	script := filepath.Join(t.TempDir(), "program")
	if err := os.WriteFile(script, []byte("#!/bin/sh\necho 'users ...' >&2\nsleep 0.2\necho 'numbers ...' >&2\nsleep 0.1\necho done\nexit ${1:-0}\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	p := program{binary: script, folder: t.TempDir()}
	e, err := p.do(t.Context(), "3")
	if err != nil {
		t.Fatalf("changes in a plan are no failure: %v", err)
	}
	if e.of("users") < 150*time.Millisecond || e.of("numbers") < 50*time.Millisecond || e.of("users", "numbers") > e.took || e.peak == 0 || string(e.out) != "done\n" {
		t.Errorf("%+v", e)
	}
	if _, err := p.do(t.Context(), "1"); err == nil || !strings.Contains(err.Error(), "numbers ...") {
		t.Errorf("a failure says why: %v", err)
	}
}
