package workbook

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"personadesk/backend/problem"
	"personadesk/backend/text"
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
	case code == lib.SQLITE_FULL || errors.Is(err, syscall.ENOSPC) || noRoomBeside(err):
		return problem.New("WORKBOOK_FULL").Detailed(path, err).
			Hinted().At(where(path)).Because(err)
	case code == lib.SQLITE_CORRUPT || code == lib.SQLITE_NOTADB:
		return damaged(path, err.Error()).Because(err)
	case code == lib.SQLITE_BUSY || code == lib.SQLITE_LOCKED:
		return busy(path).Because(err)
	case errors.Is(err, fs.ErrNotExist):
		return problem.New("WORKBOOK_MISSING.open").Detailed(path).
			Hinted().At(where(path)).Because(err)
	case code == lib.SQLITE_READONLY || code == lib.SQLITE_CANTOPEN || code == lib.SQLITE_PERM || code == lib.SQLITE_AUTH ||
		errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS):
		return problem.New("WORKBOOK_READONLY").Detailed(path, err).
			Hinted().
			At(where(path)).Because(err)
	case code == lib.SQLITE_IOERR:
		return problem.New("WORKBOOK_DISK").Detailed(path, err).
			Hinted().At(where(path)).Because(err)
	}
	return err
}

// noRoomBeside recognises that SQLite could not make the index of the log as large as it has to be, which it calls an error of the disk.
func noRoomBeside(err error) bool {
	var said *sqlite.Error
	return errors.As(err, &said) && said.Code() == lib.SQLITE_IOERR_SHMSIZE
}

func damaged(path, said string) *problem.Problem {
	return problem.New("WORKBOOK_DAMAGED").Detailed(path, said).
		Hinted().At(where(path))
}

func foreign(path string, why text.Text) *problem.Problem {
	return problem.New("WORKBOOK_FOREIGN").Detailed(path, why).
		Hinted(Extension).At(where(path))
}

func newer(path string, version, ours int) *problem.Problem {
	return problem.New("WORKBOOK_NEWER").
		Detailed(path, version, ours).
		Hinted().At(where(path))
}

func exists(path string) *problem.Problem {
	return problem.New("WORKBOOK_EXISTS").Detailed(path).
		Hinted().At(where(path))
}

// isNoTransaction recognises the answer to a rollback after SQLite has rolled back by itself.
func isNoTransaction(err error) bool {
	var said *sqlite.Error
	return errors.As(err, &said) && said.Code() == lib.SQLITE_ERROR && strings.Contains(said.Error(), "no transaction is active")
}
