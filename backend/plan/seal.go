package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"

	"personadesk/backend/canonical"
)

// Seal computes the seal of a plan: a SHA-256, in hexadecimal, over all that is in it, words included, which shows that a stored plan or a
// plan file is what was written. It is computed over lines that each end in one line feed: the plan without its changes, without whom it
// targets and without its seal; then for each persona that it targets the persona's line, the users' and that of the users of whom it is
// not known; then for each change the change without its users, and the users. Each line is canonical JSON (see package canonical). How a
// file is laid out, where its lines end and whether it begins with a byte order mark is no part of it. "" seals nothing.
func Seal(p Plan) string {
	s := NewSealing()
	s.Value(p.Head())
	for i := range p.Targeted {
		t := p.Targeted[i]
		s.Value(Targeted{PersonaID: t.PersonaID})
		s.Users(t.Users)
		s.Users(t.Unknown)
	}
	for i := range p.Changes {
		s.Value(p.Changes[i].Bare())
		s.Users(p.Changes[i].Users)
	}
	return s.Sum()
}

// Sealed gives a plan its fingerprint and its seal, as the last step of making one.
func Sealed(p Plan) Plan {
	p.Fingerprint = Fingerprint(p)
	p.Seal = Seal(p)
	return p
}

// Head is the plan without its changes, without whom it targets and without its seal.
func (p Plan) Head() Plan {
	p.Changes, p.Targeted, p.Seal = nil, nil, ""
	return p
}

// Bare is the change without its users.
func (c Change) Bare() Change {
	c.Users = nil
	return c
}

// Sealing computes a seal line by line, for whoever has the lines and not the plan.
type Sealing struct {
	buffer []byte
	failed bool
	sum    hash.Hash
}

// NewSealing begins a seal.
func NewSealing() *Sealing { return &Sealing{sum: sha256.New()} }

// Value adds the line of a value and gives it, without its line feed; it holds until the next call.
func (s *Sealing) Value(v any) []byte {
	line, err := canonical.Append(s.buffer[:0], v)
	s.failed = s.failed || err != nil
	s.Line(line)
	s.buffer = line
	return line
}

// Users adds the line of a list of users.
func (s *Sealing) Users(ids []string) {
	if ids == nil {
		ids = []string{} // nobody is nobody, however it is stored
	}
	s.Value(ids)
}

// Line adds a line that is canonical already.
func (s *Sealing) Line(line []byte) {
	s.sum.Write(line)         // a hash never gives an error
	s.sum.Write([]byte{'\n'}) // and neither does this
}

// Sum is the seal over all lines.
func (s *Sealing) Sum() string {
	if s.failed {
		return ""
	}
	return hex.EncodeToString(s.sum.Sum(nil))
}
