package service

import (
	"context"

	"personadesk/backend/desk"
	"personadesk/backend/provision/engine"
)

// Continue goes on with a run that was interrupted or stopped, if there is one; found says whether there was. What was sent before is
// looked for in the tenant, and only what is not there is sent again.
func (d *Desk) Continue(ctx context.Context, o engine.Options) (outcome Outcome, found bool, err error) {
	if err := d.may(ctx, desk.Look); err != nil {
		return outcome, false, err
	}
	wb, err := d.Workbook()
	if err != nil {
		return outcome, false, err
	}
	run, found, err := wb.OpenRun(ctx)
	if err != nil || !found {
		return outcome, false, err
	}
	if err := d.may(ctx, desk.ChangeTenant); err != nil {
		return outcome, true, err
	}
	c, err := d.connected(ctx)
	if err != nil {
		return outcome, true, err
	}
	outcome, err = engine.Resume(ctx, c.Tenant, wb, run.ID, d.runOptions(c, o))
	if err != nil {
		return outcome, true, err
	}
	_, err = d.readInto(ctx, c, wb, o.Progress)
	return outcome, true, err
}
