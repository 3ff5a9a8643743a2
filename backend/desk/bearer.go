package desk

import (
	"context"
	"errors"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/targeting"
	"personadesk/backend/workbook"
)

// Bearer is the last reading as far as it concerns one who has a number, and which personas reach them.
type Bearer struct {
	*Reading
	Reach []targeting.Reach
}

// errNoUser says that an object id is that of no user who was read.
var errNoUser = errors.New("no user has this object id")

// Bearer finds out about one who has a number, a user or an account by object id; nil without a reading. Nobody else is loaded for it, and
// of the rules each is run for this user alone; of one whom the reading does not know as a user there are the small lists.
func (d *Desk) Bearer(ctx context.Context, id ident.ObjectID) (*Bearer, error) {
	last, found, err := d.wb.ReadingOf(ctx, func(s *directory.Shelf, _ workbook.Reading) (int, []ident.ObjectID, error) {
		place, known, err := s.Find(string(id))
		if err == nil && !known {
			err = errNoUser
		}
		return place, nil, err
	})
	if errors.Is(err, errNoUser) {
		lists, err := d.Lists(ctx)
		if err != nil || lists == nil {
			return nil, err
		}
		return &Bearer{Reading: &Reading{Reading: lists.Reading, Users: lists.Users, Directory: directory.New(0)}}, nil
	}
	if err != nil || !found {
		return nil, err
	}
	design, err := d.Personas(ctx)
	if err != nil {
		return nil, err
	}
	r := &Reading{Reading: last.Reading, Users: last.Users, Directory: last.Directory}
	return &Bearer{Reading: r, Reach: targeting.Of(design.Personas, r.Directory, d.Now())}, nil
}

// Loaded says whether everybody is in memory already, so that asking for all costs nothing.
func (d *Desk) Loaded() bool {
	_, reading := d.reading.Kept()
	_, reach := d.reach.Kept()
	return reading && reach
}
