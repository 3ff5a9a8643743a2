package directory

import (
	"cmp"
	"slices"
)

// ValueCount is a value of a property and the number of users who have it.
type ValueCount struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// Distinct lists the values of a property that occur, the most frequent first
// and equally frequent ones by name: what a form offers for completion.
// Collections are listed as a whole.
func (d *Directory) Distinct(property string) []ValueCount {
	c := d.column(property)
	if c == nil {
		return nil
	}
	counts := make(map[string]int)
	for code, n := range c.counts() {
		if n > 0 && uint32(code) > absentCode {
			counts[c.value(uint32(code)).String()] += n
		}
	}
	list := make([]ValueCount, 0, len(counts))
	for value, n := range counts {
		list = append(list, ValueCount{value, n})
	}
	slices.SortFunc(list, func(a, b ValueCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return list
}

// Tally counts for how many users a property is known, absent and unknown.
func (d *Directory) Tally(property string) (known, absent, unknown int) {
	c := d.column(property)
	if c == nil {
		return 0, 0, d.Len()
	}
	counts := c.counts()
	absent = counts[absentCode]
	for _, n := range counts[absentCode+1:] {
		known += n
	}
	return known, absent, d.Len() - known - absent
}

// counts is the number of users for each code of those the column reaches.
func (c *column) counts() []int {
	counts := make([]int, c.size())
	if c.ids != nil {
		for code := absentCode + 1; int(code) < len(counts); code++ {
			counts[code] = 1
		}
		return counts
	}
	c.tally(counts)
	return counts
}
