package workbook

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockFile takes the byte, at once or not at all.
func lockFile(file *os.File) (taken bool, err error) {
	return tryLock(file, windows.LOCKFILE_EXCLUSIVE_LOCK)
}

// unlockFile gives the byte back. Closing the handle does so too, later.
func unlockFile(file *os.File) {
	_ = windows.UnlockFileEx(windows.Handle(file.Fd()), 0, 1, 0, &windows.Overlapped{Offset: lockedByte})
}

// isLocked says whether another program has the byte.
func isLocked(file *os.File) (bool, error) {
	taken, err := tryLock(file, 0)
	if taken {
		unlockFile(file)
	}
	return !taken, err
}

func tryLock(file *os.File, kind uint32) (taken bool, err error) {
	err = windows.LockFileEx(windows.Handle(file.Fd()), windows.LOCKFILE_FAIL_IMMEDIATELY|kind, 0, 1, 0, &windows.Overlapped{Offset: lockedByte})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return false, nil
	}
	return err == nil, err
}
