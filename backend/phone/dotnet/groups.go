package dotnet

import (
	"maps"
	"slices"
)

// groups are the groups of a pattern by number and by name.
type groups struct {
	numbers map[int]bool
	names   map[string]int
	order   []string // names in the order of their first appearance
}

// sorted gives the numbers in order.
func (g *groups) sorted() []int { return slices.Sorted(maps.Keys(g.numbers)) }

func (g *groups) has(n int) bool { return g.numbers[n] }

// count finds all groups before the pattern is read, since a reference may come before its group.
func (s *scanner) count() {
	s.groups = groups{numbers: map[int]bool{0: true}, names: map[string]int{}}
	s.nextGroup = 1
	for !s.done() {
		s.mark = s.pos
		switch s.next() {
		case '\\':
			if !s.done() {
				s.backslash(true)
			}
		case '#':
			if s.on(ignoreSpace) {
				s.pos--
				s.blank()
			}
		case '[':
			s.class(true)
		case ')':
			s.popOptions()
		case '(':
			if s.left() >= 2 && s.text[s.pos+1] == '#' && s.here() == '?' {
				s.pos--
				s.blank()
				s.ignoreNext = false
				continue
			}
			if s.countGroup() {
				continue // to the condition, which the next parenthesis begins
			}
			s.ignoreNext = false
		}
	}
	for _, name := range s.groups.order {
		for s.groups.has(s.nextGroup) {
			s.nextGroup++
		}
		s.groups.names[name] = s.nextGroup
		s.groups.numbers[s.nextGroup] = true
		s.nextGroup++
	}
}

// countGroup counts a group whose parenthesis has been read; true when a condition follows.
func (s *scanner) countGroup() bool {
	s.pushOptions()
	if !s.is('?') {
		if !s.on(explicitCapture) && !s.ignoreNext {
			s.groups.numbers[s.nextGroup] = true
			s.nextGroup++
		}
		return false
	}
	s.pos++
	if s.left() >= 2 && (s.here() == '<' || s.here() == '\'') {
		s.pos++
		c := s.here()
		switch {
		case c == '0' || !isWord(c):
		case isDigit(c):
			s.groups.numbers[s.decimal()] = true
		default:
			name := s.name()
			if _, known := s.groups.names[name]; !known {
				s.groups.names[name] = none
				s.groups.order = append(s.groups.order, name)
			}
		}
		return false
	}
	s.setOptions()
	switch {
	case s.is(')'):
		s.pos++
		s.forgetOptions()
	case s.is('('):
		s.ignoreNext = true
		return true
	}
	return false
}
