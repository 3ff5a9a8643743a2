package desk

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/catalog"
	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/tenant"
)

const calling = "TeamsCallingPolicy"

// board is a design and a reading of four users, from which the policies of calling are laid out.
type board struct {
	layout
	t *testing.T
}

// newBoard is over a tenant with a Global and the policies of these names, all of them without a group that gives them.
func newBoard(t *testing.T, there ...string) *board {
	t.Helper()
	read := users(t, "ann", "bob", "cy", "di")
	read.Directory.BeginTeams()
	r := &Reading{Reading: read.Reading, Users: 4, Directory: read.Directory}
	r.GroupPolicies = []tenant.GroupPolicy{}
	for _, name := range append([]string{"Global"}, there...) {
		r.Policies = append(r.Policies, tenant.Policy{Type: calling, Name: ident.Policy(name), Settings: map[string]any{"AllowVoicemail": "UserOverride", "AllowDelegation": name == "Global"}})
	}
	b := &board{layout: layout{reading: r, match: map[string]directory.Set{}}, t: t}
	b.design.Convention = persona.Convention{Style: persona.Underscores, Prefix: "Prov"}
	return b
}

// gives adds a persona that gives a policy and reaches some users.
func (b *board) gives(id string, layer persona.Layer, ordinal int, policy string, reached ...string) {
	b.design.Personas = append(b.design.Personas, persona.Persona{ID: id, Name: id, Layer: layer, Ordinal: ordinal,
		Policies: []persona.PolicyChoice{{Type: strings.ToLower(calling), Name: ident.Policy(policy)}}})
	b.match[id] = b.reading.Directory.SetOf(reached)
}

func (b *board) makes(policies ...persona.Policy) {
	for _, p := range policies {
		p.Type = calling
		b.design.Policies = append(b.design.Policies, p)
	}
}

// has says that a user has a policy in Teams.
func (b *board) has(user, policy string) {
	b.reading.Directory.PutTeams(directory.Configuration{ID: ident.Object(user), Policies: []directory.Assignment{{Type: calling, Name: ident.Policy(policy), Direct: true}}})
}

func (b *board) group() PolicyGroup {
	b.t.Helper()
	t, found := catalog.PolicyTypeByID(calling)
	if !found {
		b.t.Fatal("the catalogue lacks the type of this test")
	}
	return b.layout.group(t)
}

// lines are what the list shows of each policy: name, where it comes from, whom it reaches by what rank, and how it stands to Global.
func lines(g PolicyGroup) []string {
	list := []string{}
	for _, line := range g.Lines {
		users := "?"
		if line.Counted {
			users = fmt.Sprint(line.Users)
		}
		list = append(list, fmt.Sprintf("%s %s rank %d users %s, differ %q same %q unknown %q", line.Policy.Name, line.Comes, line.Rank, users, line.Against.Differ, line.Against.Same, line.Against.Unknown))
	}
	return list
}

func setting(name, value string, kind persona.SettingKind) persona.Setting {
	return persona.Setting{Name: name, Kind: kind, Value: value}
}

func TestPoliciesAreLaidOutByWhereTheyComeFromAndWhomTheyReach(t *testing.T) {
	voicemail := setting("AllowVoicemail", "AlwaysDisabled", persona.SettingText)
	delegation := setting("AllowDelegation", "true", persona.SettingTruth)
	nobody := ` rank 0 users 0, differ [] same [] unknown []`
	for _, c := range []struct {
		name    string
		there   []string
		with    func(b *board)
		lines   []string
		offered []string
	}{
		{"made here: what differs, and what is as Global", nil,
			func(b *board) {
				b.makes(persona.Policy{Name: "P", Settings: []persona.Setting{voicemail, delegation}})
				b.gives("one", persona.Calling, 1, "P", "ann", "bob")
			},
			[]string{`P made rank 1 users 2, differ ["AllowVoicemail"] same ["AllowDelegation"] unknown []`}, nil},
		{"of two personas that give it everybody counts once", nil,
			func(b *board) {
				b.makes(persona.Policy{Name: "P"})
				b.gives("one", persona.Calling, 1, "P", "ann", "bob")
				b.gives("two", persona.Calling, 2, "p", "bob", "cy")
			},
			[]string{`P made rank 1 users 3, differ [] same [] unknown []`}, nil},
		{"the layer above wins, in whatever order they stand", nil,
			func(b *board) {
				b.makes(persona.Policy{Name: "Low"}, persona.Policy{Name: "High"})
				b.gives("low", persona.Calling, 1, "Low", "ann", "bob")
				b.gives("high", persona.Department, 1, "High", "ann")
			},
			[]string{`Low made rank 2 users 2, differ [] same [] unknown []`, `High made rank 1 users 1, differ [] same [] unknown []`}, nil},
		{"a persona that leaves Global takes no rank", nil,
			func(b *board) {
				b.makes(persona.Policy{Name: "P"})
				b.gives("global", persona.Department, 1, "Global", "ann")
				b.gives("one", persona.Calling, 1, "P", "bob")
			},
			[]string{`P made rank 1 users 1, differ [] same [] unknown []`}, nil},
		{"only used: held by what the tenant shows of it, in whatever case", []string{"Old", "Other"},
			func(b *board) {
				b.makes(persona.Policy{Name: "OLD", Existing: true})
				b.has("ann", "old")
				b.has("bob", "Other")
			},
			[]string{`OLD taken rank 0 users 1, differ ["AllowDelegation"] same ["AllowVoicemail"] unknown []`}, []string{"Other"}},
		{"only used, and the tenant lacks it", nil, func(b *board) { b.makes(persona.Policy{Name: "Old", Existing: true}) },
			[]string{"Old taken" + nobody}, nil},
		{"Global edited on purpose is of those who have no other and whom Teams knows", nil,
			func(b *board) {
				b.makes(persona.Policy{Name: "Global", GlobalOnPurpose: true, Settings: []persona.Setting{voicemail}})
				b.has("ann", "Other")
				b.reading.Directory.PutTeams(directory.Configuration{ID: "bob"})
			},
			[]string{`Global global rank 0 users 1, differ ["AllowVoicemail"] same [] unknown []`}, nil},
		{"to be removed, before anything else", []string{"Old"}, func(b *board) { b.makes(persona.Policy{Name: "Old", Gone: true, Existing: true}) },
			[]string{`Old gone rank 0 users 0, differ ["AllowDelegation"] same ["AllowVoicemail"] unknown []`}, nil},
		{"named as ours and nobody's is left over, the rest is offered", []string{"Prov_Teams_Phone_Leeds_Calling", "UK_Calling"}, func(*board) {},
			[]string{`Prov_Teams_Phone_Leeds_Calling orphan rank 0 users 0, differ ["AllowDelegation"] same ["AllowVoicemail"] unknown []`}, []string{"UK_Calling"}},
		{"a run made it, whatever it is called", []string{"Quiet", "Loud"}, func(b *board) {
			b.made = map[madePolicy]bool{{"teamscallingpolicy", ident.Policy("QUIET").Key()}: true}
		},
			[]string{`Quiet orphan rank 0 users 0, differ ["AllowDelegation"] same ["AllowVoicemail"] unknown []`}, []string{"Loud"}},
		{"named as ours, and somebody has it", []string{"Prov_Teams_Phone_Leeds_Calling"}, func(b *board) { b.has("di", "prov_teams_phone_leeds_calling") }, []string{}, []string{"Prov_Teams_Phone_Leeds_Calling"}},
		{"named as ours, and a group gives it", []string{"Prov_Teams_Phone_Leeds_Calling"},
			func(b *board) {
				b.reading.GroupPolicies = []tenant.GroupPolicy{{GroupID: "g", Type: strings.ToLower(calling), Name: "PROV_teams_phone_leeds_CALLING", Rank: 1}}
			}, []string{}, []string{"Prov_Teams_Phone_Leeds_Calling"}},
		{"named as ours, and nobody asked the groups", []string{"Prov_Teams_Phone_Leeds_Calling"}, func(b *board) { b.reading.Unread["groupPolicies"] = "refused" }, []string{}, []string{"Prov_Teams_Phone_Leeds_Calling"}},
		{"named as ours, and Teams did not say who has what", []string{"Prov_Teams_Phone_Leeds_Calling"}, func(b *board) { b.reading.Directory.ForgetTeams() }, []string{}, []string{"Prov_Teams_Phone_Leeds_Calling"}},
		{"without what Teams says nobody is counted who has it", []string{"Old"},
			func(b *board) {
				b.makes(persona.Policy{Name: "Old", Existing: true})
				b.reading.Directory.ForgetTeams()
			},
			[]string{`Old taken rank 0 users ?, differ ["AllowDelegation"] same ["AllowVoicemail"] unknown []`}, nil},
		{"a type that was not read: nothing of Global is known", []string{"Old"},
			func(b *board) {
				b.makes(persona.Policy{Name: "P", Settings: []persona.Setting{voicemail}})
				b.reading.Unread["policies/"+calling] = "refused"
			},
			[]string{`P made rank 0 users 0, differ [] same [] unknown ["AllowVoicemail"]`}, nil},
		{"a tenant that was never read", nil,
			func(b *board) {
				b.makes(persona.Policy{Name: "P", Settings: []persona.Setting{voicemail}}, persona.Policy{Name: "Old", Existing: true})
				b.gives("one", persona.Calling, 1, "P")
				b.reading, b.match = nil, map[string]directory.Set{}
			},
			[]string{`P made rank 1 users ?, differ [] same [] unknown ["AllowVoicemail"]`, `Old taken rank 0 users ?, differ [] same [] unknown []`}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBoard(t, c.there...)
			c.with(b)
			g := b.group()
			if got := lines(g); !slices.Equal(got, c.lines) {
				t.Errorf("got  %q\nwant %q", got, c.lines)
			}
			if !slices.Equal(g.Offered, c.offered) {
				t.Errorf("offered %q, want %q", g.Offered, c.offered)
			}
		})
	}
}

func TestAResourceAccountIsHeldAgainstGlobalByItsID(t *testing.T) {
	b := newBoard(t)
	b.reading.Accounts = []tenant.Account{{ID: "account-1", UPN: "HR@example.com"}}
	b.reading.Policies = []tenant.Policy{{Type: "CallingLineIdentity", Name: "Global", Settings: map[string]any{"ResourceAccount": "account-1"}}}
	for upn, want := range map[string]persona.Standing{"hr@example.com": persona.AsGlobal, "sales@example.com": persona.NotKnown} {
		b.design.Policies = []persona.Policy{{Type: "CallingLineIdentity", Name: "P", Settings: []persona.Setting{setting("ResourceAccount", upn, persona.SettingAccount)}}}
		cli, _ := catalog.PolicyTypeByID("CallingLineIdentity")
		if got := b.layout.group(cli).Lines[0].Against.Of("resourceaccount"); got != want {
			t.Errorf("%s stands as %q, want %q", upn, got, want)
		}
	}
}

func TestTheBoardCountsWhoFeelsAPolicyOnce(t *testing.T) {
	d, wb := sampleDesk(t)
	before, err := d.Policies(t.Context())
	must(t, err)
	if before.Read || before.Users != 0 || before.Felt != 0 || len(before.Groups) != len(catalog.PolicyTypes()) {
		t.Fatalf("before anybody read the tenant: %t, %d users, %d felt, %d types", before.Read, before.Users, before.Felt, len(before.Groups))
	}
	design, err := wb.Design(t.Context())
	must(t, err)
	for i := range design.Personas {
		design.Personas[i].Rule = ""
	}
	for id, names := range map[string][2]string{"manchester": {"ann", "bob"}, "hr-manchester": {"bob", "cy"}} { // each gives policies of its own
		at := slices.IndexFunc(design.Personas, func(p persona.Persona) bool { return p.ID == id })
		design.Personas[at].Rule = fmt.Sprintf(`(user.displayName -eq %q) -or (user.displayName -eq %q)`, names[0], names[1])
	}
	for _, p := range design.Personas {
		must(t, wb.SavePersona(t.Context(), p))
	}
	must(t, wb.SaveReading(t.Context(), users(t, "ann", "bob", "cy", "di")))
	after, err := d.Policies(t.Context())
	must(t, err)
	if !after.Read || after.Users != 4 || after.Felt != 3 {
		t.Errorf("%t, %d users, %d felt", after.Read, after.Users, after.Felt)
	}
}
