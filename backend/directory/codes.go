package directory

import "math"

// codes are the codes of a column, in the narrowest integers that hold them.
// Where all users so far have the same code nothing is stored but the code.
type codes struct {
	users int    // how far the codes reach; whoever is beyond is unknown
	same  uint32 // the code of all of them while there is no slice

	unknown, absent int // how many have these codes

	narrow []uint8
	middle []uint16
	wide   []uint32
}

func (c *codes) uniform() bool { return c.narrow == nil && c.middle == nil && c.wide == nil }

func (c *codes) get(i int) uint32 {
	switch {
	case i >= c.users:
		return unknownCode
	case c.narrow != nil:
		return uint32(c.narrow[i])
	case c.middle != nil:
		return uint32(c.middle[i])
	case c.wide != nil:
		return c.wide[i]
	}
	return c.same
}

// set writes the code of user i, grows as far as needed, and says whether
// anything changed.
func (c *codes) set(i int, code uint32) bool {
	before := c.get(i)
	if before == code {
		return false
	}
	if c.uniform() && c.users == i && (i == 0 || c.same == code) {
		c.same, c.users = code, i+1
		c.count(code, 1)
		return true
	}
	c.hold(code)
	c.reach(i + 1)
	c.count(before, -1)
	c.count(code, 1)
	switch {
	case c.narrow != nil:
		c.narrow[i] = uint8(code)
	case c.middle != nil:
		c.middle[i] = uint16(code)
	default:
		c.wide[i] = code
	}
	return true
}

func (c *codes) count(code uint32, by int) {
	switch code {
	case unknownCode:
		c.unknown += by
	case absentCode:
		c.absent += by
	}
}

// hold makes the integers wide enough for a code.
func (c *codes) hold(code uint32) {
	switch {
	case c.uniform() && max(code, c.same) <= math.MaxUint8:
		c.narrow = make([]uint8, c.users, c.users+1)
		for i := range c.narrow {
			c.narrow[i] = uint8(c.same)
		}
	case c.uniform() && max(code, c.same) <= math.MaxUint16:
		c.middle = make([]uint16, c.users, c.users+1)
		for i := range c.middle {
			c.middle[i] = uint16(c.same)
		}
	case c.uniform():
		c.wide = make([]uint32, c.users, c.users+1)
		for i := range c.wide {
			c.wide[i] = c.same
		}
	case c.narrow != nil && code > math.MaxUint16:
		c.narrow, c.wide = nil, widened[uint32](c.narrow)
	case c.narrow != nil && code > math.MaxUint8:
		c.narrow, c.middle = nil, widened[uint16](c.narrow)
	case c.middle != nil && code > math.MaxUint16:
		c.middle, c.wide = nil, widened[uint32](c.middle)
	}
}

func widened[W uint16 | uint32, N uint8 | uint16](narrow []N) []W {
	wide := make([]W, len(narrow), cap(narrow))
	for i, code := range narrow {
		wide[i] = W(code)
	}
	return wide
}

// reach grows to a number of users; those in between are unknown.
func (c *codes) reach(users int) {
	missing := users - c.users
	if missing <= 0 {
		return
	}
	c.unknown += missing
	switch {
	case c.narrow != nil:
		c.narrow = append(c.narrow, make([]uint8, missing)...)
	case c.middle != nil:
		c.middle = append(c.middle, make([]uint16, missing)...)
	case c.wide != nil:
		c.wide = append(c.wide, make([]uint32, missing)...)
	}
	c.users = users
}

// dropLast takes the last of a number of users out.
func (c *codes) dropLast(users int) {
	if users > c.users {
		return
	}
	users--
	c.count(c.get(users), -1)
	c.users = users
	switch {
	case c.narrow != nil:
		c.narrow = c.narrow[:users]
	case c.middle != nil:
		c.middle = c.middle[:users]
	case c.wide != nil:
		c.wide = c.wide[:users]
	}
}

// tally adds the users of each code up.
func (c *codes) tally(counts []int) {
	switch {
	case c.narrow != nil:
		tally(c.narrow, counts)
	case c.middle != nil:
		tally(c.middle, counts)
	case c.wide != nil:
		tally(c.wide, counts)
	default:
		counts[c.same] += c.users
	}
}

func tally[C uint8 | uint16 | uint32](codes []C, counts []int) {
	for _, code := range codes {
		counts[code]++
	}
}
