package directory

// codes is a code for each user, as narrow as the codes allow: most attributes have fewer than 256 values. While all users
// share one code, none is kept at all.
type codes struct {
	users  int
	shared uint32 // the code of every user while nothing else is kept
	narrow []uint8
	middle []uint16
	wide   []uint32
}

// get is the code of user i; users that the column has not heard of are unknown.
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
	return c.shared
}

// set writes the code of user i, and makes room for as many users and as wide a code as that takes.
func (c *codes) set(i int, code uint32) {
	if i >= c.users {
		if code == unknownCode {
			return
		}
		c.grow(i, code)
	}
	if c.get(i) == code {
		return
	}
	c.widen(code)
	switch {
	case c.narrow != nil:
		c.narrow[i] = uint8(code)
	case c.middle != nil:
		c.middle[i] = uint16(code)
	default:
		c.wide[i] = code
	}
}

// grow makes room for user i; those between are unknown. The first of all, or the next of equals, needs no room.
func (c *codes) grow(i int, code uint32) {
	if c.uniform() && (c.users == 0 && i == 0 || c.users == i && c.shared == code) {
		c.shared = code
		c.users++
		return
	}
	if c.uniform() {
		c.widen(unknownCode)
	}
	missing := i + 1 - c.users
	switch {
	case c.narrow != nil:
		c.narrow = append(c.narrow, make([]uint8, missing)...)
	case c.middle != nil:
		c.middle = append(c.middle, make([]uint16, missing)...)
	default:
		c.wide = append(c.wide, make([]uint32, missing)...)
	}
	c.users = i + 1
}

func (c *codes) uniform() bool { return c.narrow == nil && c.middle == nil && c.wide == nil }

// widen sees to it that a code fits.
func (c *codes) widen(code uint32) {
	switch {
	case c.uniform():
		shared := c.shared
		c.rewrite(max(shared, code), func(int) uint32 { return shared })
	case c.narrow != nil && code > 0xff:
		old := c.narrow
		c.narrow = nil
		c.rewrite(code, func(i int) uint32 { return uint32(old[i]) })
	case c.middle != nil && code > 0xffff:
		old := c.middle
		c.middle = nil
		c.rewrite(code, func(i int) uint32 { return uint32(old[i]) })
	}
}

// rewrite keeps the code of every user in the narrowest way that the largest of them allows.
func (c *codes) rewrite(largest uint32, of func(int) uint32) {
	switch {
	case largest <= 0xff:
		c.narrow = rewritten[uint8](c.users, of)
	case largest <= 0xffff:
		c.middle = rewritten[uint16](c.users, of)
	default:
		c.wide = rewritten[uint32](c.users, of)
	}
}

func rewritten[C uint8 | uint16 | uint32](users int, of func(int) uint32) []C {
	list := make([]C, users, users+users/8+1)
	for i := range list {
		list[i] = C(of(i))
	}
	return list
}

// clone is a copy that can be changed by itself.
func (c *codes) clone() codes {
	copied := codes{users: c.users, shared: c.shared}
	if !c.uniform() {
		copied.rewrite(c.largest(), c.get)
	}
	return copied
}

func (c *codes) largest() uint32 {
	switch {
	case c.narrow != nil:
		return 0xff
	case c.middle != nil:
		return 0xffff
	}
	return 0xffffffff
}

// cut forgets the users from count on.
func (c *codes) cut(count int) {
	if count >= c.users {
		return
	}
	c.users = count
	switch {
	case c.narrow != nil:
		c.narrow = c.narrow[:count]
	case c.middle != nil:
		c.middle = c.middle[:count]
	case c.wide != nil:
		c.wide = c.wide[:count]
	}
}

// count says how many users have each code below size.
func (c *codes) count(size int) []int {
	counts := make([]int, size)
	switch {
	case c.narrow != nil:
		tally(c.narrow, counts)
	case c.middle != nil:
		tally(c.middle, counts)
	case c.wide != nil:
		tally(c.wide, counts)
	case c.users > 0:
		counts[c.shared] = c.users
	}
	return counts
}

func tally[C uint8 | uint16 | uint32](list []C, counts []int) {
	for _, code := range list {
		counts[code]++
	}
}

// bytes is how much memory the codes take.
func (c *codes) bytes() int64 {
	return int64(cap(c.narrow)) + 2*int64(cap(c.middle)) + 4*int64(cap(c.wide))
}
