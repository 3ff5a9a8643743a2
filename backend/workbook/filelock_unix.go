//go:build unix

package workbook

import (
	"errors"
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// lockFile takes the byte, at once or not at all. Where the system has locks that belong to a handle and not to the process, it is one of them.
func lockFile(file *os.File) (taken bool, err error) {
	err = unix.FcntlFlock(file.Fd(), setLock, region(unix.F_WRLCK))
	if errors.Is(err, unix.EAGAIN) || errors.Is(err, unix.EACCES) {
		return false, nil
	}
	return err == nil, err
}

// unlockFile gives the byte back. Closing the handle does so too, later.
func unlockFile(file *os.File) { _ = unix.FcntlFlock(file.Fd(), setLock, region(unix.F_UNLCK)) }

// isLocked says whether another program has the byte.
func isLocked(file *os.File) (bool, error) {
	asked := region(unix.F_WRLCK)
	if err := unix.FcntlFlock(file.Fd(), getLock, asked); err != nil {
		return false, err
	}
	return asked.Type != unix.F_UNLCK, nil
}

func region(kind int16) *unix.Flock_t {
	return &unix.Flock_t{Type: kind, Whence: io.SeekStart, Start: lockedByte, Len: 1}
}
