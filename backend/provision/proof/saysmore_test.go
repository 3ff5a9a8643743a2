package proof

import (
	"context"
	"fmt"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/provision/fake"
	"personadesk/backend/tenant"
)

// A group counts as made when its rule is on, is the one that was sent, and was processed; as changed when those it is to reach are in it and
// those it is to lose are not. A group that is seen too early passes a licence and a number to people who are not in it yet.
func TestWhatIsSaidOfAGroup(t *testing.T) {
	good := tenant.Group{ID: "g", UniqueName: "g", Name: "HR", Rule: `department "HR"`, RuleOn: true, RuleStatus: "Succeeded"}
	but := func(change func(*tenant.Group)) *tenant.Group { g := good; change(&g); return &g }
	with := func(status string) *tenant.Group { return but(func(g *tenant.Group) { g.RuleStatus = status }) }
	for name, c := range map[string]struct {
		kind     plan.Kind
		targeted []ident.ObjectID
		users    []ident.ObjectID // whom the change touches
		group    *tenant.Group
		verdict  Verdict
		code     string
	}{
		"made":                                 {plan.CreateGroup, []ident.ObjectID{bob}, nil, &good, There, ""},
		"not listed":                           {plan.CreateGroup, nil, nil, nil, Waiting, "proof.group.unlisted"},
		"with another rule":                    {plan.CreateGroup, nil, nil, but(func(g *tenant.Group) { g.Rule = "other" }), Waiting, "proof.group.other"},
		"with another name":                    {plan.CreateGroup, nil, nil, but(func(g *tenant.Group) { g.Name = "IT" }), Waiting, "proof.group.other"},
		"with its rule off":                    {plan.CreateGroup, nil, nil, but(func(g *tenant.Group) { g.RuleOn = false }), Waiting, "proof.group.rule-off"},
		"with a rule that failed":              {plan.CreateGroup, nil, nil, with("Failed"), Failed, "proof.group.rule-failed"},
		"with a rule under way":                {plan.CreateGroup, nil, nil, with("Running"), Waiting, "proof.group.rule-processed"},
		"made, and nothing said of its rule":   {plan.CreateGroup, []ident.ObjectID{ada}, nil, with(""), There, ""},
		"empty, and nothing said of its rule":  {plan.CreateGroup, []ident.ObjectID{bob}, nil, with(""), Waiting, "proof.group.absent-yet"},
		"changed":                              {plan.UpdateGroup, []ident.ObjectID{ada}, []ident.ObjectID{ada, bob}, &good, There, ""},
		"changed, and somebody is not in yet":  {plan.UpdateGroup, []ident.ObjectID{ada, bob}, []ident.ObjectID{bob}, &good, Waiting, "proof.group.absent-yet"},
		"changed, and somebody is still in it": {plan.UpdateGroup, nil, []ident.ObjectID{ada}, &good, Waiting, "proof.group.still-in"},
	} {
		t.Run(name, func(t *testing.T) {
			f := fake.New(2) // ada is in HR, bob is not
			if c.group != nil {
				f.State.Groups = []tenant.Group{*c.group}
			}
			says(t, f, Case{Targeted: c.targeted, Change: &plan.Change{Kind: c.kind, Users: c.users,
				Expect: plan.Expect{Group: &tenant.GroupSpec{UniqueName: "g", Name: "HR", Rule: good.Rule}}}}, c.verdict, c.code)
		})
	}
}

// What is made, changed or removed beside groups, people and numbers.
func TestWhatIsSaidOfTheRest(t *testing.T) {
	ref := func(kind tenant.RefKind, key string) tenant.Ref { return tenant.Ref{Kind: kind, Key: key} }
	queue := plan.Expect{Queue: &plan.QueueGroups{Queue: "HR line", Groups: []tenant.Ref{ref(tenant.RefGroup, "g")}, Without: []tenant.Ref{ref(tenant.RefGroup, "h")}}}
	queues := func(groups ...ident.ObjectID) fake.State {
		return fake.State{Groups: []tenant.Group{{ID: "1", UniqueName: "g"}, {ID: "2", UniqueName: "h"}}, Queues: []tenant.Queue{{Name: "HR line", Groups: groups}}}
	}
	noGroup, gone := plan.Expect{NoGroup: &plan.NoGroup{Key: "g", ID: "1"}}, plan.Expect{Gone: &plan.GonePolicy{Type: callingOne, Name: "Night"}}
	policy := plan.Expect{Policy: &tenant.Policy{Type: callingOne, Name: "Night", Settings: map[string]any{"AllowVoicemail": "On"}}}
	policies := func(value any) fake.State {
		return fake.State{Policies: []tenant.Policy{{Type: callingOne, Name: "night", Settings: map[string]any{"AllowVoicemail": value}}}}
	}
	team := plan.Expect{NewTeam: &tenant.TeamSpec{UniqueName: "t", Name: "HR team", Visibility: "Private", Owners: []ident.ObjectID{ada}}}
	teams := func(key, visibility string, members ...ident.ObjectID) fake.State {
		return fake.State{Teams: []tenant.Team{{Name: "HR team", UniqueName: key, Visibility: visibility, Members: members}}}
	}
	members := plan.Expect{Team: &plan.TeamChange{Team: ref(tenant.RefTeam, "HR team"), Add: []ident.ObjectID{ada, bob}}}
	voice := plan.Expect{Voice: &plan.Voice{User: ada, On: true}}
	voices := func(on bool) fake.State {
		return fake.State{Users: []ident.ObjectID{ada}, Voice: map[ident.ObjectID]bool{ada: on}}
	}
	for name, c := range map[string]struct {
		wants   plan.Expect
		now     fake.State
		refused int // people to whom the tenant said no
		verdict Verdict
		code    string
	}{
		"a queue with the group":                    {queue, queues("1"), 0, There, ""},
		"a queue that is not listed":                {queue, fake.State{}, 0, Waiting, "proof.queue.unlisted"},
		"a queue without the group":                 {queue, queues(), 0, Waiting, "proof.queue.absent"},
		"a queue with the group that is to go":      {queue, queues("1", "2"), 0, Waiting, "proof.queue.still"},
		"a group that is gone":                      {noGroup, fake.State{}, 0, There, ""},
		"a group that is still there":               {noGroup, fake.State{Groups: []tenant.Group{{ID: "1", UniqueName: "g"}}}, 0, Waiting, "proof.group.still"},
		"a group that is another one by now":        {noGroup, fake.State{Groups: []tenant.Group{{ID: "2", UniqueName: "g"}}}, 0, There, ""},
		"a policy that is gone":                     {gone, fake.State{}, 0, There, ""},
		"a policy that is still there":              {gone, policies("On"), 0, Waiting, "proof.policy.still"},
		"a policy":                                  {policy, policies("On"), 0, There, ""},
		"a policy with another setting":             {policy, policies("Off"), 0, Waiting, "proof.policy.other"},
		"a policy that is not listed":               {policy, fake.State{}, 0, Waiting, "proof.policy.unlisted"},
		"a team":                                    {team, teams("t", "private", ada), 0, There, ""},
		"a team that is not listed":                 {team, fake.State{}, 0, Waiting, "proof.team.unlisted"},
		"a team of somebody else":                   {team, teams("theirs", "Private", ada), 0, Waiting, "proof.team.other"},
		"a team that everybody may enter":           {team, teams("t", "Public", ada), 0, Waiting, "proof.team.other"},
		"a team without its owner":                  {team, teams("t", "Private"), 0, Waiting, "proof.team.absent"},
		"members":                                   {members, teams("", "", ada, bob), 0, There, ""},
		"members, although some were refused":       {members, teams("", "", ada, bob), 1, There, ""},
		"members of a team that is not listed":      {members, fake.State{}, 0, Waiting, "proof.team.unlisted"},
		"members of whom one is missing":            {members, teams("", "", ada), 0, Waiting, "proof.team.absent"},
		"members of whom one was refused":           {members, teams("", "", ada), 1, Failed, ""},
		"members of whom one was refused, two miss": {members, teams("", ""), 1, Waiting, "proof.team.absent"},
		"voice":                               {voice, voices(true), 0, There, ""},
		"voice that is not on":                {voice, voices(false), 0, Waiting, "proof.voice.other"},
		"voice of a person who is not listed": {voice, fake.State{}, 0, Waiting, "proof.grant.person-unlisted"},
		"nothing":                             {plan.Expect{}, fake.State{}, 0, Unread, "proof.not-said"},
	} {
		t.Run(name, func(t *testing.T) {
			f := fake.New(0)
			f.State = c.now
			says(t, f, Case{Refused: c.refused, Change: &plan.Change{Expect: c.wants}}, c.verdict, c.code)
		})
	}
}

// licensed is a tenant that says of people's licences what a test wants.
type licensed struct {
	*fake.Tenant
	states map[ident.ObjectID][]tenant.LicenceState
	asked  int // people
	calls  int
}

func (l *licensed) LicenceStates(_ context.Context, users []ident.ObjectID) (map[ident.ObjectID][]tenant.LicenceState, error) {
	l.asked, l.calls = l.asked+len(users), l.calls+1
	return l.states, nil
}

// A licence is held when it is active and without an error; an error counts as the reason when it is the one of this group.
func TestWhoHoldsALicence(t *testing.T) {
	const sku, other = ident.SKU("a"), ident.SKU("b")
	of := func(list ...tenant.LicenceState) []tenant.LicenceState { return list }
	for name, c := range map[string]struct {
		states  []tenant.LicenceState
		effect  plan.Effect
		users   []ident.ObjectID
		verdict Verdict
		code    string
	}{
		"held":                                     {of(tenant.LicenceState{SKU: sku, GroupID: "g", State: "Active", Error: "None"}), plan.Gain, nil, There, ""},
		"held, and nothing said of an error":       {of(tenant.LicenceState{SKU: sku, State: "Active"}), plan.Gain, nil, There, ""},
		"another one held":                         {of(tenant.LicenceState{SKU: other, GroupID: "g", State: "Active"}), plan.Gain, nil, Waiting, "proof.licence.without"},
		"none":                                     {nil, plan.Gain, nil, Waiting, "proof.licence.without"},
		"switched off":                             {of(tenant.LicenceState{SKU: sku, GroupID: "g", State: "Disabled"}), plan.Gain, nil, Waiting, "proof.licence.without"},
		"switched off, and without an error":       {of(tenant.LicenceState{SKU: sku, GroupID: "g", State: "Disabled", Error: "None"}), plan.Gain, nil, Waiting, "proof.licence.without"},
		"active, with an error":                    {of(tenant.LicenceState{SKU: sku, GroupID: "g", State: "Active", Error: "CountViolation"}), plan.Gain, nil, Failed, "proof.licence.errors"},
		"no seat":                                  {of(tenant.LicenceState{SKU: sku, GroupID: "g", State: "Error", Error: "CountViolation"}), plan.Gain, nil, Failed, "proof.licence.errors"},
		"no seat for what another group gives":     {of(tenant.LicenceState{SKU: sku, GroupID: "h", State: "Error", Error: "CountViolation"}), plan.Gain, nil, Waiting, "proof.licence.without"},
		"no seat, and held by another way":         {of(tenant.LicenceState{SKU: sku, GroupID: "g", State: "Error", Error: "CountViolation"}, tenant.LicenceState{SKU: sku, State: "Active"}), plan.Gain, nil, There, ""},
		"without what it needs":                    {of(tenant.LicenceState{SKU: sku, GroupID: "g", State: "Error", Error: "DependencyViolation"}), plan.Gain, nil, Failed, "proof.licence.depends"},
		"held, by one who is not in the group yet": {of(tenant.LicenceState{SKU: sku, State: "Active"}), plan.Gain, []ident.ObjectID{bob}, Waiting, "proof.group.absent"},
		"held, and somebody loses another":         {of(tenant.LicenceState{SKU: sku, State: "Active"}), plan.Lose, []ident.ObjectID{bob}, There, ""},
	} {
		t.Run(name, func(t *testing.T) {
			f := &licensed{Tenant: fake.New(2), states: map[ident.ObjectID][]tenant.LicenceState{ada: c.states}}
			f.State.Groups = []tenant.Group{{ID: "g", UniqueName: "g", Rule: `department "HR"`, Licences: []tenant.GroupLicence{{SKU: sku}}}}
			doors := tenant.Tenant{Graph: f, Teams: f}
			one := Case{Change: &plan.Change{Effect: c.effect, Users: c.users, Expect: plan.Expect{Licences: &plan.LicenceChange{Add: []ident.SKU{sku}, Group: tenant.Ref{Kind: tenant.RefGroup, Key: "g"}}}}}
			if got := NewLook(doors, NewResolver(doors), []Case{one}, 0).Check(ctx, one); got.Verdict != c.verdict || got.Says.Code != c.code {
				t.Errorf("it says %d, %+v; want %d, %s", got.Verdict, got.Says, c.verdict, c.code)
			}
		})
	}
}

// Of a large group only those are asked for a reason who lack a licence, and nobody where all hold it.
func TestOnlyWhoLacksALicenceIsAskedForAReason(t *testing.T) {
	for lacking, verdict := range map[int]Verdict{0: There, 3: Failed} {
		t.Run(fmt.Sprint(lacking), func(t *testing.T) {
			f := fake.New(2*fewMembers + 20)
			f.State.Seats[fake.PhoneSKU] = fewMembers + 10 - lacking
			f.State.Groups = []tenant.Group{{ID: "g", UniqueName: "g", Rule: `department "HR"`, Licences: []tenant.GroupLicence{{SKU: fake.PhoneSKU}}}}
			l := &licensed{Tenant: f, states: map[ident.ObjectID][]tenant.LicenceState{}}
			for _, user := range f.State.Users {
				l.states[user] = []tenant.LicenceState{{SKU: fake.PhoneSKU, GroupID: "g", State: "Error", Error: "CountViolation"}}
			}
			doors := tenant.Tenant{Graph: l, Teams: l}
			one := Case{Change: &plan.Change{Expect: plan.Expect{Licences: &plan.LicenceChange{Add: []ident.SKU{fake.PhoneSKU}, Group: tenant.Ref{Kind: tenant.RefGroup, Key: "g"}}}}}
			if got := NewLook(doors, NewResolver(doors), []Case{one}, 0).Check(ctx, one); got.Verdict != verdict || l.asked != lacking || l.calls != min(lacking, 1) {
				t.Errorf("%+v, asked of %d", got, l.asked)
			}
		})
	}
}

// Voice is left alone where a number decides by now, and for whom the persona does not have any more.
func TestForWhomVoiceIsNotTouched(t *testing.T) {
	for name, c := range map[string]struct {
		number ident.ObjectID // who has one
		user   ident.ObjectID
		group  string
		code   string
	}{
		"a member":                  {"", ada, "g", ""},
		"whoever has a number":      {ada, ada, "g", "VOICE_NUMBERED"},
		"who left the group":        {"", bob, "g", "VOICE_LEFT"},
		"a group that is gone":      {"", ada, "h", "VOICE_LEFT"},
		"whom no group is named of": {"", bob, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			f := fake.New(2)
			f.State.Numbers[0].Target = c.number
			f.State.Groups = []tenant.Group{{ID: "g", UniqueName: "g", Rule: `department "HR"`}}
			want := plan.Voice{User: c.user, On: true, Group: c.group}
			err := NewLook(f.Doors(), NewResolver(f.Doors()), []Case{{Change: &plan.Change{Expect: plan.Expect{Voice: &want}}}}, 0).MayVoice(ctx, want, problem.Where{})
			if (err != nil) != (c.code != "") || err != nil && problem.From(err).Code != c.code {
				t.Errorf("got %v; want %q", err, c.code)
			}
		})
	}
}

// unread is a tenant in which nothing could be read of whether voice is enabled.
type unread struct{ *fake.Tenant }

func (u unread) UserConfigurationsOf(context.Context, []ident.ObjectID) (map[ident.ObjectID]tenant.UserConfiguration, error) {
	return map[ident.ObjectID]tenant.UserConfiguration{ada: {ID: ada, VoiceUnread: true}}, nil
}

// Voice that was not read is not off.
func TestVoiceThatWasNotReadIsUnread(t *testing.T) {
	f := unread{fake.New(1)}
	doors := tenant.Tenant{Graph: f, Teams: f}
	one := Case{Change: &plan.Change{Expect: plan.Expect{Voice: &plan.Voice{User: ada}}}}
	if got := NewLook(doors, NewResolver(doors), []Case{one}, 0).Check(ctx, one); got.Verdict != Unread {
		t.Errorf("%+v", got)
	}
}

// A policy that names a resource account is there when it shows the id of that account, which nobody knew when the plan was made.
func TestAPolicyShowsTheAccountThatItNames(t *testing.T) {
	account := tenant.Ref{Kind: tenant.RefAccount, Key: "lobby@contoso.example"}
	for name, c := range map[string]struct {
		shows   string
		verdict Verdict
		code    string
	}{"the account": {string(bob), There, ""}, "another one": {string(ada), Waiting, "proof.policy.other"}} {
		t.Run(name, func(t *testing.T) {
			f := fake.New(0)
			f.State.Policies = []tenant.Policy{{Type: callingOne, Name: "Night", Settings: map[string]any{"Target": c.shows, "AllowVoicemail": "On"}}}
			says(t, f, Case{Change: &plan.Change{Expect: plan.Expect{Policy: &tenant.Policy{Type: callingOne, Name: "Night", Settings: map[string]any{"AllowVoicemail": "On"}}},
				Action: plan.Action{Command: &tenant.Command{Name: "New-CsTeamsCallingPolicy", Params: []tenant.Param{{Name: "AllowVoicemail", Value: tenant.Text("On")},
					{Name: "Queue", Value: tenant.Value{Kind: tenant.KindRef, Ref: &tenant.Ref{Kind: tenant.RefQueue, Key: "none"}}},
					{Name: "Target", Value: tenant.Value{Kind: tenant.KindRef, Ref: &account}}}}}}}, c.verdict, c.code)
		})
	}
}

// A name that two have means neither of them: a number or a call would reach the wrong one.
func TestWhatANameOfAnAccountMeans(t *testing.T) {
	one, two := tenant.Account{ID: ada, UPN: "lobby@contoso.example"}, tenant.Account{ID: bob, UPN: "LOBBY@contoso.example"}
	for name, c := range map[string]struct {
		key      string
		accounts []tenant.Account
		id       ident.ObjectID
		code     string
	}{
		"one has it":        {"Lobby@contoso.example", []tenant.Account{one}, ada, ""},
		"two have it":       {"lobby@contoso.example", []tenant.Account{one, two}, "", "REF_AMBIGUOUS"},
		"nobody has it":     {"hall@contoso.example", []tenant.Account{one}, "", "REF_MISSING"},
		"one without an id": {"lobby@contoso.example", []tenant.Account{{UPN: "lobby@contoso.example"}}, "", "REF_MISSING"},
		"no name":           {"", []tenant.Account{{ID: ada}}, "", "REF_MISSING"},
	} {
		t.Run(name, func(t *testing.T) {
			f := fake.New(0)
			id, err := NewResolver(tenant.Tenant{Graph: f, Teams: lobby{f, c.accounts}}).ID(ctx, tenant.Ref{Kind: tenant.RefAccount, Key: c.key})
			if id != c.id || (err != nil) != (c.code != "") || err != nil && problem.From(err).Code != c.code {
				t.Errorf("%q, %v; want %q, %s", id, err, c.id, c.code)
			}
		})
	}
}
