package dotnet

import "errors"

// parsed is a pattern that .NET takes.
type parsed struct {
	root   *node
	groups groups
}

// parse reads a pattern, or says where .NET gives up and why.
func parse(pattern string) (p *parsed, err error) {
	defer func() {
		if caught := recover(); caught != nil {
			mistake, ours := caught.(*SyntaxError)
			if !ours {
				panic(caught)
			}
			p, err = nil, mistake
		}
	}()
	s := &scanner{text: toUnits(pattern)}
	s.count()
	s.mark = 0
	s.pos, s.opts, s.optsStack, s.ignoreNext, s.nextGroup = 0, 0, nil, false, 1
	return &parsed{root: s.regex(), groups: s.groups}, nil
}

// Mistaken gives the syntax error in err, if it is one.
func Mistaken(err error) (*SyntaxError, bool) {
	var mistake *SyntaxError
	return mistake, errors.As(err, &mistake)
}

// frame is a group that is open.
type frame struct {
	open         *node
	alternatives []*node
	sequence     []*node
}

func (f *frame) add(n *node) { f.sequence = append(f.sequence, n) }

func (f *frame) sequenced() *node {
	n := &node{op: opConcat, kids: f.sequence}
	f.sequence = nil
	return n
}

func (f *frame) conditional() bool { return f.open.op == opIf || f.open.op == opIfGroup }

// alternative ends one alternative and begins the next.
func (f *frame) alternative() {
	if f.conditional() {
		f.open.kids = append(f.open.kids, f.sequenced())
		return
	}
	f.alternatives = append(f.alternatives, f.sequenced())
}

// close ends the group.
func (f *frame) close(s *scanner) *node {
	f.alternative()
	switch {
	case f.open.op == opIfGroup && len(f.open.kids) > 2, f.open.op == opIf && len(f.open.kids) > 3:
		s.wrong(AlternationHasTooManyConditions)
	case f.conditional():
	case len(f.alternatives) == 1:
		f.open.kids = f.alternatives
	default:
		f.open.kids = []*node{{op: opAlternate, kids: f.alternatives}}
	}
	f.open.end = s.pos
	return f.open
}

// regex reads the whole pattern.
func (s *scanner) regex() *node {
	stack := []*frame{{open: &node{op: opGroup}}}
	top := func() *frame { return stack[len(stack)-1] }
	quantified := false
	for !s.done() {
		after := quantified
		quantified = false
		s.blank()
		unit := s.literals(top(), &after)
		if unit == nil {
			if s.done() {
				break
			}
			if !isSpecial(s.here()) {
				continue
			}
			at := s.pos
			s.mark = at
			c := s.next()
			switch {
			case c == '(':
				s.pushOptions()
				f := top()
				open := s.group(f.open.op == opIf)
				if open == nil {
					s.forgetOptions()
				} else {
					open.at = at
					stack = append(stack, &frame{open: open})
				}
				continue
			case c == '|':
				top().alternative()
				continue
			case c == ')':
				if len(stack) == 1 {
					s.wrong(InsufficientOpeningParentheses)
				}
				unit = top().close(s)
				stack = stack[:len(stack)-1]
				s.popOptions()
				if f := top(); f.open.op == opIf && len(f.open.kids) == 0 {
					f.open.kids = append(f.open.kids, unit)
					continue
				}
			case isQuantifier(c):
				if after {
					s.wrong(NestedQuantifiersNotParenthesized)
				}
				s.wrong(QuantifierAfterNothing)
			default:
				unit = s.atom(c)
				unit.at, unit.end = at, s.pos
			}
		}
		s.blank()
		if s.done() || !s.atQuantifier() {
			top().add(unit)
			continue
		}
		quantified = true
		top().add(s.repeat(unit))
	}
	if len(stack) > 1 {
		s.mark = top().open.at
		s.wrong(InsufficientClosingParentheses)
	}
	return top().close(s)
}

// literals adds units that stand for themselves. The last of them is given when a quantifier follows, which takes only that one.
func (s *scanner) literals(f *frame, after *bool) *node {
	from := s.pos
	for !s.done() && s.literal() {
		s.pos++
	}
	to := s.pos
	s.blank()
	if from == to {
		return nil
	}
	*after = false
	last := !s.done() && isQuantifier(s.here())
	if last {
		to--
	}
	for i := from; i < to; i++ {
		f.add(s.written(i))
	}
	if !last {
		return nil
	}
	return s.written(to)
}

func (s *scanner) written(at int) *node {
	n := s.single(s.text[at])
	n.at, n.end = at, at+1
	return n
}

func (s *scanner) literal() bool {
	c := s.here()
	if s.on(ignoreSpace) && (c == '#' || isSpace(c)) {
		return false
	}
	return !isSpecial(c) || c == '{' && !s.atQuantifier()
}

// atom reads what a special unit begins.
func (s *scanner) atom(c uint16) *node {
	switch c {
	case '[':
		return &node{op: opSet, set: s.class(false)}
	case '\\':
		if s.done() {
			s.wrong(UnescapedEndingBackslash)
		}
		return s.backslash(false)
	case '^':
		if s.on(multiline) {
			return &node{op: opAnchor, anchor: `(?:(?m:^))`}
		}
		return &node{op: opAnchor, anchor: `\A`}
	case '$':
		if s.on(multiline) {
			return &node{op: opAnchor, anchor: `(?:(?m:$))`}
		}
		return &node{op: opAnchor, anchor: `\Z`}
	}
	all := &set{} // the dot
	all.invert()
	if !s.on(singleLine) {
		newline := &set{}
		newline.add('\n')
		all.without(newline)
	}
	return &node{op: opSet, set: all}
}

// repeat reads a quantifier.
func (s *scanner) repeat(unit *node) *node {
	s.mark = s.pos
	n := &node{op: opRepeat, kids: []*node{unit}, at: unit.at, max: forever}
	switch s.next() {
	case '?':
		n.max = 1
	case '+':
		n.min = 1
	case '{':
		n.min = s.decimal()
		n.max = n.min
		if s.is(',') {
			s.pos++
			if n.max = forever; !s.is('}') {
				n.max = s.decimal()
			}
		}
		s.pos++ // the brace, which atQuantifier saw
	}
	s.blank()
	if s.is('?') {
		s.pos++
		n.lazy = true
	}
	if n.min > n.max {
		s.wrong(ReversedQuantifierRange)
	}
	n.end = s.pos
	return n
}
