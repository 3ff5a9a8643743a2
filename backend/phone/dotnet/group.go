package dotnet

// group reads what a parenthesis opens; the parenthesis has been read. nil for options that hold from here on.
func (s *scanner) group(inCondition bool) *node {
	if !s.is('?') || s.left() >= 2 && s.text[s.pos+1] == ')' {
		if s.on(explicitCapture) || s.ignoreNext {
			s.ignoreNext = false
			return &node{op: opGroup}
		}
		s.nextGroup++
		return &node{op: opCapture, number: s.nextGroup - 1, balance: none}
	}
	s.pos++
	if s.done() {
		s.wrong(InvalidGroupingConstruct)
	}
	switch s.next() {
	case ':':
		return &node{op: opGroup}
	case '=':
		return &node{op: opAhead}
	case '!':
		return &node{op: opNotAhead}
	case '>':
		return &node{op: opAtomic}
	case '\'':
		return s.named('\'')
	case '<':
		return s.named('>')
	case '(':
		return s.conditional()
	}
	s.pos--
	if !inCondition {
		s.setOptions()
	}
	if s.done() {
		s.wrong(InvalidGroupingConstruct)
	}
	switch s.next() {
	case ')':
		return nil
	case ':':
		return &node{op: opGroup}
	}
	s.wrong(InvalidGroupingConstruct)
	return nil
}

// named reads a look behind, a group with a name or a number, or one that gives back.
func (s *scanner) named(closing uint16) *node {
	if s.done() {
		s.wrong(InvalidGroupingConstruct)
	}
	c := s.next()
	if c == '=' || c == '!' {
		if closing == '\'' {
			s.wrong(InvalidGroupingConstruct)
		}
		if c == '=' {
			return &node{op: opBehind}
		}
		return &node{op: opNotBehind}
	}
	s.pos--
	number, balance, proceed := none, none, false
	ends := func(also uint16) {
		if !s.done() && s.here() != closing && s.here() != also {
			s.wrong(CaptureGroupNameInvalid)
		}
	}
	switch {
	case isDigit(c):
		n := s.decimal()
		if s.groups.has(n) {
			number = n
		}
		ends('-')
		if number == 0 {
			s.wrong(CaptureGroupOfZero)
		}
	case isWord(c):
		if n, known := s.groups.names[s.name()]; known {
			number = n
		}
		ends('-')
	case c == '-':
		proceed = true
	default:
		s.wrong(CaptureGroupNameInvalid)
	}
	if (number != none || proceed) && s.left() >= 2 && s.here() == '-' {
		s.pos++
		balance = s.balanced()
		ends(closing)
	}
	if (number != none || balance != none) && !s.done() && s.next() == closing {
		return &node{op: opCapture, number: number, balance: balance}
	}
	s.wrong(InvalidGroupingConstruct)
	return nil
}

// balanced reads the group that gives back.
func (s *scanner) balanced() int {
	switch c := s.here(); {
	case isDigit(c):
		n := s.decimal()
		if !s.groups.has(n) {
			s.wrong(UndefinedNumberedReference)
		}
		return n
	case isWord(c):
		n, known := s.groups.names[s.name()]
		if !known {
			s.wrong(UndefinedNamedReference)
		}
		return n
	}
	s.wrong(CaptureGroupNameInvalid)
	return none
}

// conditional reads (?(; what stands in the inner parenthesis is a group that caught, or a condition.
func (s *scanner) conditional() *node {
	paren := s.pos
	if !s.done() {
		switch c := s.here(); {
		case isDigit(c):
			n := s.decimal()
			if s.done() || s.next() != ')' {
				s.wrong(AlternationHasMalformedReference)
			}
			if !s.groups.has(n) {
				s.wrong(AlternationHasUndefinedReference)
			}
			return &node{op: opIfGroup, number: n}
		case isWord(c):
			if n, known := s.groups.names[s.name()]; known && !s.done() && s.next() == ')' {
				return &node{op: opIfGroup, number: n}
			}
		}
	}
	s.pos = paren - 1
	s.ignoreNext = true
	if s.left() >= 3 && s.text[s.pos+1] == '?' {
		c := s.text[s.pos+2]
		if c == '#' {
			s.wrong(AlternationHasComment)
		}
		if c == '\'' || c == '<' && s.left() >= 4 && s.text[s.pos+3] != '!' && s.text[s.pos+3] != '=' {
			s.wrong(AlternationHasNamedCapture)
		}
	}
	return &node{op: opIf}
}
