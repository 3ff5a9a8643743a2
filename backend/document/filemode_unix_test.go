//go:build unix

package document

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"personadesk/backend/regular"
)

func TestADocumentKeepsItsReaders(t *testing.T) {
	before := syscall.Umask(0)
	defer syscall.Umask(before)
	path := filepath.Join(t.TempDir(), "a.csv")
	nothing := func(io.Writer) error { return nil }
	for _, tt := range []struct {
		when string
		had  os.FileMode // what somebody gave it; none when 0
		want os.FileMode
	}{
		{"new", 0, 0o600}, {"shared on purpose", 0o644, 0o644}, {"for a group", 0o640, 0o640}, {"closed again", 0o400, 0o400},
	} {
		if tt.had != 0 {
			if err := os.Chmod(path, tt.had); err != nil {
				t.Fatal(err)
			}
		}
		if err := WriteFile(path, nothing); err != nil {
			t.Fatal(tt.when, err)
		}
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != tt.want {
			t.Errorf("%s: %v (%v), want %v", tt.when, info.Mode(), err, tt.want)
		}
	}
}

func TestADocumentTakesThePlaceOfNoDevice(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	err := WriteFile(pipe, func(io.Writer) error { return nil })
	if code(err) != "DOCUMENT_UNWRITABLE" || !errors.Is(err, regular.ErrIrregular) {
		t.Errorf("got %v", err)
	}
	if info, err := os.Lstat(pipe); err != nil || info.Mode()&os.ModeNamedPipe == 0 {
		t.Errorf("in its place is %v (%v)", info, err)
	}
}
