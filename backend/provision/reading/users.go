package reading

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
)

const (
	// checkpoint is how much time passes at least between two times that the users so far are kept; it is also at least so many times as
	// long as that takes.
	checkpoint      = 30 * time.Second
	checkpointShare = 20
	// patience is how often a round that the tenant broke off is begun again before that is an error.
	patience = 3
)

// users reads everybody, or what changed; without users nothing else means anything.
func (r *reader) users(ctx context.Context) error {
	if r.state.Users.Done {
		return nil
	}
	for again := 0; ; again++ {
		err := r.round(ctx)
		if err == nil {
			break
		}
		if !errors.Is(err, tenant.ErrResync) || ctx.Err() != nil || again == patience {
			return fmt.Errorf("reading the users: %w", err)
		}
		// The tenant no longer knows where we were: what was brought may miss anything, so everything is read from the beginning.
		r.d, r.state.Users = directory.New(r.d.Len()), progress{Round: tenant.Everything()}
		if err := r.stage.Forget(ctx, r.state); err != nil {
			return fmt.Errorf("beginning again: %w", err)
		}
	}
	return r.keepUsers(ctx)
}

// empty is what is said of a tenant without users. What was brought is of no use then.
func (r *reader) empty(ctx context.Context) error {
	return errors.Join(problem.New("TENANT_EMPTY").Detailed().
		Hinted(), r.stage.Drop(ctx))
}

// round reads the round that is under way to its end.
func (r *reader) round(ctx context.Context) error {
	begun := r.clock.Now().UTC()
	done := r.state.Users.Changed
	if !r.state.Users.Changes {
		done = r.d.Len()
		r.meter.resume("users", done, r.last.Users)
	} else {
		r.meter.resume("users", done, 0)
	}
	take := r.takeChanges
	if !r.state.Users.Changes {
		take = r.takeAll()
	}
	link, err := r.t.Graph.UsersIn(ctx, r.state.Users.Round, func(page []tenant.RawUser, next string) error {
		before := r.state.Users.Round.Link
		if next != "" { // the last page is read again when the reading is interrupted right after it, and that changes nothing
			r.state.Users.Round.Link = next
		}
		err := take(ctx, page, next == "")
		if err != nil {
			r.state.Users.Round.Link = before
		}
		return err
	})
	if err != nil {
		return r.interrupted(ctx, err)
	}
	if r.d.Len() == 0 {
		return r.empty(ctx)
	}
	r.state.Users.Done = true
	r.state.Links.Users = workbook.Link{URL: link, Select: r.state.Selection, Made: begun}
	return nil
}

// takeAll takes pages of everybody in, and keeps all of them from time to time.
func (r *reader) takeAll() func(ctx context.Context, page []tenant.RawUser, end bool) error {
	kept, pause := r.clock.Now(), checkpoint
	return func(ctx context.Context, page []tenant.RawUser, end bool) error {
		if err := r.d.Apply(page); err != nil {
			return err
		}
		r.meter.tell(r.d.Len())
		if began := r.clock.Now(); !end && began.Sub(kept) >= pause {
			if err := r.stage.Users(ctx, r.d, r.state); err != nil {
				return err
			}
			kept = r.clock.Now()
			pause = max(checkpoint, checkpointShare*kept.Sub(began))
		}
		return nil
	}
}

// takeChanges takes a page of changes in, and keeps it.
func (r *reader) takeChanges(ctx context.Context, page []tenant.RawUser, _ bool) error {
	if len(page) == 0 {
		return r.keep(ctx)
	}
	asked := strings.Split(r.state.Selection, ",")
	for n, u := range page {
		page[n] = directory.Restrict(u)
		if r.isNew(page[n]) {
			directory.Complete(page[n], asked)
		}
		if err := r.d.Merge(page[n]); err != nil {
			return err
		}
	}
	r.state.Users.Changed += len(page)
	r.meter.tell(r.state.Users.Changed)
	return r.stage.Patch(ctx, page, r.state)
}

// isNew says that a change shows a user whom we have never seen, all of them: then what is missing was never set. Without a principal name
// it is a part of somebody, and what is missing stays unknown.
func (r *reader) isNew(u tenant.RawUser) bool {
	var id string
	if json.Unmarshal(u["id"], &id) != nil {
		return false
	}
	_, removed := u["@removed"]
	_, named := u["userPrincipalName"]
	_, known := r.d.Index(ident.Object(id))
	return named && !known && !removed
}

// interrupted keeps what was brought before an error, so that the next reading goes on from there. A round that is to be begun again is
// not worth keeping, and one without end must not go on growing with every reading.
func (r *reader) interrupted(ctx context.Context, cause error) error {
	if errors.Is(cause, tenant.ErrTooMuch) {
		return errors.Join(cause, r.stage.Drop(context.WithoutCancel(ctx)))
	}
	if errors.Is(cause, tenant.ErrResync) || r.state.Users.Changes || r.state.Users.Round.Link == "" {
		return cause
	}
	return errors.Join(cause, r.stage.Users(context.WithoutCancel(ctx), r.d, r.state))
}

// mostChanged is the share of users that may lie over the columns as changes before the columns are written anew.
const mostChanged = 50 // one in so many

// keepUsers keeps the users at the end of a round.
func (r *reader) keepUsers(ctx context.Context) error {
	if r.state.Users.Changes {
		changed, err := r.stage.Patched(ctx)
		if err != nil {
			return err
		}
		if changed <= max(1000, r.d.Len()/mostChanged) {
			return r.keep(ctx)
		}
	}
	return r.stage.Users(ctx, r.d, r.state)
}
