package workbook

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"personadesk/backend/problem"
)

// identity is which file it is, whatever it is called: device and inode, or the index of the file on Windows.
type identity struct{ info os.FileInfo }

// identify looks which file has a name now. It only asks for the file's state and opens nothing, because closing a handle would give up
// SQLite's locks.
func identify(path string) (identity, error) {
	info, err := os.Stat(path)
	if err != nil {
		return identity{}, err
	}
	_ = os.SameFile(info, info) // Windows looks the index up when it is first asked for, which has to be now
	return identity{info}, nil
}

func (i identity) is(other identity) bool {
	return i.info != nil && other.info != nil && os.SameFile(i.info, other.info)
}

// inPlace gives WORKBOOK_ELSEWHERE when the name under which a workbook was opened no longer leads to its file: it was renamed, deleted, or
// another file was put in its place. What is written then would land in a file that nobody finds.
func (w *Workbook) inPlace() error {
	now, err := identify(w.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return problem.New("WORKBOOK_ELSEWHERE.gone").Detailed(w.path).Hinted().At(where(w.path))
	case err != nil:
		return fmt.Errorf("looking where the workbook is: %w", err)
	case !w.file.is(now):
		return problem.New("WORKBOOK_ELSEWHERE.other").Detailed(w.path).Hinted().At(where(w.path))
	}
	return nil
}
