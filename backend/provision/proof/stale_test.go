package proof

import (
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/provision/fake"
	"personadesk/backend/tenant"
)

// Whoever approved a plan approved it for a tenant that stood as the plan says. Each row is something that somebody else did meanwhile, and that
// the plan would have overwritten unseen; rows without a word of it must go through, or no plan ever would.
func TestWhatMovesAPlanIsStale(t *testing.T) {
	group := plan.Expect{Group: &tenant.GroupSpec{UniqueName: "g"}}
	unused := plan.Expect{NoGroup: &plan.NoGroup{Key: "g", ID: "1"}}
	licences := plan.Expect{Licences: &plan.LicenceChange{Group: tenant.Ref{Kind: tenant.RefGroup, Key: "g"}}}
	policy := plan.Expect{Policy: &tenant.Policy{Type: callingOne, Name: "Night"}}
	grant := plan.Expect{Grant: &plan.Grant{Type: callingOne, Name: "Night", Group: tenant.Ref{Kind: tenant.RefGroup, Key: "g"}}}
	number := plan.Expect{Number: &tenant.NumberAssignment{Telephone: telephone, Target: ada}}
	queue := plan.Expect{Queue: &plan.QueueGroups{Queue: "HR line"}}
	team := plan.Expect{NewTeam: &tenant.TeamSpec{Name: "HR team"}}
	thing := plan.Expect{Thing: &plan.ThingSeen{Kind: tenant.AttendantThing, Name: "Lobby"}}

	groups := func(list ...tenant.Group) fake.State { return fake.State{Groups: list} }
	policies := func(list ...tenant.Policy) fake.State { return fake.State{Policies: list} }
	numbers := func(list ...tenant.Number) fake.State { return fake.State{Numbers: list} }
	queues := func(list ...tenant.Queue) fake.State { return fake.State{Queues: list} }
	things := func(list ...tenant.Thing) fake.State { return fake.State{Things: list} }
	ours := tenant.Group{ID: "1", UniqueName: "g", Name: "HR", Rule: "hr"}
	phone := tenant.Group{ID: "1", UniqueName: "g", Licences: []tenant.GroupLicence{{SKU: "b"}, {SKU: "a"}}}
	given := func(name ident.PolicyName) fake.State {
		return fake.State{Groups: []tenant.Group{ours}, GroupPolicies: []tenant.GroupPolicy{{GroupID: "1", Type: callingOne, Name: name}}}
	}
	on, off := map[string]any{"AllowVoicemail": true}, map[string]any{"AllowVoicemail": false}

	for name, c := range map[string]struct {
		rests plan.Expect
		stood *plan.Stood
		now   fake.State
		stale bool
	}{
		"a group that is to be made":               {group, nil, groups(), false},
		"a group that is to be made, and is there": {group, nil, groups(tenant.Group{ID: "1", UniqueName: "g"}), true},
		"a group":                                    {group, &plan.Stood{Name: "HR", Rule: "hr"}, groups(ours), false},
		"a group with another rule":                  {group, &plan.Stood{Name: "HR", Rule: "it"}, groups(ours), true},
		"a group with another name":                  {group, &plan.Stood{Name: "IT", Rule: "hr"}, groups(ours), true},
		"a group that is gone":                       {group, &plan.Stood{}, groups(), true},
		"a group that is to go":                      {unused, &plan.Stood{Name: "HR", Rule: "hr"}, groups(ours), false},
		"a group that is to go, and is another one":  {plan.Expect{NoGroup: &plan.NoGroup{Key: "g", ID: "2"}}, &plan.Stood{Name: "HR", Rule: "hr"}, groups(ours), true},
		"a group that is to go, with another rule":   {unused, &plan.Stood{Name: "HR", Rule: "it"}, groups(ours), true},
		"a group that is to go, with another name":   {unused, &plan.Stood{Name: "IT", Rule: "hr"}, groups(ours), true},
		"a group that is to go, with a licence":      {unused, &plan.Stood{}, groups(phone), true},
		"a group that is to go, with a policy":       {unused, &plan.Stood{Name: "HR", Rule: "hr"}, given("Night"), true},
		"a group that is to go, and is gone":         {unused, &plan.Stood{}, groups(), true},
		"a group that is to go, and answers a queue": {unused, &plan.Stood{Name: "HR", Rule: "hr"}, fake.State{Groups: []tenant.Group{ours}, Queues: []tenant.Queue{{Name: "IT line", Groups: []ident.ObjectID{"1"}}}}, true},
		"the licences of a group":                    {licences, &plan.Stood{Licences: []ident.SKU{"a", "b"}}, groups(phone), false},
		"the licences of a group that has others":    {licences, &plan.Stood{Licences: []ident.SKU{"a"}}, groups(phone), true},
		"the licences of a group that is not there":  {licences, nil, groups(), false},
		"a policy that is to be made":                {policy, nil, policies(), false},
		"a policy that is to be made, and is there":  {policy, nil, policies(tenant.Policy{Type: callingOne, Name: "night"}), true},
		"a policy":                                       {policy, &plan.Stood{Settings: on}, policies(tenant.Policy{Type: callingOne, Name: "Night", Settings: on}), false},
		"a policy with another setting":                  {policy, &plan.Stood{Settings: on}, policies(tenant.Policy{Type: callingOne, Name: "Night", Settings: off}), true},
		"a policy that is gone":                          {policy, &plan.Stood{}, policies(), true},
		"the policy of a group":                          {grant, &plan.Stood{Name: "Day"}, given("Day"), false},
		"the policy of a group that has another":         {grant, &plan.Stood{Name: "Day"}, given("Night"), true},
		"the policy of a group that has none":            {grant, &plan.Stood{Name: "Day"}, groups(ours), true},
		"the policy of a group that had none":            {grant, nil, given("Day"), true},
		"the policy of a group that is to be made":       {grant, nil, groups(), false},
		"the policy of a group that is gone":             {grant, &plan.Stood{Name: "Day"}, groups(), true},
		"a number":                                       {number, &plan.Stood{Holder: bob, Type: "directRouting"}, numbers(tenant.Number{Telephone: telephone, Type: "directRouting", Target: bob}), false},
		"a number that somebody else has":                {number, &plan.Stood{Type: "directRouting"}, numbers(tenant.Number{Telephone: telephone, Type: "directRouting", Target: bob}), true},
		"a number that nobody has any more":              {number, &plan.Stood{Holder: bob, Type: "directRouting"}, numbers(tenant.Number{Telephone: telephone, Type: "directRouting"}), true},
		"a number of another kind":                       {number, &plan.Stood{Type: "directRouting"}, numbers(tenant.Number{Telephone: telephone, Type: "callingPlan"}), true},
		"a number that is not listed":                    {number, nil, numbers(), false},
		"a number that is not listed any more":           {number, &plan.Stood{Type: "callingPlan"}, numbers(), true},
		"a queue":                                        {queue, &plan.Stood{Groups: []ident.ObjectID{"1", "2"}}, queues(tenant.Queue{Name: "hr line", Groups: []ident.ObjectID{"2", "1"}}), false},
		"a queue with other groups":                      {queue, &plan.Stood{Groups: []ident.ObjectID{"1"}}, queues(tenant.Queue{Name: "HR line"}), true},
		"a queue that is gone":                           {queue, &plan.Stood{}, queues(), true},
		"a queue that is to be made":                     {queue, nil, queues(), false},
		"a queue that is to be made, and is there":       {queue, nil, queues(tenant.Queue{Name: "HR line"}), true},
		"a team that is to be made":                      {team, nil, fake.State{}, false},
		"a team that is to be made, and is there":        {team, nil, fake.State{Teams: []tenant.Team{{Name: "HR team"}}}, true},
		"a thing that is to be made":                     {thing, nil, things(), false},
		"a thing that is to be made, and is there":       {thing, nil, things(tenant.Thing{Kind: tenant.AttendantThing, Name: "lobby"}), true},
		"a thing that is to be made, and is there twice": {thing, nil, things(tenant.Thing{Kind: tenant.AttendantThing, Name: "Lobby"}, tenant.Thing{Kind: tenant.AttendantThing, Name: "Lobby"}), true},
		"a thing":                               {thing, &plan.Stood{Settings: on}, things(tenant.Thing{Kind: tenant.AttendantThing, Name: "Lobby", Settings: on}), false},
		"a thing with another setting":          {thing, &plan.Stood{Settings: on}, things(tenant.Thing{Kind: tenant.AttendantThing, Name: "Lobby", Settings: off}), true},
		"a thing that is gone":                  {thing, &plan.Stood{}, things(), true},
		"a thing that is there twice by now":    {thing, &plan.Stood{Settings: on}, things(tenant.Thing{Kind: tenant.AttendantThing, Name: "Lobby", Settings: on}, tenant.Thing{Kind: tenant.AttendantThing, Name: "Lobby"}), true},
		"a policy of a person, who had another": {plan.Expect{Grant: &plan.Grant{Type: callingOne, Name: "Night", User: ada}}, &plan.Stood{Name: "Day"}, fake.State{}, false},
		"members, who are only added":           {plan.Expect{Team: &plan.TeamChange{Team: tenant.Ref{Kind: tenant.RefTeam, Key: "HR team"}}}, nil, fake.State{}, false},
	} {
		t.Run(name, func(t *testing.T) {
			f := fake.New(0)
			f.State = c.now
			change := &plan.Change{Subject: "it", Expect: c.rests, Stood: c.stood}
			err := Moved(ctx, f.Doors(), []Case{{Change: change}}, nil, 0)
			if c.stale != (err != nil) || c.stale && problem.From(err).Code != "PLAN_STALE" {
				t.Errorf("stale: %t; %v", c.stale, err)
			}
			// What the run itself has touched stops it never.
			if key := Touches(change); key != "" {
				if err := Moved(ctx, f.Doors(), []Case{{Change: change}}, map[string]bool{key: true}, 0); err != nil {
					t.Errorf("stopped by its own work: %v", err)
				}
			}
		})
	}
}
