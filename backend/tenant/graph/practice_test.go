package graph_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/graph"
	"personadesk/backend/tenant/practice"
	"personadesk/backend/tenant/practice/oracle"
)

const phoneSKU = "e43b5b99-8dfb-405f-9987-dc307f34bcbd"

// workplace is a practice tenant and a client of it, over HTTP.
func workplace(t *testing.T, users int) (*graph.Client, *judge) {
	t.Helper()
	box, err := practice.Open(practice.Options{Users: users, Seed: 7, Pace: practice.Instant})
	must(t, err)
	url, token, stop, err := box.Start("127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() {
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
	j := &judge{t: t, inner: http.DefaultTransport, held: map[string]int{}}
	c, err := graph.New(graph.Options{BaseURL: url + "/v1.0", Credential: graph.StaticToken(token), Transport: j})
	must(t, err)
	return c, j
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// until looks again and again until something is seen: what is accepted is not done yet.
func until(t *testing.T, what string, seen func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if seen() {
			return
		}
	}
	t.Fatalf("never seen: %s", what)
}

func text(t *testing.T, u tenant.RawUser, name string) string {
	t.Helper()
	var s *string
	must(t, json.Unmarshal(u[name], &s))
	if s == nil {
		return ""
	}
	return *s
}

func readUsers(t *testing.T, c *graph.Client, link string) (map[string]tenant.RawUser, string) {
	t.Helper()
	all := map[string]tenant.RawUser{}
	next, err := c.Users(t.Context(), link, func(page []tenant.RawUser) error {
		for _, u := range page {
			all[text(t, u, "id")] = u
		}
		return nil
	})
	must(t, err)
	return all, next
}

// The whole way of a persona, by every method of the directory.
func TestTheWholeJobOnThePracticeTenant(t *testing.T) {
	c, j := workplace(t, 300)
	ctx := t.Context()

	org, err := c.Organization(ctx)
	must(t, err)
	me, err := c.SignedIn(ctx)
	must(t, err)
	if org.ID == "" || org.Name == "" || len(org.Country) != 2 || me.ID == "" || me.UPN == "" || len(me.Roles) == 0 {
		t.Fatalf("%+v, %+v", org, me)
	}
	if err := tenant.InTime(org, time.Now()); err != nil || org.At.IsZero() {
		t.Errorf("it is %v there: %v", org.At, err)
	}

	users, link := readUsers(t, c, "")
	if len(users) < 300 {
		t.Fatalf("%d users", len(users))
	}
	for id, u := range users {
		data, err := json.Marshal(u)
		must(t, err)
		if wrong := oracle.CheckEntity("user", data); len(wrong) > 0 {
			t.Fatalf("%s: %v", id, wrong)
		}
		for _, name := range graph.DefaultUserProperties {
			if _, told := u[name]; !told {
				t.Fatalf("%s has no %s", id, name)
			}
		}
	}

	group := makeGroup(t, c)
	members := membersOf(t, c, group.ID, users)
	licence(t, c, group.ID, members)

	changed, link := readUsers(t, c, link)
	if u, told := changed[string(members[0])]; !told || u["assignedLicenses"] == nil {
		t.Errorf("the later round does not tell the new licence: %v", changed)
	}
	if _, err := c.Users(ctx, strings.Replace(link, "$deltatoken=", "$deltatoken=no", 1), func([]tenant.RawUser) error { return nil }); !errors.Is(err, tenant.ErrResync) {
		t.Errorf("a link that is used up: %v", err)
	}

	aNumber(t, c, members)
	aTeam(t, c, members)
	aNewTeam(t, c, members[:2])

	key := tenant.KeyOf(tenant.Group{ID: group.ID}) // as of a group that was taken over
	byID, there, err := c.GroupByUniqueName(ctx, key)
	must(t, err)
	several, err := c.GroupsByUniqueNames(ctx, []string{key, group.UniqueName, "id:00000000-0000-0000-0000-000000000009"})
	must(t, err)
	if !there || byID.ID != group.ID || len(several) != 2 || several[key].ID != group.ID || several[group.UniqueName].ID != group.ID {
		t.Errorf("by its id: %+v, %v; several: %+v", byID, there, several)
	}

	must(t, c.SetGroupLicences(ctx, group.ID, nil, []ident.SKU{phoneSKU}))
	until(t, "the group without licences", func() bool {
		g, there, err := c.GroupByUniqueName(ctx, group.UniqueName)
		must(t, err)
		return there && len(g.Licences) == 0 && g.LicenceState == "ProcessingComplete"
	})
	must(t, c.DeleteGroup(ctx, group.ID))
	must(t, c.DeleteGroup(ctx, group.ID))
	_, there, err = c.GroupByUniqueName(ctx, group.UniqueName)
	must(t, err)
	if there {
		t.Error("the group is still there")
	}
	for _, kind := range []string{"group", "assignLicense", "assignNumber", "unassignNumber", "add", "remove", "$batch"} {
		if j.held[kind] == 0 {
			t.Errorf("no %s was held against the published types", kind)
		}
	}
}

func makeGroup(t *testing.T, c *graph.Client) tenant.Group {
	t.Helper()
	spec := tenant.GroupSpec{UniqueName: "personadesk-o'brien", Name: "PD - HR", Description: "d", Nickname: "pd-hr",
		Rule: `(user.department -eq "HR")`}
	made, err := c.CreateGroup(t.Context(), spec)
	must(t, err)
	again, err := c.CreateGroup(t.Context(), spec)
	must(t, err)
	if made.ID == "" || again.ID != made.ID || !made.Dynamic || !made.SecurityEnabled || !made.RuleOn || made.Rule != spec.Rule {
		t.Fatalf("%+v and %+v", made, again)
	}
	spec.Name, spec.Description, spec.Rule = "PD - HR people", "", `(user.department -eq "HR") -and (user.accountEnabled -eq true) -and (user.userType -eq "Member")`
	must(t, c.UpdateGroup(t.Context(), made.ID, spec))
	var seen tenant.Group
	until(t, "the changed group with its rule carried out", func() bool {
		all, err := c.Groups(t.Context())
		must(t, err)
		i := slices.IndexFunc(all, func(g tenant.Group) bool { return g.ID == made.ID })
		if i < 0 {
			return false
		}
		seen = all[i]
		return seen.Name == spec.Name && seen.RuleStatus == "Succeeded"
	})
	if seen.Description != "" || seen.Rule != spec.Rule || seen.UniqueName != spec.UniqueName {
		t.Errorf("got %+v", seen)
	}
	return seen
}

func membersOf(t *testing.T, c *graph.Client, groupID ident.ObjectID, users map[string]tenant.RawUser) []ident.ObjectID {
	t.Helper()
	var want []ident.ObjectID
	for id, u := range users {
		if strings.EqualFold(text(t, u, "department"), "HR") && string(u["accountEnabled"]) == "true" && text(t, u, "userType") == "Member" {
			want = append(want, ident.Object(id))
		}
	}
	if len(want) == 0 {
		t.Fatal("the practice tenant has nobody in HR")
	}
	slices.Sort(want)
	var got []ident.ObjectID
	until(t, "the members that the rule describes", func() bool {
		var err error
		got, err = c.Members(t.Context(), groupID)
		must(t, err)
		slices.Sort(got)
		return slices.Equal(got, want)
	})
	return got
}

func licence(t *testing.T, c *graph.Client, groupID ident.ObjectID, members []ident.ObjectID) {
	t.Helper()
	subs, err := c.Subscriptions(t.Context())
	must(t, err)
	i := slices.IndexFunc(subs, func(s tenant.Subscription) bool { return s.SKU == phoneSKU })
	if i < 0 || subs[i].PartNumber != "MCOEV" || subs[i].Bought <= subs[i].Used || len(subs[i].Plans) == 0 {
		t.Fatalf("got %+v", subs)
	}
	must(t, c.SetGroupLicences(t.Context(), groupID, []tenant.GroupLicence{{SKU: phoneSKU}}, nil))
	until(t, "every member with the licence of the group", func() bool {
		states, err := c.LicenceStates(t.Context(), append(slices.Clone(members), "00000000-0000-0000-0000-00000000dead"))
		must(t, err)
		if len(states) != len(members) {
			t.Fatalf("%d of %d users", len(states), len(members))
		}
		for _, id := range members {
			if !slices.ContainsFunc(states[id], func(s tenant.LicenceState) bool { return s.SKU == phoneSKU && s.GroupID == groupID }) {
				return false
			}
		}
		return true
	})
}

func aNumber(t *testing.T, c *graph.Client, members []ident.ObjectID) {
	t.Helper()
	ctx := t.Context()
	licensed := map[ident.ObjectID]bool{}
	states, err := c.LicenceStates(ctx, members)
	must(t, err)
	for id, list := range states {
		licensed[id] = slices.ContainsFunc(list, func(s tenant.LicenceState) bool { return s.SKU == phoneSKU && s.State == "Active" })
	}
	var holder ident.ObjectID
	configured := 0
	must(t, c.UserConfigurations(ctx, func(page []tenant.UserConfiguration) error {
		for _, u := range page {
			configured++
			if holder == "" && licensed[u.ID] && len(u.Numbers) == 0 {
				holder = u.ID
			}
		}
		return nil
	}))
	var free tenant.Number
	all := 0
	must(t, c.Numbers(ctx, func(page []tenant.Number) error {
		for _, n := range page {
			all++
			if n.Status == "unassigned" && n.ForUsers && n.Type == "directRouting" && !n.OnPremises {
				free = n
			}
		}
		return nil
	}))
	if configured == 0 || all == 0 || holder == "" || free.Telephone == "" {
		t.Fatalf("%d configurations, %d numbers, holder %q, number %q", configured, all, holder, free.Telephone)
	}
	ask := []tenant.NumberAssignment{{Telephone: free.Telephone, Type: free.Type, Target: holder}}
	settle(t, c, c.AssignNumbers(ctx, ask), tenant.OperationSucceeded)
	n, there, err := c.NumberByTelephone(ctx, strings.TrimPrefix(free.Telephone, "+"))
	must(t, err)
	if !there || n.Target != holder || n.Status != "userAssigned" {
		t.Errorf("got %+v", n)
	}
	taken := ask[0]
	taken.Target = members[0]
	if taken.Target == holder {
		taken.Target = members[1]
	}
	settle(t, c, c.AssignNumbers(ctx, []tenant.NumberAssignment{taken}), tenant.OperationFailed)
	if got := c.ReleaseNumbers(ctx, []tenant.NumberAssignment{taken})[0]; got.Err == nil {
		t.Error("a number was taken from somebody who was not named")
	}
	settle(t, c, c.ReleaseNumbers(ctx, ask), tenant.OperationSucceeded)
	if n, _, err = c.NumberByTelephone(ctx, free.Telephone); err != nil || n.Target != "" {
		t.Errorf("got %+v, %v", n, err)
	}
	if _, there, err := c.NumberByTelephone(ctx, "+449999999999"); err != nil || there {
		t.Errorf("%v, %v", there, err)
	}
	if _, err := c.Operation(ctx, "bm8tc3VjaA"); err == nil {
		t.Error("an operation that nobody knows")
	}
}

func settle(t *testing.T, c *graph.Client, accepted []tenant.Accepted, want tenant.OperationStatus) {
	t.Helper()
	if len(accepted) != 1 || accepted[0].Err != nil || accepted[0].Operation == "" {
		t.Fatalf("got %+v", accepted)
	}
	var o tenant.Operation
	until(t, "the end of an operation", func() bool {
		var err error
		o, err = c.Operation(t.Context(), accepted[0].Operation)
		must(t, err)
		return o.Status != tenant.OperationRunning
	})
	if o.Status != want || (want == tenant.OperationFailed) != (o.Detail != "") {
		t.Errorf("want %s, got %+v", want, o)
	}
}

func aTeam(t *testing.T, c *graph.Client, members []ident.ObjectID) {
	t.Helper()
	ctx := t.Context()
	look := func() tenant.Team {
		teams, err := c.Teams(ctx, []string{"HR London", "O'Brien's team", "All Company"})
		must(t, err)
		if len(teams) != 1 || teams[0].Name != "HR London" {
			t.Fatalf("got %+v", teams)
		}
		return teams[0]
	}
	team := look()
	someone := members[:min(3, len(members))]
	failed, err := c.AddTeamMembers(ctx, team.ID, append(slices.Clone(someone), "00000000-0000-0000-0000-00000000dead"))
	must(t, err)
	if len(failed) != 1 || failed["00000000-0000-0000-0000-00000000dead"] == nil {
		t.Errorf("failed: %v", failed)
	}
	until(t, "the new members of the team", func() bool { return contains(look().Members, someone) })
	failed, err = c.RemoveTeamMembers(ctx, team.ID, someone)
	must(t, err)
	if len(failed) != 0 {
		t.Errorf("failed: %v", failed)
	}
	until(t, "the team without them", func() bool { return !contains(look().Members, someone[:1]) })
}

func aNewTeam(t *testing.T, c *graph.Client, owners []ident.ObjectID) {
	t.Helper()
	spec := tenant.TeamSpec{UniqueName: "personadeskteam-choir", Name: "Choir", Description: "Who sings", Nickname: "choir", Spare: "choir-2", Visibility: "Private", Owners: owners}
	made, err := c.CreateTeam(t.Context(), spec)
	must(t, err)
	teams, err := c.Teams(t.Context(), []string{"Choir"})
	must(t, err)
	if len(teams) != 1 || teams[0].ID != made.ID || teams[0].UniqueName != spec.UniqueName || teams[0].Visibility != "Private" || !contains(teams[0].Members, owners) {
		t.Errorf("got %+v", teams)
	}
}

func contains(all, some []ident.ObjectID) bool {
	for _, s := range some {
		if !slices.Contains(all, s) {
			return false
		}
	}
	return true
}

// A link that was stored survives the practice tenant coming back on another port.
func TestStoredLinkOnAnotherPort(t *testing.T) {
	box, err := practice.Open(practice.Options{Users: 20, Seed: 7, Pace: practice.Instant})
	must(t, err)
	t.Cleanup(func() {
		if err := box.Close(); err != nil {
			t.Error(err)
		}
	})
	var link string
	for range 2 {
		url, token, stop, err := box.Start("127.0.0.1:0")
		must(t, err)
		c, err := graph.New(graph.Options{BaseURL: url + "/v1.0", Credential: graph.StaticToken(token)})
		must(t, err)
		first := link == ""
		link, err = c.Users(context.Background(), link, func(page []tenant.RawUser) error {
			if !first && len(page) > 0 {
				t.Error("nothing changed in between")
			}
			return nil
		})
		must(t, err)
		must(t, stop())
	}
}
