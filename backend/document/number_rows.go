package document

import (
	"iter"

	"personadesk/backend/number"
)

// Numbers is what is recorded of numbers, in numeric order: a workbook reads it while it is asked for, since there may be a million.
type Numbers interface {
	Len() (int, error)
	All() iter.Seq2[number.Number, error]
}

// NumberList is numbers in memory.
type NumberList []number.Number

// Len says how many there are.
func (l NumberList) Len() (int, error) { return len(l), nil }

// All goes over them.
func (l NumberList) All() iter.Seq2[number.Number, error] {
	return func(yield func(number.Number, error) bool) {
		for _, n := range l {
			if !yield(n, nil) {
				return
			}
		}
	}
}

func (c Content) numbers() Numbers {
	if c.Numbers == nil {
		return NumberList(nil)
	}
	return c.Numbers
}
