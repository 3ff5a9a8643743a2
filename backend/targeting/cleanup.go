package targeting

import (
	"fmt"
	"slices"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/rule/evaluate"
)

// Cleanup says which personas would reach other users if attributes were written otherwise: those of the personas whose rules
// look at what changes. It is WhatIf for the many small questions of attribute quality, without the moves.
func Cleanup(list []Reach, d *directory.Directory, edits []directory.Edit, now time.Time) ([]Shift, error) {
	imagined, _, err := d.With(edits)
	if err != nil {
		return nil, fmt.Errorf("imagine other attributes: %w", err)
	}
	var shifts []Shift
	for _, was := range list {
		if !looksAt(was, edits) {
			continue
		}
		m := imagined.Match(was.Parsed, now)
		s := Shift{Before: was, After: was, In: m.Match.AndNot(was.Match), Out: was.Match.AndNot(m.Match)}
		s.After.Match, s.After.Unknown, s.After.Assumed = m.Match, m.Unknown, m.Assumed
		if s.In.Count() > 0 || s.Out.Count() > 0 {
			shifts = append(shifts, s)
		}
	}
	return shifts, nil
}

func looksAt(r Reach, edits []directory.Edit) bool {
	return slices.ContainsFunc(evaluate.Attributes(r.Parsed), func(name string) bool {
		return slices.ContainsFunc(edits, func(e directory.Edit) bool {
			return name == e.Set || e.Set == "" && name == e.Property
		})
	})
}
