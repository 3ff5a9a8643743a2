// Package canonical writes values as JSON in one form only, so that a hash over the text is a hash over the value. The form: UTF-8 without
// a byte order mark; nothing between the tokens; the members of every object sorted by their names, byte by byte; of the characters of a
// text only those escaped that have to be (the quote, the backslash, and what lies below the blank as \u00xx). Which members there are,
// and what they are called, follows the tags of encoding/json, so that whatever goes through that package and back reads the same.
package canonical

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"personadesk/backend/ident"
)

// Append adds a value in the canonical form. Plain data can always be written; an error names the type that is none.
func Append(dst []byte, v any) ([]byte, error) { return appendValue(dst, reflect.ValueOf(v)) }

// Appender is a type that writes itself in the canonical form; it has to write JSON in the same form.
type Appender interface{ AppendCanonical(dst []byte) []byte }

// member is one field of a struct.
type member struct {
	label     string // the name as it is written, with quotes and colon
	name      string
	index     int
	omitEmpty bool
}

// membersOf caches by reflect.Type what is the same for all values of a type.
var membersOf sync.Map

func members(t reflect.Type) ([]member, error) {
	if known, found := membersOf.Load(t); found {
		return known.([]member), nil
	}
	var list []member
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			return nil, fmt.Errorf("write %s canonically: it holds another type without a name", t)
		}
		tag := f.Tag.Get("json")
		if !f.IsExported() || tag == "-" {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		if name == "" {
			name = f.Name
		}
		list = append(list, member{string(AppendText(nil, name)) + ":", name, i, options == "omitempty"})
	}
	slices.SortFunc(list, func(a, b member) int { return strings.Compare(a.name, b.name) })
	membersOf.Store(t, list)
	return list, nil
}

var (
	appender  = reflect.TypeFor[Appender]()
	marshaler = reflect.TypeFor[json.Marshaler]()
	number    = reflect.TypeFor[json.Number]()
)

func appendValue(dst []byte, v reflect.Value) ([]byte, error) {
	if !v.IsValid() {
		return append(dst, "null"...), nil
	}
	t := v.Type()
	if t.Kind() == reflect.Struct && t.Implements(appender) {
		return v.Interface().(Appender).AppendCanonical(dst), nil
	}
	if t.Kind() == reflect.Struct && t.Implements(marshaler) {
		text, err := json.Marshal(v.Interface())
		if err != nil {
			return dst, fmt.Errorf("write %s canonically: %w", t, err)
		}
		return append(dst, text...), nil
	}
	switch t.Kind() {
	case reflect.String:
		if t == number {
			return append(dst, v.String()...), nil
		}
		return AppendText(dst, v.String()), nil
	case reflect.Bool:
		return strconv.AppendBool(dst, v.Bool()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.AppendInt(dst, v.Int(), 10), nil
	case reflect.Uint, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return strconv.AppendUint(dst, v.Uint(), 10), nil
	case reflect.Float64:
		text, err := json.Marshal(v.Float())
		return append(dst, text...), err
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return append(dst, "null"...), nil
		}
		return appendValue(dst, v.Elem())
	case reflect.Slice:
		return appendList(dst, v)
	case reflect.Map:
		return appendMap(dst, v)
	case reflect.Struct:
		return appendStruct(dst, v)
	}
	return dst, fmt.Errorf("write %s canonically: it is no plain data", t)
}

func appendStruct(dst []byte, v reflect.Value) ([]byte, error) {
	list, err := members(v.Type())
	if err != nil {
		return dst, err
	}
	dst = append(dst, '{')
	first := true
	for i := range list {
		field := v.Field(list[i].index)
		if list[i].omitEmpty && empty(field) {
			continue
		}
		if !first {
			dst = append(dst, ',')
		}
		first = false
		dst = append(dst, list[i].label...)
		if dst, err = appendValue(dst, field); err != nil {
			return dst, err
		}
	}
	return append(dst, '}'), nil
}

// empty says what encoding/json leaves out.
func empty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}

func appendList(dst []byte, v reflect.Value) (_ []byte, err error) {
	if v.IsNil() {
		return append(dst, "null"...), nil
	}
	if v.Type().Elem().Kind() == reflect.Uint8 {
		return dst, fmt.Errorf("write %s canonically: bytes are no plain data", v.Type())
	}
	switch list := v.Interface().(type) { // most of a large plan are lists of ids
	case []string:
		return appendTexts(dst, list), nil
	case []ident.ObjectID:
		return appendTexts(dst, list), nil
	}
	dst = append(dst, '[')
	for i := range v.Len() {
		if i > 0 {
			dst = append(dst, ',')
		}
		if dst, err = appendValue(dst, v.Index(i)); err != nil {
			return dst, err
		}
	}
	return append(dst, ']'), nil
}

func appendTexts[T ~string](dst []byte, list []T) []byte {
	dst = append(dst, '[')
	for i, text := range list {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = AppendText(dst, string(text))
	}
	return append(dst, ']')
}

func appendMap(dst []byte, v reflect.Value) (_ []byte, err error) {
	if v.IsNil() {
		return append(dst, "null"...), nil
	}
	if v.Type().Key().Kind() != reflect.String {
		return dst, fmt.Errorf("write %s canonically: its keys are no texts", v.Type())
	}
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	dst = append(dst, '{')
	for i, key := range keys {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(AppendText(dst, key.String()), ':')
		if dst, err = appendValue(dst, v.MapIndex(key)); err != nil {
			return dst, err
		}
	}
	return append(dst, '}'), nil
}

// AppendText writes a text; what is no UTF-8 becomes the sign for that, as it would on its way through encoding/json.
func AppendText(dst []byte, text string) []byte {
	const digits = "0123456789abcdef"
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	dst = append(dst, '"')
	from := 0
	for i := range len(text) {
		c := text[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		dst = append(dst, text[from:i]...)
		from = i + 1
		if c < ' ' {
			dst = append(dst, '\\', 'u', '0', '0', digits[c>>4], digits[c&15])
		} else {
			dst = append(dst, '\\', c)
		}
	}
	return append(append(dst, text[from:]...), '"')
}
