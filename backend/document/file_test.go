package document

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"personadesk/backend/problem"
)

func code(err error) string {
	if err == nil {
		return ""
	}
	return problem.From(err).Code
}

func TestWriteFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	say := func(text string) func(io.Writer) error {
		return func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
	}
	if err := WriteFile(path, say("first")); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	if err := WriteFile(path, func(w io.Writer) error { return errors.Join(say("half")(w), broken) }); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "first" {
		t.Errorf("the document that was there is now %q (%v)", text, err)
	}
	if rest, err := os.ReadDir(filepath.Dir(path)); err != nil || len(rest) != 1 {
		t.Errorf("left %v (%v)", rest, err)
	}
}

func TestWriteFileWhereItCannot(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "taken"), 0o755); err != nil {
		t.Fatal(err)
	}
	nothing := func(io.Writer) error { return nil }
	for name, path := range map[string]string{"no such folder": filepath.Join(dir, "none", "a"), "a folder is in the way": filepath.Join(dir, "taken")} {
		t.Run(name, func(t *testing.T) {
			if err := WriteFile(path, nothing); code(err) != "DOCUMENT_UNWRITABLE" || !strings.Contains(err.Error(), path) {
				t.Errorf("got %v", err)
			}
		})
	}
	if rest, err := os.ReadDir(dir); err != nil || len(rest) != 1 {
		t.Errorf("left %v (%v)", rest, err)
	}
}

// full is a disk that has no room any more when it is asked for the one or the other.
type full struct {
	at     string
	closed int
}

func (f *full) says(at string) error {
	if f.at == at {
		return syscall.ENOSPC
	}
	return nil
}

func (f *full) Write(b []byte) (int, error) { return len(b), f.says("write") }
func (f *full) Sync() error                 { return f.says("sync") }
func (f *full) Close() error                { f.closed++; return f.says("close") }

// A disk says that it is full when it is written to, or only at the end. Either way that is what is said, whatever the writer made of it.
func TestAFullDiskIsNamedWhereverItShows(t *testing.T) {
	broken := errors.New("broken")
	long := strings.Repeat("long ", 1<<16)
	say := func(text string, last error) func(io.Writer) error {
		return func(w io.Writer) error {
			if _, err := io.WriteString(w, text); err != nil {
				return broken
			}
			return last
		}
	}
	for name, c := range map[string]struct {
		at    string
		write func(io.Writer) error
		full  bool
		is    error
	}{
		"a long text":                   {"write", say(long, nil), true, syscall.ENOSPC},
		"a short text":                  {"write", say("short", nil), true, syscall.ENOSPC},
		"when it is to reach the disk":  {"sync", say("short", nil), true, syscall.ENOSPC},
		"when it is closed":             {"close", say("short", nil), true, syscall.ENOSPC},
		"a writer that fails by itself": {"", say("short", broken), false, broken},
		"room enough":                   {"", say(long, nil), false, nil},
	} {
		t.Run(name, func(t *testing.T) {
			f := &full{at: c.at}
			err := fillFile(f, "/a/b", c.write)
			if (code(err) == "DOCUMENT_UNWRITABLE") != c.full || !errors.Is(err, c.is) || f.closed != 1 {
				t.Errorf("%v, closed %d times", err, f.closed)
			}
		})
	}
}
