package dotnet

import "errors"

// ErrUntried is of a pattern that .NET takes and answers in a way that nobody means: where a lazy repetition holds a condition or an
// atomic group that may be empty, .NET loses where the match began. No answer is better than either.
var ErrUntried = errors.New("a condition or an atomic group inside a lazy repetition: .NET loses its place in it")

// untried says whether a pattern holds such a place.
func untried(root *node) bool {
	return root.holds(func(n *node) bool {
		return n.op == opRepeat && n.lazy && n.holds(func(k *node) bool { return k.op == opIf || k.op == opAtomic })
	})
}

// hold marks the repetitions that .NET never goes back into because \B follows them: of units that are no word, it holds that what comes
// after the last of them decides. That is wrong for -+\B on --9, and it is what .NET says.
func hold(root *node) {
	root.each(func(n *node) {
		if n.op != opConcat || len(n.kids) == 0 {
			return
		}
		for i, k := range n.kids[1:] {
			if k.op == opAnchor && k.anchor == `\B` {
				holdEnd(n.kids[i])
			}
		}
	})
}

// holdEnd marks the repetitions that a node ends with.
func holdEnd(n *node) {
	switch n.op {
	case opRepeat:
		n.held = n.held || !n.lazy && n.min > 0 && neverWord(n.kids[0])
	case opConcat:
		if len(n.kids) > 0 {
			holdEnd(n.kids[len(n.kids)-1])
		}
	case opGroup, opCapture, opAlternate:
		for _, k := range n.kids {
			holdEnd(k)
		}
	}
}

// neverWord says whether a node is one unit of which .NET knows without a look that it is no part of a word: a unit, \W or \D. That \D takes
// letters is another of its mistakes.
func neverWord(n *node) bool {
	switch n.op {
	case opUnit:
		return !isWord(n.unit)
	case opSet:
		t := table()
		opposite := *n.set
		opposite.invert()
		return opposite == *t.word || opposite == *t.digit
	}
	return false
}
