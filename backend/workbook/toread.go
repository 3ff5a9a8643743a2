package workbook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"time"

	"personadesk/backend/problem"
)

// besideCount is how many queries run beside the one state that an opening to read looks at.
const besideCount = 2

var besidePragmas = []string{"busy_timeout(3000)", "query_only(ON)", "temp_store(MEMORY)", "cache_size(-16000)", "trusted_schema(OFF)",
	"cell_size_check(ON)"}

// OpenToRead opens a workbook only to read it, also while another program has it open: no lock is taken and nothing is written beside
// the file but what SQLite needs to read its log. All that is read until Close is one state of the file, however much is written
// meanwhile. Edits give WORKBOOK_TO_READ. A file that has to be brought up to date is refused (WORKBOOK_OLDER), because only who opens
// it for writing may do that. It costs the same for a large file as for a small one: damage is looked for by Check and Open, and here
// found only in what is read.
func OpenToRead(path string, options Options) (*Workbook, error) {
	path, err := resolve(path)
	if err != nil {
		return nil, err
	}
	if !openHere(path) {
		if err := inspectHeader(path); err != nil {
			return nil, err
		}
		if err := openUnderAnotherName(path); err != nil {
			return nil, err
		}
	}
	file, err := identify(path)
	if err != nil {
		return nil, explain(err, path)
	}
	w := &Workbook{path: path, file: file, options: options.orUsual()}
	left, err := w.logLeft()
	if err != nil {
		return nil, explain(err, path)
	}
	beside := !left && w.mayWriteBeside()
	countReader(path, 1)
	err = w.connectToRead(context.Background(), beside)
	if beside && noRoomBeside(err) && !hasLog(path) { // whoever has it open for writing would have made side files: the file is all there is
		if err = w.disconnect(); err == nil {
			err = w.connectToRead(context.Background(), false)
		}
	}
	if err != nil {
		return nil, errors.Join(explain(err, path), w.letGo())
	}
	return w, nil
}

// ToRead says whether it was opened only to be read.
func (w *Workbook) ToRead() bool { return w.still != nil }

func (w *Workbook) connectToRead(ctx context.Context, beside bool) error {
	query := url.Values{"mode": {"rw"}} // for the side files: query_only keeps the file as it is
	switch {
	case beside:
	case hasLog(w.path):
		query.Set("mode", "ro")
	default: // nobody who may write has it open, and SQLite could make no side files: the file is all there is
		info, err := os.Stat(w.path)
		if err != nil {
			return err
		}
		query.Set("mode", "ro")
		query.Set("immutable", "1")
		w.seen = info
	}
	var err error
	w.readers = connections(source(w.path, query, besidePragmas), w.inPlace)
	w.readers.SetMaxOpenConns(1 + besideCount)
	w.readers.SetMaxIdleConns(1 + besideCount)
	if w.still, err = w.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}); err != nil {
		return fmt.Errorf("beginning to read: %w", err)
	}
	version, err := inspectOurs(ctx, w.still, w.path) // the first question is what fixes the state
	if err != nil {
		return err
	}
	if ours := len(embedded()); version < ours {
		return older(w.path, version, ours)
	}
	return w.recallRevisions(ctx)
}

// logLeft says whether a log lies beside the file that was left by a program that was stopped. Whoever closes a file that it may write to puts
// such a log into it; but only who opens it for writing has looked whether the two belong together.
func (w *Workbook) logLeft() (bool, error) {
	if openHere(w.path) || !hasLog(w.path) {
		return false, nil
	}
	file, err := os.Open(w.path)
	if err != nil {
		return false, err
	}
	defer func() { _ = file.Close() }() // nothing was written
	taken, err := isLocked(file)
	if err != nil {
		return false, fmt.Errorf("asking who has the file: %w", err)
	}
	return !taken, nil
}

// mayWriteBeside says whether SQLite can make its side files.
func (w *Workbook) mayWriteBeside() bool {
	if openHere(w.path) {
		return true // they are there, and looking at the file would let go of its locks
	}
	return writable(w.path) == nil && folderWritable(w.path)
}

// closeToRead lets go of the state. A file that could only be taken as it lies there must not have moved under the reading.
func (w *Workbook) closeToRead() error {
	err := w.letGo()
	if w.seen == nil {
		return err
	}
	now, statErr := os.Stat(w.path)
	if statErr == nil && !hasLog(w.path) && os.SameFile(now, w.seen) && now.Size() == w.seen.Size() && now.ModTime().Equal(w.seen.ModTime()) {
		return err
	}
	return errors.Join(err, problem.New("WORKBOOK_MOVED").Detailed(w.path).
		Hinted().At(where(w.path)))
}

func (w *Workbook) letGo() error {
	var err error
	if w.still != nil {
		err = ignoreDone(w.still.Rollback())
	}
	err = errors.Join(err, w.disconnect())
	countReader(w.path, -1)
	return err
}

// orUsual fills in what was left open.
func (o Options) orUsual() Options {
	if o.Actor == "" {
		o.Actor = "somebody"
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

// firstState is where a workbook that is being opened reads from.
func (w *Workbook) firstState() querier {
	if w.still != nil {
		return w.still
	}
	return w.writer
}

// unmoving gives one state of the file to ask several things of, and what ends it.
func (w *Workbook) unmoving(ctx context.Context) (querier, func(), error) {
	if w.still != nil {
		return w.still, func() {}, nil
	}
	tx, err := w.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, nil, explain(fmt.Errorf("beginning to read: %w", err), w.path)
	}
	return tx, func() { _ = tx.Rollback() }, nil // nothing was written
}

func toRead(path string) *problem.Problem {
	return problem.New("WORKBOOK_TO_READ").Detailed(path).
		Hinted().At(where(path))
}

func older(path string, version, ours int) *problem.Problem {
	return problem.New("WORKBOOK_OLDER").
		Detailed(path, version, ours).
		Hinted().At(where(path))
}
