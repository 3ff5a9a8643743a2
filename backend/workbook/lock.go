package workbook

import (
	"os"
	"runtime"
	"sync"

	"github.com/gofrs/flock"

	"personadesk/backend/problem"
)

// held lists the files that this very process has open. On Unix, closing any handle of a file gives up all locks that the process has
// on it, those of SQLite too; so nobody may as much as look at such a file except through SQLite.
var held sync.Map

func heldHere(path string) bool {
	_, ok := held.Load(path)
	return ok
}

// readHere counts how often this process has a file open only to read it.
var readHere = struct {
	sync.Mutex
	times map[string]int
}{times: map[string]int{}}

func countReader(path string, add int) {
	readHere.Lock()
	defer readHere.Unlock()
	if readHere.times[path] += add; readHere.times[path] == 0 {
		delete(readHere.times, path)
	}
}

// openHere says whether this process has a file open at all.
func openHere(path string) bool {
	readHere.Lock()
	defer readHere.Unlock()
	return readHere.times[path] > 0 || heldHere(path)
}

// lock keeps other programs out while a workbook is open. It is a lock of the operating system on a file beside the workbook, so a
// program that crashes frees it, and SQLite's own locks stay free for our readers beside the writer.
type lock struct {
	path string // of the workbook
	file *flock.Flock
}

func lockPath(path string) string { return path + "-lock" }

// takeLock takes the lock at once or gives WORKBOOK_BUSY.
func takeLock(path string) (*lock, error) {
	for {
		file := flock.New(lockPath(path), flock.SetPermissions(0o600))
		taken, err := file.TryLock()
		if err != nil {
			return nil, explain(err, path)
		}
		if !taken {
			return nil, busy(path)
		}
		if sameFile(file) {
			held.Store(path, true)
			return &lock{path, file}, nil
		}
		// Somebody released and removed the file between our opening and locking it: ours has no name any more.
		if err := file.Unlock(); err != nil {
			return nil, explain(err, path)
		}
	}
}

func sameFile(file *flock.Flock) bool {
	held, err := file.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(file.Path())
	return err == nil && os.SameFile(held, named)
}

// release removes the file and frees the lock. What cannot be removed stays, and does no harm: the lock is what counts, not the file.
func (l *lock) release() {
	held.Delete(l.path)
	if runtime.GOOS == "windows" { // an open file cannot be removed there, and one that somebody else opened meanwhile neither
		_ = l.file.Close()
		_ = os.Remove(l.file.Path())
		return
	}
	_ = os.Remove(l.file.Path()) // while it is still locked, so that nobody else's is removed
	_ = l.file.Close()
}

func busy(path string) *problem.Problem {
	return problem.New("WORKBOOK_BUSY").Detailed(path).
		Hinted().At(where(path))
}

func where(path string) problem.Where { return problem.Where{Step: "start", Kind: "file", ID: path} }
