package document

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"personadesk/backend/problem"
	"personadesk/backend/regular"
)

// ownOnly are the rights of a new document: it may hold names and numbers of people.
const ownOnly fs.FileMode = 0o600

// WriteFile makes a document on disk: beside its place first, and into its place only when it is whole and has reached
// the disk, so that a full disk or a crash leaves the document that was there before. What keeps it from being written
// comes as the problem DOCUMENT_UNWRITABLE; an error of the writer itself comes as it is.
func WriteFile(path string, write func(io.Writer) error) (err error) {
	mode := ownOnly
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return unwritable(path, err)
	case !info.Mode().IsRegular():
		return unwritable(path, regular.ErrIrregular)
	default:
		mode = info.Mode().Perm() // somebody has chosen who may read it
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return unwritable(path, err)
	}
	defer func() {
		if err != nil {
			// The document has failed; what is left beside it is only rubbish.
			err = errors.Join(err, ignoreGone(os.Remove(f.Name())))
		}
	}()
	if err = fillFile(f, path, write); err != nil {
		return err
	}
	if err = os.Chmod(f.Name(), mode); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return unwritable(path, err)
	}
	return nil
}

// disk is a file as a document is written to it.
type disk interface {
	io.Writer
	Sync() error
	Close() error
}

// fillFile writes a document until it has reached the disk.
func fillFile(f disk, path string, write func(io.Writer) error) error {
	kept := &keeper{w: f}
	buffered := bufio.NewWriterSize(kept, 1<<16)
	err := write(buffered)
	if err == nil {
		err = buffered.Flush()
	}
	if err == nil {
		err = kept.keep(f.Sync())
	}
	if e := f.Close(); err == nil {
		err = kept.keep(e)
	}
	switch {
	case kept.err != nil:
		return unwritable(path, kept.err)
	case err != nil:
		return fmt.Errorf("make %s: %w", filepath.Base(path), err)
	}
	return nil
}

// keeper remembers the error of the file itself, which a writer in between may have wrapped or lost.
type keeper struct {
	w   io.Writer
	err error
}

func (k *keeper) Write(b []byte) (int, error) {
	n, err := k.w.Write(b)
	return n, k.keep(err)
}

func (k *keeper) keep(err error) error {
	if k.err == nil {
		k.err = err
	}
	return err
}

func ignoreGone(err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

func unwritable(path string, err error) *problem.Problem {
	return problem.New("DOCUMENT_UNWRITABLE.file").Because(err).
		Detailed(path, err).
		Hinted().
		At(problem.Where{Step: "documents", Kind: "file", ID: path})
}
