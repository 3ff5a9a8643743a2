package provision

import (
	"context"
	"fmt"
	"strings"

	"personadesk/backend/plan"
)

// verdict is what a look says of one change.
type verdict int

const (
	waiting verdict = iota // it was looked for and is not there (yet)
	unread                 // it could not be looked for
	there
	failed // it will not come: the tenant says so
)

// finding is a verdict with what the tenant showed.
type finding struct {
	verdict verdict
	says    string
}

func found(ok bool, otherwise string) finding {
	if ok {
		return finding{there, ""}
	}
	return finding{waiting, otherwise}
}

func cannot(err error) finding { return finding{unread, reason(err)} }

// check holds one change against a fresh look at the tenant.
func (l *look) check(ctx context.Context, c *item) finding {
	e := c.Expect
	switch {
	case e.Group != nil:
		return l.checkGroup(ctx, c)
	case e.Policy != nil:
		return l.checkPolicy(ctx, c)
	case e.Grant != nil && e.Grant.User != "":
		return l.checkUserGrant(ctx, *e.Grant)
	case e.Grant != nil:
		return l.checkGroupGrant(ctx, *e.Grant)
	case e.Licences != nil:
		return l.checkLicences(ctx, c)
	case e.Number != nil:
		return l.checkNumber(ctx, c)
	case e.Queue != nil:
		return l.checkQueue(ctx, *e.Queue)
	case e.Team != nil:
		return l.checkTeam(ctx, c)
	}
	return finding{unread, "the plan does not say what to look for"}
}

func (l *look) checkGroup(ctx context.Context, c *item) finding {
	want := c.Expect.Group
	g, ok, err := l.group(ctx, want.UniqueName)
	switch {
	case err != nil:
		return cannot(err)
	case !ok:
		return finding{waiting, "the group is not listed"}
	case g.Rule != want.Rule || g.Name != want.Name:
		return finding{waiting, "the group still has another rule or name"}
	case !g.RuleOn:
		return finding{waiting, "the rule of the group is not switched on"}
	case g.RuleStatus == "Failed":
		return finding{failed, "the tenant could not process the rule of the group"}
	case g.RuleStatus != "Succeeded" && g.RuleStatus != "":
		return finding{waiting, "the rule of the group is being processed: " + g.RuleStatus}
	}
	if c.Kind == plan.CreateGroup && g.RuleStatus != "" {
		return finding{verdict: there}
	}
	// The status may still be the one of the rule before, or not be told at all: the members tell.
	members, err := l.members(ctx, g.ID)
	if err != nil {
		return cannot(err)
	}
	absent := missing(c.targeted, members)
	if len(absent) > 0 {
		return finding{waiting, fmt.Sprintf("%d of %d people are not in the group yet", len(absent), len(c.targeted))}
	}
	leaving := missing(c.Users, lower(c.targeted))
	left := missing(leaving, members)
	return found(len(left) == len(leaving), fmt.Sprintf("%d people are still in the group", len(leaving)-len(left)))
}

func lower(ids []string) []string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = strings.ToLower(id)
	}
	return list
}

// missing gives those of want that are not in have; have is in lower case.
func missing(want, have []string) []string {
	in := make(map[string]bool, len(have))
	for _, id := range have {
		in[id] = true
	}
	var list []string
	for _, id := range want {
		if id = strings.ToLower(id); !in[id] {
			list = append(list, id)
		}
	}
	return list
}

func (l *look) checkPolicy(ctx context.Context, c *item) finding {
	want := c.Expect.Policy
	p, ok, err := l.policy(ctx, want.Type, want.Name)
	if err != nil {
		return cannot(err)
	}
	if !ok {
		return finding{waiting, "the policy is not listed"}
	}
	return found(plan.Reads(*want, p), "the policy still reads differently")
}

func (l *look) checkGroupGrant(ctx context.Context, want plan.Grant) finding {
	id, err := l.resolver.id(ctx, want.Group)
	if err != nil {
		return cannot(err)
	}
	p, ok, err := l.groupPolicy(ctx, id, want.Type)
	switch {
	case err != nil:
		return cannot(err)
	case want.Name == "":
		return found(!ok, "the group still has the policy")
	case !ok:
		return finding{waiting, "the policy of the group is not listed"}
	}
	return found(strings.EqualFold(p.Name, want.Name), "the group still has another policy")
}

func (l *look) checkUserGrant(ctx context.Context, want plan.Grant) finding {
	c, ok, err := l.configuration(ctx, want.User)
	if err != nil {
		return cannot(err)
	}
	if !ok {
		return finding{waiting, "Teams does not list this person"}
	}
	for _, p := range c.Policies {
		if p.Type == want.Type && p.Direct {
			return found(want.Name != "" && strings.EqualFold(p.Name, want.Name), "the person still has another policy")
		}
	}
	return found(want.Name == "", "the person does not have the policy")
}

func (l *look) checkQueue(ctx context.Context, want plan.QueueGroups) finding {
	q, ok, err := l.queue(ctx, want.Queue)
	if err != nil {
		return cannot(err)
	}
	if !ok {
		return finding{waiting, "the queue is not listed"}
	}
	has := lower(q.Groups)
	var wants []string
	for _, ref := range want.Groups {
		id, err := l.resolver.id(ctx, ref)
		if err != nil {
			return cannot(err)
		}
		wants = append(wants, id)
	}
	absent := missing(wants, has)
	if len(absent) > 0 {
		return finding{waiting, fmt.Sprintf("%d of %d groups are not among those that answer the queue", len(absent), len(wants))}
	}
	for _, ref := range want.Without {
		id, err := l.resolver.id(ctx, ref)
		if err != nil {
			return cannot(err)
		}
		if len(missing([]string{id}, has)) == 0 {
			return finding{waiting, "a group still answers the queue"}
		}
	}
	return finding{verdict: there}
}

func (l *look) checkTeam(ctx context.Context, c *item) finding {
	team, ok, err := l.team(ctx, c.Expect.Team.Team.Key)
	if err != nil {
		return cannot(err)
	}
	if !ok {
		return finding{waiting, "the team is not listed"}
	}
	has := lower(team.Members)
	absent := missing(c.Expect.Team.Add, has)
	if len(absent) > 0 && len(absent) <= c.refused {
		return finding{failed, c.note}
	}
	return found(len(absent) == 0, fmt.Sprintf("%d of %d people are not in the team", len(absent), len(c.Expect.Team.Add)))
}
