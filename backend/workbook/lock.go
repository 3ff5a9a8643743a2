package workbook

import (
	"fmt"
	"os"
	"runtime"
	"sync"

	"github.com/gofrs/flock"

	"personadesk/backend/problem"
)

// held lists the files that this very process has open, by path, each with its identity. On Unix, closing any handle of a file gives up all
// locks that the process has on it, those of SQLite too; so nobody may as much as look at such a file except through SQLite.
var held sync.Map

// heldHere says whether this process has a file open for writing, under this name or another one.
func heldHere(path string) bool {
	if _, ok := held.Load(path); ok {
		return true
	}
	this, err := identify(path)
	found := false
	if err == nil {
		held.Range(func(_, other any) bool {
			file, known := other.(identity)
			found = known && file.is(this)
			return !found
		})
	}
	return found
}

// readHere counts how often this process has a file open only to read it. Handles of such a file that are no longer needed wait until nobody
// reads it.
var readHere = struct {
	sync.Mutex
	times   map[string]int
	waiting map[string][]*os.File
}{times: map[string]int{}, waiting: map[string][]*os.File{}}

func countReader(path string, add int) {
	readHere.Lock()
	defer readHere.Unlock()
	if readHere.times[path] += add; readHere.times[path] == 0 {
		delete(readHere.times, path)
		for _, file := range readHere.waiting[path] {
			_ = file.Close() // nothing was written through it
		}
		delete(readHere.waiting, path)
	}
}

// closeUnread closes a handle of a workbook, once nobody reads it here.
func closeUnread(path string, file *os.File) {
	readHere.Lock()
	defer readHere.Unlock()
	if readHere.times[path] > 0 {
		readHere.waiting[path] = append(readHere.waiting[path], file)
		return
	}
	_ = file.Close() // nothing was written through it
}

// openHere says whether this process has a file open at all.
func openHere(path string) bool {
	readHere.Lock()
	defer readHere.Unlock()
	return readHere.times[path] > 0 || heldHere(path)
}

// lock keeps other programs out while a workbook is open. It is a lock of the operating system on a file beside the workbook, so a
// program that crashes frees it, and SQLite's own locks stay free for our readers beside the writer; and one on the workbook itself, on a
// byte that holds no data, because a file may have two names or be given another while it is open.
type lock struct {
	path string // of the workbook
	name *flock.Flock
	file *os.File // the workbook itself; nil until it is taken
}

// lockedByte is the one byte of a workbook that says that a program has it open for writing. It lies in the page at 1 GiB that SQLite keeps
// free for locks, behind its own 512 bytes.
const lockedByte = 0x40000000 + 1024

func lockPath(path string) string { return path + "-lock" }

// takeLock takes name and file at once or gives WORKBOOK_BUSY.
func takeLock(path string) (*lock, error) {
	key, err := takeName(path)
	if err != nil {
		return nil, err
	}
	if err := key.takeFile(); err != nil {
		key.release()
		return nil, err
	}
	return key, nil
}

// takeName takes a name at once or gives WORKBOOK_BUSY. There need be no file of this name.
func takeName(path string) (*lock, error) {
	for {
		file := flock.New(lockPath(path), flock.SetPermissions(ownOnly))
		taken, err := file.TryLock()
		if err != nil {
			return nil, explain(err, path)
		}
		if !taken {
			return nil, busy(path)
		}
		if sameFile(file) {
			held.Store(path, identity{})
			return &lock{path: path, name: file}, nil
		}
		// Somebody released and removed the file between our opening and locking it: ours has no name any more.
		if err := file.Unlock(); err != nil {
			return nil, explain(err, path)
		}
	}
}

// takeFile takes the file that has the name. It must be called before SQLite opens it.
func (l *lock) takeFile() error {
	file, err := os.OpenFile(l.path, os.O_RDWR, 0)
	if err != nil {
		return explain(err, l.path)
	}
	l.file = file
	taken, err := lockFile(file)
	if err != nil {
		return explain(fmt.Errorf("locking the file: %w", err), l.path)
	}
	if !taken {
		return problem.New("WORKBOOK_BUSY.name").Detailed(l.path).Hinted().At(where(l.path))
	}
	this, err := identify(l.path)
	if err != nil {
		return explain(err, l.path)
	}
	held.Store(l.path, this)
	return nil
}

// openUnderAnotherName gives WORKBOOK_BUSY for a file that a program has open under another name: what it saved last stands beside that
// name and not beside this one. It opens the file, so nobody of this process may have it open.
func openUnderAnotherName(path string) error {
	if _, err := os.Stat(lockPath(path)); err == nil {
		return nil // it has this name there, too
	}
	file, err := os.Open(path)
	if err != nil {
		return explain(err, path)
	}
	defer func() { _ = file.Close() }() // nothing was written
	taken, err := isLocked(file)
	if err != nil {
		return explain(fmt.Errorf("asking who has the file: %w", err), path)
	}
	if taken {
		return problem.New("WORKBOOK_BUSY.name").Detailed(path).Hinted().At(where(path))
	}
	return nil
}

func sameFile(file *flock.Flock) bool {
	held, err := file.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(file.Path())
	return err == nil && os.SameFile(held, named)
}

// release removes the file beside and frees the locks. What cannot be removed stays, and does no harm: the lock is what counts, not the file.
// SQLite must have closed the workbook.
func (l *lock) release() {
	if l.file != nil {
		unlockFile(l.file)
		closeUnread(l.path, l.file)
	}
	held.Delete(l.path)
	if runtime.GOOS == "windows" { // an open file cannot be removed there, and one that somebody else opened meanwhile neither
		_ = l.name.Close()
		_ = os.Remove(l.name.Path())
		return
	}
	_ = os.Remove(l.name.Path()) // while it is still locked, so that nobody else's is removed
	_ = l.name.Close()
}

func busy(path string) *problem.Problem {
	return problem.New("WORKBOOK_BUSY").Detailed(path).
		Hinted().At(where(path))
}

func where(path string) problem.Where { return problem.Where{Step: "start", Kind: "file", ID: path} }
