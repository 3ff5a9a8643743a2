//go:build unix

package workbook

import (
	"os"
	"path/filepath"
	"testing"
)

func TestOnlyItsAccountReadsAWorkbookAndWhatLiesBeside(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.personadesk")
	w, err := Create(path, Options{})
	must(t, err)
	must(t, w.SavePersona(ctx, onePersona("one")))
	rights := func() {
		t.Helper()
		list, err := os.ReadDir(filepath.Dir(path))
		must(t, err)
		for _, f := range list {
			info, err := f.Info()
			must(t, err)
			if info.Mode().Perm()&0o077 != 0 {
				t.Errorf("%s has %v", f.Name(), info.Mode())
			}
		}
	}
	rights()
	must(t, w.backup(ctx, 1))
	rights()
	must(t, w.Close())
}
