package dotnet

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// maker makes patterns, texts and substitutions at random: mostly what dial plans hold, sometimes everything .NET knows, and
// sometimes with a unit lost, doubled or put in, so that all mistakes are made too.
type maker struct{ *rand.Rand }

func (m maker) one(of ...string) string { return of[m.IntN(len(of))] }

func (m maker) chance(percent int) bool { return m.IntN(100) < percent }

func (m maker) pattern() string {
	p := m.alternatives(3)
	if m.chance(50) {
		p = "^" + p + "$"
	}
	for m.chance(30) {
		r := []rune(p)
		if len(r) == 0 {
			break
		}
		i := m.IntN(len(r))
		switch m.IntN(4) {
		case 0:
			r = append(r[:i:i], r[i+1:]...)
		case 1:
			r = append(r[:i+1:i+1], r[i:]...)
		case 2:
			r = append(r[:i:i], append([]rune(m.one(`(`, `)`, `[`, `]`, `{`, `}`, `\`, `?`, `*`, `+`, `|`, `-`, `^`, `,`, `<`, `>`, `'`, `#`, `:`, `=`, `!`, `1`, `k`, `$`)), r[i:]...)...)
		case 3:
			r = r[:i]
		}
		p = string(r)
	}
	return p
}

func (m maker) alternatives(deep int) string {
	s := m.sequence(deep)
	for m.chance(15) {
		s += "|" + m.sequence(deep)
	}
	return s
}

func (m maker) sequence(deep int) string {
	var b strings.Builder
	for n := m.IntN(4) + 1; n > 0; n-- {
		b.WriteString(m.atom(deep))
		if m.chance(35) {
			b.WriteString(m.quantifier())
		}
	}
	return b.String()
}

func (m maker) quantifier() string {
	q := m.one("*", "+", "?", "{2}", "{1,2}", "{0,1}", "{1,}", "{,3}", "{ 1}", "{3,1}", "{0}", "{1}", "{1,3}", fmt.Sprintf("{%d,%d}", m.IntN(3), m.IntN(4)))
	if m.chance(15) {
		q += m.one("?", "?", "+", "*")
	}
	return q
}

func (m maker) atom(deep int) string {
	switch {
	case m.chance(35):
		return m.one("0", "1", "2", "9", "44", "+", "\\+", "a", "b", "K", "ß", "é", "#", " ", "5", "00", "😀", "-", "]", "}", "٣", "k")
	case m.chance(30):
		return m.one(`\d`, `\d`, `\d`, `\D`, `\w`, `\W`, `\s`, `\S`, `.`, `.`, `\b`, `\B`, `\A`, `\z`, `\Z`, `\G`, `^`, `$`)
	case m.chance(30):
		return m.class(2)
	case m.chance(20):
		return m.one(`\1`, `\2`, `\3`, `\10`, `\k<n>`, `\k'n'`, `\k<1>`, `\<n>`, `\'1'`, `\0`, `\07`, `\012`, `\x30`, `\x3`, `\u0031`, `\u00`, `\cA`, `\c1`, `\c`, `\e`, `\a`, `\v`, `\t`,
			`\p{L}`, `\P{Lu}`, `\p{Nd}`, `\p{IsGreek}`, `\p{Foo}`, `\pL`, `\p{IsBasicLatin}`, `\_`, `\y`, `\-`, `\.`, `\\`, `\P{IsCyrillic}`, `\p{`, `\p{Ll}`, `\8`, `\99`, `\400`, `(?#x)`, `(?# `)
	case deep == 0:
		return m.one("3", "7", `\d`)
	}
	inner := m.alternatives(deep - 1)
	return m.one("(", "(", "(", "(", "(?:", "(?:", "(?<n>", "(?'n'", "(?<2>", "(?<m>", "(?>", "(?=", "(?!", "(?<=", "(?<!", "(?i:", "(?i)", "(?x:", "(?s-i:", "(?m:", "(?n:", "(?<n-1>", "(?<-n>", "(?<-1>", "(?<0>", "(?<1a>",
		"(?(1)", "(?(n)", "(?(\\d)", "(?(?=1)", "(?(?!2)", "(?(zz)", "(?(5)", "(?(?#a)", "(?(?<n>a)", "(?", "(?)", "(?-", "(?<", "(?P<n>", "(?<n", "(?im-sx:", "(?x) ") + inner + ")"
}

func (m maker) class(deep int) string {
	var b strings.Builder
	b.WriteString("[")
	if m.chance(25) {
		b.WriteString("^")
	}
	for n := m.IntN(3) + 1; n > 0; n-- {
		b.WriteString(m.one("0-9", "1-5", "a-z", "5", "a", "A-K", `\d`, `\w`, `\s`, `\D`, `\-`, "-", "]", "9-0", `\d-z`, "a-\\d", `\p{Lu}`, `\p{IsGreek}`, `\P{L}`, "[", "^", "#", "*", "+", `\x30-\x35`, `\]`, "[:", "[::]", "😀", `\b`, "$", "٠-٩", "k"))
	}
	if deep > 0 && m.chance(15) {
		b.WriteString("-" + m.class(deep-1))
		if m.chance(10) {
			b.WriteString("x")
		}
	}
	b.WriteString("]")
	return b.String()
}

func (m maker) text() string {
	var b strings.Builder
	for n := m.IntN(12); n > 0; n-- {
		b.WriteString(m.one("0", "1", "2", "3", "5", "7", "9", "44", "+", "a", "b", "K", "k", "K", "é", "É", " ", "#", "😀", "٣", "\n", "-", "ß", "α", "Z", "00"))
	}
	return b.String()
}

func (m maker) substitution() string {
	var b strings.Builder
	for n := m.IntN(4) + 1; n > 0; n-- {
		b.WriteString(m.one("+44", "$1", "$2", "$10", "${n}", "${1}", "$$", "$0", "$&", "$`", "$'", "$+", "$_", "$", "${", "${m}", "${10}", "$1a", "${x}", "x", "${1", "$3", "${0}", "$-", "${n-}", "😀", "$99999999999"))
	}
	return b.String()
}

// taken makes a text that the pattern may well take: looking around and going back are not thought of.
func (m maker) taken(n *node) []uint16 {
	var out []uint16
	switch n.op {
	case opUnit:
		return []uint16{n.unit}
	case opSet:
		for range 50 {
			if c := toUnits(m.one("0", "1", "5", "9", "a", "K", "k", "z", "٣", "α", "é", " ", "-", "]", "#", "_")); n.set.has(c[0]) {
				return c
			}
		}
		for first := range n.set.ranges {
			return []uint16{first}
		}
	case opRepeat:
		for range n.min + m.IntN(min(n.max-n.min, 3)+1) {
			out = append(out, m.taken(n.kids[0])...)
		}
	case opAlternate:
		return m.taken(n.kids[m.IntN(len(n.kids))])
	case opConcat, opGroup, opCapture, opAtomic:
		for _, k := range n.kids {
			out = append(out, m.taken(k)...)
		}
	}
	return out
}
