package practice

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"strings"
	"time"

	"personadesk/backend/problem"
	"personadesk/backend/tenant"
)

// logged is one write, noted beside the state file before it is carried out. The tenant does the same things at the same
// times when they are played again, so a kill loses nothing that was answered.
type logged struct {
	At       int64           `json:"at"` // unix nanoseconds
	Method   string          `json:"method,omitempty"`
	Version  string          `json:"version,omitempty"`
	Path     string          `json:"path,omitempty"`
	Query    string          `json:"query,omitempty"`
	Body     []byte          `json:"body,omitempty"`
	Grants   []string        `json:"grants,omitempty"`
	Command  *tenant.Command `json:"command,omitempty"`
	Snapshot string          `json:"snapshot,omitempty"` // of the first line: the state that the log goes on from
}

func (t *Tenant) logName() string { return t.file + ".log" }

// startLog begins an empty log that goes on from the state just saved or loaded.
func (t *Tenant) startLog() error {
	if err := t.endLog(); err != nil {
		return err
	}
	f, err := os.OpenFile(t.logName(), os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	t.log = f
	return t.note(logged{Snapshot: t.snapshot})
}

func (t *Tenant) endLog() error {
	if t.log == nil {
		return nil
	}
	err := t.log.Close()
	t.log = nil
	return err
}

// note appends a line. What could not be noted must not be carried out.
func (t *Tenant) note(l logged) error {
	if t.file == "" || t.replaying {
		return nil
	}
	if t.log == nil {
		return errors.New("the log of the practice tenant is closed")
	}
	line, err := json.Marshal(l)
	if err != nil {
		return err
	}
	_, err = t.log.Write(append(line, '\n'))
	return err
}

// noteRequest notes a Graph call that may change something; the mutex is held.
func (t *Tenant) noteRequest(rq *request, query string) *reply {
	if rq.method == http.MethodGet {
		return nil
	}
	t.dirty = true
	err := t.note(logged{At: t.now().UnixNano(), Method: rq.method, Version: rq.version, Path: rq.path, Query: query, Body: rq.body, Grants: rq.grants})
	if err != nil {
		return fail(http.StatusServiceUnavailable, "ServiceUnavailable", "The practice tenant cannot write its log: "+err.Error())
	}
	return nil
}

// noteCommand notes a command that may change something; the mutex is held.
func (t *Tenant) noteCommand(c tenant.Command) error {
	if len(c.Name) >= 4 && strings.EqualFold(c.Name[:4], "Get-") {
		return nil
	}
	t.dirty = true
	if err := t.note(logged{At: t.now().UnixNano(), Command: &c}); err != nil {
		return commandError(kindRefused, "The practice tenant cannot write its log: "+err.Error())
	}
	return nil
}

// replay carries out what was noted after the state was saved. It says whether there was a log at all: a tenant that was
// closed in order leaves none. A last line that is cut off was never answered, and does not count.
func (t *Tenant) replay() (bool, error) {
	raw, err := os.ReadFile(t.logName())
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	lines := bytes.Split(raw, []byte("\n"))
	var head logged
	if len(lines) < 2 || json.Unmarshal(lines[0], &head) != nil || head.Snapshot != t.snapshot {
		return true, nil // it goes on from an older state, and all of it is in the newer one
	}
	clock := t.clock
	t.replaying = true
	defer func() { t.clock, t.replaying = clock, false }()
	for n, line := range lines[1 : len(lines)-1] {
		var l logged
		if err := json.Unmarshal(line, &l); err != nil {
			return true, problem.New("PRACTICE_DAMAGED", "The log of the practice tenant is damaged").
				Detailf("%s, line %d: %v", t.logName(), n+2, err).Hintf("Move it away to go on from the last saved state.").Because(err)
		}
		at := time.Unix(0, l.At)
		t.clock = func() time.Time { return at }
		if l.Command != nil {
			_, _ = t.runCommand(*l.Command) // answered when it came; what was refused then is refused again
			continue
		}
		t.answer(&request{method: l.Method, version: l.Version, base: "http://127.0.0.1/" + l.Version, path: l.Path,
			header: http.Header{}, body: l.Body, grants: l.Grants}, l.Query)
	}
	return true, nil
}

// resume brings a loaded tenant to where it was, and opens a fresh log.
func (t *Tenant) resume() error {
	crashed, err := t.replay()
	if err != nil {
		return err
	}
	if crashed {
		t.dirty = true
		return t.Save()
	}
	if err := t.startLog(); err != nil {
		return problem.New("PRACTICE_FOLDER", "The folder of the practice tenant cannot be written").
			Detailf("%v", err).Hintf("Choose a folder that you may write to.").Because(fmt.Errorf("open the log: %w", err))
	}
	return nil
}
