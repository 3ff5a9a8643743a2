package directory

import (
	"bytes"
	"encoding/binary"
	"time"

	"personadesk/backend/rule"
)

// What an entry of texts is.
const (
	oneText byte = iota
	manyTexts
	moment
	another // of a kind that is rare enough to be kept as it is
)

// How the folded form of a text is kept.
const (
	foldsToItself uint64 = iota
	foldedFollows        // as long as the text
	foldedDiffers        // in length, with a length of its own
)

// texts holds values that do not repeat, in one run of bytes: a name costs
// its letters and six bytes, and a comparison reads them where they lie.
type texts struct {
	bytes  []byte
	ends   []uint32
	others []rule.Value
}

func (t *texts) size() int { return len(t.ends) }

func (t *texts) entry(k int) []byte {
	from := uint32(0)
	if k > 0 {
		from = t.ends[k-1]
	}
	return t.bytes[from:t.ends[k]]
}

func (t *texts) add(v rule.Value) {
	switch {
	case v.IsText():
		t.bytes = appendText(append(t.bytes, oneText), v.Text())
	case v.IsTexts():
		t.bytes = append(t.bytes, manyTexts)
		for _, text := range v.Texts() {
			t.bytes = appendText(t.bytes, text)
		}
	case !v.Time().IsZero():
		at := v.Time()
		t.bytes = binary.LittleEndian.AppendUint64(append(t.bytes, moment), uint64(at.Unix()))
		t.bytes = binary.LittleEndian.AppendUint32(t.bytes, uint32(at.Nanosecond()))
	default:
		t.bytes = binary.AppendUvarint(append(t.bytes, another), uint64(len(t.others)))
		t.others = append(t.others, v)
	}
	t.ends = append(t.ends, uint32(len(t.bytes)))
}

// appendText writes a text and, where it is another, its folded form.
func appendText(to []byte, text string) []byte {
	folded, form := rule.Folded(text), foldsToItself
	switch {
	case len(folded) != len(text):
		form = foldedDiffers
	case folded != text:
		form = foldedFollows
	}
	to = append(binary.AppendUvarint(to, uint64(len(text))<<2|form), text...)
	if form == foldedDiffers {
		to = binary.AppendUvarint(to, uint64(len(folded)))
	}
	if form != foldsToItself {
		to = append(to, folded...)
	}
	return to
}

// nextText reads what appendText wrote. The folded form of a text that says
// nothing else in it than ASCII stems from ASCII, unless the lengths differ.
func nextText(from []byte) (text, folded, rest []byte, form uint64) {
	var head uint64
	if from[0] < 0x80 {
		head, from = uint64(from[0]), from[1:]
	} else {
		var n int
		head, n = binary.Uvarint(from)
		from = from[n:]
	}
	length := head >> 2
	text, from = from[:length], from[length:]
	switch head & 3 {
	case foldsToItself:
		return text, text, from, foldsToItself
	case foldedFollows:
		return text, from[:length], from[length:], foldedFollows
	}
	length, n := binary.Uvarint(from)
	from = from[n:]
	return text, from[:length], from[length:], foldedDiffers
}

// is reports whether an entry is this very text.
func (t *texts) is(k int, text []byte) bool {
	entry := t.entry(k)
	if entry[0] != oneText {
		return false
	}
	held, _, _, _ := nextText(entry[1:])
	return bytes.Equal(held, text)
}

// value makes a value of an entry.
func (t *texts) value(k int) rule.Value {
	entry := t.entry(k)
	kind, entry := entry[0], entry[1:]
	switch kind {
	case oneText:
		text, _, _, _ := nextText(entry)
		return rule.TextValue(string(text))
	case manyTexts:
		var list []string
		for len(entry) > 0 {
			text, _, rest, _ := nextText(entry)
			list, entry = append(list, string(text)), rest
		}
		return rule.TextsValue(list...)
	case moment:
		seconds, nanoseconds := binary.LittleEndian.Uint64(entry), binary.LittleEndian.Uint32(entry[8:])
		return rule.TimeValue(time.Unix(int64(seconds), int64(nanoseconds)))
	}
	at, _ := binary.Uvarint(entry)
	return t.others[at]
}
