package directory

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"personadesk/backend/rule"
)

// A column on the disk is a head and up to three sets of pages beside it, of which one user's value needs one page each.
const (
	partCodes  = "codes/"
	partValues = "values/"
	partTexts  = "texts/"
)

// columnHead is what a column says before its pages.
type columnHead struct {
	users  int    // how far the codes reach
	same   uint32 // the code of all of them where there are no pages of codes
	width  byte
	values int // how many values the dictionary has, without unknown and absent
	unique bool
	texts  int

	lookups, found int // of one that is not unique
	others         []rule.Value
}

func headOf(c *column) columnHead {
	return columnHead{users: c.users, same: c.same, width: c.width(), values: len(c.values) - int(absentCode) - 1, unique: c.unique, texts: len(c.texts.ends),
		lookups: c.lookups, found: c.found, others: c.texts.others}
}

// storeColumn writes a column: what the codes are, and what they mean.
func storeColumn(emit func(Chunk) error, name string, c *column) error {
	p := newPen(name, emit)
	h := headOf(c)
	p.columnHead(h)
	if err := p.end(); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	if h.width != widthNone {
		if err := storePages(partCodes+name, emit, c.users, codesPage, func(p *pen, from, to int) { p.codes(&c.codes, from, to) }); err != nil {
			return err
		}
	}
	err := storePages(partValues+name, emit, h.values, valuesPage, func(p *pen, from, to int) {
		for _, v := range c.values[int(absentCode)+1:][from:to] {
			p.value(v)
		}
	})
	if err != nil {
		return err
	}
	return storePages(partTexts+name, emit, h.texts, textsPage, func(p *pen, from, to int) { p.texts(&c.texts, from, to) })
}

func (p *pen) columnHead(h columnHead) {
	p.uint(uint64(h.users))
	p.uint(uint64(h.same))
	p.byte(h.width)
	p.uint(uint64(h.values))
	p.bool(h.unique)
	p.uint(uint64(h.texts))
	p.uint(uint64(h.lookups))
	p.uint(uint64(h.found))
	p.uint(uint64(len(h.others)))
	for _, v := range h.others {
		p.value(v)
	}
}

func (e *eye) columnHead(users int) columnHead {
	h := columnHead{users: e.count(users), same: uint32(e.count(math.MaxUint32)), width: e.byte(), values: e.count(mostThings), unique: e.byte() == 1,
		texts: e.count(mostThings), lookups: e.count(mostThings), found: e.count(mostThings)}
	for n := e.count(mostThings); n > 0 && e.err == nil; n-- {
		h.others = append(h.others, e.value())
	}
	if h.texts > 0 && !h.unique {
		e.fail()
	}
	return h
}

// size is how many codes there are.
func (h columnHead) size() int { return int(absentCode) + 1 + h.values + h.texts }

// columnEyes are the eyes on the parts of a column.
type columnEyes struct{ head, codes, values, texts *eye }

// columnEyes gives a column that comes next, which must have this name.
func (r *chunkReader) columnEyes(name string) (e columnEyes, err error) {
	if e.head, err = r.open(name); err != nil {
		return e, err
	}
	if e.codes, err = r.pages(partCodes + name); err != nil {
		return e, err
	}
	if e.values, err = r.pages(partValues + name); err != nil {
		return e, err
	}
	e.texts, err = r.pages(partTexts + name)
	return e, err
}

// column reads a whole column.
func (e columnEyes) column(users int) (*column, error) {
	h := e.head.columnHead(users)
	if err := e.head.end(); err != nil {
		return nil, err
	}
	c := newColumn()
	c.unique, c.lookups, c.found, c.texts.others = h.unique, h.lookups, h.found, h.others
	largest := e.codes.codes(&c.codes, h)
	for len(c.values) < int(absentCode)+1+h.values && e.values.err == nil {
		c.values = append(c.values, e.values.value())
	}
	for from := 0; from < h.texts && e.texts.err == nil; from += textsPage {
		e.texts.texts(&c.texts, min(from+textsPage, h.texts)-from)
	}
	if int(largest) >= h.size() || !c.texts.sound() {
		e.codes.fail()
	}
	return c, errors.Join(e.codes.end(), e.values.end(), e.texts.end())
}

// The widths of codes; uniform ones have none.
const (
	widthNone byte = 0
	width8    byte = 1
	width16   byte = 2
	width32   byte = 4
)

// width is how many bytes a code has.
func (c *codes) width() byte {
	switch {
	case c.narrow != nil:
		return width8
	case c.middle != nil:
		return width16
	case c.wide != nil:
		return width32
	}
	return widthNone
}

// codes writes a page of codes.
func (p *pen) codes(c *codes, from, to int) {
	switch {
	case c.narrow != nil:
		p.raw(c.narrow[from:to])
	case c.middle != nil:
		for _, code := range c.middle[from:to] { // the low bytes and the high bytes apart: both repeat more than their pairs
			p.byte(byte(code))
		}
		for _, code := range c.middle[from:to] {
			p.byte(byte(code >> 8))
		}
	default:
		last := uint32(0)
		for _, code := range c.wide[from:to] { // values that do not repeat have codes that mostly count up
			p.uint(zigzag(int64(code) - int64(last)))
			last = code
		}
	}
}

func zigzag(n int64) uint64   { return uint64(n<<1) ^ uint64(n>>63) }
func unzigzag(n uint64) int64 { return int64(n>>1) ^ -int64(n&1) }

// codes reads all pages of codes and gives the largest code.
func (e *eye) codes(c *codes, h columnHead) (largest uint32) {
	c.users, c.same = h.users, h.same
	switch h.width {
	case widthNone:
		c.count(c.same, c.users)
		if c.users > 0 {
			largest = c.same
		}
		return largest
	case width8:
		c.narrow = make([]uint8, c.users)
	case width16:
		c.middle = make([]uint16, c.users)
	case width32:
		c.wide = make([]uint32, c.users)
	default:
		e.fail()
		return 0
	}
	page := make([]uint32, 0, min(codesPage, c.users))
	for from := 0; from < c.users && e.err == nil; from += codesPage {
		page = e.codesPage(page[:0], h.width, min(codesPage, c.users-from))
		for i, code := range page {
			largest = max(largest, code)
			c.count(code, 1)
			switch h.width {
			case width8:
				c.narrow[from+i] = uint8(code)
			case width16:
				c.middle[from+i] = uint16(code)
			default:
				c.wide[from+i] = code
			}
		}
	}
	return largest
}

// codesPage reads a page of codes.
func (e *eye) codesPage(page []uint32, width byte, n int) []uint32 {
	switch width {
	case width8, width16:
		for _, low := range e.long(n) {
			page = append(page, uint32(low))
		}
		if width == width16 {
			for i, high := range e.long(len(page)) {
				page[i] |= uint32(high) << 8
			}
		}
	case width32:
		last := int64(0)
		for range n {
			last += unzigzag(e.uint())
			if last < 0 || last > math.MaxUint32 || e.err != nil {
				e.fail()
				break
			}
			page = append(page, uint32(last))
		}
	default:
		e.fail()
	}
	return page
}

// texts writes a page of texts: how long each is, and then all of them.
func (p *pen) texts(t *texts, from, to int) {
	for k := from; k < to; k++ {
		p.uint(uint64(len(t.entry(k))))
	}
	if to > from {
		p.raw(t.bytes[int(t.ends[from])-len(t.entry(from)) : t.ends[to-1]])
	}
}

// texts reads a page of texts, which come after those that are there.
func (e *eye) texts(t *texts, n int) {
	end := uint64(len(t.bytes))
	begin := end
	for range n {
		if end += e.uint(); end > math.MaxUint32 || e.err != nil {
			e.fail()
			return
		}
		t.ends = append(t.ends, uint32(end))
	}
	t.bytes = append(t.bytes, e.long(int(end-begin))...)
	if uint64(len(t.bytes)) != end {
		e.fail()
		t.ends, t.bytes = nil, nil
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
