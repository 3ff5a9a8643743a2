package cli

import (
	"context"
	"errors"
	"time"

	"personadesk/app/service"
	"personadesk/backend/clock"
	"personadesk/backend/problem"
	"personadesk/backend/provision"
)

// turnPause is how often it is looked whether other work has come to its end.
const turnPause = 200 * time.Millisecond

// onTenant is with for what works on the tenant: it takes its turn.
func (p *program) onTenant(ctx context.Context, path, kind string, work func(ctx context.Context, d *service.Desk) error) error {
	return p.with(ctx, path, func(d *service.Desk) error {
		return p.turn(ctx, d, kind, func(ctx context.Context) error { return work(ctx, d) })
	})
}

// turn does work on the tenant, of which there is only one at a time, whoever asked for it. What ends with an exit status of its own,
// as a plan with changes does, has not failed.
func (p *program) turn(ctx context.Context, d *service.Desk, kind string, work func(ctx context.Context) error) error {
	var ended error
	err := d.Turn(service.WithChoice(ctx, p.choice()), kind, func(ctx context.Context, tell func(provision.Progress)) error {
		p.tell = tell
		defer func() { p.tell = nil }()
		err := work(ctx)
		if s := status(0); errors.As(err, &s) {
			ended, err = err, nil
		}
		return err
	})
	return errors.Join(ended, err)
}

// turnWhenFree is turn for who would rather wait than be refused.
func (p *program) turnWhenFree(ctx context.Context, d *service.Desk, kind string, work func(ctx context.Context) error) error {
	for said := false; ; said = true {
		err := p.turn(ctx, d, kind, work)
		var found *problem.Problem
		if !errors.As(err, &found) || found.Code != "JOB_RUNNING" {
			return err
		}
		if !said {
			p.message("Other work on the tenant is under way; waiting for its end.")
		}
		if err := clock.Wait(ctx, p.clock, turnPause); err != nil {
			return err
		}
	}
}
