package service

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A number that somebody has is shown with its holder and the persona it came through, as with everybody in memory, and nobody is loaded.
func TestANumberWithAHolderLoadsNobodyElse(t *testing.T) {
	d := readDesk(t)
	path := d.wb.Path()
	held := []string{}
	ranges, err := d.Ranges(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want, through := map[string]NumberLine{}, 0
	if _, err := d.read(t.Context()); err != nil {
		t.Fatal(err)
	}
	rangeOf := map[string]string{}
	for _, rg := range ranges {
		w, err := NumbersOf(d.Session(t.Context())).Window(rg.ID, "", "", 0, 1000)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range w.Rows {
			if l.HolderID == "" {
				continue
			}
			held, rangeOf[l.Telephone] = append(held, l.Telephone), rg.ID
			want[l.Telephone] = l
			if l.Through != "" {
				through++
			}
		}
	}
	if len(held) == 0 || through == 0 {
		t.Fatalf("%d numbers are held, %d of them through a persona", len(held), through)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if err := d.Open(path); err != nil {
		t.Fatal(err)
	}
	for _, telephone := range held {
		w, err := NumbersOf(d.Session(t.Context())).Window(rangeOf[telephone], "", telephone, 0, 10)
		if err != nil || len(w.Rows) != 1 {
			t.Fatalf("%s: %d rows, %v", telephone, len(w.Rows), err)
		}
		if diff := cmp.Diff(want[telephone], w.Rows[0]); diff != "" {
			t.Errorf("%s: %s", telephone, diff)
		}
	}
	if d.answers.Loaded() {
		t.Error("everybody was loaded for it")
	}
}
