// Package regular opens files that hold something, and refuses what only looks like one: a pipe, a device or a folder would keep a program
// waiting for ever, or be replaced where it must not be.
package regular

import (
	"errors"
	"io/fs"
	"os"
)

// ErrIrregular is what is said of a pipe, a socket, a device or a folder.
var ErrIrregular = errors.New("it is no file that holds something, but a folder, a pipe or a device")

// Check says whether a path leads to a regular file, without opening it. What is not there gives fs.ErrNotExist.
func Check(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return &fs.PathError{Op: "open", Path: path, Err: ErrIrregular}
	}
	return nil
}

// Open opens a regular file to read it.
func Open(path string) (*os.File, error) {
	if err := Check(path); err != nil {
		return nil, err
	}
	return os.Open(path)
}

// ReadFile reads a regular file whole.
func ReadFile(path string) ([]byte, error) {
	if err := Check(path); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}
