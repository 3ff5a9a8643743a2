package workbook

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// copyNumbers are the numbers of the copies beside a workbook, the newest first.
func copyNumbers(t testing.TB, path string) string {
	t.Helper()
	list, err := Copies(path)
	must(t, err)
	numbers := []int{}
	for _, c := range list {
		numbers = append(numbers, c.Number)
	}
	return fmt.Sprint(numbers)
}

func TestACopyHoldsAllThatTheWorkbookHolds(t *testing.T) {
	path := lived(t)
	w, err := Open(path, Options{Now: clock()})
	must(t, err)
	must(t, w.SetCustomer(ctx, Customer{Name: "In the log only"}))
	c, err := w.KeepCopy(ctx)
	must(t, err)
	must(t, w.SetCustomer(ctx, Customer{Name: "After it"}))
	head, err := w.Head(ctx)
	must(t, err)
	must(t, w.Close())
	if found := Check(c.Path); len(found) != 0 {
		t.Errorf("%v", found)
	}
	if found := Check(path); len(found) != 0 {
		t.Errorf("the workbook itself: %v", found)
	}
	info, err := os.Stat(c.Path)
	must(t, err)
	if info.Mode().Perm() != 0o600 || info.Size() != c.Bytes || c.Path != path+".copy-1" {
		t.Errorf("%v %+v", info.Mode(), c)
	}
	r, err := OpenToRead(c.Path, Options{})
	must(t, err)
	if customer, err := r.Customer(ctx); err != nil || customer.Name != "In the log only" {
		t.Errorf("%+v, %v", customer, err)
	}
	if then, err := r.Head(ctx); err != nil || then.Seq != head.Seq-1 {
		t.Errorf("its record ends at %v (%v), and the workbook's at %v", then, err, head)
	}
	must(t, r.Close())
}

func TestTheLastCopiesAreKept(t *testing.T) {
	w := create(t)
	for range CopiesUsual + 3 {
		_, err := w.KeepCopy(ctx)
		must(t, err)
	}
	if got, want := copyNumbers(t, w.Path()), "[13 12 11 10 9 8 7 6 5 4]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	must(t, w.SetCopiesKept(ctx, 2))
	_, err := w.KeepCopy(ctx)
	must(t, err)
	if got := copyNumbers(t, w.Path()); got != "[14 13]" {
		t.Errorf("two are wanted: %s", got)
	}
	for _, n := range []int{0, -1, CopiesMost + 1} {
		wantCode(t, w.SetCopiesKept(ctx, n), "COPIES_KEPT")
	}
}

// What merely looks like a copy is nobody's to list or to remove.
func TestOnlyCopiesOfThisWorkbookAreCounted(t *testing.T) {
	w := create(t)
	must(t, w.SetCopiesKept(ctx, 1))
	others := []string{".copy-01", ".copy-1.old", ".copy-", "-copy-1", ".copy-x", "2.copy-1", ".copy-9999999999"}
	for _, end := range others {
		must(t, os.WriteFile(w.Path()+end, []byte("somebody else's"), 0o600))
	}
	must(t, os.Mkdir(w.Path()+".copy-7", 0o700))
	for range 3 {
		_, err := w.KeepCopy(ctx)
		must(t, err)
	}
	if got := copyNumbers(t, w.Path()); got != "[3]" {
		t.Error(got)
	}
	for _, end := range others {
		if body, err := os.ReadFile(w.Path() + end); err != nil || string(body) != "somebody else's" {
			t.Errorf("%s: %q, %v", end, body, err)
		}
	}
}

// A copy that cannot be made whole leaves none, keeps the ones that are there, and says where and why.
func TestACopyThatCannotBeMadeLeavesNothing(t *testing.T) {
	t.Run("the room is too little", func(t *testing.T) {
		w := create(t)
		w.free = func(string) (uint64, bool) { return roomBeside, true }
		_, err := w.KeepCopy(ctx)
		wantCode(t, err, "COPY_UNMADE")
		hint := text.English().Print(problem.From(err).Hint)
		if !strings.Contains(hint, "nothing was sent") || !strings.Contains(hint, "Free some space") {
			t.Errorf("it says %s", hint)
		}
		wantNoHalf(t, w.Path())
	})
	t.Run("something has its name", func(t *testing.T) {
		w := create(t)
		must(t, os.Mkdir(w.Path()+".copy-1", 0o700))
		_, err := w.KeepCopy(ctx)
		wantCode(t, err, "COPY_UNMADE")
		wantNoHalf(t, w.Path())
	})
	t.Run("what a copy is made as cannot be taken away", func(t *testing.T) {
		w := create(t)
		must(t, os.Mkdir(w.Path()+"-copy", 0o700))
		must(t, os.WriteFile(filepath.Join(w.Path()+"-copy", "in the way"), nil, 0o600))
		_, err := w.KeepCopy(ctx)
		wantCode(t, err, "COPY_UNMADE")
	})
	t.Run("whoever asked has gone", func(t *testing.T) {
		w := create(t)
		gone, cancel := context.WithCancel(ctx)
		cancel()
		if _, err := w.KeepCopy(gone); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		wantNoHalf(t, w.Path())
	})
	t.Run("the workbook is no longer in its place", func(t *testing.T) {
		w := create(t)
		must(t, os.Rename(w.Path(), w.Path()+".moved"))
		_, err := w.KeepCopy(ctx)
		wantCode(t, err, "COPY_UNMADE")
		must(t, os.Rename(w.Path()+".moved", w.Path()))
		wantNoHalf(t, w.Path())
	})
	t.Run("it was opened to be read", func(t *testing.T) {
		path := closed(t)
		w, err := OpenToRead(path, Options{})
		must(t, err)
		_, err = w.KeepCopy(ctx)
		wantCode(t, err, "WORKBOOK_TO_READ")
		must(t, w.Close())
	})
}

// wantNoHalf wants neither a copy nor a part of one beside a workbook.
func wantNoHalf(t testing.TB, path string) {
	t.Helper()
	if _, err := os.Stat(path + "-copy"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("half a copy is left: %v", err)
	}
	if got := copyNumbers(t, path); got != "[]" {
		t.Errorf("there are copies: %s", got)
	}
}

// A copy that somebody was stopped in is replaced by the next.
func TestHalfACopyIsReplaced(t *testing.T) {
	w := create(t)
	must(t, os.WriteFile(w.Path()+"-copy", []byte("half"), 0o600))
	c, err := w.KeepCopy(ctx)
	must(t, err)
	if found := Check(c.Path); len(found) != 0 {
		t.Errorf("%v", found)
	}
}
