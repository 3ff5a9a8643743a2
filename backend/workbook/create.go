package workbook

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// ownOnly are the rights of a new workbook: it holds names and numbers of people.
const ownOnly fs.FileMode = 0o600

// Create makes a new workbook and opens it. It refuses to overwrite: a file that is already there gives WORKBOOK_EXISTS.
func Create(path string, options Options) (*Workbook, error) {
	return CreateFilled(context.Background(), path, options, nil)
}

// CreateFilled makes a new workbook, has it filled, and opens it. It is made under another name beside and gets its own in one step that
// replaces nothing, so whoever is stopped half-way, or has no room left, leaves no half workbook under that name.
func CreateFilled(ctx context.Context, path string, options Options, fill func(context.Context, *Workbook) error) (*Workbook, error) {
	path, err := resolve(path)
	if err != nil {
		return nil, err
	}
	if heldHere(path) {
		return nil, exists(path)
	}
	key, err := takeName(path)
	if err != nil {
		return nil, err
	}
	w, err := createFilled(ctx, path, options, key, fill)
	if err != nil {
		key.release()
		return nil, err
	}
	return w, nil
}

func createFilled(ctx context.Context, path string, options Options, key *lock, fill func(context.Context, *Workbook) error) (*Workbook, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, exists(path)
	}
	made := path + "-new" // ours alone while we hold the name's lock; one that is there was left by somebody who was stopped
	if err := removeFile(made); err != nil {
		return nil, explain(err, path)
	}
	if err := build(ctx, made, options, fill); err != nil {
		return nil, errors.Join(err, removeFile(made))
	}
	if err := placeFile(made, path); err != nil {
		return nil, errors.Join(explain(err, path), removeFile(made))
	}
	if err := key.takeFile(); err != nil {
		return nil, err
	}
	return open(path, options, key)
}

// build makes a whole workbook of a name that nobody else uses.
func build(ctx context.Context, path string, options Options, fill func(context.Context, *Workbook) error) error {
	options.Moved = nil // nobody looks at it yet
	if err := createFile(path, ownOnly); err != nil {
		return err
	}
	w, err := open(path, options, nil)
	if err != nil {
		return err
	}
	err = w.beginWorkshop(ctx)
	if err == nil && fill != nil {
		err = fill(ctx, w)
	}
	return errors.Join(err, explain(w.disconnect(), path), explain(syncFile(path), path))
}

// syncFile puts a file on the disk that nobody has open.
func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("opening the new workbook: %w", err)
	}
	if err := file.Sync(); err != nil {
		return errors.Join(fmt.Errorf("putting the new workbook on the disk: %w", err), file.Close())
	}
	return file.Close()
}

// placeFile gives a finished file its name.
func placeFile(made, path string) error {
	err := renameToNew(made, path)
	if errors.Is(err, fs.ErrExist) {
		return exists(path)
	}
	if err != nil {
		return fmt.Errorf("giving the new workbook its name: %w", err)
	}
	return syncFolder(path)
}

// createFile makes an empty file, and only one that was not there.
func createFile(path string, mode fs.FileMode) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if errors.Is(err, fs.ErrExist) {
		return exists(path)
	}
	if err != nil {
		return explain(fmt.Errorf("making the file: %w", err), path)
	}
	return explain(file.Close(), path)
}

// removeFile takes away a file that we made and could not finish, if it is there.
func removeFile(path string) error {
	return errors.Join(forget(path), forget(path+"-wal"), forget(path+"-shm"), forget(path+"-journal"))
}

func forget(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
