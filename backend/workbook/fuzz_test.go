package workbook

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"personadesk/backend/problem"
)

// FuzzOpen opens any bytes as a workbook. A file that is refused is left as it was, and nothing stands beside it.
func FuzzOpen(f *testing.F) {
	path := filepath.Join(f.TempDir(), "small.personadesk")
	w, err := Create(path, Options{})
	must(f, err)
	must(f, w.SavePersona(context.Background(), onePersona("one")))
	must(f, w.Close())
	whole, err := os.ReadFile(path)
	must(f, err)
	f.Add(whole, uint32(0), byte(0))
	f.Add(whole[:len(whole)/2], uint32(100), byte(1))
	f.Add([]byte("SQLite format 3\x00"), uint32(3), byte(9))
	f.Add([]byte("PK\x03\x04"), uint32(0), byte(0))
	f.Fuzz(func(t *testing.T, raw []byte, at uint32, flip byte) {
		raw = bytes.Clone(raw)
		if len(raw) > 0 {
			raw[int(at)%len(raw)] ^= flip
		}
		folder := t.TempDir()
		path := filepath.Join(folder, "x.personadesk")
		must(t, os.WriteFile(path, raw, 0o600))
		w, err := Open(path, Options{})
		if err == nil {
			must(t, w.Close())
			return
		}
		if problem.From(err).Code == "" {
			t.Errorf("%v", err)
		}
		after, err := os.ReadFile(path)
		must(t, err)
		if !bytes.Equal(raw, after) {
			t.Error("a file that is refused was changed")
		}
		beside, err := os.ReadDir(folder)
		must(t, err)
		for _, e := range beside {
			if e.Name() != "x.personadesk" && e.Name() != "x.personadesk.lock" {
				t.Errorf("%s stands beside it", e.Name())
			}
		}
	})
}
