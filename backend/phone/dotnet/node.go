package dotnet

import "slices"

// op says what a node of a pattern is.
type op byte

const (
	opUnit      op = iota // one unit
	opSet                 // one unit of a set
	opConcat              // the kids one after the other
	opAlternate           // one of the kids
	opRepeat              // the kid, min to max times
	opGroup               // parentheses that catch nothing
	opCapture             // parentheses that catch, or that give back what a group caught
	opAtomic              // (?>...)
	opAhead               // (?=...)
	opNotAhead            // (?!...)
	opBehind              // (?<=...)
	opNotBehind           // (?<!...)
	opAnchor              // a place between units
	opReference           // what a group caught
	opIfGroup             // (?(1)yes|no)
	opIf                  // (?(...)yes|no): the first kid is the condition
)

// forever is the max of a repetition without an upper end.
const forever = 1<<31 - 1

// none is the number of a group that is not there.
const none = -1

type node struct {
	op       op
	at, end  int // where it stands in the pattern, in UTF-16 units
	kids     []*node
	unit     uint16
	set      *set
	min, max int
	lazy     bool
	number   int    // of a group that is caught or referred to
	balance  int    // of a group that gives its last catch back, or none
	anchor   string // as it is written for the engine
	held     bool   // a repetition that is never gone back into
	fold     bool   // a reference that ignores case
}

// holds says whether a node, or one below it, is such as asked.
func (n *node) holds(such func(n *node) bool) bool {
	return such(n) || slices.ContainsFunc(n.kids, func(k *node) bool { return k.holds(such) })
}

// each visits a node and all below it.
func (n *node) each(visit func(n *node)) {
	visit(n)
	for _, k := range n.kids {
		k.each(visit)
	}
}

// begins says whether a node can match at the start of a text only.
func (n *node) begins() bool {
	switch n.op {
	case opAnchor:
		return n.anchor == `\A`
	case opAlternate:
		return !slices.ContainsFunc(n.kids, func(k *node) bool { return !k.begins() })
	case opConcat, opGroup, opCapture, opAtomic:
		return len(n.kids) > 0 && n.kids[0].begins()
	}
	return false
}

// ends says whether a node can match at the end of a text only.
func (n *node) ends() bool {
	switch n.op {
	case opAnchor:
		return n.anchor == `\Z` || n.anchor == `\z`
	case opAlternate:
		return !slices.ContainsFunc(n.kids, func(k *node) bool { return !k.ends() })
	case opConcat, opGroup, opCapture, opAtomic:
		return len(n.kids) > 0 && n.kids[len(n.kids)-1].ends()
	}
	return false
}
