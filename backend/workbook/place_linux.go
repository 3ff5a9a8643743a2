package workbook

import "golang.org/x/sys/unix"

// renameExclusive renames in one step, where the file system knows that, and never over a file that is there.
func renameExclusive(from, to string) error {
	return unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.RENAME_NOREPLACE)
}
