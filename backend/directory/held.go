package directory

import (
	"iter"

	"personadesk/backend/rule"
)

// held is a text as it was read and as it is compared. Its bytes are those of the column, or good until the next one.
type held struct{ text, folded []byte }

// held goes over the texts behind the codes of a column, whichever way they are kept: each item of a collection, and truths and
// moments as they are shown. Plans have no text of their own.
func (c *column) held() iter.Seq2[uint32, held] {
	return func(yield func(uint32, held) bool) {
		if c.ids != nil {
			c.ids.held(yield)
			return
		}
		for code, v := range c.values {
			if !eachHeld(v, func(h held) bool { return yield(uint32(code), h) }) {
				return
			}
		}
		for k := range c.texts.size() {
			code := uint32(len(c.values) + k)
			if !c.texts.held(k, func(h held) bool { return yield(code, h) }) {
				return
			}
		}
	}
}

// eachHeld goes over the texts of one value, until it is told to stop.
func eachHeld(v rule.Value, yield func(held) bool) bool {
	texts := v.Texts()
	if !v.IsTexts() && v.IsKnown() && v.Items() == nil {
		texts = []string{v.String()}
	}
	for _, text := range texts {
		if !yield(held{[]byte(text), []byte(rule.Folded(text))}) {
			return false
		}
	}
	return true
}

// held goes over the texts of one entry where they lie.
func (t *texts) held(k int, yield func(held) bool) bool {
	entry := t.entry(k)
	if entry[0] != oneText && entry[0] != manyTexts {
		return eachHeld(t.value(k), yield)
	}
	for entry = entry[1:]; len(entry) > 0; {
		text, folded, rest, _ := nextText(entry)
		if !yield(held{text, folded}) {
			return false
		}
		entry = rest
	}
	return true
}

func (d *identities) held(yield func(uint32, held) bool) {
	buffer := make([]byte, 0, 36)
	for i := range d.keys {
		buffer = d.appendText(buffer[:0], i)
		h := held{buffer, buffer}
		if _, odd := d.spelled[i]; odd {
			h.folded = []byte(rule.Folded(string(buffer)))
		}
		if !yield(uint32(i)+absentCode+1, h) {
			return
		}
	}
}
