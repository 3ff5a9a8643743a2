package cli

import (
	"context"

	"personadesk/app/service"
	"personadesk/backend/provision/engine"
)

// finishOpenRun goes on with a run that a kill, a crash or Ctrl+C left open, before anything new is planned: its plan was approved, and
// until it has come to its end nobody knows what the tenant still gets. It says whether there was one.
func (p *program) finishOpenRun(ctx context.Context, d *service.Desk, losses bool) (bool, error) {
	outcome, found, err := d.Continue(ctx, engine.Options{AllowLosses: losses, Progress: p.progress()})
	if err != nil || !found {
		return found, err
	}
	p.message("An earlier run was left open; it was brought to its end. Plan again to see what is left.")
	if err := p.sayRun(outcome); err != nil {
		return true, err
	}
	if !outcome.Whole() {
		return true, status(exitSomeFailed)
	}
	return true, nil
}
