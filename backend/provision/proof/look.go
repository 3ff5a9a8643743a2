// Package proof looks at the tenant and says what is there: of a change that was sent, of what a plan rests on, and of everything that the
// people of a persona should have. Only what was read counts, and what many changes rest on is read once for all of them.
package proof

import (
	"context"
	"slices"

	"personadesk/backend/ident"
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
	groupPolicies map[groupGrant]tenant.GroupPolicy
	policies      map[string]map[ident.PolicyKey]tenant.Policy // by type
	queues        map[ident.Key]tenant.Queue
	teams         map[ident.Key]tenant.Team
	named         map[tenant.ThingKind][]tenant.Thing
	numbers       map[string]tenant.Number
	unseen        map[string]error // numbers that could not be read
	operations    map[string]tenant.Operation
	batches       map[string]tenant.Batch // by operation
	configured    map[ident.ObjectID]tenant.UserConfiguration
	licences      map[ident.ObjectID]map[ident.SKU]bool
	inside        map[ident.ObjectID][]ident.ObjectID // members by group
	sorted        map[ident.ObjectID][]ident.ObjectID // members by group, sorted
	read          map[string]error                    // by list: that it was tried, and how it went
}

// NewLook begins a look for changes. Listed is how many numbers the tenant listed last, 0 when nobody knows: it decides whether they are
// read as a list or in batches.
func NewLook(t tenant.Tenant, r *Resolver, pending []Case, listed int) *Look {
	return &Look{t: t, resolver: r, pending: pending, listed: listed, policies: map[string]map[ident.PolicyKey]tenant.Policy{}, read: map[string]error{},
		named: map[tenant.ThingKind][]tenant.Thing{}, batches: map[string]tenant.Batch{}, groups: map[string]tenant.Group{}, asked: map[string]bool{}, inside: map[ident.ObjectID][]ident.ObjectID{}}
}

// groupGrant is what a group has one policy of.
type groupGrant struct {
	group      ident.ObjectID
	policyType ident.Key
}

// filed gives a list by its keys; of two things with one key the first counts.
func filed[K comparable, T any](list []T, key func(T) K) map[K]T {
	m := make(map[K]T, len(list))
	for _, one := range list {
		if k := key(one); !known(m, k) {
			m[k] = one
		}
	}
	return m
}

func known[K comparable, T any](m map[K]T, k K) bool {
	_, ok := m[k]
	return ok
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
	case e.NoGroup != nil:
		return []string{e.NoGroup.Key}
	case e.Licences != nil:
		return []string{e.Licences.Group.Key}
	case e.Voice != nil && e.Voice.Group != "":
		return []string{e.Voice.Group}
	case e.Grant != nil && e.Grant.User == "":
		return []string{e.Grant.Group.Key}
	}
	return nil
}

func (l *Look) groupPolicy(ctx context.Context, group ident.ObjectID, policyType string) (p tenant.GroupPolicy, ok bool, err error) {
	err = l.once("groupPolicies", func() error {
		list, err := l.t.Teams.GroupPolicies(ctx)
		l.groupPolicies = filed(list, func(p tenant.GroupPolicy) groupGrant { return groupGrant{p.GroupID, ident.Fold(p.Type)} })
		return err
	})
	p, ok = l.groupPolicies[groupGrant{group, ident.Fold(policyType)}]
	return p, ok, err
}

// uses says whether a group gives a policy or answers a queue.
func (l *Look) uses(ctx context.Context, group ident.ObjectID) (bool, error) {
	if _, _, err := l.groupPolicy(ctx, group, ""); err != nil { // reads the list
		return false, err
	}
	for grant := range l.groupPolicies {
		if grant.group == group {
			return true, nil
		}
	}
	if _, _, err := l.queue(ctx, ""); err != nil {
		return false, err
	}
	for _, q := range l.queues {
		if slices.Contains(q.Groups, group) {
			return true, nil
		}
	}
	return false, nil
}

func (l *Look) policy(ctx context.Context, policyType string, name ident.PolicyKey) (p tenant.Policy, ok bool, err error) {
	err = l.once("policies/"+policyType, func() error {
		list, err := l.t.Teams.Policies(ctx, policyType)
		l.policies[policyType] = filed(list, func(p tenant.Policy) ident.PolicyKey { return p.Name.Key() })
		return err
	})
	p, ok = l.policies[policyType][name]
	return p, ok, err
}

func (l *Look) queue(ctx context.Context, name string) (q tenant.Queue, ok bool, err error) {
	err = l.once("queues", func() error {
		list, err := l.t.Teams.Queues(ctx)
		l.queues = filed(list, func(q tenant.Queue) ident.Key { return ident.Fold(q.Name) })
		return err
	})
	q, ok = l.queues[ident.Fold(name)]
	return q, ok, err
}

func (l *Look) team(ctx context.Context, name string) (team tenant.Team, ok bool, err error) {
	err = l.once("teams", func() error {
		var names []string
		seen := map[string]bool{}
		for _, c := range l.pending {
			for _, name := range teamNames(c.Expect) {
				if !seen[name] {
					seen[name] = true
					names = append(names, name)
				}
			}
		}
		return l.readTeams(ctx, names)
	})
	team, ok = l.teams[ident.Fold(name)]
	return team, ok, err
}

// teamNames are the teams that tell whether a change has come.
func teamNames(e plan.Expect) []string {
	switch {
	case e.Team != nil:
		return []string{e.Team.Team.Key}
	case e.NewTeam != nil:
		return []string{e.NewTeam.Name}
	}
	return nil
}

func (l *Look) readTeams(ctx context.Context, names []string) error {
	list, err := l.t.Graph.Teams(ctx, names)
	l.teams = filed(list, func(team tenant.Team) ident.Key { return ident.Fold(team.Name) })
	return err
}

// members reads who is in a group.
func (l *Look) members(ctx context.Context, group ident.ObjectID) ([]ident.ObjectID, error) {
	err := l.once("members/"+string(group), func() (err error) { l.inside[group], err = l.t.Graph.Members(ctx, group); return err })
	return l.inside[group], err
}
