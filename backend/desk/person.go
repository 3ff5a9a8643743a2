package desk

import (
	"context"
	"strings"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// Person is the last reading as far as it concerns one user, who is the only one in its directory; nil without a reading. Nobody else is
// loaded for it.
func (d *Desk) Person(ctx context.Context, idOrName string) (*Reading, error) {
	last, found, err := d.wb.ReadingOf(ctx, func(s *directory.Shelf, r workbook.Reading) (int, []ident.ObjectID, error) {
		place, err := findPerson(s, idOrName)
		if err != nil {
			return 0, nil, err
		}
		var groups []ident.ObjectID
		for _, q := range r.Queues {
			groups = append(groups, q.Groups...)
		}
		return place, groups, nil
	})
	if err != nil || !found {
		return nil, err
	}
	return &Reading{Reading: last.Reading, Users: last.Users, Directory: last.Directory}, nil
}

// findPerson is Reading.Find without the reading in memory.
func findPerson(s *directory.Shelf, text string) (int, error) {
	text = strings.TrimSpace(text)
	if i, known, err := s.Find(text); err != nil || known {
		return i, err
	}
	found := -1
	for i, err := range s.Named(text) {
		switch {
		case err != nil:
			return 0, err
		case found >= 0:
			return 0, personTwice(text)
		}
		found = i
	}
	if found < 0 {
		return 0, personUnknown(text)
	}
	return found, nil
}

func personTwice(text string) error {
	return problem.New("PERSON_TWICE").Detailed(text).Hinted()
}

func personUnknown(text string) error {
	return problem.New("PERSON_UNKNOWN.reading").Detailed(text).Hinted()
}
