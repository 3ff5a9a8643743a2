package directory

// certain reports whether every user's outcome is known and documented, which
// joins cheaply.
func (m Matches) certain() bool { return m.Unknown.isEmpty() && m.Assumed.isEmpty() }

// trimmed gives the words of empty sets back.
func (m Matches) trimmed() Matches {
	return Matches{m.Match.trimmed(), m.Unknown.trimmed(), m.Assumed.trimmed()}
}

// clone copies the sets for a change.
func (m Matches) clone() Matches {
	return Matches{m.Match.clone(), m.Unknown.clone(), m.Assumed.clone()}
}

// put gives user i the outcome that the bits say.
func (m Matches) put(i int, bits uint8) {
	at, bit := i/64, i%64
	for part, s := range []Set{m.Match, m.Unknown, m.Assumed} {
		if !s.isEmpty() {
			s.words[at] = s.words[at]&^(1<<bit) | uint64(bits>>part&1)<<bit
		}
	}
}

func (m Matches) negated() Matches {
	return Matches{Match: m.Match.Or(m.Unknown).Not(), Unknown: m.Unknown, Assumed: m.Assumed}
}

// all joins with -and: one firm "no match" decides; an outcome is assumed when
// it would change if the assumed parts were wrong.
func all(parts []Matches) Matches {
	joined := parts[0]
	for _, part := range parts[1:] {
		joined = both(joined, part)
	}
	return joined
}

func both(a, b Matches) Matches {
	if a.certain() && b.certain() {
		return Matches{Match: a.Match.And(b.Match), Unknown: a.Unknown, Assumed: a.Assumed}
	}
	return joinWords(a, b)
}

// joinWords is -and where something is unknown or assumed.
func joinWords(a, b Matches) Matches {
	users := a.Match.users
	m := Matches{newSet(users), newSet(users), newSet(users)}
	var anyUnknown, anyAssumed uint64
	for i := range m.Match.words {
		aMatch, aUnknown, aAssumed := a.Match.word(i), a.Unknown.word(i), a.Assumed.word(i)
		bMatch, bUnknown, bAssumed := b.Match.word(i), b.Unknown.word(i), b.Assumed.word(i)
		aNo, bNo := ^(aMatch | aUnknown), ^(bMatch | bUnknown)
		match, no := aMatch&bMatch, aNo|bNo
		firm := aNo&^aAssumed | bNo&^bAssumed
		unknown := ^(match | no)
		assumed := no&^firm | match&(aAssumed|bAssumed)
		m.Match.words[i], m.Unknown.words[i], m.Assumed.words[i] = match, unknown, assumed
		anyUnknown, anyAssumed = anyUnknown|unknown, anyAssumed|assumed
	}
	if anyUnknown == 0 {
		m.Unknown = noUser(users)
	}
	if anyAssumed == 0 {
		m.Assumed = noUser(users)
	}
	return m
}

// some joins with -or, which is -and looked at from the other side.
func some(parts []Matches) Matches {
	joined := parts[0]
	for _, part := range parts[1:] {
		joined = either(joined, part)
	}
	return joined
}

func either(a, b Matches) Matches {
	if a.certain() && b.certain() {
		return Matches{Match: a.Match.Or(b.Match), Unknown: a.Unknown, Assumed: a.Assumed}
	}
	return joinWords(a.negated(), b.negated()).negated()
}
