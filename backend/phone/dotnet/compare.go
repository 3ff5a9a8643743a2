package dotnet

import (
	"encoding/binary"
	"slices"
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

// Hidden says whether everything that a rule's pattern takes is taken by those before it, so that the rule is never reached.
// When it is not, the shortest text that reaches it is given. Only texts of printable ASCII are thought of.
func Hidden(r *Regex, before []*Regex) (Told, string) {
	text, told := search(append([]*Regex{r}, before...), func(at []*standing) bool {
		return at[0].takes && !slices.ContainsFunc(at[1:], func(earlier *standing) bool { return earlier.takes })
	}, func(at []*standing) bool {
		return at[0].dead || slices.ContainsFunc(at[1:], func(earlier *standing) bool { return earlier.done })
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
	text, told := search([]*Regex{a, b}, func(at []*standing) bool { return at[0].takes && at[1].takes },
		func(at []*standing) bool { return at[0].dead || at[1].dead })
	return told, text
}

// walk is where all patterns stand after a text, which is that of an earlier walk and one character.
type walk struct {
	at   []*standing
	from int
	char int
}

// search looks for the shortest text that is wanted, going through all texts at once but for those that are hopeless.
func search(list []*Regex, wanted, hopeless func(at []*standing) bool) (string, Told) {
	machines := make([]*machine, len(list))
	first := walk{at: make([]*standing, len(list)), from: -1}
	for i, r := range list {
		m, regular := r.automaton()
		if !regular {
			return "", Unknown
		}
		machines[i], first.at[i] = m, m.first
	}
	alphabet := alphabetOf(machines)
	seen := map[string]bool{}
	walks := []walk{first}
	for from := 0; from < len(walks); from++ {
		if hopeless(walks[from].at) {
			continue
		}
		for _, char := range alphabet {
			next := walk{at: make([]*standing, len(list)), from: from, char: char}
			var key []byte
			for i, m := range machines {
				next.at[i] = m.over(walks[from].at[i], char)
				key = binary.AppendUvarint(key, uint64(next.at[i].id))
			}
			if seen[string(key)] {
				continue
			}
			if wanted(next.at) {
				return textOf(append(walks, next)), Yes
			}
			if len(seen) == mostPairs {
				return "", Unknown
			}
			seen[string(key)] = true
			walks = append(walks, next)
		}
	}
	return "", No
}

// textOf is the text of the last walk.
func textOf(walks []walk) string {
	var text []byte
	for w := walks[len(walks)-1]; w.from >= 0; w = walks[w.from] {
		text = append(text, dialled[w.char])
	}
	slices.Reverse(text)
	return string(text)
}

// alphabetOf gives the place of one character for each kind of characters that no edge tells apart, the likeliest of its kind.
func alphabetOf(machines []*machine) []int {
	seen := map[string]bool{}
	var list []int
	for char := range dialled {
		var kind []byte
		for _, m := range machines {
			kind = binary.AppendUvarint(kind, uint64(m.kind[char]))
		}
		if !seen[string(kind)] {
			seen[string(kind)] = true
			list = append(list, char)
		}
	}
	return list
}
