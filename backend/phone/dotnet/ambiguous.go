package dotnet

// Place is a piece of a pattern in UTF-16 units.
type Place struct{ At, End int }

// Catastrophic finds a repetition that can go through the same text in exponentially many ways, all of which are tried when
// the rest does not match: (\d+)+$ with a long number and a letter behind it does not end in years. It is found in the
// automaton, for patterns that have one: a state from which two different ways lead back to it over the same text.
func (r *Regex) Catastrophic() (Place, bool) {
	var worst *node
	r.root.each(func(n *node) {
		if n.op == opRepeat && n.max == forever && worst == nil && ambiguous(n) && r.root.mayFailAfter(n) {
			worst = n
		}
	})
	if worst == nil {
		return Place{}, false
	}
	return Place{At: worst.at, End: worst.end}, true
}

// mayFailAfter says whether something must still match after a node, so that a match can fail and go back.
func (n *node) mayFailAfter(inner *node) bool {
	demanding := false
	n.after(inner, &demanding)
	return demanding
}

// after says whether inner is in n, and notes whether what follows it there can fail.
func (n *node) after(inner *node, demanding *bool) bool {
	if n == inner {
		return true
	}
	found := false
	for _, k := range n.kids {
		if found && n.op == opConcat {
			*demanding = *demanding || k.demands()
		} else if k.after(inner, demanding) {
			found = true
		}
	}
	if found && n.op == opRepeat && n.min > 1 {
		*demanding = true
	}
	return found
}

// demands says whether a node can fail to match where it stands.
func (n *node) demands() bool {
	switch n.op {
	case opConcat, opGroup, opCapture, opAtomic:
		for _, k := range n.kids {
			if k.demands() {
				return true
			}
		}
		return false
	case opAlternate:
		for _, k := range n.kids {
			if !k.demands() {
				return false
			}
		}
		return true
	case opRepeat:
		return n.min > 0 && n.kids[0].demands()
	}
	return true
}

// ambiguous says whether the body of an endless repetition, repeated, goes over some text in two ways that end alike.
func ambiguous(n *node) bool {
	a, regular := automaton(n)
	if !regular {
		return false
	}
	steps := a.steps()
	for q := range steps {
		if a.twoWays(steps, q) {
			return true
		}
	}
	return false
}

// stepTo is a way over one unit, with whatever is passed over nothing after it.
type stepTo struct {
	to   int
	over *set
	ways int // 1, or 2 for more than one
}

// steps gives for each state the ways over one unit to the states before the next unit.
func (a *nfa) steps() [][]stepTo {
	all := make([][]stepTo, len(a.edges))
	for s, edges := range a.edges {
		for _, e := range edges {
			if e.over == nil {
				continue
			}
			ways := map[int]int{}
			budget := mostPairs
			a.spread(e.to, map[int]int{}, ways, &budget)
			for to, n := range ways {
				all[s] = append(all[s], stepTo{to: to, over: e.over, ways: n})
			}
		}
	}
	return all
}

// spread counts the ways over nothing to the states that take a unit. A way passes a state at most twice: the second time it
// has left an inner repetition and come back to it by the outer one. The budget ends what is nested too deep to be counted.
func (a *nfa) spread(s int, on, ways map[int]int, budget *int) {
	if *budget--; on[s] == 2 || *budget < 0 {
		return
	}
	on[s]++
	defer func() { on[s]-- }()
	takes := false
	for _, e := range a.edges[s] {
		if e.over != nil {
			takes = true
		} else {
			a.spread(e.to, on, ways, budget)
		}
	}
	if takes && ways[s] < 2 {
		ways[s]++
	}
}

// twoWays looks for two different ways from q back to q over the same text: in pairs of states, from (q, q) back to it with a
// step in between that is taken in two ways or leaves to two states.
func (a *nfa) twoWays(steps [][]stepTo, q int) bool {
	type pair struct {
		left, right int
		apart       bool
	}
	seen := map[pair]bool{}
	for queue := []pair{{q, q, false}}; len(queue) > 0; queue = queue[1:] {
		p := queue[0]
		for i, l := range steps[p.left] {
			for j, r := range steps[p.right] {
				common := *l.over
				if common.common(r.over); common.len() == 0 {
					continue
				}
				next := pair{l.to, r.to, p.apart || l.to != r.to || p.left == p.right && (i != j || l.ways > 1)}
				if next.apart && next.left == q && next.right == q {
					return true
				}
				if !seen[next] {
					if seen[next] = true; len(seen) > mostPairs {
						return false
					}
					queue = append(queue, next)
				}
			}
		}
	}
	return false
}
