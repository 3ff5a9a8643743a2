package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"personadesk/backend/workbook"
)

// spoken runs a command in a folder and gives its exit status and all that it says.
func spoken(t *testing.T, folder string, args ...string) (int, string) {
	t.Helper()
	var out bytes.Buffer
	code := Run(context.Background(), args, fstest.MapFS{}, Streams{In: strings.NewReader(""), Out: &out, Err: &out, Folder: folder})
	return code, out.String()
}

func wantSpoken(t *testing.T, folder string, want int, says string, args ...string) string {
	t.Helper()
	code, all := spoken(t, folder, args...)
	if code != want || !strings.Contains(all, says) {
		t.Fatalf("%v: exit status %d, want %d and %q:\n%s", args, code, want, says, all)
	}
	return all
}

// smallDisk is a folder on a file system of its own with so many bytes. Where none can be mounted, what the test is about is not run, and says so.
func smallDisk(t *testing.T, options string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, options+",mode=0700"); err != nil {
		t.Skipf("not run: a disk that is full or may only be read needs a file system of its own, and none can be mounted here: %v", err)
	}
	t.Cleanup(func() { noError(t, syscall.Unmount(dir, 0)) })
	return dir
}

func noError(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// fill leaves almost nothing free.
func fill(t *testing.T, dir string) {
	t.Helper()
	ballast, err := os.Create(filepath.Join(dir, "ballast"))
	noError(t, err)
	for _, size := range []int{1 << 16, 1 << 12} {
		for err = nil; err == nil; {
			_, err = ballast.Write(make([]byte, size))
		}
	}
	noError(t, ballast.Close())
}

// A document that finds no room is a problem that names it; the one that was there stays, and nothing half is left.
func TestAnExportOntoAFullDiskKeepsWhatWasThere(t *testing.T) {
	folder, disk := t.TempDir(), smallDisk(t, "size=1m")
	file := filepath.Join(folder, "c.personadesk")
	wantSpoken(t, folder, exitDone, "", "new", file, "--sample")
	before := []byte("the report of before")
	noError(t, os.WriteFile(filepath.Join(disk, "report.html"), before, 0o600))
	fill(t, disk)
	all := wantSpoken(t, folder, exitFailed, "DOCUMENT_UNWRITABLE", "export", file, "--to", disk, "--report", "-o", "table")
	if !strings.Contains(all, "report.html") || !strings.Contains(all, "make room") {
		t.Errorf("it says %s", all)
	}
	if after, err := os.ReadFile(filepath.Join(disk, "report.html")); err != nil || !bytes.Equal(before, after) {
		t.Errorf("%q, %v", after, err)
	}
	left, err := os.ReadDir(disk)
	noError(t, err)
	if len(left) != 2 { // the ballast and the report
		t.Errorf("left: %v", left)
	}
}

// An import that finds no room changes nothing, and is taken when there is room again.
func TestAnImportOnAFullDiskChangesNothing(t *testing.T) {
	folder, disk := t.TempDir(), smallDisk(t, "size=4m")
	sample, file := filepath.Join(folder, "s.personadesk"), filepath.Join(disk, "c.personadesk")
	wantSpoken(t, folder, exitDone, "", "new", sample, "--sample")
	_, design := spoken(t, folder, "design", "export", sample)
	noError(t, os.WriteFile(filepath.Join(folder, "design.json"), []byte(design), 0o600))
	wantSpoken(t, folder, exitDone, "", "new", file)
	fill(t, disk)
	all := wantSpoken(t, folder, exitFailed, "WORKBOOK_FULL", "design", "import", file, "design.json", "--yes", "-o", "table")
	if !strings.Contains(all, file) || !strings.Contains(all, "Free some space") {
		t.Errorf("it says %s", all)
	}
	if found := workbook.Check(file); len(found) != 0 {
		t.Errorf("%v", found)
	}
	wantSpoken(t, folder, exitDone, `"personas": []`, "design", "export", file)
	noError(t, os.Remove(filepath.Join(disk, "ballast")))
	wantSpoken(t, folder, exitDone, "", "design", "import", file, "design.json", "--yes", "-o", "table")
}

// What only reads needs to write nothing beside the workbook: its disk may only be read or is full, and documents go elsewhere.
func TestAWorkbookIsReadWhereNothingCanBeWritten(t *testing.T) {
	for name, c := range map[string]struct {
		close func(t *testing.T, disk string)
		code  string
	}{
		"a disk that may only be read": {func(t *testing.T, disk string) {
			noError(t, syscall.Mount("none", disk, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
		}, "WORKBOOK_READONLY"},
		"a full disk": {fill, "WORKBOOK_FULL"},
	} {
		t.Run(name, func(t *testing.T) {
			folder, disk := t.TempDir(), smallDisk(t, "size=8m")
			file := filepath.Join(disk, "c.personadesk")
			wantSpoken(t, folder, exitDone, "", "new", file, "--sample")
			c.close(t, disk)
			before, err := os.ReadFile(file)
			noError(t, err)
			for _, args := range [][]string{
				{"check", file}, {"export", file, "--to", "out", "--excel", "--report"}, {"design", "export", file}, {"audit", "verify", file}, {"audit", "list", file},
				{"audit", "export", file}, {"names", "show", file}, {"numbers", "list", file}, {"numbers", "export", file}, {"rule", "lint", file}, {"restore", file},
			} {
				wantSpoken(t, folder, exitDone, "", args...)
			}
			wantSpoken(t, folder, exitFailed, `"heard": 1661`, "reconcile", file) // which says by its status that something is open
			for _, name := range []string{"personas.xlsx", "report.html"} {
				if info, err := os.Stat(filepath.Join(folder, "out", name)); err != nil || info.Size() == 0 {
					t.Errorf("%s: %v", name, err)
				}
			}
			if after, err := os.ReadFile(file); err != nil || !bytes.Equal(before, after) {
				t.Errorf("the workbook was changed, %v", err)
			}
			if info, err := os.Stat(file + "-wal"); err == nil && info.Size() > 0 {
				t.Errorf("a log of %d bytes was left beside it", info.Size())
			}
			wantSpoken(t, folder, exitFailed, c.code, "names", "apply", file, "--like", "places", "--yes")
		})
	}
}
