package desk

import (
	"context"
	"slices"
	"testing"
	"time"

	"personadesk/backend/problem"
)

func has(list []problem.Problem, code string) bool {
	return slices.ContainsFunc(list, func(p problem.Problem) bool { return p.Code == code })
}

func TestTheFirstScreenDoesNotWaitForTheUsers(t *testing.T) {
	d, wb := sampleDesk(t)
	ctx := t.Context()
	must(t, wb.SaveReading(ctx, users(t, "ann", "bob", "cy", "di")))
	d.options.Patience = time.Millisecond
	loaded, load := make(chan struct{}), d.reading.Compute
	d.reading.Compute = func(ctx context.Context) (*Reading, error) {
		select {
		case <-loaded:
			return load(ctx)
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	r, err := d.Lists(ctx)
	must(t, err)
	if r.Users != 4 || r.Directory != nil {
		t.Errorf("%d users, directory %v", r.Users, r.Directory)
	}
	list, checking, err := d.ProblemsSoon(ctx)
	must(t, err)
	if !checking || has(list, "TARGETING_NOBODY") {
		t.Errorf("checking %v with %v, and nobody was looked at", checking, list)
	}
	steps, err := d.Standings(ctx)
	must(t, err)
	if v := steps[4]; v.Step != StepTargeting || !v.Computing {
		t.Errorf("%+v cannot be known", v)
	}
	if _, err := d.Checks(ctx); err != nil {
		t.Error(err)
	}

	close(loaded)
	d.options.Patience = time.Minute
	all, err := d.Problems(ctx)
	must(t, err)
	list, checking, err = d.ProblemsSoon(ctx)
	must(t, err)
	if checking || len(list) != len(all) || !has(list, "TARGETING_NOBODY") {
		t.Errorf("checking %v, %d of %d problems", checking, len(list), len(all))
	}
}

func TestATypeThatTheDesignHasNothingOfIsNoProblemWhenItWasNotRead(t *testing.T) {
	d, wb := sampleDesk(t)
	r := users(t, "ann")
	r.Unread["policies/TeamsCallingPolicy"] = "refused"       // the sample has some
	r.Unread["policies/TeamsNotificationsPolicy"] = "refused" // and none of these
	must(t, wb.SaveReading(t.Context(), r))
	list, err := d.Problems(t.Context())
	must(t, err)
	var named []string
	for _, p := range list {
		if p.Code == "READING_PART" {
			named = append(named, p.Where.ID)
		}
	}
	if !slices.Equal(named, []string{"policies/TeamsCallingPolicy"}) {
		t.Errorf("named as not read: %q", named)
	}
}
