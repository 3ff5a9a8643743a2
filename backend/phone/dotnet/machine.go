package dotnet

import (
	"encoding/binary"
	"slices"
	"strings"
	"sync"
)

// dialled are the characters that are tried, the likeliest first: what can be typed into the box for a number.
const dialled = "1234567890+*#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ()-./,;:!?\"$%&'<=>@[\\]^_`{|}~"

// machine is an automaton made deterministic as far as searches have walked it. A rule is held against every other of its
// plan, so what follows where is worked out once and kept.
type machine struct {
	nfa  *nfa
	live []bool            // states from which a match can still be reached, once the text has begun
	kind [len(dialled)]int // characters that no edge tells apart are of one kind

	lock  sync.Mutex
	known map[string]*standing
	first *standing
}

// standing is where a pattern stands after a text.
type standing struct {
	id     int
	states []int
	takes  bool // the text, were it to end here
	done   bool // it takes it whatever follows
	dead   bool // it takes nothing whatever follows
	next   map[int]*standing
}

func newMachine(a *nfa) *machine {
	m := &machine{nfa: a, live: a.living(), known: map[string]*standing{}}
	kinds := map[string]int{}
	sets := a.sets()
	for i, c := range toUnits(dialled) {
		var of strings.Builder
		for _, s := range sets {
			if s.has(c) {
				of.WriteByte('1')
			} else {
				of.WriteByte('0')
			}
		}
		if _, told := kinds[of.String()]; !told {
			kinds[of.String()] = len(kinds)
		}
		m.kind[i] = kinds[of.String()]
	}
	m.first = m.stand(a.reach([]int{0}, true, false))
	return m
}

// sets are the sets of characters that the edges go over, each once.
func (a *nfa) sets() []*set {
	var list []*set
	told := map[*set]bool{}
	for _, edges := range a.edges {
		for _, e := range edges {
			if e.over != nil && !told[e.over] {
				told[e.over] = true
				list = append(list, e.over)
			}
		}
	}
	return list
}

// living tells the states from which the end can be reached, by edges that do not ask for the start of the text.
func (a *nfa) living() []bool {
	back := make([][]int, len(a.edges))
	for s, edges := range a.edges {
		for _, e := range edges {
			if !e.start {
				back[e.to] = append(back[e.to], s)
			}
		}
	}
	live := make([]bool, len(a.edges))
	for stack := []int{a.accept}; len(stack) > 0; {
		s := stack[len(stack)-1]
		if stack = stack[:len(stack)-1]; live[s] {
			continue
		}
		live[s] = true
		stack = append(stack, back[s]...)
	}
	return live
}

// stand gives where one is with these states, which are closed; the same for the same states.
func (m *machine) stand(states []int) *standing {
	if slices.Contains(states, m.nfa.accept) {
		states = []int{m.nfa.accept} // a match is complete whatever follows
	}
	var key []byte
	for _, s := range states {
		key = binary.AppendUvarint(key, uint64(s))
	}
	if at := m.known[string(key)]; at != nil {
		return at
	}
	at := &standing{id: len(m.known), states: states, next: map[int]*standing{}}
	at.done = slices.Contains(states, m.nfa.accept)
	at.takes = at.done || slices.Contains(m.nfa.reach(states, false, true), m.nfa.accept)
	at.dead = !slices.ContainsFunc(states, func(s int) bool { return m.live[s] })
	m.known[string(key)] = at
	return at
}

// over goes over one of the dialled characters. A match may begin anywhere, so the first state is always among those that
// are open.
func (m *machine) over(at *standing, char int) *standing {
	if at.done {
		return at
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	kind := m.kind[char]
	next := at.next[kind]
	if next == nil {
		c := uint16(dialled[char])
		next = m.stand(m.nfa.reach(append(m.nfa.step(at.states, c), 0), false, false))
		at.next[kind] = next
	}
	return next
}
