package world

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice/roles"
)

// Logged is one write, noted beside the state file before it is carried out. The tenant does the same things at the same
// times when they are played again, so a kill loses nothing that was answered.
type Logged struct {
	At       int64           `json:"at"` // unix nanoseconds
	Method   string          `json:"method,omitempty"`
	Version  string          `json:"version,omitempty"`
	Path     string          `json:"path,omitempty"`
	Query    string          `json:"query,omitempty"`
	Body     []byte          `json:"body,omitempty"`
	Grants   []string        `json:"grants,omitempty"`
	As       roles.Identity  `json:"as,omitzero"` // who was signed in
	Command  *tenant.Command `json:"command,omitempty"`
	Snapshot string          `json:"snapshot,omitempty"` // of the first line: the state that the log goes on from
}

func (w *World) logName() string { return w.file + ".log" }

// startLog begins an empty log that goes on from the state just saved or loaded.
func (w *World) startLog() error {
	if err := w.endLog(); err != nil {
		return err
	}
	f, err := os.OpenFile(w.logName(), os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	w.log = f
	return w.note(Logged{Snapshot: w.snapshot})
}

func (w *World) endLog() error {
	if w.log == nil {
		return nil
	}
	err := w.log.Close()
	w.log = nil
	return err
}

// note appends a line. What could not be noted must not be carried out.
func (w *World) note(l Logged) error {
	if w.file == "" || w.replaying {
		return nil
	}
	if w.log == nil {
		return errors.New("the log of the practice tenant is closed")
	}
	line, err := json.Marshal(l)
	if err != nil {
		return err
	}
	_, err = w.log.Write(append(line, '\n'))
	return err
}

// Begin enters the world for one call: nobody else is in it until end is called. A call that may change something is noted
// before it is carried out, and first of all happens whatever has become due meanwhile. With an error nothing was begun.
func (w *World) Begin(l *Logged) (end func(), err error) {
	w.mu.Lock()
	if l != nil {
		w.Dirty = true
		l.At = w.Now().UnixNano()
		if err := w.note(*l); err != nil {
			w.mu.Unlock()
			return nil, fmt.Errorf("The practice tenant cannot write its log: %w", err)
		}
	}
	w.advance(w.Now())
	return w.mu.Unlock, nil
}

// replay carries out what was noted after the state was saved. It says whether there was a log at all: a tenant that was
// closed in order leaves none. A last line that is cut off was never answered, and does not count.
func (w *World) replay(again func(*World, Logged)) (bool, error) {
	raw, err := os.ReadFile(w.logName())
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	lines := bytes.Split(raw, []byte("\n"))
	var head Logged
	if len(lines) < 2 || json.Unmarshal(lines[0], &head) != nil || head.Snapshot != w.snapshot {
		return true, nil // it goes on from an older state, and all of it is in the newer one
	}
	w.replaying = true
	defer func() { w.replaying = false }()
	for n, line := range lines[1 : len(lines)-1] {
		var l Logged
		if err := json.Unmarshal(line, &l); err != nil {
			return true, problem.New("PRACTICE_DAMAGED.log").
				Detailed(w.logName(), n+2, err).Hinted().Because(err)
		}
		w.replayAt = time.Unix(0, l.At).UTC()
		again(w, l)
	}
	return true, nil
}

// resume brings a loaded tenant to where it was, and opens a fresh log.
func (w *World) resume(again func(*World, Logged)) error {
	crashed, err := w.replay(again)
	if err != nil {
		return err
	}
	if crashed {
		w.Dirty = true
		return w.Save()
	}
	if err := w.startLog(); err != nil {
		return problem.New("PRACTICE_FOLDER").
			Detailed(err).Hinted().Because(fmt.Errorf("open the log: %w", err))
	}
	return nil
}
