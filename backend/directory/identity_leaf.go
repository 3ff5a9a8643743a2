package directory

import (
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
)

// objectID is the property that no column holds, since the index has it.
const objectID = "objectId"

// identityLeaf is the outcome of a leaf on the object id. Ids named in full
// are looked up; for everything else each is written out and tested.
func (d *Directory) identityLeaf(l evaluate.Leaf, now time.Time) Matches {
	m := Matches{newSet(d.Len()), newSet(d.Len()), newSet(d.Len())}
	test, reduced := l.OnText()
	switch operator := l.Operator(); {
	case reduced && (operator == "eq" || operator == "in" || operator == "ne" || operator == "notIn") && len(l.Values()) > 0:
		for _, value := range l.Values() {
			if i, known := d.Index(ident.Object(value.Text)); known {
				m.put(i, matchBit)
			}
		}
		if operator == "ne" || operator == "notIn" {
			m.Match = m.Match.Not()
		}
		for i, odd := range d.ids.spelled {
			m.put(i, outcomeBits(l.Test(rule.TextValue(odd.text), now)))
		}
	default:
		inParallel(d.Len(), 64, func(from, to int) {
			buffer := make([]byte, 0, 36)
			for i := from; i < to; i++ {
				buffer = d.ids.appendText(buffer[:0], i)
				if _, odd := d.ids.spelled[i]; reduced && !odd && test.Fits(buffer) {
					m.put(i, bitsOf(test.One(buffer)))
				} else {
					m.put(i, outcomeBits(l.Test(rule.TextValue(string(buffer)), now)))
				}
			}
		})
	}
	return m.trimmed()
}
