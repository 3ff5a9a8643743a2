package workbook

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/text"
)

func openToRead(t *testing.T, path string) *Workbook {
	t.Helper()
	w, err := OpenToRead(path, Options{})
	must(t, err)
	t.Cleanup(func() { must(t, w.Close()) })
	return w
}

func personas(t *testing.T, w *Workbook) int {
	t.Helper()
	d, err := w.Design(ctx)
	must(t, err)
	return len(d.Personas)
}

func wantOneFile(t *testing.T, path string) {
	t.Helper()
	files, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	if len(files) != 1 {
		t.Errorf("a workbook that nobody has open is not one file: %v", files)
	}
}

func TestReadingBesideAWriterSeesOneState(t *testing.T) {
	path := closed(t)
	writer, err := Open(path, Options{})
	must(t, err)
	must(t, writer.SavePersona(ctx, persona.Persona{ID: "d"}))
	reader := openToRead(t, path)
	if n := personas(t, reader); n != 4 {
		t.Errorf("%d personas, what the writer just saved is not seen", n)
	}
	revisions := reader.Revisions()
	must(t, writer.SavePersona(ctx, persona.Persona{ID: "e"}))
	if n := personas(t, reader); n != 4 {
		t.Errorf("%d personas: the state moved under the reader", n)
	}
	if !reader.Revisions().Equal(revisions) {
		t.Error("the counts moved under the reader")
	}
	later := openToRead(t, path)
	if n := personas(t, later); n != 5 {
		t.Errorf("%d personas for who opens later", n)
	}
	if moved := later.Revisions().Moved(revisions); len(moved) == 0 {
		t.Error("who opens later has the counts of before")
	}
	must(t, later.Close())
	must(t, reader.Close())
	must(t, writer.Close())
	wantOneFile(t, path)
}

func TestTheWriterMayCloseBeforeTheReader(t *testing.T) {
	path := closed(t)
	writer, err := Open(path, Options{})
	must(t, err)
	must(t, writer.SavePersona(ctx, persona.Persona{ID: "d"}))
	reader := openToRead(t, path)
	must(t, writer.SavePersona(ctx, persona.Persona{ID: "e"}))
	must(t, writer.Close())
	if n := personas(t, reader); n != 4 {
		t.Errorf("%d personas", n)
	}
	writer, err = Open(path, Options{}) // a reader keeps nobody out
	must(t, err)
	if n := personas(t, writer); n != 5 {
		t.Errorf("%d personas after the writer came back", n)
	}
	must(t, writer.Close())
	must(t, reader.Close())
	wantOneFile(t, path)
	if list := Check(path); len(list) != 0 {
		t.Error(list)
	}
}

func TestReadingTakesNoLockAndChangesNothing(t *testing.T) {
	path := closed(t)
	before, err := os.ReadFile(path)
	must(t, err)
	w := openToRead(t, path)
	if _, err := os.Stat(lockPath(path)); err == nil {
		t.Error("there is a lock")
	}
	personas(t, w)
	wantCode(t, w.SavePersona(ctx, persona.Persona{ID: "x"}), "WORKBOOK_TO_READ")
	wantCode(t, w.Together(ctx, text.Literal("x"), nil), "WORKBOOK_TO_READ")
	if _, err := w.still.ExecContext(ctx, "DELETE FROM persona"); err == nil {
		t.Error("SQLite itself would have let it be changed")
	}
	must(t, w.Close())
	must(t, w.Close()) // a second time does nothing
	after, err := os.ReadFile(path)
	must(t, err)
	if !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
	wantOneFile(t, path)
}

func TestWhatIsRefusedToBeRead(t *testing.T) {
	whole, err := os.ReadFile(closed(t))
	must(t, err)
	change := func(f func(b []byte)) []byte {
		b := bytes.Clone(whole)
		f(b)
		return b
	}
	for name, c := range map[string]struct {
		bytes []byte
		code  string
	}{
		"text":              {[]byte("hello, I am no database at all"), "WORKBOOK_FOREIGN"},
		"newer":             {change(func(b []byte) { b[63] = 99 }), "WORKBOOK_NEWER"},
		"older":             {change(func(b []byte) { b[63] = 1 }), "WORKBOOK_OLDER"},
		"without a version": {change(func(b []byte) { b[63] = 0 }), "WORKBOOK_DAMAGED"},
		"cut in half":       {whole[:len(whole)/2], "WORKBOOK_DAMAGED"},
		"schema of noise":   {change(func(b []byte) { noise(b, 100, 3000) }), "WORKBOOK_DAMAGED"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.personadesk")
			must(t, os.WriteFile(path, c.bytes, 0o600))
			_, err := OpenToRead(path, Options{})
			wantCode(t, err, c.code)
			after, err := os.ReadFile(path)
			must(t, err)
			if !bytes.Equal(after, c.bytes) {
				t.Error("the file was changed")
			}
			wantOneFile(t, path)
		})
	}
	t.Run("triggers of its own", func(t *testing.T) {
		path := closed(t)
		db, err := sql.Open("sqlite", path)
		must(t, err)
		_, err = db.Exec("CREATE TRIGGER theirs AFTER INSERT ON persona BEGIN DELETE FROM audit; END")
		must(t, err)
		must(t, db.Close())
		_, err = OpenToRead(path, Options{})
		wantCode(t, err, "WORKBOOK_FOREIGN")
	})
	t.Run("no file", func(t *testing.T) {
		_, err := OpenToRead(filepath.Join(t.TempDir(), "x.personadesk"), Options{})
		wantCode(t, err, "WORKBOOK_MISSING")
	})
}

func TestManyReadersBesideAWriterThatKeepsOn(t *testing.T) {
	path := closed(t)
	writer, err := Open(path, Options{})
	must(t, err)
	stop, done := make(chan struct{}), make(chan error, 1)
	go func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				done <- nil
				return
			default:
			}
			// Two together: a reader that sees one without the other sees a mixture.
			if err := writer.Together(ctx, text.Literal("two"), func(ctx context.Context) error {
				for _, half := range []string{"a", "b"} {
					if err := writer.SavePersona(ctx, persona.Persona{ID: fmt.Sprintf("x%06d%s", i, half)}); err != nil {
						return err
					}
				}
				return nil
			}); err != nil {
				done <- err
				return
			}
		}
	}()
	for range 20 {
		r, err := OpenToRead(path, Options{})
		must(t, err)
		first := personas(t, r)
		if first%2 == 0 { // three were there before
			t.Errorf("%d personas: half of an edit was seen", first)
		}
		if again := personas(t, r); again != first {
			t.Errorf("%d personas, then %d", first, again)
		}
		must(t, r.Close())
	}
	close(stop)
	must(t, <-done)
	must(t, writer.Close())
	wantOneFile(t, path)
}

func TestDamageThatIsReadIsSaid(t *testing.T) {
	path := closed(t)
	whole, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(path, noise(whole, 4096, len(whole)-4096), 0o600))
	w, err := OpenToRead(path, Options{})
	if err == nil {
		_, err = w.Design(ctx)
		must(t, w.Close())
	}
	wantCode(t, err, "WORKBOOK_DAMAGED")
}

// A large file is not looked through for every question; who opens it for writing still does that.
func TestReadingLooksOnlyAtWhatIsRead(t *testing.T) {
	path := closed(t)
	whole, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(path, noise(whole, len(whole)-4096, 4096), 0o600))
	w := openToRead(t, path)
	if _, _, err := w.Tenant(ctx); err != nil {
		t.Errorf("what is whole could not be read: %v", err)
	}
	_, err = Open(path, Options{})
	wantCode(t, err, "WORKBOOK_DAMAGED")
}
