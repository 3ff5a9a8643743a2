package workbook

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// asNobody runs fn without the rights of an administrator over files, on this one thread.
func asNobody(t *testing.T, fn func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		fn()
		return
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	must(t, syscall.Setfsuid(65534))
	defer func() { must(t, syscall.Setfsuid(0)) }()
	fn()
}

func TestAReadOnlyFolderIsSaid(t *testing.T) {
	path := closed(t)
	dir := filepath.Dir(path)
	must(t, os.Chmod(path, 0o444))
	must(t, os.Chmod(dir, 0o555))
	must(t, os.Chmod(filepath.Dir(dir), 0o755))
	defer func() { must(t, os.Chmod(dir, 0o755)) }()
	asNobody(t, func() {
		_, err := Open(path, Options{})
		wantCode(t, err, "WORKBOOK_READONLY")
		_, err = Create(filepath.Join(dir, "new.personadesk"), Options{})
		wantCode(t, err, "WORKBOOK_READONLY")
		if list := Check(path); len(list) != 0 {
			t.Errorf("it can be checked, though: %v", list)
		}
	})
}

func TestAReadOnlyFileInAWritableFolderIsSaid(t *testing.T) {
	path := closed(t)
	dir := filepath.Dir(path)
	must(t, os.Chmod(path, 0o444))
	must(t, os.Chmod(dir, 0o777))
	must(t, os.Chmod(filepath.Dir(dir), 0o755))
	asNobody(t, func() {
		_, err := Open(path, Options{})
		wantCode(t, err, "WORKBOOK_READONLY")
	})
}

func TestAFileThatMayOnlyBeReadIsRead(t *testing.T) {
	path := closed(t)
	dir := filepath.Dir(path)
	must(t, os.Chmod(path, 0o444))
	must(t, os.Chmod(dir, 0o555))
	must(t, os.Chmod(filepath.Dir(dir), 0o755))
	defer func() { must(t, os.Chmod(dir, 0o755)) }()
	var w *Workbook
	asNobody(t, func() {
		var err error
		w, err = OpenToRead(path, Options{})
		must(t, err)
		if n := personas(t, w); n != 3 {
			t.Errorf("%d personas", n)
		}
		must(t, w.Close())
		w, err = OpenToRead(path, Options{})
		must(t, err)
	})
	must(t, os.Chtimes(path, start, start)) // as another program's writing would show
	asNobody(t, func() { wantCode(t, w.Close(), "WORKBOOK_MOVED") })
	wantOneFile(t, path)
}
