package directory

// spread gives each user the outcome of the value of theirs, 64 users a word.
func spread(c *codes, table []uint8, users int) Matches {
	m := Matches{newSet(users), noUser(users), noUser(users)}
	if !onlyMatches(c, table, users) {
		m.Unknown, m.Assumed = newSet(users), newSet(users)
	}
	full := min(c.users, users) / 64 // words that the codes fill
	inParallel(full*64, 64, func(from, to int) {
		switch {
		case c.narrow != nil:
			spreadWords(c.narrow, table, m, from/64, to/64)
		case c.middle != nil:
			spreadWords(c.middle, table, m, from/64, to/64)
		case c.wide != nil:
			spreadWords(c.wide, table, m, from/64, to/64)
		default:
			fill(table[c.same], m, from/64, to/64)
		}
	})
	begun := min((c.users+63)/64*64, users)
	for i := full * 64; i < begun; i++ {
		m.put(i, table[c.get(i)])
	}
	fill(table[unknownCode], m, (begun+63)/64, len(m.Match.words))
	m.cut()
	return m.trimmed()
}

// onlyMatches reports whether no user can come out unknown or assumed.
func onlyMatches(c *codes, table []uint8, users int) bool {
	var seen uint8
	for _, b := range table[absentCode+1:] {
		seen |= b
	}
	if c.unknown > 0 || c.users < users {
		seen |= table[unknownCode]
	}
	if c.absent > 0 {
		seen |= table[absentCode]
	}
	return seen&(unknownBit|assumedBit) == 0
}

// lanes moves the three bits of an outcome eight apart, so that eight users'
// outcomes shifted into each other stay side by side.
var lanes = func() (lanes [8]uint32) {
	for bits := range lanes {
		for part := range 3 {
			lanes[bits] |= uint32(bits>>part&1) << (8 * part)
		}
	}
	return lanes
}()

func spreadWords[C uint8 | uint16 | uint32](codes []C, table []uint8, m Matches, from, to int) {
	if m.Unknown.isEmpty() {
		for at := from; at < to; at++ {
			m.Match.words[at] = matchWord(codes[at*64:at*64+64], table)
		}
		return
	}
	for at := from; at < to; at++ {
		var match, unknown, assumed uint64
		for eight := 0; eight < 64; eight += 8 {
			c := codes[at*64+eight : at*64+eight+8 : at*64+eight+8]
			v := lanes[table[c[0]]&7] | lanes[table[c[1]]&7]<<1 | lanes[table[c[2]]&7]<<2 | lanes[table[c[3]]&7]<<3 |
				lanes[table[c[4]]&7]<<4 | lanes[table[c[5]]&7]<<5 | lanes[table[c[6]]&7]<<6 | lanes[table[c[7]]&7]<<7
			match |= uint64(v&0xff) << eight
			unknown |= uint64(v>>8&0xff) << eight
			assumed |= uint64(v>>16&0xff) << eight
		}
		m.Match.words[at], m.Unknown.words[at], m.Assumed.words[at] = match, unknown, assumed
	}
}

// matchWord packs the outcomes of 64 users of whom none is unknown.
func matchWord[C uint8 | uint16 | uint32](codes []C, table []uint8) (word uint64) {
	for eight := 0; eight < 64; eight += 8 {
		c := codes[eight : eight+8 : eight+8]
		v := table[c[0]] | table[c[1]]<<1 | table[c[2]]<<2 | table[c[3]]<<3 |
			table[c[4]]<<4 | table[c[5]]<<5 | table[c[6]]<<6 | table[c[7]]<<7
		word |= uint64(v) << eight
	}
	return word
}

// fill gives whole words of users one outcome.
func fill(bits uint8, m Matches, from, to int) {
	for part, s := range []Set{m.Match, m.Unknown, m.Assumed} {
		if bits>>part&1 == 1 {
			for at := from; at < to; at++ {
				s.words[at] = ^uint64(0)
			}
		}
	}
}

// cut clears what the last words say beyond the last user.
func (m Matches) cut() {
	for _, s := range []Set{m.Match, m.Unknown, m.Assumed} {
		if rest := s.users % 64; rest != 0 && !s.isEmpty() {
			s.words[len(s.words)-1] &= 1<<rest - 1
		}
	}
}
