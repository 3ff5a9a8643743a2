package plan

import (
	"cmp"
	"slices"
	"strings"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

// The parts of a reading, as Unread names them.
const (
	partUsers         = "users"
	partGroups        = "groups"
	partMembers       = "members"
	partSubscriptions = "subscriptions"
	partConfigured    = "configured"
	partNumbers       = "numbers"
	partPolicies      = "policies"
	partGroupPolicies = "groupPolicies"
	partQueues        = "queues"
	partAccounts      = "accounts"
	partLocations     = "locations"
	partTeams         = "teams"
)

// situation is a reading, indexed once so that no change has to search it.
type situation struct {
	Reading
	dir        *directory.Directory
	listed     bool                             // whether the tenant's numbers were read
	groups     map[string]tenant.Group          // uniqueName -> group
	groupNames map[string]int                   // lower-case display name of groups that are not ours -> how many
	policies   map[string]tenant.Policy         // policyKey
	byType     map[string][]tenant.GroupPolicy  // policy type in lower case -> by rank
	assigns    map[string]directory.Assignments // policy type as it was asked for
	accounts   map[string]tenant.Account        // lower-case principal name
	queues     map[string][]tenant.Queue        // lower-case name
	teams      map[string][]tenant.Team         // lower-case name
	subs       map[ident.SKU]tenant.Subscription
	locations  map[string]string // lower-case description -> id
}

func newSituation(r Reading) *situation {
	s := &situation{Reading: r, dir: r.Directory, groups: map[string]tenant.Group{}, groupNames: map[string]int{},
		assigns: map[string]directory.Assignments{}, policies: map[string]tenant.Policy{}, byType: map[string][]tenant.GroupPolicy{}, accounts: map[string]tenant.Account{},
		queues: map[string][]tenant.Queue{}, teams: map[string][]tenant.Team{}, subs: map[ident.SKU]tenant.Subscription{}, locations: map[string]string{}}
	if s.dir == nil {
		s.dir = directory.New(0)
	}
	if r.Numbers != nil {
		heard, err := r.Numbers.Heard()
		s.listed = heard.Listed && err == nil // what went wrong is said when the inventory is laid out
	}
	for _, g := range r.Groups {
		if g.UniqueName != "" {
			s.groups[g.UniqueName] = g
		}
		s.groupNames[strings.ToLower(g.Name)]++
	}
	for _, p := range r.Policies {
		s.policies[policyKey(p.Type, p.Name)] = p
	}
	for _, gp := range r.GroupPolicies {
		key := strings.ToLower(gp.Type)
		s.byType[key] = append(s.byType[key], gp)
	}
	for _, list := range s.byType {
		slices.SortStableFunc(list, func(a, b tenant.GroupPolicy) int { return cmp.Compare(a.Rank, b.Rank) })
	}
	for _, a := range r.Accounts {
		s.accounts[strings.ToLower(a.UPN)] = a
	}
	for _, q := range r.Queues {
		s.queues[strings.ToLower(q.Name)] = append(s.queues[strings.ToLower(q.Name)], q)
	}
	for _, t := range r.Teams {
		s.teams[strings.ToLower(t.Name)] = append(s.teams[strings.ToLower(t.Name)], t)
	}
	for _, b := range r.Subscriptions {
		s.subs[b.SKU] = b
	}
	for _, l := range r.Locations {
		s.locations[strings.ToLower(l.Description)] = l.ID
	}
	return s
}

// unread says why a part of the reading cannot be relied on; ok is false when it can. A list that is nil was not read,
// and a part that was read only partly is not read.
func (s *situation) unread(part string) (why string, unread bool) {
	if why, named := s.Unread[part]; named {
		return why, true
	}
	isNil := map[string]bool{
		partUsers: s.dir.Len() == 0, partGroups: s.Groups == nil, partMembers: !s.dir.SawMembers(),
		partSubscriptions: s.Subscriptions == nil, partConfigured: !s.dir.SawTeams(), partNumbers: !s.listed,
		partPolicies: s.Policies == nil, partGroupPolicies: s.GroupPolicies == nil, partQueues: s.Queues == nil,
		partAccounts: s.Accounts == nil, partLocations: s.Locations == nil, partTeams: s.Teams == nil,
	}
	if isNil[part] {
		return "it was not part of the reading", true
	}
	return "", false
}

// unreadPolicies is unread for the policies of one type, which are read one type at a time.
func (s *situation) unreadPolicies(policyType string) (string, bool) {
	if why, named := s.Unread[partPolicies+"/"+policyType]; named {
		return why, true
	}
	return s.unread(partPolicies)
}

// assigned is the policy of a type that a user has, the zero value for the tenant default.
func (s *situation) assigned(i int, policyType string) directory.Assignment {
	all, known := s.assigns[policyType]
	if !known {
		all = s.dir.Assignments(policyType)
		s.assigns[policyType] = all
	}
	a, _ := all.Of(i)
	return a
}

func policyKey(policyType, name string) string {
	return strings.ToLower(policyType) + "\x00" + strings.ToLower(name)
}
