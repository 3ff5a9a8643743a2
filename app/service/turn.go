package service

import (
	"context"
	"errors"

	"personadesk/backend/desk"
	"personadesk/backend/problem"
	"personadesk/backend/provision"
)

// The kinds of work on the tenant that a command waits for; the page knows them from its own.
const (
	ReadTurn = "read"
	PlanTurn = "plan"
	RunTurn  = "run"
)

// Turn does work on the tenant for somebody who waits for it. It is a job like those of the page: there is only one at a time, the page
// shows how far it is and can stop it.
func (d *Desk) Turn(ctx context.Context, kind string, work func(ctx context.Context, progress func(provision.Progress)) error) error {
	if err := d.may(ctx, desk.ReadTenant); err != nil { // what the work does to the tenant asks for more by itself
		return err
	}
	one, inner, err := d.jobs.admit(ctx, kind)
	if err != nil {
		return err
	}
	failed := errors.New("a fault inside the program") // which is what it is when the work does not come back
	d.jobs.carryOut(inner, one, func(ctx context.Context, tell report) (string, error) {
		failed = work(ctx, telling(tell))
		return "", failed
	})
	if ctx.Err() == nil && errors.Is(failed, context.Canceled) {
		return problem.New("JOB_STOPPED.page").
			Hinted().Because(failed)
	}
	return failed
}

type choiceKey struct{}

// WithChoice says which tenant the calls with this context mean. A desk that is connected already must be connected to that one; else
// the first call connects it.
func WithChoice(ctx context.Context, choice Choice) context.Context {
	return context.WithValue(ctx, choiceKey{}, choice)
}

// asked is the tenant that the caller means; the zero value leaves it to the desk.
func asked(ctx context.Context) Choice {
	choice, _ := ctx.Value(choiceKey{}).(Choice)
	return choice
}

// named says whether a choice names a tenant; one that only says how to make a practice tenant does not.
func (c Choice) named() bool { return c.URL != "" || c.Profile != "" }

// same says whether two choices lead to one tenant.
func (c Choice) same(other Choice) bool {
	profile := func(c Choice) string {
		if c.URL == "" && c.Profile == "" {
			return PracticeName
		}
		return c.Profile
	}
	return c.URL == other.URL && (c.URL != "" || profile(c) == profile(other))
}

// otherTenant refuses work on another tenant than the one that is open.
func otherTenant(open, asked Choice) *problem.Problem {
	return problem.New("TENANT_OTHER.open").
		Detailed(open.View().Name, asked.View().Name).
		Hinted()
}
