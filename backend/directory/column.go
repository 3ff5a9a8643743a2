package directory

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"

	"personadesk/backend/rule"
)

// The first two codes of every column. Unknown is the zero code, so users that
// a column has not heard of are unknown without anybody writing it down.
const (
	unknownCode uint32 = iota
	absentCode
)

// maxRemembered bounds the raw JSON texts a column remembers to save decoding.
const maxRemembered = 4096

// column is one attribute of all users: a code each, and what the codes mean.
//
// Most attributes repeat, and a dictionary gives equal values one code. Names
// and addresses do not: once a column has shown that, it looks nothing up any
// more and gives every value a code of its own, equal or not.
type column struct {
	codes
	values  []rule.Value
	texts   texts             // further values, once they have proved to be unique
	unique  bool              // they have
	byKey   map[string]uint32 // the codes of values; made when first needed, see keys
	byJSON  map[string]uint32 // the codes of collections already decoded
	lookups int
	found   int

	ids     *identities // set in the one column that is a view of them
	written uint64      // the call of Set that last wrote here

	version uint64             // how often a code has changed
	recent  [maxPatched]uint32 // the users it last changed for, in turns
}

// maxPatched is how many changed users a remembered outcome is patched for;
// after more it is computed anew.
const maxPatched = 64

// changedSince lists the users whose codes changed after a version, where
// that is still known.
func (c *column) changedSince(version uint64) ([]uint32, bool) {
	n := c.version - version
	if n > maxPatched {
		return nil, false
	}
	users := make([]uint32, 0, n)
	for v := version; v < c.version; v++ {
		users = append(users, c.recent[v%maxPatched])
	}
	return users, true
}

func newColumn() *column {
	return &column{values: []rule.Value{rule.UnknownValue(), rule.AbsentValue()}}
}

// keys gives the codes by the keys of their values. A column that came from the disk, of which most are never written again, makes
// them when it is first asked.
func (c *column) keys() map[string]uint32 {
	if c.byKey == nil {
		c.byKey = make(map[string]uint32, len(c.values))
		for code, v := range c.values[absentCode+1:] {
			c.byKey[v.Key()] = absentCode + 1 + uint32(code)
		}
	}
	return c.byKey
}

// write stores the JSON of a property of user i; text says that a JSON text is
// the value itself, decode reads whatever it is.
func (c *column) write(i int, raw json.RawMessage, text bool, decode func() rule.Value) {
	if n := len(raw); n == 4 && string(raw) == "null" {
		c.set(i, absentCode)
		return
	} else if text && n >= 2 && raw[0] == '"' && isPlain(raw[1:n-1]) {
		c.writeText(i, raw[1:n-1])
		return
	}
	if code, ok := c.byJSON[string(raw)]; ok {
		c.set(i, code)
		return
	}
	code := c.code(i, decode())
	if !c.unique && len(c.byJSON) < maxRemembered {
		if c.byJSON == nil {
			c.byJSON = make(map[string]uint32)
		}
		c.byJSON[string(raw)] = code
	}
	c.set(i, code)
}

// writeText stores a text that needs no decoding, and makes a string of it
// only when it is new.
func (c *column) writeText(i int, text []byte) {
	if c.unique {
		if !c.holds(c.get(i), text) {
			c.set(i, c.add(rule.TextValue(string(text))))
		}
		return
	}
	code, known := c.keys()[string(text)]
	c.count(known)
	if !known {
		v := rule.TextValue(string(text))
		code = c.add(v)
		c.remember(v.Key(), code)
	}
	c.set(i, code)
}

// code finds or adds the code of a value for user i.
func (c *column) code(i int, v rule.Value) uint32 {
	switch {
	case v.IsUnknown():
		return unknownCode
	case v.IsAbsent():
		return absentCode
	}
	if c.unique {
		if old := c.get(i); old > absentCode && c.value(old).Key() == v.Key() {
			return old
		}
		return c.add(v)
	}
	key := v.Key()
	code, known := c.keys()[key]
	c.count(known)
	if !known {
		code = c.add(v)
		c.remember(key, code)
	}
	return code
}

// holds reports whether a code means this very text.
func (c *column) holds(code uint32, text []byte) bool {
	if k := int(code) - len(c.values); k >= 0 {
		return c.texts.is(k, text)
	}
	v := c.values[code]
	return v.IsText() && v.Text() == string(text)
}

// value is what a code means.
func (c *column) value(code uint32) rule.Value {
	if c.ids != nil && code > absentCode {
		return rule.TextValue(c.ids.text(int(code - absentCode - 1)))
	}
	if k := int(code) - len(c.values); k >= 0 {
		return c.texts.value(k)
	}
	return c.values[code]
}

// size is the number of codes.
func (c *column) size() int {
	if c.ids != nil {
		return len(c.values) + len(c.ids.keys)
	}
	return len(c.values) + c.texts.size()
}

// get is the code of user i. Ids have no codes but the positions.
func (c *column) get(i int) uint32 {
	if c.ids != nil {
		return uint32(i) + absentCode + 1
	}
	return c.codes.get(i)
}

func (c *column) add(v rule.Value) uint32 {
	if c.unique {
		c.texts.add(v)
		return uint32(c.size() - 1)
	}
	c.values = append(c.values, v)
	return uint32(len(c.values) - 1)
}

func (c *column) remember(key string, code uint32) {
	if !c.unique {
		c.keys()[key] = code
	}
}

// enoughLookups is how many values a column looks at before it decides
// whether they repeat. Tests lower it.
var enoughLookups = 8192

// count notes a look-up, and gives the dictionary up where fewer than one in
// four finds anything.
func (c *column) count(found bool) {
	c.lookups++
	if found {
		c.found++
	}
	if c.lookups == enoughLookups && c.found < enoughLookups/4 {
		c.unique, c.byKey, c.byJSON = true, nil, nil
	}
}

// isPlain reports whether what stands between the quotes of a JSON text is
// the text itself.
func isPlain(inner []byte) bool {
	return bytes.IndexByte(inner, '\\') < 0 && utf8.Valid(inner)
}

// set writes the code of user i, and grows the column as far as needed.
func (c *column) set(i int, code uint32) {
	if c.codes.set(i, code) {
		c.recent[c.version%maxPatched] = uint32(i)
		c.version++
	}
}

// moveLast takes user i out: the last of count users takes its place.
func (c *column) moveLast(i, count int) {
	c.set(i, c.get(count-1))
	c.dropLast(count)
}
