package plan

import (
	"cmp"
	"slices"

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
	listed     bool                               // whether the tenant's numbers were read
	groups     map[string]tenant.Group            // uniqueName -> group
	groupNames map[ident.Key]int                  // display name of groups that are not ours -> how many
	policies   map[policyID]tenant.Policy         // policyKey
	byType     map[ident.Key][]tenant.GroupPolicy // policy type -> by rank
	assigns    map[string]directory.Assignments   // policy type as it was asked for
	accounts   map[ident.Key]tenant.Account       // principal name
	queues     map[ident.Key][]tenant.Queue       // name
	teams      map[ident.Key][]tenant.Team        // name
	subs       map[ident.SKU]tenant.Subscription
	locations  map[ident.Key]string // lower-case description -> id
	things     map[thingID][]tenant.Thing
}

func newSituation(r Reading) *situation {
	s := &situation{Reading: r, dir: r.Directory, groups: map[string]tenant.Group{}, groupNames: map[ident.Key]int{},
		assigns: map[string]directory.Assignments{}, policies: map[policyID]tenant.Policy{}, byType: map[ident.Key][]tenant.GroupPolicy{}, accounts: map[ident.Key]tenant.Account{},
		queues: map[ident.Key][]tenant.Queue{}, teams: map[ident.Key][]tenant.Team{}, subs: map[ident.SKU]tenant.Subscription{}, locations: map[ident.Key]string{}, things: map[thingID][]tenant.Thing{}}
	if s.dir == nil {
		s.dir = directory.New(0)
	}
	if r.Numbers != nil {
		heard, err := r.Numbers.Heard()
		s.listed = heard.Listed && err == nil // what went wrong is said when the inventory is laid out
	}
	for _, g := range r.Groups {
		s.groups[tenant.KeyOf(g)] = g
		s.groupNames[ident.Fold(g.Name)]++
	}
	for _, p := range r.Policies {
		s.policies[policyKey(p.Type, p.Name)] = p
	}
	for _, gp := range r.GroupPolicies {
		key := ident.Fold(gp.Type)
		s.byType[key] = append(s.byType[key], gp)
	}
	for _, list := range s.byType {
		slices.SortStableFunc(list, func(a, b tenant.GroupPolicy) int { return cmp.Compare(a.Rank, b.Rank) })
	}
	for _, a := range r.Accounts {
		s.accounts[ident.Fold(a.UPN)] = a
	}
	for _, q := range r.Queues {
		key := ident.Fold(q.Name)
		s.queues[key] = append(s.queues[key], q)
	}
	for _, t := range r.Teams {
		key := ident.Fold(t.Name)
		s.teams[key] = append(s.teams[key], t)
	}
	for _, b := range r.Subscriptions {
		s.subs[b.SKU] = b
	}
	for _, l := range r.Locations {
		s.locations[ident.Fold(l.Label())] = l.ID
	}
	for _, t := range r.AllThings() {
		key := thingID{t.Kind, ident.Fold(t.Name)}
		s.things[key] = append(s.things[key], t)
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
func (s *situation) assigned(i int, policyType string) directory.Assigned {
	all, known := s.assigns[policyType]
	if !known {
		all = s.dir.Assignments(policyType)
		s.assigns[policyType] = all
	}
	a, _ := all.Of(i)
	return a
}

// policyID tells policies apart.
type policyID struct {
	kind ident.Key
	name ident.PolicyKey
}

func policyKey(policyType string, name ident.PolicyName) policyID {
	return policyID{ident.Fold(policyType), name.Key()}
}
