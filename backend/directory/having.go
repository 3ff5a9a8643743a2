package directory

import (
	"slices"

	"personadesk/backend/ident"
)

// Holding finds those of whom some licence fits, and those whose licences were not read. Users with the same licences are asked about once.
func (d *Directory) Holding(fits func(sku ident.SKU) bool) (holds, unread Set) {
	return d.column(Licences).having(d.Len(), func(text string) bool { return fits(ident.SKU(text)) })
}

// WithFeature finds those for whom Teams shows a feature, such as PhoneSystem.
func (d *Directory) WithFeature(feature string) Set {
	if d.teams == nil {
		return noUser(d.Len())
	}
	with, _ := d.teams.columns[teamsFeatures].having(d.Len(), func(text string) bool { return text == feature })
	return with
}

// having finds the users of whom one of the texts in a column fits, and those of whom the column does not know.
func (c *column) having(users int, fits func(text string) bool) (have, unknown Set) {
	have, unknown = newSet(users), newSet(users)
	if c == nil {
		return have.trimmed(), have.Not()
	}
	const unasked, no, yes = 0, 1, 2
	answers := make([]uint8, len(c.values)+c.texts.size())
	for i := range users {
		code := c.get(i)
		if code == unknownCode {
			unknown.words[i/64] |= 1 << (i % 64)
			continue
		}
		if answers[code] == unasked {
			answers[code] = no
			if slices.ContainsFunc(c.value(code).Texts(), fits) {
				answers[code] = yes
			}
		}
		if answers[code] == yes {
			have.words[i/64] |= 1 << (i % 64)
		}
	}
	return have.trimmed(), unknown.trimmed()
}
