package workbook

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"personadesk/backend/problem"
)

// explain turns what the disk or SQLite said into a problem that a person can act on; an error that is one already stays as it is.
func explain(err error, path string) error {
	if err == nil {
		return nil
	}
	if p := (*problem.Problem)(nil); errors.As(err, &p) {
		return err
	}
	var said *sqlite.Error
	code := -1
	if errors.As(err, &said) {
		code = said.Code() & 0xff // the rest of it says in which step
	}
	switch {
	case code == lib.SQLITE_FULL || errors.Is(err, syscall.ENOSPC):
		return problem.New("WORKBOOK_FULL", "There is no room left on the disk").Detailf("%s: %v", path, err).
			Hintf("Free some space and repeat the last edit; everything before it is saved.").At(where(path)).Because(err)
	case code == lib.SQLITE_CORRUPT || code == lib.SQLITE_NOTADB:
		return damaged(path, err.Error()).Because(err)
	case code == lib.SQLITE_BUSY || code == lib.SQLITE_LOCKED:
		return busy(path).Because(err)
	case errors.Is(err, fs.ErrNotExist):
		return problem.New("WORKBOOK_MISSING", "There is no such file or folder").Detailf("%s", path).
			Hintf("Check the path, or make a new workbook there.").At(where(path)).Because(err)
	case code == lib.SQLITE_READONLY || code == lib.SQLITE_CANTOPEN || code == lib.SQLITE_PERM || code == lib.SQLITE_AUTH ||
		errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS):
		return problem.New("WORKBOOK_READONLY", "We may not write here").Detailf("%s: %v", path, err).
			Hintf("Copy the workbook into a folder of yours and open the copy; a workbook needs to write beside itself.").
			At(where(path)).Because(err)
	case code == lib.SQLITE_IOERR:
		return problem.New("WORKBOOK_DISK", "The disk did not do what we asked").Detailf("%s: %v", path, err).
			Hintf("Check the disk or the network drive; everything before the last edit is saved.").At(where(path)).Because(err)
	}
	return err
}

func damaged(path, said string) *problem.Problem {
	return problem.New("WORKBOOK_DAMAGED", "This workbook is damaged").Detailf("%s: %s", path, said).
		Hintf("We have not touched it. Take the newest backup beside it, or a copy from before.").At(where(path))
}

func foreign(path, why string) *problem.Problem {
	return problem.New("WORKBOOK_FOREIGN", "This file is no workbook").Detailf("%s: %s", path, why).
		Hintf("Choose a file that PersonaDesk made; their names end in %s.", Extension).At(where(path))
}

func newer(path string, version, ours int) *problem.Problem {
	return problem.New("WORKBOOK_NEWER", "This workbook was made by a newer version of PersonaDesk").
		Detailf("%s has version %d; this program knows up to %d", path, version, ours).
		Hintf("Open it with the newer version, or update this one. We have not touched it.").At(where(path))
}

func exists(path string) *problem.Problem {
	return problem.New("WORKBOOK_EXISTS", "There is a file of this name already").Detailf("%s", path).
		Hintf("Choose another name, or open the file that is there. We never overwrite one.").At(where(path))
}

// isNoTransaction recognises the answer to a rollback after SQLite has rolled back by itself.
func isNoTransaction(err error) bool {
	var said *sqlite.Error
	return errors.As(err, &said) && said.Code() == lib.SQLITE_ERROR && strings.Contains(said.Error(), "no transaction is active")
}
