package number

import (
	"cmp"
	"strings"

	"personadesk/backend/phone"
)

// Key is a number as one value that can be compared and sorted: the digits as a figure, and the extension. A main number
// and each of its extensions are numbers of their own. Text that is no number has figure 0 and stands in Ext as it is.
type Key struct {
	Figure uint64
	Ext    string
}

const extensionMark = ";ext="

// KeyOf takes a number as Number.Telephone and the tenant spell it, like +441614960000;ext=100.
func KeyOf(telephone string) Key {
	main, ext, extended := strings.Cut(telephone, extensionMark)
	figure, ok := phone.Figure(main)
	if !ok || extended && !isExtension(ext) {
		return Key{Ext: telephone}
	}
	return Key{figure, ext}
}

func isExtension(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// IsNumber is false for the key of text that is no number.
func (k Key) IsNumber() bool { return k.Figure > 0 }

// String is the way back from KeyOf.
func (k Key) String() string {
	switch {
	case k.Figure == 0:
		return k.Ext
	case k.Ext == "":
		return phone.Spell(k.Figure)
	}
	return phone.Spell(k.Figure) + extensionMark + k.Ext
}

// Compare orders keys: by figures, a main number before its extensions.
func (k Key) Compare(other Key) int {
	return cmp.Or(cmp.Compare(k.Figure, other.Figure), cmp.Compare(k.Ext, other.Ext))
}
