package workbook

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"

	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// Copies kept before runs: how many when nobody said, and within what bounds.
const (
	CopiesUsual = 10
	CopiesMost  = 100
)

// roomBeside is what has to stay free beside a copy, for the journal of the run that it is made before.
const roomBeside = 16 << 20

// copiesKept is the setting of how many copies are kept.
const copiesKept = "copies"

// Copy is a workbook as it was before a run, in a file of its own beside it.
type Copy struct {
	Number int // from 1; the clock may go back, this does not
	Path   string
	Made   time.Time
	Bytes  int64
}

// copyName is how the file of a copy is called. It is no pattern that somebody else's file could match by chance.
func copyName(path string, number int) string { return fmt.Sprintf("%s.copy-%d", path, number) }

// CopiesKept says how many copies are kept, the newest ones.
func (w *Workbook) CopiesKept(ctx context.Context) (int, error) {
	n, err := readSetting(ctx, w, copiesKept, CopiesUsual)
	return min(max(n, 1), CopiesMost), err
}

// SetCopiesKept changes how many copies are kept; one at least.
func (w *Workbook) SetCopiesKept(ctx context.Context, n int) error {
	if n < 1 || n > CopiesMost {
		return problem.New("COPIES_KEPT").Detailed(n, CopiesMost).Hinted()
	}
	return w.writeSetting(ctx, text.Of("edit.copies", n), copiesKept, n)
}

// Copies lists the copies that lie beside a workbook, the newest first.
func Copies(path string) ([]Copy, error) {
	path, err := resolve(path)
	if err != nil {
		return nil, err
	}
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil, explain(fmt.Errorf("looking for copies: %w", err), path)
	}
	ours := regexp.MustCompile("^" + regexp.QuoteMeta(filepath.Base(path)) + `\.copy-([1-9][0-9]{0,8})$`)
	list := []Copy{}
	for _, file := range files {
		found := ours.FindStringSubmatch(file.Name())
		if found == nil {
			continue
		}
		info, err := file.Info()
		if errors.Is(err, os.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
			continue
		}
		if err != nil {
			return nil, explain(fmt.Errorf("looking for copies: %w", err), path)
		}
		n, err := strconv.Atoi(found[1])
		if err != nil {
			return nil, fmt.Errorf("the number of a copy: %w", err) // the pattern keeps it small enough
		}
		list = append(list, Copy{Number: n, Path: filepath.Join(filepath.Dir(path), file.Name()), Made: info.ModTime(), Bytes: info.Size()})
	}
	slices.SortFunc(list, func(a, b Copy) int { return b.Number - a.Number })
	return list, nil
}

// KeepCopy copies the workbook as it is now into a file of its own beside it, whole under its name or not there at all, and lets go of the
// copies that are too many. One that cannot be made is a problem (COPY_UNMADE), and the workbook is as it was.
func (w *Workbook) KeepCopy(ctx context.Context) (Copy, error) {
	if w.ToRead() {
		return Copy{}, toRead(w.path)
	}
	if err := w.sound.wait(ctx); err != nil {
		return Copy{}, err
	}
	w.copying.Lock()
	defer w.copying.Unlock()
	keep, err := w.CopiesKept(ctx)
	if err != nil {
		return Copy{}, err
	}
	before, err := Copies(w.path)
	if err != nil {
		return Copy{}, uncopied(w.path, err)
	}
	number := 1
	if len(before) > 0 {
		number = before[0].Number + 1
	}
	made := Copy{Number: number, Path: copyName(w.path, number)}
	if err := w.copyTo(ctx, made.Path); err != nil {
		return Copy{}, err
	}
	info, err := os.Stat(made.Path)
	if err != nil {
		return Copy{}, uncopied(made.Path, explain(err, made.Path))
	}
	made.Made, made.Bytes = info.ModTime(), info.Size()
	for _, old := range before[min(keep-1, len(before)):] {
		_ = removeFile(old.Path) // one that cannot be removed now is one too many, and goes after the next
	}
	return made, nil
}

// copyTo makes a copy under a name that nobody looks under, and gives it its own when it is on the disk.
func (w *Workbook) copyTo(ctx context.Context, path string) error {
	made := w.path + "-copy" // ours alone while we hold the workbook's lock; one that is there was left by somebody who was stopped
	err := removeFile(made)
	if err == nil {
		err = w.roomForCopy()
	}
	if err == nil {
		err = w.inPlace()
	}
	if err == nil {
		err = createFile(made, ownOnly) // SQLite fills an empty file, and may not choose who reads it
	}
	if err != nil {
		return uncopied(path, explain(err, path))
	}
	if err = vacuumInto(ctx, source(w.path, url.Values{"mode": {"ro"}}, copyPragmas), made, w.inPlace); err == nil {
		err = syncFile(made)
	}
	if err == nil {
		err = placeFile(made, path)
	}
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return errors.Join(fmt.Errorf("copying the workbook: %w", ctx.Err()), removeFile(made))
	}
	return errors.Join(uncopied(path, explain(err, path)), removeFile(made))
}

// vacuumInto fills an empty file from a connection of its own: what was saved so far is one state to it, and edits go on meanwhile.
func vacuumInto(ctx context.Context, from, into string, inPlace func() error) error {
	db := connections(from, inPlace)
	_, err := db.ExecContext(ctx, "VACUUM INTO ?", into)
	return errors.Join(err, db.Close())
}

// roomForCopy refuses to begin a copy after which the disk would be so full that the journal of a run may find no room.
func (w *Workbook) roomForCopy() error {
	free, known := w.free(filepath.Dir(w.path))
	if !known {
		return nil // a full disk shows itself
	}
	needed := uint64(roomBeside)
	for _, file := range []string{w.path, w.path + "-wal"} {
		if info, err := os.Stat(file); err == nil {
			needed += uint64(info.Size()) // which is never negative
		}
	}
	if free < needed {
		return problem.New("WORKBOOK_FULL.copy").Detailed(megabytes(needed), megabytes(free)).Hinted().At(where(w.path))
	}
	return nil
}

func megabytes(bytes uint64) int { return int((bytes + 1<<20 - 1) >> 20) }

// uncopied says that a copy could not be made, and what was in the way.
func uncopied(path string, err error) error {
	why := problem.From(err)
	return problem.New("COPY_UNMADE").Detailed(path, why.Text()).Hinted(why.Hint).At(where(path)).Because(err)
}
