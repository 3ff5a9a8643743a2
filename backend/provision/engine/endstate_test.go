package engine_test

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"personadesk/backend/clock"
	"personadesk/backend/ident"
	"personadesk/backend/provision/engine"
	"personadesk/backend/provision/reading"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/graph"
	"personadesk/backend/tenant/powershell"
	"personadesk/backend/tenant/practice"
	"personadesk/backend/workbook"
	"personadesk/backend/workbook/sample"
)

// endState is what a run can change of a tenant, in lines that can be compared: no ids that the tenant gave out, and in order.
func endState(ctx context.Context, t *testing.T, tn tenant.Tenant, teams []string) []string {
	t.Helper()
	var lines []string
	say := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	groups, err := tn.Graph.Groups(ctx)
	must(t, err)
	key := map[string]string{}
	for _, g := range groups {
		key[string(g.ID)] = g.UniqueName
		if g.UniqueName == "" {
			key[string(g.ID)] = g.Name
			continue
		}
		var skus []string
		for _, l := range g.Licences {
			skus = append(skus, string(l.SKU))
		}
		slices.Sort(skus)
		people, err := tn.Graph.Members(ctx, g.ID)
		must(t, err)
		slices.Sort(people)
		say("group %s %q %q on %v licences %v members %v", g.UniqueName, g.Name, g.Rule, g.RuleOn, skus, people)
	}
	grants, err := tn.Teams.GroupPolicies(ctx)
	must(t, err)
	types := map[string]bool{}
	for _, p := range grants {
		types[p.Type] = true
		say("grant %s %s to %s rank %d", p.Type, p.Name, key[string(p.GroupID)], p.Rank)
	}
	for policyType := range types {
		list, err := tn.Teams.Policies(ctx, policyType)
		must(t, err)
		for _, p := range list {
			settings, err := json.Marshal(p.Settings)
			must(t, err)
			say("policy %s %s %s", p.Type, p.Name, settings)
		}
	}
	must(t, tn.Graph.Numbers(ctx, func(page []tenant.Number) error {
		for _, n := range page {
			say("number %s with %q %s %s at %s", n.Telephone, n.Target, n.Status, n.Activation, n.LocationID)
		}
		return nil
	}))
	queues, err := tn.Teams.Queues(ctx)
	must(t, err)
	for _, q := range queues {
		var answer []string
		for _, id := range q.Groups {
			answer = append(answer, key[string(id)])
		}
		slices.Sort(answer)
		say("queue %s answered by %v and %v", q.Name, answer, q.Users)
	}
	must(t, tn.Graph.UserConfigurations(ctx, func(page []tenant.UserConfiguration) error {
		for _, u := range page {
			var has []string
			for _, p := range u.Policies {
				has = append(has, fmt.Sprint(p.Type, " ", p.Name, " ", p.Direct, " ", key[string(p.GroupID)]))
			}
			slices.Sort(has)
			say("user %s voice %v numbers %v policies %s", u.ID, u.EnterpriseVoice, u.Numbers, strings.Join(has, ", "))
		}
		return nil
	}))
	_, err = tn.Graph.Users(ctx, "", func(page []tenant.RawUser) error {
		for _, u := range page {
			var licences []struct {
				SKU string `json:"skuId"`
			}
			if err := json.Unmarshal(u["assignedLicenses"], &licences); err != nil {
				return err
			}
			var skus []string
			for _, l := range licences {
				skus = append(skus, l.SKU)
			}
			slices.Sort(skus)
			say("licences of %s: %v", u["id"], skus)
		}
		return nil
	})
	must(t, err)
	found, err := tn.Graph.Teams(ctx, teams)
	must(t, err)
	for _, team := range found {
		slices.Sort(team.Members)
		say("team %s of %v", team.Name, team.Members)
	}
	slices.Sort(lines)
	return lines
}

// oneByOne makes of side by side what it was before: whatever is asked of the tenant waits for what was asked before it.
type oneByOne struct {
	tenant.Directory
	turn chan struct{}
}

func (o oneByOne) CreateGroup(ctx context.Context, spec tenant.GroupSpec) (tenant.Group, error) {
	o.turn <- struct{}{}
	defer func() { <-o.turn }()
	return o.Directory.CreateGroup(ctx, spec)
}

func (o oneByOne) SetGroupLicences(ctx context.Context, id ident.ObjectID, add []tenant.GroupLicence, remove []ident.SKU) error {
	o.turn <- struct{}{}
	defer func() { <-o.turn }()
	return o.Directory.SetGroupLicences(ctx, id, add, remove)
}

func (o oneByOne) AssignNumbers(ctx context.Context, list []tenant.NumberAssignment) (answers []tenant.Accepted) {
	o.turn <- struct{}{}
	defer func() { <-o.turn }()
	for _, one := range list { // one number in a request
		answers = append(answers, o.Directory.AssignNumbers(ctx, []tenant.NumberAssignment{one})...)
	}
	return answers
}

func (o oneByOne) AddTeamMembers(ctx context.Context, id ident.ObjectID, users []ident.ObjectID) (map[ident.ObjectID]error, error) {
	o.turn <- struct{}{}
	defer func() { <-o.turn }()
	return o.Directory.AddTeamMembers(ctx, id, users)
}

// What is sent side by side leaves the tenant as it is when everything is sent alone.
func TestSideBySideEndsWhereOneByOneDoes(t *testing.T) {
	ctx := t.Context()
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	carryOut := func(name string, alone bool) []string {
		hours := clock.NewFake(at)
		box, err := practice.Open(practice.Options{Users: 300, Seed: 7, Pace: practice.Instant, Clock: hours})
		must(t, err)
		url, token, stop, err := box.Start("127.0.0.1:0")
		must(t, err)
		defer func() { must(t, stop()) }()
		client, err := graph.New(graph.Options{BaseURL: url + "/v1.0", Credential: graph.StaticToken(token), Clock: hours})
		must(t, err)
		tn := tenant.Tenant{Graph: client, Teams: powershell.Teams{Session: practice.NewSession(url, token)}}
		wb, err := workbook.Create(filepath.Join(t.TempDir(), name+".personadesk"), workbook.Options{Actor: "ada", Now: hours.Now})
		must(t, err)
		defer func() { must(t, wb.Close()) }()
		must(t, sample.Fill(ctx, wb))
		_, err = reading.Read(ctx, tn, wb, reading.Options{Clock: hours})
		must(t, err)
		p := planned(ctx, t, wb)
		defer hours.Play()()
		through := tn
		if alone {
			through.Graph = oneByOne{tn.Graph, make(chan struct{}, 1)}
		}
		s, err := engine.Apply(ctx, through, wb, p, engine.Options{Clock: hours})
		must(t, err)
		if !s.Whole() || s.Changes < 50 {
			t.Fatalf("%s: %+v", name, s)
		}
		var teams []string
		for _, c := range p.Changes {
			if c.Expect.Team != nil {
				teams = append(teams, c.Expect.Team.Team.Key)
			}
		}
		return endState(ctx, t, tn, teams)
	}
	want, got := carryOut("alone", true), carryOut("together", false)
	if len(want) < 300 || len(got) != len(want) {
		t.Fatalf("%d and %d lines", len(want), len(got))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("one by one it is\n%s\nand side by side\n%s", want[i], got[i])
		}
	}
}
