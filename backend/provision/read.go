package provision

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
)

// reader is one reading under way.
type reader struct {
	t        tenant.Tenant
	design   persona.Design
	snapshot *tenant.Snapshot
	meter    *meter
}

// Read reads the whole tenant into the workbook, in place of the last reading, and gives it. A part that cannot be read is left out
// and named in Unread with the reason, so that nobody takes it for empty; but without the tenant's own record and at least one
// user there is no reading, and the last one stays.
func Read(ctx context.Context, t tenant.Tenant, wb *workbook.Workbook, progress func(Progress)) (tenant.Snapshot, error) {
	design, err := wb.Design(ctx)
	if err != nil {
		return tenant.Snapshot{}, fmt.Errorf("reading the tenant: %w", err)
	}
	r := &reader{t: t, design: design, meter: newMeter(progress, time.Now),
		snapshot: &tenant.Snapshot{At: time.Now().UTC(), Unread: map[string]string{}}}
	if r.snapshot.Organization, err = t.Graph.Organization(ctx); err != nil {
		return tenant.Snapshot{}, fmt.Errorf("asking the tenant who it is: %w", err)
	}
	if err := wb.CheckTenant(ctx, r.snapshot.Organization.ID); err != nil { // before half an hour is spent on it
		return tenant.Snapshot{}, err
	}
	if err := r.users(ctx); err != nil {
		return tenant.Snapshot{}, err
	}
	for _, part := range r.parts() {
		r.meter.tell(Progress{Stage: part.name})
		err := part.read(ctx)
		if ctx.Err() != nil {
			return tenant.Snapshot{}, fmt.Errorf("reading the tenant: %w", ctx.Err())
		}
		if err != nil {
			part.drop()
			r.snapshot.Unread[part.name] = reason(err)
		}
	}
	r.meter.tell(Progress{Stage: "saving", Total: len(r.snapshot.Users)})
	if err := wb.SaveSnapshot(ctx, *r.snapshot); err != nil {
		return tenant.Snapshot{}, fmt.Errorf("keeping the reading: %w", err)
	}
	r.meter.tell(Progress{Stage: "saving", Done: len(r.snapshot.Users), Total: len(r.snapshot.Users)})
	return *r.snapshot, nil
}

// reason is what Unread says of an error.
func reason(err error) string {
	var p *problem.Problem
	if errors.As(err, &p) {
		return p.Error()
	}
	return err.Error()
}

// users reads everybody; without users nothing else means anything. A user that comes twice counts once, as it came last.
func (r *reader) users(ctx context.Context) error {
	at := map[string]int{}
	list := []tenant.RawUser{}
	gone := 0
	link, err := r.t.Graph.Users(ctx, "", func(page []tenant.RawUser) error {
		for _, u := range page {
			var id string
			if err := json.Unmarshal(u["id"], &id); err != nil || id == "" {
				return fmt.Errorf("a user came without an id")
			}
			id = strings.ToLower(id)
			i, known := at[id]
			if _, removed := u["@removed"]; removed {
				u = nil
			}
			switch {
			case known:
				if list[i] != nil && u == nil {
					gone++
				} else if list[i] == nil && u != nil {
					gone--
				}
				list[i] = u
			case u != nil:
				at[id] = len(list)
				list = append(list, u)
			}
		}
		r.meter.tell(Progress{Stage: "users", Done: len(list)})
		return nil
	})
	if err != nil {
		return fmt.Errorf("reading the users: %w", err)
	}
	if gone > 0 {
		list = slices.DeleteFunc(list, func(u tenant.RawUser) bool { return u == nil })
	}
	if len(list) == 0 {
		return problem.New("TENANT_EMPTY", "The tenant shows no users").Detailf("it answered, but the list of users is empty").
			Hintf("Check what the signed-in person may read; the last reading was kept.")
	}
	r.snapshot.Users, r.snapshot.DeltaLink = list, link
	return nil
}
