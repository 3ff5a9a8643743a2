package provision

import (
	"context"
	"encoding/json"
	"strings"

	"personadesk/backend/tenant"
)

// fewNumbers is up to how many numbers are read one by one; more are read as a whole list.
const fewNumbers = 100

// look is one fresh look at the tenant: each list is read once, when it is first asked for, whatever the number of changes that rest on it.
type look struct {
	t             tenant.Tenant
	resolver      *resolver
	pending       []*item // whose verification the look is for
	waiting       int     // how many of them are about numbers
	groups        map[string]tenant.Group
	groupPolicies []tenant.GroupPolicy
	policies      map[string][]tenant.Policy
	queues        []tenant.Queue
	teams         []tenant.Team
	numbers       map[string]tenant.Number
	configured    map[string]tenant.UserConfiguration
	licences      map[string]map[string]bool
	read          map[string]error // by list: that it was tried, and how it went
}

func newLook(t tenant.Tenant, r *resolver, pending []*item) *look {
	l := &look{t: t, resolver: r, pending: pending, policies: map[string][]tenant.Policy{}, read: map[string]error{}}
	for _, c := range pending {
		if c.Expect.Number != nil {
			l.waiting++
		}
	}
	return l
}

// once reads a list the first time and gives the same error again afterwards.
func (l *look) once(name string, read func() error) error {
	err, done := l.read[name]
	if !done {
		err = read()
		l.read[name] = err
	}
	return err
}

func (l *look) group(ctx context.Context, uniqueName string) (g tenant.Group, ok bool, err error) {
	err = l.once("groups", func() error {
		list, err := l.t.Graph.Groups(ctx)
		l.groups = make(map[string]tenant.Group, len(list))
		for _, g := range list {
			if g.UniqueName != "" {
				l.groups[g.UniqueName] = g
			}
		}
		return err
	})
	g, ok = l.groups[uniqueName]
	return g, ok, err
}

func (l *look) groupPolicy(ctx context.Context, group, policyType string) (p tenant.GroupPolicy, ok bool, err error) {
	err = l.once("groupPolicies", func() (err error) { l.groupPolicies, err = l.t.Teams.GroupPolicies(ctx); return err })
	for _, p := range l.groupPolicies {
		if strings.EqualFold(p.GroupID, group) && strings.EqualFold(p.Type, policyType) {
			return p, true, err
		}
	}
	return p, false, err
}

func (l *look) policy(ctx context.Context, policyType, name string) (p tenant.Policy, ok bool, err error) {
	err = l.once("policies/"+policyType, func() (err error) { l.policies[policyType], err = l.t.Teams.Policies(ctx, policyType); return err })
	for _, p := range l.policies[policyType] {
		if strings.EqualFold(p.Name, name) {
			return p, true, err
		}
	}
	return p, false, err
}

func (l *look) queue(ctx context.Context, name string) (q tenant.Queue, ok bool, err error) {
	err = l.once("queues", func() (err error) { l.queues, err = l.t.Teams.Queues(ctx); return err })
	for _, q := range l.queues {
		if strings.EqualFold(q.Name, name) {
			return q, true, err
		}
	}
	return q, false, err
}

func (l *look) team(ctx context.Context, name string) (team tenant.Team, ok bool, err error) {
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

// number reads one number, or all of them when many are waited for.
func (l *look) number(ctx context.Context, e164 string) (n tenant.Number, ok bool, err error) {
	if l.waiting <= fewNumbers {
		return l.t.Graph.NumberByTelephone(ctx, e164)
	}
	err = l.once("numbers", func() error {
		l.numbers = map[string]tenant.Number{}
		return l.t.Graph.Numbers(ctx, func(page []tenant.Number) error {
			for _, n := range page {
				l.numbers[n.Telephone] = n
			}
			return nil
		})
	})
	n, ok = l.numbers[e164]
	return n, ok, err
}

func (l *look) configuration(ctx context.Context, user string) (c tenant.UserConfiguration, ok bool, err error) {
	err = l.once("configured", func() error {
		l.configured = map[string]tenant.UserConfiguration{}
		return l.t.Graph.UserConfigurations(ctx, func(page []tenant.UserConfiguration) error {
			for _, c := range page {
				l.configured[strings.ToLower(c.ID)] = c
			}
			return nil
		})
	})
	c, ok = l.configured[strings.ToLower(user)]
	return c, ok, err
}

// members reads who is in a group, each id in lower case.
func (l *look) members(ctx context.Context, groupID string) ([]string, error) {
	list, err := l.t.Graph.Members(ctx, groupID)
	if err != nil {
		return nil, err
	}
	return lower(list), nil
}

// holds says which licences a user has, from one reading of everybody.
func (l *look) holds(ctx context.Context, user string) (map[string]bool, error) {
	err := l.once("licences", func() error {
		l.licences = map[string]map[string]bool{}
		_, err := l.t.Graph.Users(ctx, "", func(page []tenant.RawUser) error {
			for _, raw := range page {
				var id string
				var assigned []struct {
					SKU string `json:"skuId"`
				}
				if err := json.Unmarshal(raw["id"], &id); err != nil {
					return err
				}
				if text := raw["assignedLicenses"]; text != nil {
					if err := json.Unmarshal(text, &assigned); err != nil {
						return err
					}
				}
				skus := make(map[string]bool, len(assigned))
				for _, a := range assigned {
					skus[strings.ToLower(a.SKU)] = true
				}
				l.licences[strings.ToLower(id)] = skus
			}
			return nil
		})
		return err
	})
	return l.licences[strings.ToLower(user)], err
}
