package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"personadesk/backend/rule"
)

// evaluated gathers the answer of rule eval, {total, matched, unknown}. How many there are stands first in it, so whoever
// matches waits on the disk and not in memory.
type evaluated struct {
	total            int
	matched, unknown *spool
}

func newEvaluated() (*evaluated, error) {
	matched, err := newSpool()
	if err != nil {
		return nil, err
	}
	unknown, err := newSpool()
	if err != nil {
		return nil, errors.Join(err, matched.remove())
	}
	return &evaluated{matched: matched, unknown: unknown}, nil
}

func (e *evaluated) remove() error { return errors.Join(e.matched.remove(), e.unknown.remove()) }

func (e *evaluated) add(id string, r rule.Result) error {
	e.total++
	switch r.Outcome {
	case rule.Match:
		return e.matched.add(id)
	case rule.Unknown:
		return e.unknown.add(unknownUser{id, r.Reason})
	}
	return nil
}

// writeJSON writes the answer as one document.
func (e *evaluated) writeJSON(out io.Writer) error {
	w := bufio.NewWriter(out)
	_, err := fmt.Fprintf(w, "{\n  \"total\": %d,\n  \"matched\": ", e.total)
	err = errors.Join(err, e.matched.writeList(w))
	_, last := fmt.Fprint(w, ",\n  \"unknown\": ")
	err = errors.Join(err, last, e.unknown.writeList(w))
	_, last = fmt.Fprint(w, "\n}\n")
	if err = errors.Join(err, last, w.Flush()); err != nil {
		return fmt.Errorf("writing the result: %w", err)
	}
	return nil
}

// spool is a list of JSON values that waits in a file, one a line.
type spool struct {
	file  *os.File
	w     *bufio.Writer
	count int
}

func newSpool() (*spool, error) {
	f, err := os.CreateTemp("", "personadesk-*.jsonl")
	if err != nil {
		return nil, fmt.Errorf("make room for the result: %w", err)
	}
	return &spool{file: f, w: bufio.NewWriter(f)}, nil
}

func (s *spool) add(v any) error {
	s.count++
	e := json.NewEncoder(s.w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// each reads the values back in their order.
func (s *spool) each(take func(raw []byte) error) error {
	if err := s.w.Flush(); err != nil {
		return fmt.Errorf("keep the result: %w", err)
	}
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("read the result back: %w", err)
	}
	d := json.NewDecoder(bufio.NewReader(s.file))
	for range s.count {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return fmt.Errorf("read the result back: %w", err)
		}
		if err := take(raw); err != nil {
			return err
		}
	}
	return nil
}

func (s *spool) writeList(w io.Writer) error {
	before := "[\n    "
	err := s.each(func(raw []byte) error {
		_, err := fmt.Fprintf(w, "%s%s", before, raw)
		before = ",\n    "
		return err
	})
	end := "\n  ]"
	if s.count == 0 {
		end = "[]"
	}
	_, last := io.WriteString(w, end)
	return errors.Join(err, last)
}

func (s *spool) remove() error {
	return errors.Join(s.file.Close(), os.Remove(s.file.Name()))
}
