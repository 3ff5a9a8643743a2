package workbook

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"personadesk/backend/persona"
)

// closed makes a workbook with something in it, closes it and gives its path.
func closed(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "customer.personadesk")
	w, err := Create(path, Options{})
	must(t, err)
	for _, id := range []string{"a", "b", "c"} {
		must(t, w.SavePersona(ctx, persona.Persona{ID: id, Description: string(bytes.Repeat([]byte(id), 3000))}))
	}
	must(t, w.Close())
	must(t, w.Close()) // a second time does nothing
	return path
}

func TestNamesWithAnyCharacterWork(t *testing.T) {
	for _, name := range []string{"plain", "with space", "100%", "a?b=c&d", "käse", "a#b", "quote'\"s", "semi;colon"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name+Extension)
			w, err := Create(path, Options{})
			must(t, err)
			must(t, w.SetCustomer(ctx, Customer{Name: name}))
			must(t, w.Close())
			w, err = Open(path, Options{})
			must(t, err)
			if c, err := w.Customer(ctx); err != nil || c.Name != name || w.Name() != name {
				t.Errorf("%+v %v, name %q", c, err, w.Name())
			}
			must(t, w.Close())
			files, err := os.ReadDir(filepath.Dir(path))
			must(t, err)
			if len(files) != 1 || files[0].Name() != name+Extension {
				t.Errorf("a closed workbook is not one file: %v", files)
			}
		})
	}
}

func TestFilesThatAreRefusedAreNotTouched(t *testing.T) {
	sound := closed(t)
	whole, err := os.ReadFile(sound)
	must(t, err)
	other := filepath.Join(t.TempDir(), "other.db")
	db, err := sql.Open("sqlite", other)
	must(t, err)
	_, err = db.Exec("PRAGMA application_id = 7; CREATE TABLE theirs (x)")
	must(t, err)
	must(t, db.Close())
	otherBytes, err := os.ReadFile(other)
	must(t, err)
	change := func(f func(b []byte) []byte) []byte { return f(bytes.Clone(whole)) }
	for name, c := range map[string]struct {
		bytes []byte
		code  string
	}{
		"text":                      {[]byte("Dear diary, this is no database and is longer than a hundred bytes, so that it has room for a header of one."), "WORKBOOK_FOREIGN"},
		"short text":                {[]byte("hello"), "WORKBOOK_FOREIGN"},
		"empty":                     {nil, "WORKBOOK_FOREIGN"},
		"database of somebody else": {otherBytes, "WORKBOOK_FOREIGN"},
		"newer": {change(func(b []byte) []byte {
			b[63] = 99 // user_version
			return b
		}), "WORKBOOK_NEWER"},
		"without a version":        {change(func(b []byte) []byte { b[63] = 0; return b }), "WORKBOOK_DAMAGED"},
		"cut within the header":    {whole[:50], "WORKBOOK_DAMAGED"},
		"cut in half":              {whole[:len(whole)/2], "WORKBOOK_DAMAGED"},
		"cut within a page":        {whole[:len(whole)-100], "WORKBOOK_DAMAGED"},
		"a page of noise":          {change(func(b []byte) []byte { return noise(b, 4096*2, 4096) }), "WORKBOOK_DAMAGED"},
		"everything but the first": {change(func(b []byte) []byte { return noise(b, 4096, len(b)-4096) }), "WORKBOOK_DAMAGED"},
		"schema of noise":          {change(func(b []byte) []byte { return noise(b, 100, 3000) }), "WORKBOOK_DAMAGED"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.personadesk")
			must(t, os.WriteFile(path, c.bytes, 0o600))
			_, err := Open(path, Options{})
			wantCode(t, err, c.code)
			if list := Check(path); len(list) != 1 || list[0].Code != c.code {
				t.Errorf("Check says %v", list)
			}
			after, err := os.ReadFile(path)
			must(t, err)
			if !bytes.Equal(after, c.bytes) {
				t.Error("the file was changed")
			}
			files, err := os.ReadDir(filepath.Dir(path))
			must(t, err)
			if len(files) != 1 {
				t.Errorf("something was left beside it: %v", files)
			}
		})
	}
}

func noise(b []byte, from, length int) []byte {
	for i := from; i < from+length && i < len(b); i++ {
		b[i] = byte(i*7 + 13)
	}
	return b
}

func TestASoundFileChecksWell(t *testing.T) {
	path := closed(t)
	if list := Check(path); len(list) != 0 {
		t.Error(list)
	}
	w, err := Open(path, Options{})
	must(t, err)
	must(t, w.SavePersona(ctx, persona.Persona{ID: "d"}))
	if list := Check(path); len(list) != 0 {
		t.Errorf("while it is open: %v", list)
	}
	must(t, w.Close())
}

func TestATamperedAuditTrailIsFound(t *testing.T) {
	path := closed(t)
	db, err := sql.Open("sqlite", path)
	must(t, err)
	_, err = db.Exec("UPDATE audit SET by = 'somebody else' WHERE seq = 2")
	must(t, err)
	must(t, db.Close())
	if list := Check(path); len(list) != 1 || list[0].Code != "AUDIT_BROKEN" {
		t.Errorf("got %v", list)
	}
	w, err := Open(path, Options{})
	must(t, err)
	wantCode(t, w.AuditVerify(ctx), "AUDIT_BROKEN")
	must(t, w.Close())
}

func TestPlacesWhereNoWorkbookCanBe(t *testing.T) {
	dir := t.TempDir()
	_, err := Open(filepath.Join(dir, "nothing.personadesk"), Options{})
	wantCode(t, err, "WORKBOOK_MISSING")
	_, err = Create(filepath.Join(dir, "no", "folder.personadesk"), Options{})
	wantCode(t, err, "WORKBOOK_MISSING")
	_, err = Open(dir, Options{})
	wantCode(t, err, "WORKBOOK_FOREIGN")
}

func TestCreateNeverOverwrites(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.personadesk")
	must(t, os.WriteFile(path, []byte("precious"), 0o600))
	_, err := Create(path, Options{})
	wantCode(t, err, "WORKBOOK_EXISTS")
	if text, err := os.ReadFile(path); err != nil || string(text) != "precious" {
		t.Errorf("%q %v", text, err)
	}
}

func TestTheSecondOpenerIsToldAtOnceAndNothingIsLost(t *testing.T) {
	path := closed(t)
	first, err := Open(path, Options{})
	must(t, err)
	began := time.Now()
	_, err = Open(path, Options{})
	wantCode(t, err, "WORKBOOK_BUSY")
	link := filepath.Join(t.TempDir(), "other-name.personadesk")
	must(t, os.Symlink(path, link))
	_, err = Open(link, Options{})
	wantCode(t, err, "WORKBOOK_BUSY")
	if waited := time.Since(began); waited > time.Second {
		t.Errorf("it took %v to say so", waited)
	}
	must(t, first.SavePersona(ctx, persona.Persona{ID: "after"}))
	must(t, first.Close())
	second, err := Open(link, Options{})
	must(t, err)
	if d, err := second.Design(ctx); err != nil || len(d.Personas) != 4 {
		t.Errorf("%d personas, %v", len(d.Personas), err)
	}
	must(t, second.Close())
}

func TestAClosedWorkbookSaysSo(t *testing.T) {
	w, err := Create(filepath.Join(t.TempDir(), "x.personadesk"), Options{})
	must(t, err)
	must(t, w.Close())
	wantCode(t, w.SetCustomer(ctx, Customer{}), "WORKBOOK_CLOSED")
}

func TestAFullDiskIsSaidAndTheRestIsSaved(t *testing.T) {
	w := create(t)
	must(t, w.SavePersona(ctx, persona.Persona{ID: "a"}))
	var pages int
	must(t, w.writer.QueryRowContext(ctx, "PRAGMA page_count").Scan(&pages))
	_, err := w.writer.ExecContext(ctx, fmt.Sprintf("PRAGMA max_page_count = %d", pages))
	must(t, err)
	big := persona.Persona{ID: "big", Description: string(bytes.Repeat([]byte("x"), 1<<20))}
	wantCode(t, w.SavePersona(ctx, big), "WORKBOOK_FULL")
	_, err = w.writer.ExecContext(ctx, "PRAGMA max_page_count = 1000000")
	must(t, err)
	must(t, w.SavePersona(ctx, persona.Persona{ID: "b"}))
	if d, err := w.Design(ctx); err != nil || len(d.Personas) != 2 {
		t.Errorf("%d personas, %v", len(d.Personas), err)
	}
	must(t, w.AuditVerify(ctx))
}
