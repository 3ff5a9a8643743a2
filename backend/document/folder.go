package document

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"personadesk/backend/problem"
)

// sumsFile lists the files of a package; by it a package knows what was made before in its folder.
const sumsFile = "SHA256SUMS.txt"

// What scripts write beside themselves when they run. The log outlives a new package; object ids are looked up anew.
const (
	logOfScripts = "log.csv"
	groupIDsFile = "group-ids.csv"
)

// WriteScripts puts the package of scripts into a folder of its own, whole or not at all: it is made beside its place and takes it when every
// file has reached the disk. What a package left there before goes with the old folder, apart from the log of its runs. A folder that holds
// anything else is left as it is, with the problem DOCUMENT_FOREIGN.
func WriteScripts(ctx context.Context, folder string, c Content) (err error) {
	list, err := Scripts(c)
	if err != nil {
		return err
	}
	if folder, err = place(folder); err != nil {
		return err
	}
	if err := ownFolder(folder); err != nil {
		return err
	}
	beside, err := os.MkdirTemp(filepath.Dir(folder), "."+filepath.Base(folder)+".*")
	if err != nil {
		return unwritable(folder, err)
	}
	defer func() {
		if e := os.RemoveAll(beside); e != nil {
			err = errors.Join(err, fmt.Errorf("remove what is left beside %s: %w", folder, e))
		}
	}()
	for _, d := range list {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("write the scripts: %w", err)
		}
		if err := writeAs(filepath.Join(beside, d.Name), filepath.Join(folder, d.Name), d.Body); err != nil {
			return err
		}
	}
	log, err := os.ReadFile(filepath.Join(folder, logOfScripts))
	if err == nil {
		err = writeAs(filepath.Join(beside, logOfScripts), filepath.Join(folder, logOfScripts), log)
	}
	if err := ignoreGone(err); err != nil {
		return unwritable(folder, err)
	}
	return swap(beside, folder)
}

// place makes the folder above a package, and follows links, so that a link to a folder stays one.
func place(folder string) (string, error) {
	if err := os.MkdirAll(filepath.Dir(folder), 0o755); err != nil {
		return "", unwritable(folder, err)
	}
	real, err := filepath.EvalSymlinks(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return folder, nil
	}
	if err != nil {
		return "", unwritable(folder, err)
	}
	return real, nil
}

// writeAs writes a file with the rights of the one that it takes the place of.
func writeAs(path, old string, body []byte) error {
	if err := WriteFile(path, func(w io.Writer) error { _, err := w.Write(body); return err }); err != nil {
		return err
	}
	info, err := os.Stat(old)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = os.Chmod(path, info.Mode().Perm())
	}
	if err != nil {
		return unwritable(path, err)
	}
	return nil
}

// ownFolder refuses a folder in which there is anything that no package of ours has made.
func ownFolder(folder string) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return unwritable(folder, err)
	}
	sums, err := os.ReadFile(filepath.Join(folder, sumsFile))
	if err := ignoreGone(err); err != nil {
		return unwritable(folder, err)
	}
	known := []string{sumsFile, logOfScripts, groupIDsFile}
	for line := range bytes.Lines(sums) {
		if sum, name, ok := strings.Cut(strings.TrimRight(string(line), "\r\n"), "  "); ok && len(sum) == 64 {
			known = append(known, name)
		}
	}
	var foreign []string
	for _, e := range entries {
		if e.IsDir() || !slices.Contains(known, e.Name()) {
			foreign = append(foreign, e.Name())
		}
	}
	if len(foreign) > 0 {
		return problem.New("DOCUMENT_FOREIGN").Detailed(folder, strings.Join(foreign[:min(len(foreign), 5)], ", "), len(foreign)).Hinted().
			At(problem.Where{Step: "documents", Kind: "file", ID: folder})
	}
	return nil
}

// swap gives a finished folder its place. The one that was there is moved aside first, and back where the new one cannot take its place.
func swap(beside, folder string) error {
	info, err := os.Stat(folder)
	if errors.Is(err, fs.ErrNotExist) {
		if err = os.Chmod(beside, 0o755); err == nil {
			err = os.Rename(beside, folder)
		}
		if err != nil {
			return unwritable(folder, err)
		}
		return nil
	}
	if err == nil {
		err = os.Chmod(beside, info.Mode().Perm())
	}
	if err != nil {
		return unwritable(folder, err)
	}
	old := beside + ".old"
	if err := os.Rename(folder, old); err != nil {
		return unwritable(folder, err)
	}
	if err := os.Rename(beside, folder); err != nil {
		return unwritable(folder, errors.Join(err, os.Rename(old, folder)))
	}
	if err := os.RemoveAll(old); err != nil {
		return unwritable(old, err)
	}
	return nil
}
