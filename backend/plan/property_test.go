package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/tenant"
)

// anyRule is a rule over what the users of a world have.
func anyRule(t *rapid.T) string {
	city := rapid.SampledFrom(cities).Draw(t, "city")
	department := rapid.SampledFrom(departments).Draw(t, "department")
	return rapid.SampledFrom([]string{
		`user.city -eq "` + city + `"`, `user.department -eq "` + department + `"`, `user.country -eq "United Kingdom"`,
		`(user.city -eq "` + city + `") -and (user.department -ne "` + department + `")`,
		`(user.officeLocation -eq "Leeds")`, // not valid: a Graph name
	}).Draw(t, "rule")
}

// anyDesign changes the sample's design in ways that people do.
func anyDesign(t *rapid.T, d plan.Design) plan.Design {
	personas := []persona.Persona{}
	for _, p := range d.Persona.Personas {
		if rapid.IntRange(0, 9).Draw(t, "dropped") == 0 {
			continue
		}
		if rapid.IntRange(0, 2).Draw(t, "another rule") == 0 {
			p.Rule = anyRule(t)
		}
		p.Ordinal = rapid.IntRange(0, 3).Draw(t, "ordinal")
		if rapid.IntRange(0, 4).Draw(t, "more") == 0 {
			policy := d.Persona.Policies[rapid.IntRange(0, len(d.Persona.Policies)-1).Draw(t, "policy")]
			kept := []persona.PolicyChoice{{Type: policy.Type, Name: ident.Policy(rapid.SampledFrom([]string{string(policy.Name), string(persona.Global), "Nowhere"}).Draw(t, "name"))}}
			for _, c := range p.Policies {
				if c.Type != policy.Type {
					kept = append(kept, c)
				}
			}
			p.Policies = kept
		}
		if rapid.IntRange(0, 4).Draw(t, "numbers") == 0 {
			p.Number = persona.NumberRule{Kind: rapid.SampledFrom([]persona.NumberKind{persona.NextFree, persona.NoNumber}).Draw(t, "kind"), Ranges: []string{"london-office", "manchester-office"}}
		}
		personas = append(personas, p)
	}
	d.Persona.Personas = personas
	return d
}

// disturb lets a tenant have a past.
func disturb(t *rapid.T, w *world) {
	for i := range w.users {
		switch rapid.IntRange(0, 9).Draw(t, "user") {
		case 0:
			delete(w.users[i], rapid.SampledFrom([]string{"city", "officeLocation", "department", "accountEnabled", "assignedLicenses", "displayName"}).Draw(t, "not read"))
		case 1:
			w.users[i]["department"] = nil
		case 2:
			n := &w.snapshot.Numbers[rapid.IntRange(0, len(w.snapshot.Numbers)-1).Draw(t, "number")]
			if n.Status == "unassigned" {
				n.Status, n.Target = "userAssigned", ident.Object(w.users[i]["id"].(string))
				w.snapshot.Configured[i].Numbers = append(w.snapshot.Configured[i].Numbers, n.Telephone)
			}
		case 3:
			n := &w.snapshot.Numbers[rapid.IntRange(0, len(w.snapshot.Numbers)-1).Draw(t, "number")]
			if n.Status == "unassigned" {
				n.Status = rapid.SampledFrom([]string{"voiceApplicationAssigned", "policyAssigned", "internalError"}).Draw(t, "status")
			}
		case 4:
			w.snapshot.Configured[i].Policies = []tenant.PolicyAssignment{{Type: "TenantDialPlan", Name: "Old", Direct: true}}
		}
	}
}

var allParts = []string{"groups", "members", "subscriptions", "configured", "numbers", "policies", "groupPolicies", "queues", "accounts", "locations", "teams"}

func TestPropertyWhatMayNeverHappen(t *testing.T) {
	design := wanted(t)
	rapid.Check(t, func(r *rapid.T) {
		w := newWorld(r, rapid.IntRange(1, 25).Draw(r, "users"))
		disturb(r, w)
		d := anyDesign(r, design)
		if rapid.Bool().Draw(r, "after a run") {
			for _, u := range w.users { // licences that were not read cannot be written by a world
				if _, read := u["assignedLicenses"]; !read {
					u["assignedLicenses"] = []any{}
				}
			}
			w.carryOut(plan.Make(d, w.reading(), now, plan.Options{}))
			d = anyDesign(r, design)
		}
		var unread []string
		if rapid.Bool().Draw(r, "something unread") {
			unread = append(unread, rapid.SampledFrom(allParts).Draw(r, "unread"))
			w.snapshot.Unread[unread[0]] = "forbidden"
		}
		reading := w.reading()
		p := plan.Make(d, reading, now, plan.Options{})
		numbersOf(r, p, w.snapshot)
		for _, c := range p.Changes {
			if c.Action.Command != nil {
				namesSomebody(r, *c.Action.Command)
			}
			if len(unread) > 0 {
				restsOnNothingUnread(r, c, unread[0])
			}
			if c.Says.IsZero() || c.Effect == "" || c.Calls < 1 {
				r.Fatalf("a change that does not say what it is: %+v", c)
			}
		}
		for _, x := range p.Problems {
			if x.Code == "PLAN_COMMAND" {
				r.Fatalf("%s", x.Error())
			}
		}
	})
}

// numbersOf holds numbers to the first of what may never happen.
func numbersOf(r *rapid.T, p plan.Plan, s snapshot) {
	holders, has := map[string]string{}, map[string]bool{}
	for _, n := range s.Numbers {
		if n.Status != "unassigned" {
			holders[n.Telephone] = n.Status
		}
		has[string(n.Target)] = true
	}
	for _, c := range s.Configured {
		has[string(c.ID)] = has[string(c.ID)] || len(c.Numbers) > 0
	}
	for _, c := range p.Changes {
		if c.Kind == plan.ReleaseNumber {
			r.Fatalf("a number is taken away: %s", c.Says)
		}
		if c.Kind != plan.AssignNumber {
			continue
		}
		if by, held := holders[c.Action.Number.Telephone]; held {
			r.Fatalf("%s is held (%s) and goes to somebody", c.Action.Number.Telephone, by)
		}
		if has[string(c.Action.Number.Target)] {
			r.Fatalf("%s has a number", c.Action.Number.Target)
		}
		holders[c.Action.Number.Telephone], has[string(c.Action.Number.Target)] = "this plan", true
	}
}

func namesSomebody(r *rapid.T, c tenant.Command) {
	if strings.HasPrefix(c.Name, "Grant-") {
		user, hasUser := c.Param("Identity")
		group, hasGroup := c.Param("Group")
		switch {
		case hasUser == hasGroup:
			r.Fatalf("%s names both or neither of user and group", c.Name)
		case hasUser && (user.Text == "" || strings.EqualFold(user.Text, "Global")):
			r.Fatalf("%s names nobody", c.Name)
		case hasGroup && (group.Ref == nil || group.Ref.Key == ""):
			r.Fatalf("%s names no group", c.Name)
		}
	}
	if strings.HasPrefix(c.Name, "Set-") {
		if id, given := c.Param("Identity"); !given || id.Kind == tenant.KindText && strings.EqualFold(id.Text, "Global") {
			r.Fatalf("%s edits the tenant default", c.Name)
		}
	}
	for _, p := range c.Params {
		if p.Name == "Global" {
			r.Fatalf("%s is for everybody", c.Name)
		}
	}
}

// restsOnNothingUnread says which changes need which part of a reading.
func restsOnNothingUnread(r *rapid.T, c plan.Change, part string) {
	rests := map[string]string{
		"groups":        "createGroup updateGroup grantGroup revokeGroup setLicences setQueueGroups",
		"subscriptions": "setLicences assignNumber", "configured": "assignNumber grantUser", "numbers": "assignNumber",
		"policies": "createPolicy updatePolicy grantGroup revokeGroup grantUser", "groupPolicies": "grantGroup revokeGroup",
		"queues": "setQueueGroups", "teams": "addTeamMembers",
	}[part]
	if strings.Contains(" "+rests+" ", " "+string(c.Kind)+" ") {
		r.Fatalf("%s rests on %s, which was not read", c.ID, part)
	}
}

func TestPropertyAPlanIsCarriedOutInItsOrderAndLeavesNothing(t *testing.T) {
	design := wanted(t)
	rapid.Check(t, func(r *rapid.T) {
		w := newWorld(r, rapid.IntRange(1, 20).Draw(r, "users"))
		for round := range 3 {
			d := anyDesign(r, design)
			w.carryOut(plan.Make(d, w.reading(), now, plan.Options{}))
			if again := plan.Make(d, w.reading(), now, plan.Options{}); !again.Empty() {
				r.Fatalf("round %d, again: %s", round, fmt.Sprint(again.Changes[0].ID, " ", again.Changes[0].Says))
			}
		}
	})
}
