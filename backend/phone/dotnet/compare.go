package dotnet

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

// mostPairs is how many states of several automata at once are looked at before we say that we cannot tell.
const mostPairs = 20000

// Told is whether something could be found out.
type Told byte

// The answers.
const (
	Unknown Told = iota // the patterns look around, refer back, or are too large
	Yes
	No
)

// dialled are the characters that are tried, the likeliest first: what can be typed into the box for a number.
const dialled = "1234567890+*#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ()-./,;:!?\"$%&'<=>@[\\]^_`{|}~"

// Hidden says whether everything that a rule's pattern takes is taken by those before it, so that the rule is never reached.
// When it is not, the shortest text that reaches it is given. Only texts of printable ASCII are thought of.
func Hidden(r *Regex, before []*Regex) (Told, string) {
	text, told := search(append([]*Regex{r}, before...), func(takes []bool) bool {
		for _, earlier := range takes[1:] {
			if earlier {
				return false
			}
		}
		return takes[0]
	})
	switch told {
	case Yes:
		return No, text
	case No:
		return Yes, ""
	}
	return Unknown, ""
}

// Overlap says whether some text is taken by both patterns, and gives the shortest.
func Overlap(a, b *Regex) (Told, string) {
	text, told := search([]*Regex{a, b}, func(takes []bool) bool { return takes[0] && takes[1] })
	return told, text
}

// walk is where all patterns stand after a text.
type walk struct {
	states [][]int // nil for one that has matched whatever follows
	text   []uint16
}

// search looks for the shortest text that is wanted, going through all texts at once.
func search(list []*Regex, wanted func(takes []bool) bool) (string, Told) {
	automata := make([]*nfa, len(list))
	for i, r := range list {
		a, regular := r.automaton()
		if !regular {
			return "", Unknown
		}
		automata[i] = a
	}
	first := walk{states: make([][]int, len(list))}
	for i, a := range automata {
		first.states[i] = a.settle(a.reach([]int{0}, true, false))
	}
	alphabet := classes(automata)
	seen := map[string]bool{}
	for queue := []walk{first}; len(queue) > 0; queue = queue[1:] {
		w := queue[0]
		takes := make([]bool, len(list))
		for i, a := range automata {
			takes[i] = a.takes(w.states[i], len(w.text) == 0)
		}
		if len(w.text) > 0 && wanted(takes) { // nobody dials nothing
			return string(utf16.Decode(w.text)), Yes
		}
		for _, c := range alphabet {
			next := walk{states: make([][]int, len(list)), text: append(w.text[:len(w.text):len(w.text)], c)}
			for i, a := range automata {
				next.states[i] = a.advance(w.states[i], c)
			}
			key := keyOf(next.states)
			if seen[key] {
				continue
			}
			if len(seen) == mostPairs {
				return "", Unknown
			}
			seen[key] = true
			queue = append(queue, next)
		}
	}
	return "", No
}

// keyOf tells walks apart by where they stand.
func keyOf(states [][]int) string {
	var key []byte
	for _, one := range states {
		if one == nil {
			key = append(key, 1)
		}
		for _, s := range one {
			key = binary.AppendUvarint(key, uint64(s)+2)
		}
		key = append(key, 0)
	}
	return string(key)
}

// settle gives nil when a match is complete whatever follows.
func (a *nfa) settle(states []int) []int {
	for _, s := range states {
		if s == a.accept {
			return nil
		}
	}
	return states
}

// advance goes over one unit. A match may begin anywhere, so the first state is always among those that are open.
func (a *nfa) advance(states []int, c uint16) []int {
	if states == nil {
		return nil
	}
	return a.settle(a.reach(append(a.step(states, c), 0), false, false))
}

func (a *nfa) takes(states []int, start bool) bool {
	if states == nil {
		return true
	}
	for _, s := range a.reach(states, start, true) {
		if s == a.accept {
			return true
		}
	}
	return false
}

// classes gives one character for each kind of characters that no edge tells apart, the likeliest of its kind.
func classes(automata []*nfa) []uint16 {
	var sets []*set
	for _, a := range automata {
		for _, edges := range a.edges {
			for _, e := range edges {
				if e.over != nil {
					sets = append(sets, e.over)
				}
			}
		}
	}
	seen := map[string]bool{}
	var list []uint16
	for _, c := range toUnits(dialled) {
		var kind strings.Builder
		for _, s := range sets {
			if s.has(c) {
				kind.WriteByte('1')
			} else {
				kind.WriteByte('0')
			}
		}
		if !seen[kind.String()] {
			seen[kind.String()] = true
			list = append(list, c)
		}
	}
	return list
}
