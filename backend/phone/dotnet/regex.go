package dotnet

import (
	"fmt"
	"slices"
	"sync"
	"time"
	"unicode/utf16"

	"github.com/dlclark/regexp2"
)

// Patience is how long a match may take. .NET has no answer either to a pattern that needs longer: it is called catastrophic.
const Patience = time.Second

// Regex is a pattern that .NET takes. It may be used by several goroutines at once.
type Regex struct {
	*parsed
	pattern string
	engine  *regexp2.Regexp
	later   *regexp2.Regexp // for what follows an empty match, where \G holds no more
	numbers []int           // of the groups, in order
	states  struct {        // as searches walk it, made when the first one asks
		once    sync.Once
		machine *machine
		regular bool
	}
}

// automaton is the pattern as states and edges; false where it looks around, refers back or is too large.
func (r *Regex) automaton() (*machine, bool) {
	r.states.once.Do(func() {
		var a *nfa
		if a, r.states.regular = automaton(r.root); r.states.regular {
			r.states.machine = newMachine(a)
		}
	})
	return r.states.machine, r.states.regular
}

// Compile reads a pattern. A pattern that .NET refuses gives a *SyntaxError, one that cannot be tried
// ErrUntried.
func Compile(pattern string) (*Regex, error) {
	p, err := parse(pattern)
	if err != nil {
		return nil, err
	}
	if untried(p.root) {
		return nil, ErrUntried
	}
	hold(p.root)
	r := &Regex{parsed: p, pattern: pattern, numbers: p.groups.sorted()}
	if r.engine, err = engineOf(p); err != nil {
		return nil, err
	}
	begins := func(n *node) bool { return n.anchor == `\G` }
	if !p.root.holds(begins) {
		r.later = r.engine
		return r, nil
	}
	p.root.each(func(n *node) {
		if begins(n) {
			n.anchor = `(?!)`
		}
	})
	if r.later, err = engineOf(p); err != nil {
		return nil, err
	}
	return r, nil
}

func engineOf(p *parsed) (*regexp2.Regexp, error) {
	e, err := regexp2.Compile(engine(p), regexp2.None)
	if err != nil {
		return nil, fmt.Errorf("compile the pattern for the engine: %w", err)
	}
	e.MatchTimeout = Patience
	return e, nil
}

// Span is a piece of a text in UTF-16 units; Length is -1 for a group that caught nothing.
type Span struct{ At, Length int }

// match is where a pattern matches, by number of the group.
func (r *Regex) spans(m *regexp2.Match) map[int]Span {
	spans := map[int]Span{}
	for _, n := range r.numbers {
		spans[n] = Span{Length: -1}
		if g := m.GroupByNumber(n); g != nil && len(g.Captures) > 0 {
			spans[n] = Span{At: g.Index, Length: g.Length}
		}
	}
	return spans
}

// Find gives where the pattern first matches the text, by number of the group; nil when it does not. The error is that it
// took longer than Patience.
func (r *Regex) Find(text string) (map[int]Span, error) {
	m, err := r.engine.FindRunesMatch(toRunes(text))
	if err != nil {
		return nil, fmt.Errorf("match the pattern: %w", err)
	}
	if m == nil {
		return nil, nil
	}
	return r.spans(m), nil
}

// toRunes gives each UTF-16 unit as a rune, halves of pairs too.
func toRunes(text string) []rune {
	encoded := toUnits(text)
	runes := make([]rune, len(encoded))
	for i, c := range encoded {
		runes[i] = rune(c)
	}
	return runes
}

// Replace replaces every match, as .NET's Regex.Replace does; false when there is none.
func (r *Regex) Replace(text, substitution string) (string, bool, error) {
	parts, err := r.groups.parts(substitution)
	if err != nil {
		return "", false, err
	}
	runes := toRunes(text)
	m, err := r.engine.FindRunesMatch(runes)
	if err != nil || m == nil {
		return text, false, wrap(err)
	}
	input := toUnits(text)
	var out []uint16
	from := 0
	for m != nil && err == nil {
		spans := r.spans(m)
		out = append(out, input[from:spans[0].At]...)
		for _, p := range parts {
			out = append(out, r.value(p, input, spans)...)
		}
		from = spans[0].At + spans[0].Length
		m, err = r.next(runes, spans[0])
	}
	out = append(out, input[from:]...)
	return string(utf16.Decode(out)), true, wrap(err)
}

func wrap(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("match the pattern: %w", err)
}

func (r *Regex) value(p part, input []uint16, spans map[int]Span) []uint16 {
	whole := spans[0]
	n := p.group
	switch n {
	case literal:
		return p.text
	case wholeText:
		return input
	case leftOf:
		return input[:whole.At]
	case rightOf:
		return input[whole.At+whole.Length:]
	case lastGroup:
		n = r.numbers[len(r.numbers)-1]
	}
	if s := spans[n]; s.Length >= 0 {
		return input[s.At : s.At+s.Length]
	}
	return nil
}

// next finds the match after the one at s.
func (r *Regex) next(runes []rune, s Span) (*regexp2.Match, error) {
	from := s.At + s.Length
	if s.Length > 0 {
		return r.engine.FindRunesMatchStartingAt(runes, from)
	}
	if from == len(runes) {
		return nil, nil
	}
	return r.later.FindRunesMatchStartingAt(runes, from+1)
}

// Groups gives the numbers of the groups in order, 0 for the whole match among them.
func (r *Regex) Groups() []int { return slices.Clone(r.numbers) }

// Has says whether the pattern has a group of that number.
func (r *Regex) Has(group int) bool { return r.groups.has(group) }

// Anchored says whether the pattern begins at the start of the text and ends at its end, in every alternative.
func (r *Regex) Anchored() bool { return r.root.begins() && r.root.ends() }
