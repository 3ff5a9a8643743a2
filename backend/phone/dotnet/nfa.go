package dotnet

import "slices"

// mostStates is how large an automaton may grow before we say that we cannot tell.
const mostStates = 4000

// edge leads from a state to another: over nothing, or over a unit of a set.
type edge struct {
	to    int
	over  *set  // nil for nothing
	start bool  // only at the start of the text
	end   bool  // only at its end
	of    *node // the node whose unit it takes
}

// nfa is the automaton of a pattern, as Thompson builds it. Its first state is 0.
type nfa struct {
	edges  [][]edge
	accept int
	beyond bool // too large, or not regular
}

// automaton builds the automaton of what a pattern matches; false for one that looks around, refers back or forgets ways,
// and for one that is too large.
func automaton(root *node) (*nfa, bool) {
	a := &nfa{}
	from := a.state()
	a.accept = a.build(root, from)
	return a, !a.beyond
}

func (a *nfa) state() int {
	if len(a.edges) >= mostStates {
		a.beyond = true
		return len(a.edges) - 1
	}
	a.edges = append(a.edges, nil)
	return len(a.edges) - 1
}

func (a *nfa) link(from int, e edge) { a.edges[from] = append(a.edges[from], e) }

// build adds a node behind a state and gives the state behind it.
func (a *nfa) build(n *node, from int) int {
	if a.beyond {
		return from
	}
	switch n.op {
	case opUnit:
		s := &set{}
		s.add(n.unit)
		return a.over(from, s, n)
	case opSet:
		return a.over(from, n.set, n)
	case opConcat, opGroup, opCapture:
		if n.op == opCapture && n.balance != none {
			break
		}
		for _, k := range n.kids {
			from = a.build(k, from)
		}
		return from
	case opAlternate:
		to := a.state()
		for _, k := range n.kids {
			a.link(a.build(k, a.branch(from)), edge{to: to})
		}
		return to
	case opRepeat:
		return a.repeat(n, from)
	case opAnchor:
		return a.anchor(n, from)
	}
	a.beyond = true
	return from
}

func (a *nfa) over(from int, s *set, of *node) int {
	to := a.state()
	a.link(from, edge{to: to, over: s, of: of})
	return to
}

func (a *nfa) branch(from int) int {
	to := a.state()
	a.link(from, edge{to: to})
	return to
}

func (a *nfa) anchor(n *node, from int) int {
	e := edge{to: a.state()}
	switch n.anchor {
	case `\A`:
		e.start = true
	case `\Z`, `\z`: // nobody dials a line break
		e.end = true
	default:
		a.beyond = true
	}
	a.link(from, e)
	return e.to
}

func (a *nfa) repeat(n *node, from int) int {
	for range n.min {
		from = a.build(n.kids[0], from)
		if a.beyond {
			return from
		}
	}
	if n.max == forever {
		loop := a.branch(from)
		a.link(a.build(n.kids[0], a.branch(loop)), edge{to: loop})
		return a.branch(loop)
	}
	to := a.state()
	for range n.max - n.min {
		a.link(from, edge{to: to})
		if from = a.build(n.kids[0], from); a.beyond {
			return from
		}
	}
	a.link(from, edge{to: to})
	return to
}

// reach is what can be reached over nothing, sorted; start and end say where in the text that is.
func (a *nfa) reach(states []int, start, end bool) []int {
	seen := make([]bool, len(a.edges))
	stack := slices.Clone(states)
	var all []int
	for len(stack) > 0 {
		s := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[s] {
			continue
		}
		seen[s] = true
		all = append(all, s)
		for _, e := range a.edges[s] {
			if e.over == nil && (!e.start || start) && (!e.end || end) {
				stack = append(stack, e.to)
			}
		}
	}
	slices.Sort(all)
	return all
}

// step is what is reached from states, which are closed, over one unit.
func (a *nfa) step(states []int, c uint16) []int {
	var next []int
	for _, s := range states {
		for _, e := range a.edges[s] {
			if e.over != nil && e.over.has(c) {
				next = append(next, e.to)
			}
		}
	}
	slices.Sort(next)
	return slices.Compact(next)
}
