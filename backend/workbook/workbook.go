// Package workbook keeps one customer's file: everything from interviews to the audit trail. It is the only package that knows SQL.
// A workbook is a document: it is opened by one program at a time, every edit is on the disk when the call returns, and any edit can
// be taken back.
package workbook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"personadesk/backend/audit"
)

// Extension is how the name of every workbook ends.
const Extension = ".personadesk"

// Options says how a workbook is opened. The zero value is good.
type Options struct {
	Actor string           // who edits, for the audit trail; "somebody" when empty. See also WithActor
	Now   func() time.Time // the clock; time.Now when nil
	Moved func([]Area)     // called after each write that is on the disk with the areas it moved; must not write itself. May be nil
}

// Workbook is one open file. Its methods may be called from any goroutine.
type Workbook struct {
	path    string
	file    identity // which file that was when it was opened
	options Options
	lock    *lock // nil while it is being built, and for who only reads
	readers *sql.DB
	writers *sql.DB
	writing sync.Mutex  // held by whoever uses writer
	writer  *sql.Conn   // the one connection that has the triggers behind undo and audit
	sound   *soundness  // what has to be known before the first write; nil for a file that we made
	still   *sql.Tx     // the one state that everything is read from; nil for who may write. See OpenToRead
	seen    os.FileInfo // the file as it lay there when it was opened to be read without side files; nil otherwise
	last    audit.Entry
	sums    *sums // what the tables add up to; nil for who only reads
	saved   time.Time
	closed  bool
	free    func(folder string) (bytes uint64, known bool) // the room on the disk

	copying   sync.Mutex // held by whoever makes a copy beside it
	moving    sync.Mutex // held by whoever uses revisions
	revisions Revisions
}

// Open opens a workbook, bringing an older one up to date after a backup beside it. It refuses, with a problem and without touching
// the file, what is no workbook (WORKBOOK_FOREIGN), from a newer version (WORKBOOK_NEWER), damaged (WORKBOOK_DAMAGED) or open in
// another program (WORKBOOK_BUSY). Damage that only a look at every row finds is refused by the first write.
func Open(path string, options Options) (*Workbook, error) {
	path, err := resolve(path)
	if err != nil {
		return nil, err
	}
	if heldHere(path) {
		return nil, busy(path)
	}
	if !openHere(path) {
		if err := inspectHeader(path); err != nil { // before anything is written beside a file that is not ours
			return nil, err
		}
		if err := writable(path); err != nil {
			return nil, err
		}
	}
	key, err := takeLock(path)
	if err != nil {
		return nil, err
	}
	w, err := openChecked(path, options, key)
	if err != nil {
		key.release()
		return nil, err
	}
	return w, nil
}

func openChecked(path string, options Options, key *lock) (*Workbook, error) {
	logged := hasLog(path) // by a program that was stopped
	version, err := inspect(path)
	if err != nil {
		return nil, err
	}
	sound := searchDamage(path)
	if logged {
		if err := inspectLogged(path, sound); err != nil {
			sound.end()
			return nil, err
		}
	}
	if version < len(embedded()) { // it is written to at once
		if err := sound.wait(context.Background()); err != nil {
			return nil, err
		}
	}
	w, err := open(path, options, key)
	if err != nil {
		sound.end()
		return nil, err
	}
	w.sound = sound
	return w, nil
}

// open opens a file that was found sound, or that is empty and ours to fill.
func open(path string, options Options, key *lock) (*Workbook, error) {
	file, err := identify(path)
	if err != nil {
		return nil, explain(err, path)
	}
	w := &Workbook{path: path, file: file, options: options.orUsual(), lock: key, free: freeRoom}
	if err := w.connect(context.Background()); err != nil {
		return nil, errors.Join(explain(err, path), w.disconnect())
	}
	return w, nil
}

// Close puts everything into the one file and lets other programs open it. It may be called twice.
func (w *Workbook) Close() error {
	w.writing.Lock()
	defer w.writing.Unlock()
	if w.closed {
		return nil
	}
	w.closed = true
	var err error
	if w.still != nil {
		err = w.closeToRead()
	} else {
		w.sound.end()
		err = w.disconnect()
		w.lock.release()
	}
	if err != nil {
		return fmt.Errorf("closing %s: %w", w.path, explain(err, w.path))
	}
	return nil
}

// Now is the time by the clock of the workbook.
func (w *Workbook) Now() time.Time { return w.options.Now() }

// Path is the absolute path of the file.
func (w *Workbook) Path() string { return w.path }

// Name is the name of the file without folder and extension.
func (w *Workbook) Name() string { return strings.TrimSuffix(filepath.Base(w.path), Extension) }

// SavedAt is when the last edit reached the disk; zero when there was none since the file was opened.
func (w *Workbook) SavedAt() time.Time {
	w.writing.Lock()
	defer w.writing.Unlock()
	return w.saved
}

// resolve gives the one absolute name of a file, however it was reached, so that two ways to it meet in one lock.
func resolve(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("finding %s: %w", path, err)
	}
	if real, err := filepath.EvalSymlinks(absolute); err == nil {
		return real, nil
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(absolute)); err == nil {
		return filepath.Join(folder, filepath.Base(absolute)), nil
	}
	return absolute, nil // whoever opens it says what is wrong with it
}
