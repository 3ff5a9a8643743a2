package directory

import (
	"encoding/json"

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
type column struct {
	codes  []uint32
	values []rule.Value
	byKey  map[string]uint32
	byJSON map[string]uint32 // the codes of collections already decoded
}

func newColumn() *column {
	return &column{
		values: []rule.Value{rule.UnknownValue(), rule.AbsentValue()},
		byKey:  make(map[string]uint32),
		byJSON: make(map[string]uint32),
	}
}

// code finds or adds the code of a value.
func (c *column) code(v rule.Value) uint32 {
	switch {
	case v.IsUnknown():
		return unknownCode
	case v.IsAbsent():
		return absentCode
	}
	key := v.Key()
	if code, ok := c.byKey[key]; ok {
		return code
	}
	code := uint32(len(c.values))
	c.values = append(c.values, v)
	c.byKey[key] = code
	return code
}

// codeJSON finds the code of a property from its JSON. Texts without escapes
// are looked up without making a string, and JSON met before is not decoded
// again: most users share most of their values.
func (c *column) codeJSON(raw json.RawMessage, decode func() rule.Value) uint32 {
	n := len(raw)
	switch {
	case n == 4 && string(raw) == "null":
		return absentCode
	case n >= 2 && raw[0] == '"' && raw[n-1] == '"':
		if code, ok := c.byKey[string(raw[1:n-1])]; ok && isPlain(raw[1:n-1]) {
			return code
		}
		return c.code(decode())
	}
	if code, ok := c.byJSON[string(raw)]; ok {
		return code
	}
	code := c.code(decode())
	if len(c.byJSON) < maxRemembered {
		c.byJSON[string(raw)] = code
	}
	return code
}

// isPlain reports whether a JSON text stands for itself.
func isPlain(inner []byte) bool {
	for _, b := range inner {
		if b == '\\' || b == '"' {
			return false
		}
	}
	return true
}

// set writes the code of user i, and grows the column as far as needed.
func (c *column) set(i int, code uint32) {
	if code == unknownCode && i >= len(c.codes) {
		return
	}
	for len(c.codes) <= i {
		c.codes = append(c.codes, unknownCode)
	}
	c.codes[i] = code
}

func (c *column) get(i int) uint32 {
	if i < len(c.codes) {
		return c.codes[i]
	}
	return unknownCode
}

// moveLast takes user i out: the last of count users takes its place.
func (c *column) moveLast(i, count int) {
	last := count - 1
	c.set(i, c.get(last))
	if last < len(c.codes) {
		c.codes = c.codes[:last]
	}
}
