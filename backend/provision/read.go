package provision

import (
	"context"
	"fmt"
	"time"

	"personadesk/backend/clock"
	"personadesk/backend/directory"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
)

// reader is one reading under way.
type reader struct {
	t       tenant.Tenant
	design  persona.Design
	reading *workbook.Reading
	meter   *Meter
}

// Read reads the whole tenant into the workbook, in place of the last reading, and gives it. A part that cannot be read is left out
// and named in Unread with the reason, so that nobody takes it for empty; but without the tenant's own record and at least one
// user there is no reading, and the last one stays.
func Read(ctx context.Context, t tenant.Tenant, wb *workbook.Workbook, progress func(Progress)) (workbook.Reading, error) {
	design, err := wb.Design(ctx)
	if err != nil {
		return workbook.Reading{}, fmt.Errorf("reading the tenant: %w", err)
	}
	r := &reader{t: t, design: design, meter: NewMeter(progress, clock.System),
		reading: &workbook.Reading{Reading: tenant.Reading{At: time.Now().UTC(), Unread: map[string]string{}}, Directory: directory.New(0)}}
	if r.reading.Organization, err = t.Graph.Organization(ctx); err != nil {
		return workbook.Reading{}, fmt.Errorf("asking the tenant who it is: %w", err)
	}
	if err := wb.CheckTenant(ctx, r.reading.Organization.ID); err != nil { // before half an hour is spent on it
		return workbook.Reading{}, err
	}
	if err := r.users(ctx); err != nil {
		return workbook.Reading{}, err
	}
	for _, part := range r.parts() {
		r.meter.Tell(Progress{Stage: part.name})
		err := part.read(ctx)
		if ctx.Err() != nil {
			return workbook.Reading{}, fmt.Errorf("reading the tenant: %w", ctx.Err())
		}
		if err != nil {
			part.drop()
			r.reading.Unread[part.name] = Reason(err)
		}
	}
	r.meter.Tell(Progress{Stage: "saving", Total: r.reading.Directory.Len()})
	if err := wb.SaveReading(ctx, *r.reading); err != nil {
		return workbook.Reading{}, fmt.Errorf("keeping the reading: %w", err)
	}
	r.meter.Tell(Progress{Stage: "saving", Done: r.reading.Directory.Len(), Total: r.reading.Directory.Len()})
	return *r.reading, nil
}

// users reads everybody; without users nothing else means anything. A user that comes twice counts once, as it came last.
func (r *reader) users(ctx context.Context) error {
	d := r.reading.Directory
	link, err := r.t.Graph.Users(ctx, "", func(page []tenant.RawUser) error {
		err := d.Apply(page)
		r.meter.Tell(Progress{Stage: "users", Done: d.Len()})
		return err
	})
	if err != nil {
		return fmt.Errorf("reading the users: %w", err)
	}
	if d.Len() == 0 {
		return problem.New("TENANT_EMPTY", "The tenant shows no users").Detailf("it answered, but the list of users is empty").
			Hintf("Check what the signed-in person may read; the last reading was kept.")
	}
	r.reading.Links.Users.URL = link
	return nil
}
