package workbook

import (
	"errors"

	"golang.org/x/sys/unix"
)

// renameToNew gives a file another name in one step, and never one that is taken. Where the file system knows no such renaming, a second name
// is made and the first one dropped; a file with both names after a kill is whole under either.
func renameToNew(from, to string) error {
	err := unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.RENAME_NOREPLACE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.ENOTSUP) {
		return linkToNew(from, to)
	}
	return err
}
