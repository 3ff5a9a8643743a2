package workbook

import "golang.org/x/sys/unix"

// renameExclusive renames in one step, where the file system knows that, and never over a file that is there.
func renameExclusive(from, to string) error {
	return unix.RenamexNp(from, to, unix.RENAME_EXCL)
}
