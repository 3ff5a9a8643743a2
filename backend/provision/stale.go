package provision

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/plan"
	"personadesk/backend/provision/safeguards"
	"personadesk/backend/tenant"
)

// staleness compares what a plan rests on with the tenant as it is now: the groups, policies, numbers and queues that it would touch.
type staleness struct {
	was *tenant.Snapshot
	now *look
	// own holds what this run has touched itself, which is no reason to stop it.
	own map[string]bool
}

// touches names the part of the tenant that a change rests on.
func touches(c *item) string {
	e := c.Expect
	switch {
	case e.Group != nil:
		return "group " + e.Group.UniqueName
	case e.Policy != nil:
		return "policy " + e.Policy.Type + " " + strings.ToLower(e.Policy.Name)
	case e.Grant != nil && e.Grant.User == "":
		return "grant " + e.Grant.Type + " " + e.Grant.Group.Key
	case e.Licences != nil:
		return "licences " + e.Licences.Group.Key
	case e.Number != nil:
		return "number " + e.Number.Telephone
	case e.Queue != nil:
		return "queue " + e.Queue.Queue
	}
	return "" // direct grants and team members only add to what they touch
}

// check gives a PLAN_STALE problem when something that a change rests on has moved since the reading.
func (s *staleness) check(ctx context.Context, changes []*item) error {
	var moved []string
	groups := map[string]tenant.Group{}
	for _, g := range s.was.Groups {
		groups[g.UniqueName] = g
	}
	numbers := map[string]tenant.Number{}
	for _, n := range s.was.Numbers {
		numbers[n.Telephone] = n
	}
	for _, c := range changes {
		key := touches(c)
		if key == "" || s.own[key] {
			continue
		}
		same, err := s.same(ctx, c, groups, numbers)
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
	more := ""
	if len(moved) > 5 {
		more = fmt.Sprintf(" and %d more", len(moved)-5)
		moved = moved[:5]
	}
	return safeguards.Stale("changed meanwhile: " + strings.Join(moved, ", ") + more)
}

func (s *staleness) same(ctx context.Context, c *item, groups map[string]tenant.Group, numbers map[string]tenant.Number) (bool, error) {
	e := c.Expect
	switch {
	case e.Group != nil:
		was, before := groups[e.Group.UniqueName]
		now, after, err := s.now.group(ctx, e.Group.UniqueName)
		return before == after && was.Rule == now.Rule && was.Name == now.Name, err
	case e.Licences != nil:
		was := groups[e.Licences.Group.Key]
		now, _, err := s.now.group(ctx, e.Licences.Group.Key)
		return slices.Equal(skus(was), skus(now)), err
	case e.Policy != nil:
		return s.samePolicy(ctx, *e.Policy)
	case e.Grant != nil:
		return s.sameGrant(ctx, *e.Grant, groups)
	case e.Number != nil:
		was := numbers[e.Number.Telephone]
		now, _, err := s.now.number(ctx, e.Number.Telephone)
		return strings.EqualFold(was.Target, now.Target) && was.Type == now.Type, err
	case e.Queue != nil:
		i := slices.IndexFunc(s.was.Queues, func(q tenant.Queue) bool { return strings.EqualFold(q.Name, e.Queue.Queue) })
		now, after, err := s.now.queue(ctx, e.Queue.Queue)
		return (i >= 0) == after && (i < 0 || sameIDs(s.was.Queues[i].Groups, now.Groups)), err
	}
	return true, nil
}

func (s *staleness) samePolicy(ctx context.Context, want tenant.Policy) (bool, error) {
	i := slices.IndexFunc(s.was.Policies, func(p tenant.Policy) bool { return p.Type == want.Type && strings.EqualFold(p.Name, want.Name) })
	now, after, err := s.now.policy(ctx, want.Type, want.Name)
	if err != nil || (i >= 0) != after {
		return false, err
	}
	if i < 0 {
		return true, nil
	}
	a, errA := json.Marshal(s.was.Policies[i].Settings)
	b, errB := json.Marshal(now.Settings)
	return errA == nil && errB == nil && string(a) == string(b), nil
}

func (s *staleness) sameGrant(ctx context.Context, want plan.Grant, groups map[string]tenant.Group) (bool, error) {
	g, existed := groups[want.Group.Key]
	if !existed {
		return true, nil // the plan makes the group; that nobody else has made it is checked with the group
	}
	i := slices.IndexFunc(s.was.GroupPolicies, func(p tenant.GroupPolicy) bool {
		return strings.EqualFold(p.GroupID, g.ID) && strings.EqualFold(p.Type, want.Type)
	})
	now, after, err := s.now.groupPolicy(ctx, g.ID, want.Type)
	return (i >= 0) == after && (i < 0 || s.was.GroupPolicies[i].Name == now.Name), err
}

func skus(g tenant.Group) []string {
	var list []string
	for _, l := range g.Licences {
		list = append(list, strings.ToLower(l.SKU))
	}
	slices.Sort(list)
	return list
}

func sameIDs(a, b []string) bool {
	sorted := func(list []string) []string {
		list = lower(list)
		slices.Sort(list)
		return list
	}
	return slices.Equal(sorted(a), sorted(b))
}
