package workbook

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"personadesk/backend/persona"
)

// copied writes a copy of a file that a program has open.
func copied(t testing.TB, from, to string) {
	t.Helper()
	body, err := os.ReadFile(from)
	must(t, err)
	must(t, os.WriteFile(to, body, 0o600))
}

// The log of a later state over an earlier copy gives pages of both: neither is what was written, and nothing is written on top of it.
func TestALogOverAnEarlierCopyIsNamedAndNothingIsWritten(t *testing.T) {
	path := closed(t)
	earlier := path + ".earlier"
	copied(t, path, earlier)
	w, err := Open(path, Options{Now: clock()})
	must(t, err)
	for i := range 30 { // which the checkpoint below puts into the file, so that the log does not have it
		must(t, w.SavePersona(ctx, persona.Persona{ID: "p" + string(rune('a'+i)), Description: strings.Repeat("long ", 400)}))
	}
	must(t, w.fold())
	must(t, w.SetCustomer(ctx, Customer{Name: "Later"}))
	copied(t, path+"-wal", earlier+"-later")
	must(t, w.Close())

	must(t, os.Rename(earlier+"-later", path+"-wal"))
	copied(t, earlier, path)
	before, err := os.ReadFile(path)
	must(t, err)
	log, err := os.ReadFile(path + "-wal")
	must(t, err)

	found := Check(path)
	if len(found) != 2 || found[1].Code != "WORKBOOK_LOG" || !strings.Contains(found[1].Detail.Stored(), path+"-wal") {
		t.Errorf("%v", found)
	}
	_, err = Open(path, Options{})
	wantCode(t, err, "WORKBOOK_LOG")
	if p := Check(path); len(p) == 0 {
		t.Error("opening it has changed what is found")
	}
	after, err := os.ReadFile(path)
	must(t, err)
	logAfter, err := os.ReadFile(path + "-wal")
	must(t, err)
	if !bytes.Equal(before, after) || !bytes.Equal(log, logAfter) {
		t.Error("the file or its log was changed")
	}
	must(t, os.Remove(path+"-wal"))
	_ = os.Remove(path + "-shm")
	if found := Check(path); len(found) != 0 {
		t.Errorf("without the log it is the earlier copy, whole: %v", found)
	}
}

// A log that a program left which was stopped is taken in.
func TestALogOfAProgramThatWasStoppedIsTakenIn(t *testing.T) {
	path := closed(t)
	w, err := Open(path, Options{Now: clock()})
	must(t, err)
	must(t, w.SetCustomer(ctx, Customer{Name: "Before the stop"}))
	stopped := path + "-stopped" + Extension
	copied(t, path, stopped)
	copied(t, path+"-wal", stopped+"-wal")
	must(t, w.Close())
	if found := Check(stopped); len(found) != 0 {
		t.Errorf("%v", found)
	}
	again, err := Open(stopped, Options{})
	must(t, err)
	if c, err := again.Customer(ctx); err != nil || c.Name != "Before the stop" {
		t.Errorf("%+v, %v", c, err)
	}
	must(t, again.Close())
}
