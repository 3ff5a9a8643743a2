package dotnet

import "unicode/utf16"

// escaped reads a unit that is written with a backslash; the backslash has been read.
func (s *scanner) escaped() uint16 {
	c := s.next()
	if c >= '0' && c <= '7' {
		s.pos--
		return s.octal()
	}
	switch c {
	case 'x':
		return s.hex(2)
	case 'u':
		return s.hex(4)
	case 'a':
		return '\a'
	case 'b':
		return '\b'
	case 'e':
		return 0x1b
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	case 'v':
		return '\v'
	case 'c':
		return s.control()
	}
	if isWord(c) {
		s.wrong(UnrecognizedEscape)
	}
	return c
}

func (s *scanner) octal() uint16 {
	n := 0
	for i := 0; i < 3 && !s.done() && s.here() >= '0' && s.here() <= '7'; i++ {
		n = n*8 + int(s.next()-'0')
	}
	return uint16(n & 0xff)
}

func (s *scanner) hex(digits int) uint16 {
	n := 0
	if s.left() >= digits {
		for ; digits > 0; digits-- {
			d := hexDigit(s.next())
			if d < 0 {
				break
			}
			n = n*16 + d
		}
	}
	if digits > 0 {
		s.wrong(InsufficientOrInvalidHexDigits)
	}
	return uint16(n)
}

func hexDigit(c uint16) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (s *scanner) control() uint16 {
	if s.done() {
		s.wrong(MissingControlCharacter)
	}
	c := s.next()
	if c >= 'a' && c <= 'z' {
		c -= 'a' - 'A'
	}
	if c -= '@'; c >= ' ' {
		s.wrong(UnrecognizedControlCharacter)
	}
	return c
}

// property reads the braces of \p{...}.
func (s *scanner) property() string {
	if s.pos+2 >= len(s.text) {
		s.wrong(InvalidUnicodePropertyEscape)
	}
	if s.next() != '{' {
		s.wrong(MalformedUnicodePropertyEscape)
	}
	from := s.pos
	for !s.done() && (isWord(s.here()) || s.here() == '-') {
		s.pos++
	}
	name := string(utf16.Decode(s.text[from:s.pos]))
	if s.done() || s.next() != '}' {
		s.wrong(InvalidUnicodePropertyEscape)
	}
	return name
}

// backslash reads what a backslash begins outside of a class; the backslash has been read. While groups are only counted it
// reads past it and gives nil.
func (s *scanner) backslash(count bool) *node {
	switch c := s.here(); c {
	case 'b', 'B', 'A', 'G', 'Z', 'z':
		s.pos++
		return &node{op: opAnchor, anchor: `\` + string(rune(c))}
	case 'w', 'W', 'd', 'D', 's', 'S':
		s.pos++
		cl := class{}
		cl.shorthand(c)
		return &node{op: opSet, set: cl.set(false)}
	case 'p', 'P':
		s.pos++
		if count {
			return nil
		}
		cl := class{}
		cl.property(s, s.property(), c == 'P')
		return &node{op: opSet, set: cl.set(s.on(ignoreCase))}
	}
	return s.reference(count)
}

// reference reads \1, \k<name>, \<name> or a unit.
func (s *scanner) reference(count bool) *node {
	back := s.pos
	angled, closing := false, uint16(0)
	open := func(c uint16) bool {
		if c != '<' && c != '\'' {
			return false
		}
		angled, closing = true, c
		if c == '<' {
			closing = '>'
		}
		return true
	}
	c := s.here()
	if c == 'k' {
		if s.pos+1 < len(s.text) {
			s.pos++
			c = s.next()
			open(c)
		}
		if !angled || s.done() {
			s.wrong(MalformedNamedReference)
		}
		c = s.here()
	} else if s.pos+1 < len(s.text) && open(c) {
		s.pos++
		c = s.here()
	}
	switch {
	case angled && isDigit(c):
		n := s.decimal()
		if !s.done() && s.next() == closing {
			return s.referTo(n, count)
		}
	case !angled && c >= '1' && c <= '9':
		n := s.decimal()
		if count {
			return nil
		}
		if n <= 9 || s.groups.has(n) {
			return s.referTo(n, false)
		}
	case angled && isWord(c):
		name := s.name()
		if !s.done() && s.next() == closing {
			if count {
				return nil
			}
			n, known := s.groups.names[name]
			if !known {
				s.wrong(UndefinedNamedReference)
			}
			return s.referTo(n, false)
		}
	}
	s.pos = back
	return s.single(s.escaped())
}

func (s *scanner) referTo(n int, count bool) *node {
	if count {
		return nil
	}
	if !s.groups.has(n) {
		s.wrong(UndefinedNumberedReference)
	}
	return &node{op: opReference, number: n, fold: s.on(ignoreCase)}
}

// single is one unit, or all that are equal to it without case.
func (s *scanner) single(c uint16) *node {
	if s.on(ignoreCase) {
		if class := table().equal[c]; class != nil {
			all := &set{}
			for _, other := range class {
				all.add(other)
			}
			return &node{op: opSet, set: all}
		}
	}
	return &node{op: opUnit, unit: c}
}
