//go:build unix

package workbook

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// renameToNew gives a file another name in one step, and never one that is taken. Where the file system knows no such renaming, a second name
// is made and the first one dropped; a file with both names after a kill is whole under either.
func renameToNew(from, to string) error {
	err := renameExclusive(from, to)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.ENOTSUP) {
		return linkToNew(from, to)
	}
	return err
}

// linkToNew makes a second name and drops the first.
func linkToNew(from, to string) error {
	if err := os.Link(from, to); err != nil {
		return err
	}
	return os.Remove(from)
}

// syncFolder puts the names of a folder on the disk.
func syncFolder(path string) error {
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return fmt.Errorf("opening the folder: %w", err)
	}
	if err := folder.Sync(); err != nil {
		return errors.Join(fmt.Errorf("putting the folder on the disk: %w", err), folder.Close())
	}
	return folder.Close()
}
