package service

import "testing"

func TestHowManyCopiesAreKeptIsSetOnTheScreen(t *testing.T) {
	d := emptyDesk(t)
	s := &Copies{d.Session(t.Context())}
	kept := func() int {
		t.Helper()
		v, err := s.List()
		if err != nil {
			t.Fatal(err)
		}
		return v.Keep
	}
	if n := kept(); n != 10 {
		t.Errorf("%d are kept where nobody said anything", n)
	}
	if err := s.Keep(3); err != nil {
		t.Fatal(err)
	}
	wantCode(t, s.Keep(0), "COPIES_KEPT")
	wantCode(t, s.Keep(1_000_000), "COPIES_KEPT")
	if n := kept(); n != 3 {
		t.Errorf("%d are kept", n)
	}
	wb, err := d.Workbook()
	if err != nil {
		t.Fatal(err)
	}
	if _, there, err := wb.CanUndo(t.Context()); err != nil || !there {
		t.Errorf("it is no edit: %v", err)
	}
}
