package rule

import (
	"strings"
	"time"
)

type valueKind uint8

const (
	unknownValue valueKind = iota // the zero Value: nobody read it
	absentValue
	textValue
	boolValue
	timeValue
	textsValue
	itemsValue
)

// Value is what an attribute of a user is known to be. The zero Value is
// unknown: not read. Absent is something else: read, and there is nothing.
type Value struct {
	kind   valueKind
	truth  bool
	text   string
	folded string
	more   *bulk // of moments and collections; apart, because most values are texts
}

type bulk struct {
	at    time.Time
	texts []Value
	items []Item
}

// Item is one object of a collection, such as an assigned plan: its fields by
// their documented names.
type Item map[string]Value

// UnknownValue is an attribute that was not read.
func UnknownValue() Value { return Value{} }

// AbsentValue is an attribute that was read and has no value (null).
func AbsentValue() Value { return Value{kind: absentValue} }

// TextValue is a known text.
func TextValue(text string) Value {
	return Value{kind: textValue, text: text, folded: Folded(text)}
}

// BoolValue is a known true or false.
func BoolValue(truth bool) Value { return Value{kind: boolValue, truth: truth} }

// TimeValue is a known moment; it is kept in UTC.
func TimeValue(at time.Time) Value { return Value{kind: timeValue, more: &bulk{at: at.UTC()}} }

// TextsValue is a known collection of texts, possibly empty.
func TextsValue(texts ...string) Value {
	values := make([]Value, len(texts))
	for i, text := range texts {
		values[i] = TextValue(text)
	}
	return Value{kind: textsValue, more: &bulk{texts: values}}
}

// ItemsValue is a known collection of objects, possibly empty.
func ItemsValue(items ...Item) Value { return Value{kind: itemsValue, more: &bulk{items: items}} }

// IsKnown reports whether the attribute was read and has a value.
func (v Value) IsKnown() bool { return v.kind > absentValue }

// IsAbsent reports whether the attribute was read and has no value.
func (v Value) IsAbsent() bool { return v.kind == absentValue }

// IsUnknown reports whether the attribute was not read.
func (v Value) IsUnknown() bool { return v.kind == unknownValue }

// IsText reports whether the value is a known text.
func (v Value) IsText() bool { return v.kind == textValue }

// IsTexts reports whether the value is a known collection of texts.
func (v Value) IsTexts() bool { return v.kind == textsValue }

// IsItems reports whether the value is a known collection of objects.
func (v Value) IsItems() bool { return v.kind == itemsValue }

// IsBool reports whether the value is a known true or false.
func (v Value) IsBool() bool { return v.kind == boolValue }

// IsTime reports whether the value is a known moment.
func (v Value) IsTime() bool { return v.kind == timeValue }

// Folded is a known text in the form that texts differing only in case share.
func (v Value) Folded() string { return v.folded }

// Text returns a known text, and "" for anything else.
func (v Value) Text() string { return v.text }

// Bool returns a known true, and false for anything else.
func (v Value) Bool() bool { return v.kind == boolValue && v.truth }

// Time returns a known moment, and the zero time for anything else.
func (v Value) Time() time.Time {
	if v.kind != timeValue {
		return time.Time{}
	}
	return v.more.at
}

// Texts returns the texts of a known collection of texts.
func (v Value) Texts() []string {
	if v.kind != textsValue {
		return nil
	}
	texts := make([]string, len(v.more.texts))
	for i, t := range v.more.texts {
		texts[i] = t.text
	}
	return texts
}

// Each returns the texts of a known collection of texts as values. They are
// the collection itself: nobody changes them.
func (v Value) Each() []Value {
	if v.kind != textsValue {
		return nil
	}
	return v.more.texts
}

// Items returns the objects of a known collection of objects.
func (v Value) Items() []Item {
	if v.kind != itemsValue {
		return nil
	}
	return v.more.items
}

// State says in a word what is known: "known", "absent" or "unknown".
func (v Value) State() string {
	switch v.kind {
	case unknownValue:
		return "unknown"
	case absentValue:
		return "absent"
	}
	return "known"
}

// String shows a value to a person. Absent and unknown values are empty; ask
// State which it is.
func (v Value) String() string {
	switch v.kind {
	case textValue:
		return v.text
	case boolValue:
		if v.truth {
			return "true"
		}
		return "false"
	case timeValue:
		return v.more.at.Format(time.RFC3339)
	case textsValue:
		return strings.Join(v.Texts(), ", ")
	case itemsValue:
		shown := make([]string, len(v.more.items))
		for i, item := range v.more.items {
			shown[i] = item.String()
		}
		return strings.Join(shown, "; ")
	}
	return ""
}

// String shows the fields of an item that are known, in documented order.
func (i Item) String() string {
	var parts []string
	for _, field := range planFields {
		if v := i[field.Name]; v.IsKnown() {
			parts = append(parts, v.text)
		}
	}
	return strings.Join(parts, " ")
}

// Key is a text that two values share exactly when they are equal, letter
// case included. It is for dictionaries, not for showing.
func (v Value) Key() string {
	if v.kind == textValue && !strings.HasPrefix(v.text, "\x00") {
		return v.text
	}
	var b strings.Builder
	v.writeKey(&b)
	return b.String()
}

func (v Value) writeKey(b *strings.Builder) {
	b.WriteByte(0)
	b.WriteByte('0' + byte(v.kind))
	switch v.kind {
	case textValue:
		b.WriteString(strings.ReplaceAll(v.text, "\x00", "\x00\x00"))
	case boolValue, timeValue:
		b.WriteString(v.String())
		if v.kind == timeValue {
			b.WriteString(v.more.at.Format(".000000000"))
		}
	case textsValue:
		for _, t := range v.more.texts {
			t.writeKey(b)
		}
	case itemsValue:
		for _, item := range v.more.items {
			b.WriteString("\x00i")
			for _, field := range planFields {
				item[field.Name].writeKey(b)
			}
		}
	}
	b.WriteString("\x00e")
}
