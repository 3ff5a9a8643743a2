package workbook

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

const createVariable = "PERSONADESK_CREATE_TEST_FILE"

// createHalf begins a workbook and is gone before it is whole.
func createHalf(path string) {
	_, _ = CreateFilled(context.Background(), path, Options{}, func(ctx context.Context, w *Workbook) error {
		if err := w.SavePersona(ctx, onePersona("half")); err != nil {
			os.Exit(2)
		}
		os.Exit(3)
		return nil
	})
	os.Exit(4)
}

func TestAWorkbookThatIsMadeHalfLeavesNoFileOfItsName(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.personadesk")
	for turn := range 2 { // the second begins beside what the first has left
		child := exec.Command(os.Args[0], "-test.run=^$")
		child.Env = append(os.Environ(), createVariable+"="+path)
		var ended *exec.ExitError
		if err := child.Run(); !errors.As(err, &ended) || ended.ExitCode() != 3 {
			t.Fatalf("attempt %d ends with %v", turn+1, err)
		}
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Fatalf("there is a file: %v", err)
		}
	}
	w, err := Create(path, Options{})
	must(t, err)
	if n := personas(t, w); n != 0 {
		t.Errorf("the new workbook has %d personas of the old attempts", n)
	}
	must(t, w.Close())
	wantOneFile(t, path)
}

func TestAWorkbookThatCannotBeFilledLeavesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.personadesk")
	full := errors.New("no room")
	_, err := CreateFilled(ctx, path, Options{}, func(ctx context.Context, w *Workbook) error {
		return errors.Join(w.SavePersona(ctx, onePersona("half")), full)
	})
	if !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
	left, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	if len(left) != 0 {
		t.Errorf("it left %v", left)
	}
}

func TestAFinishedWorkbookReplacesNothing(t *testing.T) {
	for name, rename := range map[string]func(from, to string) error{"in one step": renameToNew, "by a second name": linkToNew} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			from, to := filepath.Join(dir, "made"), filepath.Join(dir, "there")
			must(t, os.WriteFile(from, []byte("new"), 0o600))
			must(t, os.WriteFile(to, []byte("old"), 0o600))
			if err := rename(from, to); !errors.Is(err, fs.ErrExist) {
				t.Errorf("over a file: %v", err)
			}
			if kept, err := os.ReadFile(to); err != nil || string(kept) != "old" {
				t.Errorf("it holds %q (%v)", kept, err)
			}
			must(t, os.Remove(to))
			must(t, rename(from, to))
			if _, err := os.Stat(from); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("the first name is still there: %v", err)
			}
		})
	}
}

// While it is filled, somebody makes a file of the name: it stays.
func TestAFileThatAppearsMeanwhileIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.personadesk")
	_, err := CreateFilled(ctx, path, Options{}, func(context.Context, *Workbook) error {
		return os.WriteFile(path, []byte("somebody's"), 0o600)
	})
	wantCode(t, err, "WORKBOOK_EXISTS")
	if kept, err := os.ReadFile(path); err != nil || string(kept) != "somebody's" {
		t.Errorf("it holds %q (%v)", kept, err)
	}
}
