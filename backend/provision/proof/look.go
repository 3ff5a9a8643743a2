// Package proof looks at the tenant and says what is there: of a change that was sent, of what a plan rests on, and of everything that the
// people of a persona should have. Only what was read counts, and what many changes rest on is read once for all of them.
package proof

import (
	"context"
	"strings"

	"personadesk/backend/plan"
	"personadesk/backend/tenant"
)

// Look is one fresh look at the tenant: each list is read once, when it is first asked for, whatever the number of changes that rest on it.
// Where a look is about few of many, they are read in batches instead of the whole list. It serves one goroutine.
type Look struct {
	t        tenant.Tenant
	resolver *Resolver
	pending  []Case // whom the look is for
	listed   int    // how many numbers the tenant listed last, 0 when nobody knows

	groups        map[string]tenant.Group
	asked         map[string]bool // groups that were looked for by their key
	groupPolicies []tenant.GroupPolicy
	policies      map[string][]tenant.Policy
	queues        []tenant.Queue
	teams         []tenant.Team
	numbers       map[string]tenant.Number
	unseen        map[string]error // numbers that could not be read
	operations    map[string]tenant.Operation
	configured    map[string]tenant.UserConfiguration
	licences      map[string]map[string]bool
	inside        map[string][]string // members by group id, in lower case
	read          map[string]error    // by list: that it was tried, and how it went
}

// NewLook begins a look for changes. Listed is how many numbers the tenant listed last, 0 when nobody knows: it decides whether they are
// read as a list or in batches.
func NewLook(t tenant.Tenant, r *Resolver, pending []Case, listed int) *Look {
	return &Look{t: t, resolver: r, pending: pending, listed: listed, policies: map[string][]tenant.Policy{}, read: map[string]error{},
		groups: map[string]tenant.Group{}, asked: map[string]bool{}, inside: map[string][]string{}}
}

// once reads a list the first time and gives the same error again afterwards.
func (l *Look) once(name string, read func() error) error {
	err, done := l.read[name]
	if !done {
		err = read()
		l.read[name] = err
	}
	return err
}

// group finds a group by its key. All that the look is for are asked for together.
func (l *Look) group(ctx context.Context, uniqueName string) (tenant.Group, bool, error) {
	err := l.once("groups", func() error {
		var keys []string
		for _, c := range l.pending {
			keys = append(keys, groupKeys(c.Expect)...)
		}
		return l.findGroups(ctx, keys)
	})
	if err == nil && !l.asked[uniqueName] {
		err = l.findGroups(ctx, []string{uniqueName})
	}
	g, ok := l.groups[uniqueName]
	return g, ok, err
}

func (l *Look) findGroups(ctx context.Context, keys []string) error {
	if len(keys) == 0 {
		return nil
	}
	found, err := l.t.Graph.GroupsByUniqueNames(ctx, keys)
	if err != nil {
		return err
	}
	for _, key := range keys {
		l.asked[key] = true
		if g, ok := found[key]; ok {
			l.groups[key] = g
		}
	}
	return nil
}

// groupKeys are the groups that tell whether a change has come, or whether what it rests on has moved.
func groupKeys(e plan.Expect) []string {
	switch {
	case e.Group != nil:
		return []string{e.Group.UniqueName}
	case e.Licences != nil:
		return []string{e.Licences.Group.Key}
	case e.Grant != nil && e.Grant.User == "":
		return []string{e.Grant.Group.Key}
	}
	return nil
}

func (l *Look) groupPolicy(ctx context.Context, group, policyType string) (p tenant.GroupPolicy, ok bool, err error) {
	err = l.once("groupPolicies", func() (err error) { l.groupPolicies, err = l.t.Teams.GroupPolicies(ctx); return err })
	for _, p := range l.groupPolicies {
		if strings.EqualFold(p.GroupID, group) && strings.EqualFold(p.Type, policyType) {
			return p, true, err
		}
	}
	return p, false, err
}

func (l *Look) policy(ctx context.Context, policyType, name string) (p tenant.Policy, ok bool, err error) {
	err = l.once("policies/"+policyType, func() (err error) { l.policies[policyType], err = l.t.Teams.Policies(ctx, policyType); return err })
	for _, p := range l.policies[policyType] {
		if strings.EqualFold(p.Name, name) {
			return p, true, err
		}
	}
	return p, false, err
}

func (l *Look) queue(ctx context.Context, name string) (q tenant.Queue, ok bool, err error) {
	err = l.once("queues", func() (err error) { l.queues, err = l.t.Teams.Queues(ctx); return err })
	for _, q := range l.queues {
		if strings.EqualFold(q.Name, name) {
			return q, true, err
		}
	}
	return q, false, err
}

func (l *Look) team(ctx context.Context, name string) (team tenant.Team, ok bool, err error) {
	err = l.once("teams", func() (err error) {
		var names []string
		seen := map[string]bool{}
		for _, c := range l.pending {
			if c.Expect.Team != nil && !seen[c.Expect.Team.Team.Key] {
				seen[c.Expect.Team.Team.Key] = true
				names = append(names, c.Expect.Team.Team.Key)
			}
		}
		l.teams, err = l.t.Graph.Teams(ctx, names)
		return err
	})
	for _, team := range l.teams {
		if strings.EqualFold(team.Name, name) {
			return team, true, err
		}
	}
	return team, false, err
}

// members reads who is in a group, each id in lower case.
func (l *Look) members(ctx context.Context, groupID string) ([]string, error) {
	err := l.once("members/"+groupID, func() error {
		list, err := l.t.Graph.Members(ctx, groupID)
		l.inside[groupID] = lower(list)
		return err
	})
	return l.inside[groupID], err
}

func lower(ids []string) []string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = strings.ToLower(id)
	}
	return list
}
