package plan

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"time"

	"personadesk/backend/canonical"
	"personadesk/backend/problem"
)

// Write writes a plan as a plan file: one JSON document, from which Parse makes the same plan. Every change and every persona has a line of
// its own, so that two files can be compared line by line, and only one line is held in memory.
func Write(w io.Writer, p Plan) error {
	out := &lines{to: bufio.NewWriterSize(w, 1<<16)}
	head := out.value(&fileHead{Made: p.Made, ReadAt: p.ReadAt, TenantID: p.TenantID, Fingerprint: p.Fingerprint, Seal: p.Seal, Bill: p.Bill,
		Gaining: p.Gaining, Losing: p.Losing, Unnoticing: p.Unnoticing, Problems: p.Problems, Undoes: p.Undoes, Backward: p.Backward, Record: p.Record})
	out.bytes(bytes.TrimSuffix(head, []byte("}")))
	list(out, "changes", p.Changes)
	list(out, "targeted", p.Targeted)
	out.text("\n}\n")
	return out.end()
}

// fileHead is a plan without its long lists, which follow it one by one.
type fileHead struct {
	Made        time.Time         `json:"made"`
	ReadAt      time.Time         `json:"readAt"`
	TenantID    string            `json:"tenantId"`
	Fingerprint string            `json:"fingerprint"`
	Seal        string            `json:"seal"`
	Bill        Bill              `json:"bill"`
	Gaining     int               `json:"gaining"`
	Losing      int               `json:"losing"`
	Unnoticing  int               `json:"unnoticing"`
	Problems    []problem.Problem `json:"problems"`
	Undoes      int64             `json:"undoes"`
	Backward    bool              `json:"backward"`
	Record      string            `json:"record,omitempty"`
}

func list[T any](out *lines, name string, of []T) {
	out.text(",\n\"" + name + "\": [")
	for i := range of {
		if i > 0 {
			out.text(",")
		}
		out.text("\n")
		out.bytes(out.value(&of[i]))
	}
	if len(of) > 0 {
		out.text("\n")
	}
	out.text("]")
}

// lines writes until something goes wrong.
type lines struct {
	to     *bufio.Writer
	buffer []byte
	err    error
}

// value gives a value in the canonical form; it holds until the next call.
func (l *lines) value(v any) []byte {
	line, err := canonical.Append(l.buffer[:0], v)
	l.buffer = line
	if err != nil && l.err == nil {
		l.err = err
	}
	return line
}

func (l *lines) text(text string) { l.bytes([]byte(text)) }

func (l *lines) bytes(text []byte) {
	if l.err == nil {
		_, l.err = l.to.Write(text)
	}
}

func (l *lines) end() error {
	if l.err == nil {
		l.err = l.to.Flush()
	}
	if l.err != nil {
		return fmt.Errorf("writing the plan: %w", l.err)
	}
	return nil
}
