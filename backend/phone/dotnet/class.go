package dotnet

// class is a class of units in brackets while it is read: what was written as units, which case may widen, and what was
// written as categories, which it may not.
type class struct {
	written, categories set
	negated             bool
	minus               *set
}

// shorthand adds \w, \d, \s or the opposite.
func (c *class) shorthand(letter uint16) {
	var s set
	switch letter | 0x20 {
	case 'w':
		s = *table().word
	case 'd':
		s = *table().digit
	case 's':
		s = *table().space
	}
	if letter&0x20 == 0 {
		s.invert()
	}
	c.categories.union(&s)
}

// property adds a category or a block. Without case the letters with case are one category.
func (c *class) property(s *scanner, name string, not bool) {
	found, known := table().properties[name]
	if !known {
		s.wrong(UnrecognizedUnicodeProperty)
	}
	all := *found
	if s.on(ignoreCase) && (name == "Lu" || name == "Ll" || name == "Lt") {
		for _, other := range []string{"Lu", "Ll", "Lt"} {
			all.union(table().properties[other])
		}
	}
	if not {
		all.invert()
	}
	if len(name) <= 2 {
		c.categories.union(&all)
	} else {
		c.written.union(&all)
	}
}

// set is what the class takes.
func (c *class) set(fold bool) *set {
	all := c.written
	if fold {
		ignoringCase(&all)
	}
	all.union(&c.categories)
	if c.negated {
		all.invert()
	}
	if c.minus != nil {
		all.without(c.minus)
	}
	return &all
}

// class reads a class; its opening bracket has been read. While groups are only counted nothing is looked at but where it ends.
func (s *scanner) class(count bool) *set {
	c, from := &class{}, s.pos-1
	previous, inRange, first := uint16(0), false, true
	if s.is('^') {
		s.pos++
		c.negated = true
	}
	for ; !s.done(); first = false {
		escaped := false
		if !inRange {
			s.mark = s.pos
		}
		u := s.next()
		if u == ']' && !first {
			return c.set(s.on(ignoreCase))
		}
		if u == '\\' && !s.done() {
			if s.classEscape(c, previous, &inRange, count) {
				continue
			}
			u, escaped = s.escaped(), true
		}
		switch {
		case inRange:
			inRange = false
			switch {
			case count:
			case u == '[' && !escaped && !first:
				c.written.add(previous)
				s.subtract(c, count)
			case previous > u:
				s.wrong(ReversedCharacterRange)
			default:
				c.written.addRange(previous, u)
			}
		case s.pos+1 < len(s.text) && s.here() == '-' && s.text[s.pos+1] != ']':
			previous, inRange = u, true
			s.pos++
		case u == '-' && !escaped && s.is('[') && !first:
			s.pos++
			s.subtract(c, count)
		default:
			c.written.add(u)
		}
	}
	s.mark = from
	s.wrong(UnterminatedBracket)
	return nil
}

// subtract reads the class that is taken away, which must be the last in the class.
func (s *scanner) subtract(c *class, count bool) {
	from := s.pos - 1
	c.minus = s.class(count)
	if !count && !s.done() && s.here() != ']' {
		s.mark = from
		s.wrong(ExclusionGroupNotLast)
	}
}

// classEscape reads what a backslash begins in a class when it is more than a unit, and says whether it was.
func (s *scanner) classEscape(c *class, previous uint16, inRange *bool, count bool) bool {
	switch letter := s.here(); letter {
	case 'd', 'D', 's', 'S', 'w', 'W':
		s.pos++
		if !count {
			if *inRange {
				s.wrong(ShorthandClassInCharacterRange)
			}
			c.shorthand(letter)
		}
	case 'p', 'P':
		s.pos++
		if count {
			s.property()
			break
		}
		if *inRange {
			s.wrong(ShorthandClassInCharacterRange)
		}
		c.property(s, s.property(), letter == 'P')
	case '-':
		s.pos++
		if count {
			break
		}
		if !*inRange {
			c.written.add('-')
			break
		}
		if previous > '-' {
			s.wrong(ReversedCharacterRange)
		}
		c.written.addRange(previous, '-')
		*inRange = false
	default:
		return false
	}
	return true
}
