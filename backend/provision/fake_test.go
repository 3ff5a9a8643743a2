package provision

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"

	"personadesk/backend/persona"
	"personadesk/backend/tenant"
)

// fake is a tenant in memory that does what it is told at once. With a file it survives the death of the process that holds it.
type fake struct {
	mutex sync.Mutex
	file  string
	state fakeState

	fail   map[string]error // by call: it fails, and changes nothing
	after  map[string]error // by call: it fails although it was carried out
	reads  map[string]int   // by call: how often it was read
	hidden map[string]bool  // telephone: carried out, but never shown
	before func(call string)
	wrote  func(count int) // after a write was carried out, before it is answered
}

type fakeState struct {
	Tenant        string   // id of the tenant
	Users         []string // object ids
	Department    map[string]string
	Groups        []tenant.Group
	Policies      []tenant.Policy
	GroupPolicies []tenant.GroupPolicy
	Queues        []tenant.Queue
	Numbers       []tenant.Number
	Teams         []tenant.Team
	Seats         map[string]int
	Writes        []string // every write that was carried out, in order
}

func newFake(users int) *fake {
	f := &fake{fail: map[string]error{}, after: map[string]error{}, reads: map[string]int{}, hidden: map[string]bool{}}
	f.state.Tenant = "tenant-1"
	f.state.Department, f.state.Seats = map[string]string{}, map[string]int{}
	for i := range users {
		id := fmt.Sprintf("00000000-0000-4000-8000-%012d", i)
		f.state.Users = append(f.state.Users, id)
		f.state.Department[id] = []string{"HR", "IT"}[i%2]
		f.state.Numbers = append(f.state.Numbers, tenant.Number{Telephone: fmt.Sprintf("+44161555%04d", i), Type: "directRouting", Status: "unassigned", ForUsers: true})
	}
	f.state.Policies = []tenant.Policy{{Type: "TeamsCallingPolicy", Name: "Global", Settings: map[string]any{}}}
	f.state.Queues = []tenant.Queue{{ID: "q1", Name: "HR line", Groups: []string{}}}
	f.state.Teams = []tenant.Team{{ID: "t1", Name: "HR team", Members: []string{}}}
	return f
}

func (f *fake) tenant() tenant.Tenant { return tenant.Tenant{Graph: f, Teams: f} }

func (f *fake) read(name string) error {
	if f.before != nil {
		f.before(name)
	}
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.reads[name]++
	return f.fail[name]
}

// write carries out a change of the state, keeps it, and answers as it was told to.
func (f *fake) write(name, what string, change func(s *fakeState) error) error {
	if f.before != nil {
		f.before(name)
	}
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if err := f.fail[name]; err != nil {
		return err
	}
	if err := change(&f.state); err != nil {
		return err
	}
	f.state.Writes = append(f.state.Writes, name+" "+what)
	if f.file != "" {
		text, err := json.Marshal(f.state)
		if err == nil {
			err = os.WriteFile(f.file+".new", text, 0o600)
		}
		if err == nil {
			err = os.Rename(f.file+".new", f.file)
		}
		if err != nil {
			return err
		}
	}
	if f.wrote != nil {
		f.wrote(len(f.state.Writes))
	}
	return f.after[name]
}

// membersOf evaluates the only kinds of rules there are here.
func (s *fakeState) membersOf(g tenant.Group) []string {
	list := []string{}
	for _, id := range s.Users {
		if strings.Contains(g.Rule, `"`+s.Department[id]+`"`) || !strings.Contains(g.Rule, "department") {
			list = append(list, id)
		}
	}
	return list
}

func (s *fakeState) group(id string) *tenant.Group {
	for i := range s.Groups {
		if s.Groups[i].ID == id {
			return &s.Groups[i]
		}
	}
	return nil
}

func (s *fakeState) number(e164 string) *tenant.Number {
	for i := range s.Numbers {
		if s.Numbers[i].Telephone == e164 {
			return &s.Numbers[i]
		}
	}
	return nil
}

func (f *fake) Organization(context.Context) (tenant.Organization, error) {
	return tenant.Organization{ID: f.state.Tenant, Name: "Contoso", Country: "GB"}, f.read("Organization")
}
func (f *fake) SignedIn(context.Context) (tenant.SignedIn, error) {
	return tenant.SignedIn{ID: "me"}, f.read("SignedIn")
}

func (f *fake) Users(_ context.Context, _ string, page func([]tenant.RawUser) error) (string, error) {
	if err := f.read("Users"); err != nil {
		return "", err
	}
	var list []tenant.RawUser
	for _, id := range f.state.Users {
		skus := []map[string]any{}
		for sku := range f.skusOf(id) {
			skus = append(skus, map[string]any{"skuId": sku})
		}
		licences, err := json.Marshal(skus)
		if err != nil {
			return "", err
		}
		text := func(s string) json.RawMessage { return json.RawMessage(fmt.Sprintf("%q", s)) }
		list = append(list, tenant.RawUser{"id": text(id), "userPrincipalName": text(id + "@contoso.example"), "displayName": text("User " + id[30:]),
			"department": text(f.state.Department[id]), "usageLocation": text("GB"), "accountEnabled": json.RawMessage("true"),
			"userType": text("Member"), "assignedLicenses": licences})
	}
	for some := range slices.Chunk(list, 7) {
		if err := page(some); err != nil {
			return "", err
		}
	}
	return "delta", nil
}

// skusOf are the licences that a user has by their groups, as far as there are seats.
func (f *fake) skusOf(user string) map[string]string {
	has := map[string]string{}
	for _, g := range f.state.Groups {
		for place, id := range f.state.membersOf(g) {
			for _, l := range g.Licences {
				if seats, limited := f.state.Seats[l.SKU]; id == user && (!limited || place < seats) {
					has[l.SKU] = g.ID
				}
			}
		}
	}
	return has
}

func (f *fake) Groups(context.Context) ([]tenant.Group, error) {
	return slices.Clone(f.state.Groups), f.read("Groups")
}

func (f *fake) GroupByUniqueName(_ context.Context, name string) (tenant.Group, bool, error) {
	err := f.read("GroupByUniqueName")
	for _, g := range f.state.Groups {
		if g.UniqueName == name {
			return g, true, err
		}
	}
	return tenant.Group{}, false, err
}

func (f *fake) Members(_ context.Context, id string) ([]string, error) {
	if g := f.state.group(id); g != nil {
		return f.state.membersOf(*g), f.read("Members")
	}
	return nil, errors.New("404")
}

func (f *fake) Subscriptions(context.Context) ([]tenant.Subscription, error) {
	return []tenant.Subscription{{SKU: phoneSKU, PartNumber: "SPE_E5", Bought: 100000, Plans: []string{phonePlan, teamsPlan}}}, f.read("Subscriptions")
}

func (f *fake) LicenceStates(_ context.Context, users []string) (map[string][]tenant.LicenceState, error) {
	states := map[string][]tenant.LicenceState{}
	for _, id := range users {
		has := f.skusOf(id)
		for _, g := range f.state.Groups {
			for _, l := range g.Licences {
				if !slices.Contains(f.state.membersOf(g), id) {
					continue
				}
				state := tenant.LicenceState{SKU: l.SKU, GroupID: g.ID, State: "Active", Error: "None"}
				if has[l.SKU] == "" {
					state.State, state.Error = "Error", "CountViolation"
				}
				states[id] = append(states[id], state)
			}
		}
	}
	return states, f.read("LicenceStates")
}

func (f *fake) UserConfigurations(_ context.Context, page func([]tenant.UserConfiguration) error) error {
	if err := f.read("UserConfigurations"); err != nil {
		return err
	}
	return page(f.configurations())
}

func (f *fake) configurations() []tenant.UserConfiguration {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	var list []tenant.UserConfiguration
	for _, id := range f.state.Users {
		c := tenant.UserConfiguration{ID: id, AccountType: "user"}
		for _, n := range f.state.Numbers {
			if n.Target == id {
				c.Numbers = append(c.Numbers, n.Telephone)
			}
		}
		given := map[string]bool{}
		for _, gp := range f.state.GroupPolicies { // kept in the order of the ranks
			if g := f.state.group(gp.GroupID); g != nil && !given[gp.Type] && slices.Contains(f.state.membersOf(*g), id) {
				given[gp.Type] = true
				c.Policies = append(c.Policies, tenant.PolicyAssignment{Type: gp.Type, Name: gp.Name, GroupID: gp.GroupID})
			}
		}
		list = append(list, c)
	}
	return list
}

func (f *fake) Numbers(_ context.Context, page func([]tenant.Number) error) error {
	if err := f.read("Numbers"); err != nil {
		return err
	}
	return page(slices.Clone(f.state.Numbers))
}

func (f *fake) NumberByTelephone(_ context.Context, e164 string) (tenant.Number, bool, error) {
	if err := f.read("NumberByTelephone"); err != nil {
		return tenant.Number{}, false, err
	}
	n := f.seen(e164)
	return n, n.Telephone != "", nil
}

func (f *fake) NumbersByTelephone(ctx context.Context, list []string) (map[string]tenant.Number, map[string]error) {
	found, failed := map[string]tenant.Number{}, map[string]error{}
	err := f.read("NumbersByTelephone")
	for _, e164 := range list {
		n, ok, one := f.seen(e164), f.state.number(e164) != nil, err
		switch {
		case one != nil:
			failed[e164] = one
		case ok:
			found[e164] = n
		}
	}
	return found, failed
}

// seen is a number as the tenant shows it.
func (f *fake) seen(e164 string) tenant.Number {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	n := f.state.number(e164)
	switch {
	case n == nil:
		return tenant.Number{}
	case f.hidden[e164]:
		return tenant.Number{Telephone: e164, Type: n.Type, Status: "unassigned"}
	}
	return *n
}

func (f *fake) Operations(_ context.Context, ids []string) (map[string]tenant.Operation, error) {
	states := map[string]tenant.Operation{}
	for _, id := range ids {
		states[id] = tenant.Operation{ID: id, Status: tenant.OperationRunning}
	}
	return states, f.read("Operations")
}

func (f *fake) GroupsByUniqueNames(_ context.Context, names []string) (map[string]tenant.Group, error) {
	groups := map[string]tenant.Group{}
	err := f.read("GroupsByUniqueNames")
	f.mutex.Lock()
	defer f.mutex.Unlock()
	for _, g := range f.state.Groups {
		if slices.Contains(names, g.UniqueName) {
			groups[g.UniqueName] = g
		}
	}
	return groups, err
}

func (f *fake) UserConfigurationsOf(ctx context.Context, ids []string) (map[string]tenant.UserConfiguration, error) {
	if err := f.read("UserConfigurationsOf"); err != nil {
		return nil, err
	}
	found := map[string]tenant.UserConfiguration{}
	for _, c := range f.configurations() {
		if slices.Contains(ids, c.ID) {
			found[strings.ToLower(c.ID)] = c
		}
	}
	return found, nil
}

func (f *fake) Operation(_ context.Context, id string) (tenant.Operation, error) {
	return tenant.Operation{ID: id, Status: tenant.OperationRunning}, f.read("Operation")
}

func (f *fake) Teams(_ context.Context, names []string) ([]tenant.Team, error) {
	var list []tenant.Team
	for _, t := range f.state.Teams {
		if slices.Contains(names, t.Name) {
			list = append(list, t)
		}
	}
	return list, f.read("Teams")
}

func (f *fake) Policies(_ context.Context, policyType string) ([]tenant.Policy, error) {
	list := []tenant.Policy{}
	for _, p := range f.state.Policies {
		if p.Type == policyType {
			list = append(list, p)
		}
	}
	return list, f.read("Policies")
}
func (f *fake) GroupPolicies(context.Context) ([]tenant.GroupPolicy, error) {
	return slices.Clone(f.state.GroupPolicies), f.read("GroupPolicies")
}
func (f *fake) Queues(context.Context) ([]tenant.Queue, error) {
	return slices.Clone(f.state.Queues), f.read("Queues")
}
func (f *fake) Accounts(context.Context) ([]tenant.Account, error) {
	return []tenant.Account{}, f.read("Accounts")
}
func (f *fake) Locations(context.Context) ([]tenant.Location, error) {
	return []tenant.Location{}, f.read("Locations")
}

const (
	phoneSKU  = "06ebc4ee-1bb5-47dd-8120-11324bc54e06"
	phonePlan = "4828c8ec-dc2e-4779-b502-87ac9ce28ab7"
	teamsPlan = "57ff2da0-773e-42df-b2af-ffb7a2317929"
)

var hr = persona.Persona{ID: "hr", Name: "Prov_HR", Layer: persona.Calling, Country: "GB", Licences: []string{phoneSKU},
	Number:   persona.NumberRule{Kind: persona.NextFree, Ranges: []string{"r"}, Type: "directRouting"},
	Policies: []persona.PolicyChoice{{Type: "TeamsCallingPolicy", Name: "HR_Calling"}}, Queues: []string{"HR line"}, Teams: []string{"HR team"},
	Rule: `user.department -eq "HR"`}
