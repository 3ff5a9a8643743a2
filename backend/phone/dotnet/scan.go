package dotnet

import "unicode/utf16"

// options are those of a pattern that change how it is read.
type options byte

const (
	ignoreCase options = 1 << iota
	multiline
	explicitCapture
	singleLine
	ignoreSpace
)

var optionByLetter = map[uint16]options{'i': ignoreCase, 'm': multiline, 'n': explicitCapture, 's': singleLine, 'x': ignoreSpace}

// scanner goes through a pattern. Its methods follow .NET's RegexParser step by step, also in the place at which they give up.
type scanner struct {
	text       []uint16
	pos        int
	mark       int // where what is being read begins
	opts       options
	optsStack  []options
	nextGroup  int
	ignoreNext bool // the next plain parenthesis catches nothing: it is the condition of an alternation
	groups     groups
}

func toUnits(text string) []uint16 { return utf16.Encode([]rune(text)) }

func (s *scanner) left() int         { return len(s.text) - s.pos }
func (s *scanner) done() bool        { return s.pos >= len(s.text) }
func (s *scanner) here() uint16      { return s.text[s.pos] }
func (s *scanner) is(c uint16) bool  { return s.pos < len(s.text) && s.text[s.pos] == c }
func (s *scanner) on(o options) bool { return s.opts&o != 0 }
func (s *scanner) next() uint16      { s.pos++; return s.text[s.pos-1] }
func (s *scanner) pushOptions()      { s.optsStack = append(s.optsStack, s.opts) }
func (s *scanner) forgetOptions()    { s.optsStack = s.optsStack[:len(s.optsStack)-1] }
func (s *scanner) popOptions() {
	if n := len(s.optsStack); n > 0 {
		s.opts, s.optsStack = s.optsStack[n-1], s.optsStack[:n-1]
	}
}

// wrong gives up where the scanner stands. It is caught in parse and never leaves the package.
func (s *scanner) wrong(m Mistake) { panic(&SyntaxError{Mistake: m, From: s.mark, Offset: s.pos}) }

func isDigit(c uint16) bool { return c >= '0' && c <= '9' }

func isSpace(c uint16) bool {
	return c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' '
}

func isQuantifier(c uint16) bool { return c == '*' || c == '+' || c == '?' || c == '{' }

func isSpecial(c uint16) bool {
	switch c {
	case '$', '(', ')', '.', '[', '\\', '^', '|':
		return true
	}
	return isQuantifier(c)
}

// blank passes comments, and white space where it does not count.
func (s *scanner) blank() {
	for {
		if s.on(ignoreSpace) {
			for !s.done() && isSpace(s.here()) {
				s.pos++
			}
			if s.is('#') {
				for !s.done() && s.here() != '\n' {
					s.pos++
				}
				continue
			}
		}
		if s.left() < 3 || s.text[s.pos] != '(' || s.text[s.pos+1] != '?' || s.text[s.pos+2] != '#' {
			return
		}
		for !s.done() && s.here() != ')' {
			s.pos++
		}
		if s.done() {
			s.wrong(UnterminatedComment)
		}
		s.pos++
	}
}

// atQuantifier says whether a quantifier begins here; a brace that holds no counts is no quantifier but itself.
func (s *scanner) atQuantifier() bool {
	if s.done() || s.here() != '{' {
		return !s.done() && isQuantifier(s.here())
	}
	i := s.pos + 1
	for i < len(s.text) && isDigit(s.text[i]) {
		i++
	}
	if i == len(s.text) || i == s.pos+1 {
		return false
	}
	if s.text[i] == ',' {
		for i++; i < len(s.text) && isDigit(s.text[i]); i++ {
		}
	}
	return i < len(s.text) && s.text[i] == '}'
}

// decimal reads digits; none are 0.
func (s *scanner) decimal() int {
	n := 0
	for !s.done() && isDigit(s.here()) {
		d := int(s.next() - '0')
		if n > forever/10 || n == forever/10 && d > forever%10 {
			s.wrong(QuantifierOrCaptureGroupOutOfRange)
		}
		n = n*10 + d
	}
	return n
}

// name reads what may be the name of a group.
func (s *scanner) name() string {
	from := s.pos
	for !s.done() && isWord(s.here()) {
		s.pos++
	}
	return string(utf16.Decode(s.text[from:s.pos]))
}

// setOptions reads letters such as im-x.
func (s *scanner) setOptions() {
	off := false
	for ; !s.done(); s.pos++ {
		switch c := s.here(); c {
		case '-':
			off = true
		case '+':
			off = false
		default:
			o := optionByLetter[c|0x20]
			if o == 0 {
				return
			}
			if off {
				s.opts &^= o
			} else {
				s.opts |= o
			}
		}
	}
}
