package directory

import (
	"encoding/binary"
	"math"
)

// column writes the codes of a column and what they mean.
func (p *pen) column(c *column) {
	p.codes(&c.codes)
	p.uint(uint64(len(c.values)))
	for _, v := range c.values[absentCode+1:] {
		p.value(v)
	}
	if !c.unique {
		p.byte(0)
		p.uint(uint64(c.lookups))
		p.uint(uint64(c.found))
		return
	}
	p.byte(1)
	p.texts(&c.texts)
}

func (e *eye) column(users int) *column {
	c := newColumn()
	largest := e.codes(&c.codes, users)
	values := e.count(math.MaxUint32)
	if values < len(c.values) {
		e.fail()
	}
	for len(c.values) < values && e.err == nil {
		c.values = append(c.values, e.value())
	}
	if c.unique = e.byte() == 1; c.unique {
		e.texts(&c.texts)
	} else {
		c.lookups, c.found = e.count(mostThings), e.count(mostThings)
	}
	if int(largest) >= c.size() {
		e.fail()
	}
	return c
}

// The widths of codes; uniform ones have none.
const (
	widthNone byte = 0
	width8    byte = 1
	width16   byte = 2
	width32   byte = 4
)

func (p *pen) codes(c *codes) {
	p.uint(uint64(c.users))
	p.uint(uint64(c.same))
	switch {
	case c.narrow != nil:
		p.byte(width8)
		p.raw(c.narrow)
	case c.middle != nil:
		p.byte(width16)
		for _, code := range c.middle { // the low bytes and the high bytes apart: both repeat more than their pairs
			p.byte(byte(code))
		}
		for _, code := range c.middle {
			p.byte(byte(code >> 8))
		}
	case c.wide != nil:
		p.byte(width32)
		last := uint32(0)
		for _, code := range c.wide { // values that do not repeat have codes that mostly count up
			p.uint(zigzag(int64(code) - int64(last)))
			last = code
		}
	default:
		p.byte(widthNone)
	}
}

func zigzag(n int64) uint64   { return uint64(n<<1) ^ uint64(n>>63) }
func unzigzag(n uint64) int64 { return int64(n>>1) ^ -int64(n&1) }

// codes reads what the pen wrote and gives the largest code.
func (e *eye) codes(c *codes, users int) (largest uint32) {
	c.users = e.count(users)
	c.same = uint32(e.count(math.MaxUint32))
	switch e.byte() {
	case widthNone:
		c.count(c.same, c.users)
		if c.users > 0 {
			largest = c.same
		}
		return largest
	case width8:
		c.narrow = make([]uint8, c.users)
		e.raw(c.narrow)
		for _, code := range c.narrow {
			largest = max(largest, uint32(code))
			c.count(uint32(code), 1)
		}
	case width16:
		c.middle = make([]uint16, c.users)
		half := make([]byte, c.users)
		e.raw(half)
		for i, low := range half {
			c.middle[i] = uint16(low)
		}
		e.raw(half)
		for i, high := range half {
			c.middle[i] |= uint16(high) << 8
			largest = max(largest, uint32(c.middle[i]))
			c.count(uint32(c.middle[i]), 1)
		}
	case width32:
		c.wide = make([]uint32, c.users)
		last := int64(0)
		for i := range c.wide {
			last += unzigzag(e.uint())
			if last < 0 || last > math.MaxUint32 || e.err != nil {
				e.fail()
				break
			}
			c.wide[i] = uint32(last)
			largest = max(largest, c.wide[i])
			c.count(c.wide[i], 1)
		}
	default:
		e.fail()
	}
	return largest
}

func (p *pen) texts(t *texts) {
	p.uint(uint64(len(t.ends)))
	last := uint32(0)
	for _, end := range t.ends {
		p.uint(uint64(end - last))
		last = end
	}
	p.raw(t.bytes)
	p.uint(uint64(len(t.others)))
	for _, v := range t.others {
		p.value(v)
	}
}

func (e *eye) texts(t *texts) {
	n := e.count(mostThings)
	t.ends = make([]uint32, 0, n)
	end := uint64(0)
	for range n {
		if end += e.uint(); end > math.MaxUint32 || e.err != nil {
			e.fail()
			return
		}
		t.ends = append(t.ends, uint32(end))
	}
	t.bytes = e.long(int(end))
	others := e.count(mostThings)
	for len(t.others) < others && e.err == nil {
		t.others = append(t.others, e.value())
	}
	if e.err == nil && !t.sound() {
		e.fail()
	}
}

// sound walks over the entries as comparisons will, so that those need not look where they step.
func (t *texts) sound() bool {
	for k := range t.ends {
		entry := t.entry(k)
		if len(entry) == 0 {
			return false
		}
		kind, rest := entry[0], entry[1:]
		switch kind {
		case oneText:
			left, ok := stepText(rest)
			if !ok || left != 0 {
				return false
			}
		case manyTexts:
			for len(rest) > 0 {
				left, ok := stepText(rest)
				if !ok {
					return false
				}
				rest = rest[len(rest)-left:]
			}
		case moment:
			if len(rest) != 12 {
				return false
			}
		case another:
			at, size := binary.Uvarint(rest)
			if size <= 0 || at >= uint64(len(t.others)) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// stepText says how much follows the first text of an entry; false when there is less of it than it says.
func stepText(from []byte) (left int, ok bool) {
	head, size := binary.Uvarint(from)
	if size <= 0 {
		return 0, false
	}
	from = from[size:]
	length := head >> 2
	if length > uint64(len(from)) {
		return 0, false
	}
	from = from[length:]
	switch head & 3 {
	case foldsToItself:
		return len(from), true
	case foldedFollows:
	case foldedDiffers:
		if length, size = binary.Uvarint(from); size <= 0 {
			return 0, false
		}
		from = from[size:]
	default:
		return 0, false
	}
	if length > uint64(len(from)) {
		return 0, false
	}
	return len(from) - int(length), true
}
