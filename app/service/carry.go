package service

import (
	"context"
	"time"

	"personadesk/backend/provision/engine"
)

// apply carries a plan out and then reads the tenant: what was seen during the run is seen again in a reading of its own, and the
// next plan starts from the truth.
func (d *Desk) apply(ctx context.Context, p storedPlan, o engine.Options) (engine.Summary, error) {
	wb, err := d.Workbook()
	if err != nil {
		return engine.Summary{}, err
	}
	c, err := d.connected(ctx)
	if err != nil {
		return engine.Summary{}, err
	}
	whole, err := d.whole(ctx, p)
	if err != nil {
		return engine.Summary{}, err
	}
	summary, err := engine.Apply(ctx, c.Tenant, wb, whole, d.runOptions(c, o))
	if err != nil {
		return summary, err
	}
	_, err = d.readInto(ctx, c, wb, o.Progress)
	return summary, err
}

func (d *Desk) runOptions(c *Connection, o engine.Options) engine.Options {
	o.By, o.Clock, o.Log = d.o.Actor, d.o.Clock, d.o.Log
	if c.View.Kind != "profile" {
		o.Underway = time.Second // a practice tenant has carried a request out when it answers
	}
	return o
}
