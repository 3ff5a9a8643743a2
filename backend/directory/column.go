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
// more, gives every value a code of its own, equal or not, and keeps the texts
// in one piece.
type column struct {
	codes
	values  []rule.Value      // of the first codes
	texts   *texts            // of the codes after those; nil while values repeat
	byKey   map[string]uint32 // nil once the values have proved to be unique
	byJSON  map[string]uint32 // the codes of collections already decoded
	lookups int
	found   int
}

func newColumn() *column {
	return &column{
		values: []rule.Value{rule.UnknownValue(), rule.AbsentValue()},
		byKey:  make(map[string]uint32),
		byJSON: make(map[string]uint32),
	}
}

// size is how many codes there are.
func (c *column) size() int {
	if c.texts == nil {
		return len(c.values)
	}
	return len(c.values) + c.texts.len()
}

// value is what a code means.
func (c *column) value(code uint32) rule.Value {
	if int(code) < len(c.values) {
		return c.values[code]
	}
	return c.texts.value(code - uint32(len(c.values)))
}

// isText reports whether a code means exactly this text.
func (c *column) isText(code uint32, text []byte) bool {
	if int(code) >= len(c.values) && !c.texts.many {
		return bytes.Equal(c.texts.at(code-uint32(len(c.values))), text)
	}
	v := c.value(code)
	return v.IsText() && v.Text() == string(text)
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
	if c.byKey != nil && len(c.byJSON) < maxRemembered {
		c.byJSON[string(raw)] = code
	}
	c.set(i, code)
}

// writeText stores a text that needs no decoding, and makes a string of it
// only when it is new.
func (c *column) writeText(i int, text []byte) {
	if c.byKey == nil {
		if !c.isText(c.get(i), text) {
			c.set(i, c.add(rule.TextValue(string(text))))
		}
		return
	}
	code, known := c.byKey[string(text)]
	c.note(known)
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
	if c.byKey == nil {
		if old := c.get(i); c.value(old).Key() == v.Key() {
			return old
		}
		return c.add(v)
	}
	key := v.Key()
	code, known := c.byKey[key]
	c.note(known)
	if !known {
		code = c.add(v)
		c.remember(key, code)
	}
	return code
}

// add gives a value a code of its own.
func (c *column) add(v rule.Value) uint32 {
	if c.texts != nil {
		if c.texts.takes(v) {
			return uint32(len(c.values)) + c.texts.add(v)
		}
		c.spell() // a value of another kind, which no attribute has; the texts go back to where all kinds are kept
	}
	c.values = append(c.values, v)
	return uint32(len(c.values) - 1)
}

// spell takes the texts apart into values again.
func (c *column) spell() {
	for at := range c.texts.len() {
		c.values = append(c.values, c.texts.value(uint32(at)))
	}
	c.texts = nil
}

func (c *column) remember(key string, code uint32) {
	if c.byKey != nil {
		c.byKey[key] = code
	}
}

// enoughLookups is how many values a column looks at before it decides
// whether they repeat. Tests lower it.
var enoughLookups = 8192

// note counts a look-up, and gives the dictionary up where fewer than one in
// four finds anything.
func (c *column) note(found bool) {
	c.lookups++
	if found {
		c.found++
	}
	if c.lookups == enoughLookups && c.found < enoughLookups/4 {
		c.byKey, c.byJSON = nil, nil
		if t := textsOf(c.values[absentCode+1:]); t != nil {
			c.values, c.texts = c.values[:absentCode+1:absentCode+1], t
		}
	}
}

// isPlain reports whether what stands between the quotes of a JSON text is
// the text itself.
func isPlain(inner []byte) bool {
	return bytes.IndexByte(inner, '\\') < 0 && utf8.Valid(inner)
}

// moveLast takes user i out: the last of count users takes its place.
func (c *column) moveLast(i, count int) {
	last := count - 1
	c.set(i, c.get(last))
	c.cut(last)
}
