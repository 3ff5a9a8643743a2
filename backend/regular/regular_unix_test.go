//go:build unix

package regular

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

func TestWhatIsNoFileIsRefusedAtOnce(t *testing.T) {
	dir := t.TempDir()
	pipe, file, link := filepath.Join(dir, "pipe"), filepath.Join(dir, "file"), filepath.Join(dir, "link")
	for _, err := range []error{syscall.Mkfifo(pipe, 0o600), os.WriteFile(file, []byte("text"), 0o600), os.Symlink(pipe, link)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, tt := range map[string]struct {
		path string
		want error
	}{
		"a file":           {file, nil},
		"a pipe":           {pipe, ErrIrregular},
		"a link to a pipe": {link, ErrIrregular},
		"a folder":         {dir, ErrIrregular},
		"a device":         {os.DevNull, ErrIrregular},
		"nothing":          {filepath.Join(dir, "none"), fs.ErrNotExist},
	} {
		t.Run(name, func(t *testing.T) {
			answered := make(chan error, 2)
			go func() {
				f, err := Open(tt.path)
				if f != nil {
					err = errors.Join(err, f.Close())
				}
				answered <- err
				_, err = ReadFile(tt.path)
				answered <- err
			}()
			for range 2 {
				select {
				case err := <-answered:
					if !errors.Is(err, tt.want) {
						t.Errorf("got %v", err)
					}
				case <-time.After(10 * time.Second):
					t.Fatal("it waits")
				}
			}
		})
	}
}
