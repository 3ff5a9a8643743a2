package evaluate

import "bytes"

// skipping searches short texts for one that is the same for very many of
// them: it looks at the byte under the end of what is sought and goes on by as
// much as that byte allows (Horspool). bytes.Contains, which gets ready anew
// for every text, takes about twice as long.
type skipping struct {
	sought []byte
	skip   [256]uint8
}

// newSkipping gets ready; nil means that skipping would not pay.
func newSkipping(sought []byte) *skipping {
	if len(sought) < 3 || len(sought) > 255 {
		return nil
	}
	s := &skipping{sought: sought}
	for i := range s.skip {
		s.skip[i] = uint8(len(sought))
	}
	last := len(sought) - 1
	for i, b := range sought[:last] {
		s.skip[b] = uint8(last - i)
	}
	return s
}

func (s *skipping) in(text []byte) bool {
	last := len(s.sought) - 1
	for end := last; end < len(text); {
		b := text[end]
		if b == s.sought[last] && bytes.Equal(text[end-last:end], s.sought[:last]) {
			return true
		}
		end += int(s.skip[b])
	}
	return false
}
