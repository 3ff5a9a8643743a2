//go:build unix

package workbook

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

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
