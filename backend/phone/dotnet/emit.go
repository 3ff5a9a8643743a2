package dotnet

import (
	"fmt"
	"strings"
)

// engine writes a pattern in the part of the engine's language in which it agrees with .NET: units by number, classes as
// ranges, every group with its number, no options but where they belong to one node.
func engine(p *parsed) string {
	var b strings.Builder
	emit(&b, p.root)
	for _, n := range p.groups.sorted() {
		if n != 0 && !p.root.holds(func(k *node) bool { return k.op == opCapture && k.number == n }) {
			fmt.Fprintf(&b, "(?<%d>){0}", n) // counted, but read as a group that catches nothing; references to it are right
		}
	}
	return b.String()
}

var groupHeads = map[op]string{
	opGroup: "(?:", opAtomic: "(?>", opAhead: "(?=", opNotAhead: "(?!", opBehind: "(?<=", opNotBehind: "(?<!",
}

func emit(b *strings.Builder, n *node) {
	switch n.op {
	case opUnit:
		writeUnit(b, n.unit)
	case opSet:
		writeSet(b, n.set)
	case opConcat:
		for _, k := range n.kids {
			emit(b, k)
		}
	case opAlternate:
		between(b, n.kids)
	case opRepeat:
		if n.held {
			b.WriteString("(?>")
		}
		b.WriteString("(?:")
		emit(b, n.kids[0])
		b.WriteString(")")
		writeTimes(b, n)
		if n.held {
			b.WriteString(")")
		}
	case opCapture:
		b.WriteString("(?<")
		if n.number != none {
			fmt.Fprint(b, n.number)
		}
		if n.balance != none {
			fmt.Fprintf(b, "-%d", n.balance)
		}
		b.WriteString(">")
		between(b, n.kids)
		b.WriteString(")")
	case opAnchor:
		b.WriteString(n.anchor)
	case opReference:
		if n.fold {
			fmt.Fprintf(b, `(?:(?i:\k<%d>))`, n.number)
		} else {
			fmt.Fprintf(b, `\k<%d>`, n.number)
		}
	case opIfGroup:
		fmt.Fprintf(b, "(?(%d)", n.number)
		branches(b, n.kids)
	case opIf:
		b.WriteString("(?")
		emit(b, n.kids[0])
		branches(b, n.kids[1:])
	default:
		b.WriteString(groupHeads[n.op])
		between(b, n.kids)
		b.WriteString(")")
	}
}

func between(b *strings.Builder, kids []*node) {
	for i, k := range kids {
		if i > 0 {
			b.WriteString("|")
		}
		emit(b, k)
	}
}

// branches writes what follows a condition, with the second branch even when nobody wrote it: without one the engine looks
// only where the first may begin.
func branches(b *strings.Builder, kids []*node) {
	between(b, kids)
	if len(kids) < 2 {
		b.WriteString("|")
	}
	b.WriteString(")")
}

func writeTimes(b *strings.Builder, n *node) {
	if n.max == forever {
		fmt.Fprintf(b, "{%d,}", n.min)
	} else {
		fmt.Fprintf(b, "{%d,%d}", n.min, n.max)
	}
	if n.lazy {
		b.WriteString("?")
	}
}

func writeUnit(b *strings.Builder, c uint16) { fmt.Fprintf(b, `\u%04x`, c) }

func writeSet(b *strings.Builder, s *set) {
	t := table()
	switch *s {
	case *t.digit:
		b.WriteString(`\d`)
		return
	case *t.word:
		b.WriteString(`\w`)
		return
	}
	opposite := *s
	opposite.invert()
	switch {
	case s.len() == 0:
		b.WriteString(`[^\u0000-\uffff]`)
		return
	case opposite.len() == 0:
		b.WriteString(`[\u0000-\uffff]`)
		return
	case opposite.len() < s.len(): // the shorter way
		s = &opposite
		b.WriteString("[^")
	default:
		b.WriteString("[")
	}
	for first, last := range s.ranges {
		writeUnit(b, first)
		if last > first {
			b.WriteString("-")
			writeUnit(b, last)
		}
	}
	b.WriteString("]")
}
