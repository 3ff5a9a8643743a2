package directory

import (
	"bytes"
	"cmp"
	"slices"

	"personadesk/backend/rule"
)

// maxSuggested bounds the values that Suggest counts, of those that begin with a text and of those that contain it: among half
// a million names nobody looks for the most frequent.
const maxSuggested = 5000

// Suggest lists values of a property for completion, items of collections each for itself: those that begin with a text first,
// then those that contain it, letter case aside, each the most frequent first.
func (d *Directory) Suggest(property, text string, limit int) []ValueCount {
	c := d.column(property)
	if c == nil || limit <= 0 {
		return nil
	}
	sought, counts := []byte(rule.Folded(text)), c.counts()
	begin, contain := counted{}, counted{}
	for code, h := range c.held() {
		n := counts[code]
		switch {
		case n == 0 || len(h.text) == 0:
		case bytes.HasPrefix(h.folded, sought):
			begin.add(h.text, n, maxSuggested)
		case bytes.Contains(h.folded, sought):
			contain.add(h.text, n, maxSuggested)
		}
	}
	list := append(begin.list(), contain.list()...)
	return list[:min(limit, len(list))]
}

// counted is how many users have each of some texts.
type counted map[string]*int

// add counts users of a text, as long as there is room for further texts.
func (c counted) add(text []byte, users, most int) {
	if n, known := c[string(text)]; known {
		*n += users
	} else if len(c) < most {
		c[string(text)] = &users
	}
}

// list gives the most frequent first.
func (c counted) list() []ValueCount {
	list := make([]ValueCount, 0, len(c))
	for value, n := range c {
		list = append(list, ValueCount{value, *n})
	}
	slices.SortFunc(list, func(a, b ValueCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return list
}
