package reading

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
)

// begin goes on with what an interrupted reading has left, or begins anew: with the changes since the last reading where that can be, else
// with everything.
func (r *reader) begin(ctx context.Context) error {
	lists, _, err := r.book.ReadingLists(ctx)
	if err := lostOnly(err); err != nil {
		return err
	}
	r.last = lists
	if ok, err := r.resume(ctx); err != nil || ok {
		return err
	}
	return r.anew(ctx)
}

// lostOnly lets pass that the last reading is damaged: then everything is read.
func lostOnly(err error) error {
	if err == nil || problem.From(err).Code == "READING_DAMAGED" {
		return nil
	}
	return fmt.Errorf("looking at the last reading: %w", err)
}

func (r *reader) resume(ctx context.Context) (bool, error) {
	stage, ok, err := r.book.Staged(ctx, r.org.ID)
	if err != nil || !ok || r.whole {
		return false, err
	}
	var s state
	if !s.understand(stage.State) {
		return false, nil
	}
	if age := r.clock.Now().Sub(stage.Begun); age < 0 || age > longestBreak || s.Selection != r.t.Graph.UserSelection() {
		return false, nil
	}
	d, err := stage.Resume(ctx, !s.Users.Changes)
	if err != nil {
		return false, lostOnly(err)
	}
	if s.Asked != r.asked() { // the design has been edited meanwhile
		for _, name := range []string{"policies", "teams"} {
			delete(s.Done, name)
			delete(s.Unread, name)
		}
	}
	for name := range s.Unread { // what failed then is tried again
		delete(s.Done, name)
		if strings.HasPrefix(name, "policies/") {
			delete(s.Done, "policies")
		}
	}
	s.Unread = map[string]string{}
	r.stage, r.state, r.d, r.resumed = stage, s, d, true
	return true, nil
}

// anew begins a reading from nothing.
func (r *reader) anew(ctx context.Context) (err error) {
	now := r.clock.Now().UTC()
	r.state = state{Selection: r.t.Graph.UserSelection(), Done: map[string]int{}, Unread: map[string]string{}, Asked: r.asked(),
		Users: progress{Round: tenant.Everything()}}
	r.d = directory.New(r.last.Users)
	if r.usable(r.last.Links.Users, now) && r.last.Links.Users.Select == r.state.Selection {
		before, err := r.book.ReadingUsers(ctx)
		if err := lostOnly(err); err != nil {
			return err
		}
		if err == nil {
			r.d = before
			r.state.Users = progress{Round: tenant.Round{Link: r.last.Links.Users.URL}, Changes: true}
		}
	}
	if r.stage, err = r.book.Stage(ctx, r.org.ID, now); err != nil {
		return fmt.Errorf("beginning a reading: %w", err)
	}
	return r.keep(ctx)
}

// usable says whether a link for changes is young enough.
func (r *reader) usable(l workbook.Link, now time.Time) bool {
	age := now.Sub(l.Made)
	return !r.whole && l.URL != "" && age >= 0 && age < linkLife
}

// keep leaves word how far the reading is.
func (r *reader) keep(ctx context.Context) error {
	if err := r.stage.Keep(ctx, r.state); err != nil {
		return fmt.Errorf("keeping how far the reading is: %w", err)
	}
	return nil
}

// understand reads a state as it was kept; one of another version of the program is not understood, and the reading begins anew.
func (s *state) understand(kept []byte) bool { return json.Unmarshal(kept, s) == nil && s.Done != nil }
