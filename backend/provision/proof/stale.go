package proof

import (
	"context"
	"fmt"
	"slices"

	"personadesk/backend/canonical"
	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/provision/safeguards"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

// staleness compares what a plan rests on with the tenant as it is now: the groups, policies, numbers and queues that it would touch. How
// they stood is in the plan itself, see plan.Stood.
type staleness struct {
	now *Look
	own map[string]bool
}

// Moved gives a PLAN_STALE problem when something that changes rest on is not as it was read. Own holds what the run itself has touched,
// as Touches names it: that is no reason to stop it.
func Moved(ctx context.Context, t tenant.Tenant, changes []Case, own map[string]bool, listed int) error {
	s := &staleness{now: NewLook(t, NewResolver(t), changes, listed), own: own}
	return s.check(ctx, changes)
}

// Touches names the part of the tenant that a change rests on.
func Touches(c *plan.Change) string {
	e := c.Expect
	switch {
	case e.Group != nil:
		return "group " + e.Group.UniqueName
	case e.NoGroup != nil:
		return "group " + e.NoGroup.Key
	case e.Policy != nil:
		return "policy " + e.Policy.Type + " " + string(e.Policy.Name.Key())
	case e.Grant != nil && e.Grant.User == "":
		return "grant " + e.Grant.Type + " " + e.Grant.Group.Key
	case e.Licences != nil:
		return "licences " + e.Licences.Group.Key
	case e.Number != nil:
		return "number " + e.Number.Telephone
	case e.Queue != nil:
		return "queue " + e.Queue.Queue
	case e.NewTeam != nil:
		return "team " + e.NewTeam.Name
	case e.Thing != nil:
		return string(e.Thing.Kind) + " " + e.Thing.Name
	}
	return "" // direct grants and team members only add to what they touch
}

func (s *staleness) check(ctx context.Context, changes []Case) error {
	var moved []string
	for _, c := range changes {
		key := Touches(c.Change)
		if key == "" || s.own[key] {
			continue
		}
		same, err := s.same(ctx, c)
		if err != nil {
			return fmt.Errorf("looking whether the tenant has moved: %w", err)
		}
		if !same {
			moved = append(moved, c.Subject)
		}
	}
	if len(moved) == 0 {
		return nil
	}
	return safeguards.Stale(text.Of("stale.moved", text.Some(5, moved)))
}

func (s *staleness) same(ctx context.Context, c Case) (bool, error) {
	e, was := c.Expect, c.Stood
	before := was != nil
	if !before {
		was = &plan.Stood{}
	}
	switch {
	case e.Group != nil:
		now, after, err := s.now.group(ctx, e.Group.UniqueName)
		return before == after && was.Rule == now.Rule && was.Name == now.Name, err
	case e.NoGroup != nil:
		return s.sameUnused(ctx, *e.NoGroup, *was)
	case e.Licences != nil:
		now, _, err := s.now.group(ctx, e.Licences.Group.Key)
		return slices.Equal(was.Licences, skus(now)), err
	case e.Policy != nil:
		now, after, err := s.now.policy(ctx, e.Policy.Type, e.Policy.Name.Key())
		return before == after && sameSettings(was.Settings, now.Settings), err
	case e.Grant != nil:
		return s.sameGrant(ctx, *e.Grant, was.Name)
	case e.Number != nil:
		now, _, err := s.now.number(ctx, e.Number.Telephone)
		return was.Holder == now.Target && was.Type == now.Type, err
	case e.Queue != nil:
		now, after, err := s.now.queue(ctx, e.Queue.Queue)
		return before == after && sameIDs(was.Groups, now.Groups), err
	case e.NewTeam != nil:
		_, after, err := s.now.team(ctx, e.NewTeam.Name)
		return before == after, err
	case e.Thing != nil:
		now, err := s.now.things(ctx, e.Thing.Kind, e.Thing.Name)
		if err != nil || len(now) > 1 || before != (len(now) == 1) {
			return false, err
		}
		return !before || sameSettings(was.Settings, now[0].Settings), nil
	}
	return true, nil
}

// sameGrant says whether a group still gives the policy of a type that it gave, "" for none. One that is not there gives none.
func (s *staleness) sameGrant(ctx context.Context, want plan.Grant, before string) (bool, error) {
	g, _, err := s.now.group(ctx, want.Group.Key)
	if err != nil {
		return false, err
	}
	now, _, err := s.now.groupPolicy(ctx, g.ID, want.Type)
	return string(now.Name) == before, err
}

// sameUnused says whether a group is as it was read, and gives no policy and answers no queue by now: nothing of that was so when its removal
// was planned.
func (s *staleness) sameUnused(ctx context.Context, want plan.NoGroup, was plan.Stood) (bool, error) {
	now, _, err := s.now.group(ctx, want.Key)
	if err != nil || now.ID != want.ID || now.Name != was.Name || now.Rule != was.Rule || !slices.Equal(was.Licences, skus(now)) {
		return false, err
	}
	used, err := s.now.uses(ctx, want.ID)
	return !used, err
}

// sameSettings says whether everything that is shown of something is as it was.
func sameSettings(was, now map[string]any) bool {
	a, errA := canonical.Append(nil, was)
	b, errB := canonical.Append(nil, now)
	return errA == nil && errB == nil && string(a) == string(b)
}

func skus(g tenant.Group) []ident.SKU {
	var list []ident.SKU
	for _, l := range g.Licences {
		list = append(list, l.SKU)
	}
	slices.Sort(list)
	return list
}

func sameIDs(a, b []ident.ObjectID) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
