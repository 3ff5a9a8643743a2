package desk

import (
	"context"

	"personadesk/backend/directory"
)

// Offices counts the users of every value of the office attribute; nil without a reading.
func (d *Desk) Offices(ctx context.Context) ([]directory.Office, error) { return d.offices.Get(ctx) }

func (d *Desk) keepOffices() {
	d.offices.Stamp = d.on(ofReading)
	d.offices.Compute = func(ctx context.Context) ([]directory.Office, error) {
		r, err := d.Reading(ctx)
		if err != nil || r == nil {
			return nil, err
		}
		return r.Directory.Offices(), nil
	}
}
