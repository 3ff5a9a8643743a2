package dotnet

// The parts of a substitution that are no group.
const (
	wholeText = -10 - iota // $_
	leftOf                 // $`
	rightOf                // $'
	lastGroup              // $+
	literal
)

// part is a piece of a substitution: text, or what a group caught.
type part struct {
	group   int // a number, or one of those above
	text    []uint16
	at, end int // where it is written
	// refers is where a reference to no group ends, which therefore stands for itself; 0 for everything else.
	refers int
}

// parts reads a substitution. A dollar sign that refers to nothing is a dollar sign, as in .NET.
func (g groups) parts(substitution string) (list []part, err error) {
	s := &scanner{text: toUnits(substitution), groups: g}
	defer func() {
		if caught := recover(); caught != nil {
			mistake, ours := caught.(*SyntaxError)
			if !ours {
				panic(caught)
			}
			list, err = nil, mistake
		}
	}()
	for !s.done() {
		from := s.pos
		if s.here() != '$' {
			for !s.done() && s.here() != '$' {
				s.pos++
			}
			list = append(list, part{group: literal, text: s.text[from:s.pos], at: from, end: s.pos})
			continue
		}
		s.pos++
		p := s.dollar()
		p.at, p.end = from, s.pos
		list = append(list, p)
	}
	return list, nil
}

var dollars = map[uint16]int{'&': 0, '`': leftOf, '\'': rightOf, '+': lastGroup, '_': wholeText}

// dollar reads what follows a dollar sign.
func (s *scanner) dollar() part {
	sign := part{group: literal, text: []uint16{'$'}}
	if s.done() {
		return sign
	}
	back, c := s.pos, s.here()
	angled := c == '{' && s.left() > 1
	if angled {
		s.pos++
		c = s.here()
	}
	closed := func() bool { return !angled || !s.done() && s.next() == '}' }
	refers := 0
	switch {
	case isDigit(c):
		if n := s.decimal(); closed() {
			if s.groups.has(n) {
				return part{group: n}
			}
			refers = s.pos
		}
	case angled && isWord(c):
		if n, known := s.groups.names[s.name()]; closed() {
			if known {
				return part{group: n}
			}
			refers = s.pos
		}
	case !angled && c == '$':
		s.pos++
		return sign
	case !angled:
		if n, known := dollars[c]; known {
			s.pos++
			return part{group: n}
		}
	}
	s.pos = back
	sign.refers = refers
	return sign
}

// Unresolved finds the references of a substitution to groups that the pattern does not have: .NET leaves them as they are
// written. A number too large for .NET is a *SyntaxError.
func (r *Regex) Unresolved(substitution string) ([]Place, error) {
	parts, err := r.groups.parts(substitution)
	var list []Place
	for _, p := range parts {
		if p.refers > 0 {
			list = append(list, Place{At: p.at, End: p.refers})
		}
	}
	return list, err
}
