package canonical

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
)

// Sealing computes a seal, a SHA-256 in hexadecimal, over lines of canonical JSON that each end in one line feed. Whoever keeps the lines
// can hold them against the seal without knowing what they say.
type Sealing struct {
	sum    hash.Hash
	buffer []byte
	failed bool
}

// NewSealing begins a seal.
func NewSealing() *Sealing { return &Sealing{sum: sha256.New()} }

// Value adds the line of a value and gives it, without its line feed; it holds until the next call. A value that is no plain data makes
// the seal "".
func (s *Sealing) Value(v any) []byte {
	line, err := Append(s.buffer[:0], v)
	s.failed = s.failed || err != nil
	s.Line(line)
	s.buffer = line
	return line
}

// Texts adds the line of a list of texts; an empty one is [] whether it is nil or not.
func Texts[T ~string](s *Sealing, list []T) {
	line := append(s.buffer[:0], '[')
	for i, text := range list {
		if i > 0 {
			line = append(line, ',')
		}
		line = AppendText(line, string(text))
	}
	line = append(line, ']')
	s.Line(line)
	s.buffer = line
}

// Line adds a line that is canonical already, without its line feed.
func (s *Sealing) Line(line []byte) {
	s.sum.Write(line)         // a hash never gives an error
	s.sum.Write([]byte{'\n'}) // and neither does this
}

// Sum is the seal over all lines, "" when one could not be written.
func (s *Sealing) Sum() string {
	if s.failed {
		return ""
	}
	return hex.EncodeToString(s.sum.Sum(nil))
}
