package directory

import (
	"slices"
	"unicode/utf8"

	"personadesk/backend/rule"
)

// texts are the values of a column in which hardly any value repeats, one after the other in one piece of memory: names,
// addresses, ids. A value is a text, or several in a collection. A copy without letter case lies beside it once some
// value differs from its own, so that a comparison is one of bytes.
type texts struct {
	many   bool     // a value is a collection
	bytes  []byte   // as they are
	ends   []uint32 // where each text ends
	lists  []uint32 // of collections: after which text each value ends
	folded []byte   // nil while every text is without letter case by itself
	fends  []uint32 // where each folded text ends
	plain  bool     // all are ASCII without line breaks
}

// textsOf takes the values of a column over, if all that are known are texts, or all collections of texts.
func textsOf(values []rule.Value) *texts {
	t := &texts{plain: true}
	for i, v := range values {
		_, many := v.Collection()
		if !v.IsText() && !many || i > 0 && many != t.many {
			return nil
		}
		t.many = many
		t.add(v)
	}
	return t
}

// takes reports whether a value is of the kind that is kept here.
func (t *texts) takes(v rule.Value) bool {
	_, many := v.Collection()
	return many == t.many && (many || v.IsText())
}

// add appends a value and gives its position.
func (t *texts) add(v rule.Value) uint32 {
	if !t.many {
		t.text(v.Text())
		return uint32(len(t.ends) - 1)
	}
	list, _ := v.Collection()
	for _, text := range list {
		t.text(text)
	}
	t.lists = append(t.lists, uint32(len(t.ends)))
	return uint32(len(t.lists) - 1)
}

func (t *texts) text(text string) {
	t.bytes = append(t.bytes, text...)
	t.ends = append(t.ends, uint32(len(t.bytes)))
	for i := 0; i < len(text) && t.plain; i++ {
		t.plain = text[i] < utf8.RuneSelf && text[i] != '\n'
	}
	folded := rule.FoldText(text)
	if t.fends == nil {
		if folded == text {
			return
		}
		// From here on the two differ; what came before is the same in both.
		before := len(t.bytes) - len(text)
		t.folded = append(make([]byte, 0, cap(t.bytes)), t.bytes[:before]...)
		t.fends = append(make([]uint32, 0, cap(t.ends)), t.ends[:len(t.ends)-1]...)
	}
	t.folded = append(t.folded, folded...)
	t.fends = append(t.fends, uint32(len(t.folded)))
}

// len is how many values there are.
func (t *texts) len() int {
	if t.many {
		return len(t.lists)
	}
	return len(t.ends)
}

// value makes the value at a position.
func (t *texts) value(at uint32) rule.Value {
	if !t.many {
		return rule.TextValue(string(t.at(at)))
	}
	from, to := t.list(at)
	list := make([]string, 0, to-from)
	for i := from; i < to; i++ {
		list = append(list, string(t.at(i)))
	}
	return rule.TextsValue(list...)
}

// list is from which text to which a collection goes.
func (t *texts) list(at uint32) (from, to uint32) {
	if at > 0 {
		from = t.lists[at-1]
	}
	return from, t.lists[at]
}

// at is one text as it is.
func (t *texts) at(i uint32) []byte { return slice(t.bytes, t.ends, i) }

// foldedAt is one text without letter case.
func (t *texts) foldedAt(i uint32) []byte {
	if t.fends == nil {
		return t.at(i)
	}
	return slice(t.folded, t.fends, i)
}

func slice(bytes []byte, ends []uint32, i uint32) []byte {
	from := uint32(0)
	if i > 0 {
		from = ends[i-1]
	}
	return bytes[from:ends[i]]
}

// holds runs a test over the value at a position.
func (t *texts) holds(test rule.FoldedTest, at uint32, all bool) bool {
	if !t.many {
		return test.Holds(t.foldedAt(at))
	}
	from, to := t.list(at)
	for i := from; i < to; i++ {
		if test.Holds(t.foldedAt(i)) != all {
			return !all
		}
	}
	return all
}

// runs reports whether a test can be run here.
func (t *texts) runs(test rule.FoldedTest) bool {
	items, _ := test.OfItems()
	return items == t.many && test.Takes(t.plain)
}

// clone shares what is there and keeps to itself what is added.
func (t *texts) clone() *texts {
	copied := *t
	copied.bytes, copied.ends, copied.lists = slices.Clip(t.bytes), slices.Clip(t.ends), slices.Clip(t.lists)
	copied.folded, copied.fends = slices.Clip(t.folded), slices.Clip(t.fends)
	return &copied
}

// size is how much memory the texts themselves take, and what lies around them.
func (t *texts) size() (values, around int64) {
	return int64(cap(t.bytes)), int64(cap(t.folded)) + 4*int64(cap(t.ends)+cap(t.fends)+cap(t.lists))
}
