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

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

func TestAFullDiskIsRemembered(t *testing.T) {
	kept := &keeper{w: full{}}
	if _, err := io.WriteString(kept, "x"); !errors.Is(err, syscall.ENOSPC) || !errors.Is(kept.err, syscall.ENOSPC) {
		t.Errorf("got %v, kept %v", err, kept.err)
	}
	if err := unwritable("/a/b", kept.err); !errors.Is(err, syscall.ENOSPC) || err.Hint.IsZero() {
		t.Errorf("got %+v", err)
	}
}
