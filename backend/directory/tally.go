package directory

// ValueCount is a value of a property and the number of users who have it.
type ValueCount struct {
	Value string `json:"value"`
	Count int    `json:"count"`
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
