package directory

import (
	"cmp"
	"slices"
	"strings"
)

// Suggest lists values of a property for completion: those that begin with a text first, then those that contain it, letter
// case aside, each the most frequent first.
func (d *Directory) Suggest(property, text string, limit int) []ValueCount {
	c := d.column(property)
	if c == nil || limit <= 0 {
		return nil
	}
	text = strings.ToLower(text)
	counts := map[string]int{}
	for code, n := range c.counts() {
		if n == 0 || uint32(code) <= absentCode {
			continue
		}
		if value := c.value(uint32(code)).String(); value != "" && strings.Contains(strings.ToLower(value), text) {
			counts[value] += n
		}
	}
	list := make([]ValueCount, 0, len(counts))
	for value, n := range counts {
		list = append(list, ValueCount{value, n})
	}
	behind := func(v ValueCount) int {
		if strings.HasPrefix(strings.ToLower(v.Value), text) {
			return 0
		}
		return 1
	}
	slices.SortFunc(list, func(a, b ValueCount) int {
		return cmp.Or(behind(a)-behind(b), cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return list[:min(limit, len(list))]
}
