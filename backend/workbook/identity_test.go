package workbook

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"personadesk/backend/persona"
)

const openVariable = "PERSONADESK_OPEN_TEST_FILE"

// openForAnother opens a file as another program would, says the outcome, and holds it until its input ends.
func openForAnother(path string) {
	w, err := Open(path, Options{})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("open")
	bufio.NewScanner(os.Stdin).Scan()
	if err := w.Close(); err != nil {
		os.Exit(1)
	}
}

// another is what a second program is told that opens the file.
func another(t *testing.T, path string) (said string, end func()) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^$")
	child.Env = append(os.Environ(), openVariable+"="+path)
	in, err := child.StdinPipe()
	must(t, err)
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	lines := bufio.NewScanner(out)
	lines.Scan()
	return lines.Text(), func() {
		must(t, in.Close())
		_ = child.Wait() // one that was refused says so with its status
	}
}

func onePersona(id string) persona.Persona { return persona.Persona{ID: id, Name: id} }

func TestAnEditIsRefusedWhenTheFileIsNoLongerInItsPlace(t *testing.T) {
	for name, tt := range map[string]struct {
		move  func(t *testing.T, path string) (now string)
		code  string
		saved bool // whether what was saved before can still be read under a name
	}{
		"renamed": {func(t *testing.T, path string) string {
			now := path + ".away"
			must(t, os.Rename(path, now))
			return now
		}, "WORKBOOK_ELSEWHERE", true},
		"deleted": {func(t *testing.T, path string) string {
			must(t, os.Remove(path))
			return ""
		}, "WORKBOOK_ELSEWHERE", false},
		"replaced": {func(t *testing.T, path string) string {
			now := path + ".away"
			must(t, os.Rename(path, now))
			must(t, os.WriteFile(path, []byte("another file"), 0o600))
			return now
		}, "WORKBOOK_ELSEWHERE", true},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.personadesk")
			w, err := Create(path, Options{})
			must(t, err)
			must(t, w.SavePersona(ctx, onePersona("before")))
			now := tt.move(t, path)
			wantCode(t, w.SavePersona(ctx, onePersona("after")), tt.code)
			if now != "" && hasLog(path) {
				t.Error("what was saved is still in the log of a name that leads elsewhere")
			}
			if !tt.saved {
				must(t, w.Close())
				return
			}
			if other, err := os.ReadFile(path); err == nil && string(other) != "another file" {
				t.Error("the other file was written to")
			}
			// Back in its place it is written to again, and nothing that was acknowledged is missing.
			must(t, os.Rename(now, path))
			must(t, w.SavePersona(ctx, onePersona("again")))
			must(t, w.Close())
			again, err := Open(path, Options{})
			must(t, err)
			d, err := again.Design(ctx)
			must(t, err)
			ids := ""
			for _, p := range d.Personas {
				ids += p.ID + " "
			}
			if ids != "again before " {
				t.Errorf("the file has %s", ids)
			}
			must(t, again.Close())
		})
	}
}

// A reader's connection that is opened after the file was exchanged must not read the other one.
func TestNoConnectionIsOpenedToAnotherFileOfTheName(t *testing.T) {
	dir := t.TempDir()
	path, other := filepath.Join(dir, "x.personadesk"), filepath.Join(dir, "y.personadesk")
	for _, p := range []string{path, other} {
		w, err := Create(p, Options{})
		must(t, err)
		must(t, w.Close())
	}
	w, err := Open(path, Options{})
	must(t, err)
	must(t, os.Rename(other, path))
	var busy []interface{ Close() error }
	for range readerCount {
		conn, err := w.readers.Conn(ctx)
		if err != nil {
			wantCode(t, err, "WORKBOOK_ELSEWHERE")
			break
		}
		busy = append(busy, conn)
	}
	if len(busy) == readerCount {
		t.Error("every reader was connected, though the file is another one")
	}
	for _, conn := range busy {
		must(t, conn.Close())
	}
	must(t, w.Close())
}

func TestOneFileIsOpenOnceUnderAllItsNames(t *testing.T) {
	for name, second := range map[string]func(t *testing.T, path string) string{
		"a hard link": func(t *testing.T, path string) string {
			must(t, os.Link(path, path+".link"))
			return path + ".link"
		},
		"renamed while open": func(t *testing.T, path string) string {
			must(t, os.Rename(path, path+".away"))
			return path + ".away"
		},
		"its own name": func(_ *testing.T, path string) string { return path },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.personadesk")
			w, err := Create(path, Options{})
			must(t, err)
			must(t, w.SavePersona(ctx, onePersona("before")))
			now := second(t, path)
			said, end := another(t, now)
			end()
			if said == "open" || said == "" {
				t.Errorf("another program is told %q", said)
			}
			if _, err := Open(now, Options{}); err == nil {
				t.Error("this program opens it twice")
			}
			if now != path {
				_, err = Create(now, Options{})
				wantCode(t, err, "WORKBOOK_EXISTS")
			}
			must(t, w.Close())
			said, end = another(t, now)
			if said != "open" {
				t.Errorf("closed, it is refused: %s", said)
			}
			// The other way round, with the other program first.
			if _, err := Open(now, Options{}); err == nil {
				t.Error("it is open there, and here as well")
			}
			if now != path && name == "a hard link" {
				_, err := Open(path, Options{})
				wantCode(t, err, "WORKBOOK_BUSY")
				_, err = OpenToRead(path, Options{})
				wantCode(t, err, "WORKBOOK_BUSY")
			}
			end()
		})
	}
}

func TestEveryConnectionKeepsWhatItSaysAboutTheDisk(t *testing.T) {
	w := create(t)
	is := func(q querier, pragma string) string {
		var value string
		must(t, q.QueryRowContext(ctx, "PRAGMA "+pragma).Scan(&value))
		return value
	}
	want := func(q querier, list map[string]string) {
		t.Helper()
		for pragma, value := range list {
			if got := is(q, pragma); got != value {
				t.Errorf("%s is %s, not %s", pragma, got, value)
			}
		}
	}
	want(w.writer, map[string]string{"synchronous": "2", "journal_mode": "wal", "busy_timeout": "3000", "trusted_schema": "0"})
	for range readerCount {
		conn, err := w.readers.Conn(ctx)
		must(t, err)
		defer func() { must(t, conn.Close()) }()
		want(conn, map[string]string{"query_only": "1", "busy_timeout": "3000", "trusted_schema": "0"})
	}
	looking, err := look(w.Path())
	must(t, err)
	defer func() { must(t, looking.Close()) }()
	want(looking, map[string]string{"query_only": "1", "trusted_schema": "0", "cell_size_check": "1"})
	beside, err := OpenToRead(w.Path(), Options{})
	must(t, err)
	defer func() { must(t, beside.Close()) }()
	want(beside.still, map[string]string{"query_only": "1", "trusted_schema": "0", "cell_size_check": "1"})
}
