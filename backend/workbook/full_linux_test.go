package workbook

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// smallDisk is a folder on a file system of its own with so many bytes. Where none can be mounted, what the test is about is not run, and says so.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size="+size+",mode=0700"); err != nil {
		t.Skipf("not run: a disk that is full needs a small file system, and none can be mounted here: %v", err)
	}
	t.Cleanup(func() { must(t, syscall.Unmount(dir, 0)) })
	return dir
}

// fillDisk leaves so many bytes free, and gives what frees the rest again.
func fillDisk(t *testing.T, dir string, leave int64) (empty func()) {
	t.Helper()
	path := filepath.Join(dir, "ballast")
	free, known := freeRoom(dir)
	if !known {
		t.Fatal("how much is free is not known")
	}
	must(t, os.WriteFile(path, make([]byte, int64(free)-leave), 0o600)) //nolint:gosec // a few megabytes
	return func() { must(t, os.Remove(path)) }
}

// large is more than what is left.
func large(id string) persona.Persona {
	return persona.Persona{ID: id, Description: string(bytes.Repeat([]byte("long "), 40000))}
}

func TestAnEditOnAFullDiskIsRefusedAndNothingIsLost(t *testing.T) {
	dir := smallDisk(t, "8m")
	path := filepath.Join(dir, "customer"+Extension)
	w, err := Create(path, Options{Now: clock()})
	must(t, err)
	must(t, w.SavePersona(ctx, persona.Persona{ID: "before"}))
	head := mustHead(t, w)
	empty := fillDisk(t, dir, 64<<10)
	err = w.Together(ctx, text.Literal("Much"), func(ctx context.Context) error {
		return errors.Join(w.SavePersona(ctx, persona.Persona{ID: "small"}), w.SavePersona(ctx, large("large")))
	})
	wantCode(t, err, "WORKBOOK_FULL")
	if !strings.Contains(err.Error(), path) {
		t.Errorf("it is not said where: %v", err)
	}
	if d, err := w.Design(ctx); err != nil || len(d.Personas) != 1 || mustHead(t, w) != head {
		t.Errorf("%d personas, %v", len(d.Personas), err)
	}
	empty()
	must(t, w.SavePersona(ctx, large("large")))
	must(t, w.Close())
	if found := Check(path); len(found) != 0 {
		t.Errorf("%v", found)
	}
}

func TestACopyOnAFullDiskIsRefusedAndLeavesNothing(t *testing.T) {
	for name, free := range map[string]func(string) (uint64, bool){
		"and the file system says so":         freeRoom,
		"and only the writing shows it":       func(string) (uint64, bool) { return 0, false },
		"which was filled by somebody during": func(string) (uint64, bool) { return 1 << 40, true },
	} {
		t.Run(name, func(t *testing.T) {
			dir := smallDisk(t, "24m")
			w, err := Create(filepath.Join(dir, "customer"+Extension), Options{Now: clock()})
			must(t, err)
			must(t, w.SavePersona(ctx, large("large")))
			w.free = free
			empty := fillDisk(t, dir, 64<<10)
			_, err = w.KeepCopy(ctx)
			wantCode(t, err, "COPY_UNMADE")
			if full := (*problem.Problem)(nil); !errors.As(problem.From(err).Unwrap(), &full) || full.Code != "WORKBOOK_FULL" {
				t.Errorf("the reason is not told: %v", err)
			}
			wantNoHalf(t, w.Path())
			empty()
			must(t, w.SavePersona(ctx, persona.Persona{ID: "after"}))
			_, err = w.KeepCopy(ctx)
			must(t, err)
			must(t, w.Close())
			if found := Check(w.Path()); len(found) != 0 {
				t.Errorf("%v", found)
			}
		})
	}
}

func TestAWorkbookThatIsMadeOnAFullDiskLeavesNothing(t *testing.T) {
	dir := smallDisk(t, "1m")
	empty := fillDisk(t, dir, 64<<10)
	path := filepath.Join(dir, "customer"+Extension)
	_, err := Create(path, Options{})
	wantCode(t, err, "WORKBOOK_FULL")
	empty()
	left, err := os.ReadDir(dir)
	must(t, err)
	if len(left) != 0 {
		t.Errorf("left: %v", left)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	w, err := Create(path, Options{})
	must(t, err)
	must(t, w.Close())
}
