// Package fake is a tenant in memory for the tests of the rooms of provision.
package fake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/tenant"
)

// Tenant is a tenant in memory that does what it is told at once. With a file it survives the death of the process that holds it.
type Tenant struct {
	mutex sync.Mutex
	File  string
	State State

	Fail    map[string]error // by call: it fails, and changes nothing
	After   map[string]error // by call: it fails although it was carried out
	Reads   map[string]int   // by call: how often it was read
	Hidden  map[string]bool  // telephone: carried out, but never shown
	Before  func(call string)
	Asked   func(numbers int)           // of each request that gives numbers
	Told    map[string]tenant.Operation // what is said of operations; the others are running
	Unfit   map[ident.ObjectID]string   // users whom a batch refuses, and why
	Unshown bool                        // what batches gave is never shown
	Slow    int                         // how often a batch operation says that it is under way before it says that it is over
	Wrote   func(count int)             // after a write was carried out, before it is answered

	operations int            // batch operations begun
	asked      map[string]int // how often each was asked about
}

// State is what the tenant holds; tests change it as somebody else would.
type State struct {
	Tenant        string    // id of the tenant
	At            time.Time // what the tenant says the time is; nothing when zero
	Users         []ident.ObjectID
	Department    map[ident.ObjectID]string
	Groups        []tenant.Group
	Policies      []tenant.Policy
	GroupPolicies []tenant.GroupPolicy
	Queues        []tenant.Queue
	Numbers       []tenant.Number
	Teams         []tenant.Team
	Things        []tenant.Thing
	Seats         map[ident.SKU]int
	Direct        map[ident.ObjectID]map[string]ident.PolicyName // policies given to users, by type
	Voice         map[ident.ObjectID]bool                        // for whom it was enabled without a number
	Writes        []string                                       // every write that was carried out, in order
}

// New makes a tenant with so many users, half of them in HR.
func New(users int) *Tenant {
	f := &Tenant{Fail: map[string]error{}, After: map[string]error{}, Reads: map[string]int{}, Hidden: map[string]bool{}, asked: map[string]int{}}
	f.State.Tenant = "tenant-1"
	f.State.Department, f.State.Seats, f.State.Voice = map[ident.ObjectID]string{}, map[ident.SKU]int{}, map[ident.ObjectID]bool{}
	for i := range users {
		id := ident.Object(fmt.Sprintf("00000000-0000-4000-8000-%012d", i))
		f.State.Users = append(f.State.Users, id)
		f.State.Department[id] = []string{"HR", "IT"}[i%2]
		f.State.Numbers = append(f.State.Numbers, tenant.Number{Telephone: fmt.Sprintf("+44161555%04d", i), Type: "directRouting", Status: "unassigned", ForUsers: true})
	}
	f.State.Policies = []tenant.Policy{{Type: "TeamsCallingPolicy", Name: "Global", Settings: map[string]any{}}}
	f.State.Queues = []tenant.Queue{{ID: "q1", Name: "HR line", Groups: []ident.ObjectID{}}}
	f.State.Teams = []tenant.Team{{ID: "t1", Name: "HR team", Members: []ident.ObjectID{}}}
	return f
}

// Doors gives the fake as the two parts of a tenant.
func (f *Tenant) Doors() tenant.Tenant { return tenant.Tenant{Graph: f, Teams: f} }

func (f *Tenant) read(name string) error {
	if f.Before != nil {
		f.Before(name)
	}
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.Reads[name]++
	return f.Fail[name]
}

func (f *Tenant) locked() (unlock func()) {
	f.mutex.Lock()
	return f.mutex.Unlock
}

// write carries out a change of the state, keeps it, and answers as it was told to.
func (f *Tenant) write(name, what string, change func(s *State) error) error {
	if f.Before != nil {
		f.Before(name)
	}
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if err := f.Fail[name]; err != nil {
		return err
	}
	if err := change(&f.State); err != nil {
		return err
	}
	f.State.Writes = append(f.State.Writes, name+" "+what)
	if f.File != "" {
		text, err := json.Marshal(f.State)
		if err == nil {
			err = os.WriteFile(f.File+".new", text, 0o600)
		}
		if err == nil {
			err = os.Rename(f.File+".new", f.File)
		}
		if err != nil {
			return err
		}
	}
	if f.Wrote != nil {
		f.Wrote(len(f.State.Writes))
	}
	return f.After[name]
}

// membersOf evaluates the only kinds of rules there are here.
func (s *State) membersOf(g tenant.Group) []ident.ObjectID {
	list := []ident.ObjectID{}
	for _, id := range s.Users {
		if strings.Contains(g.Rule, `"`+s.Department[id]+`"`) || !strings.Contains(g.Rule, "department") {
			list = append(list, id)
		}
	}
	return list
}

func (s *State) group(id ident.ObjectID) *tenant.Group {
	for i := range s.Groups {
		if s.Groups[i].ID == id {
			return &s.Groups[i]
		}
	}
	return nil
}

// Number gives a number to change, nil when there is none.
func (s *State) Number(e164 string) *tenant.Number {
	for i := range s.Numbers {
		if s.Numbers[i].Telephone == e164 {
			return &s.Numbers[i]
		}
	}
	return nil
}

// Organization does what tenant.Directory says of it.
func (f *Tenant) Organization(context.Context) (tenant.Organization, error) {
	return tenant.Organization{ID: f.State.Tenant, Name: "Contoso", Country: "GB", At: f.State.At}, f.read("Organization")
}

// SignedIn does what tenant.Directory says of it.
func (f *Tenant) SignedIn(context.Context) (tenant.SignedIn, error) {
	return tenant.SignedIn{ID: "me"}, f.read("SignedIn")
}

// Users does what tenant.Directory says of it.
func (f *Tenant) Users(_ context.Context, _ string, page func([]tenant.RawUser) error) (string, error) {
	if err := f.read("Users"); err != nil {
		return "", err
	}
	list, err := f.users()
	if err != nil {
		return "", err
	}
	for some := range slices.Chunk(list, 7) {
		if err := page(some); err != nil {
			return "", err
		}
	}
	return "delta", nil
}

func (f *Tenant) users() ([]tenant.RawUser, error) {
	defer f.locked()()
	var list []tenant.RawUser
	for _, id := range f.State.Users {
		skus := []map[string]any{}
		for sku := range f.skusOf(id) {
			skus = append(skus, map[string]any{"skuId": sku})
		}
		licences, err := json.Marshal(skus)
		if err != nil {
			return nil, err
		}
		text := func(s string) json.RawMessage { return json.RawMessage(fmt.Sprintf("%q", s)) }
		list = append(list, tenant.RawUser{"id": text(string(id)), "userPrincipalName": text(string(id) + "@contoso.example"), "displayName": text("User " + string(id[30:])),
			"department": text(f.State.Department[id]), "usageLocation": text("GB"), "accountEnabled": json.RawMessage("true"),
			"userType": text("Member"), "assignedLicenses": licences})
	}
	return list, nil
}

// skusOf are the licences that a user has by their groups, as far as there are seats.
func (f *Tenant) skusOf(user ident.ObjectID) map[ident.SKU]ident.ObjectID {
	has := map[ident.SKU]ident.ObjectID{}
	for _, g := range f.State.Groups {
		for place, id := range f.State.membersOf(g) {
			for _, l := range g.Licences {
				if seats, limited := f.State.Seats[l.SKU]; id == user && (!limited || place < seats) {
					has[l.SKU] = g.ID
				}
			}
		}
	}
	return has
}

// Groups does what tenant.Directory says of it.
func (f *Tenant) Groups(context.Context) ([]tenant.Group, error) {
	err := f.read("Groups")
	defer f.locked()()
	return slices.Clone(f.State.Groups), err
}

// GroupByUniqueName does what tenant.Directory says of it.
func (f *Tenant) GroupByUniqueName(_ context.Context, name string) (tenant.Group, bool, error) {
	err := f.read("GroupByUniqueName")
	defer f.locked()()
	for _, g := range f.State.Groups {
		if tenant.KeyOf(g) == name {
			return g, true, err
		}
	}
	return tenant.Group{}, false, err
}

// Members does what tenant.Directory says of it.
func (f *Tenant) Members(_ context.Context, id ident.ObjectID) ([]ident.ObjectID, error) {
	err := f.read("Members")
	defer f.locked()()
	if g := f.State.group(id); g != nil {
		return f.State.membersOf(*g), err
	}
	return nil, errors.New("404")
}

// Subscriptions does what tenant.Directory says of it.
func (f *Tenant) Subscriptions(context.Context) ([]tenant.Subscription, error) {
	return []tenant.Subscription{{SKU: PhoneSKU, PartNumber: "SPE_E5", Bought: 100000, Plans: []ident.ServicePlan{PhonePlan, TeamsPlan}}}, f.read("Subscriptions")
}

// LicenceStates does what tenant.Directory says of it.
func (f *Tenant) LicenceStates(_ context.Context, users []ident.ObjectID) (map[ident.ObjectID][]tenant.LicenceState, error) {
	err := f.read("LicenceStates")
	defer f.locked()()
	states := map[ident.ObjectID][]tenant.LicenceState{}
	for _, id := range users {
		has := f.skusOf(id)
		for _, g := range f.State.Groups {
			for _, l := range g.Licences {
				if !slices.Contains(f.State.membersOf(g), id) {
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
	return states, err
}

// UserConfigurations does what tenant.Directory says of it.
func (f *Tenant) UserConfigurations(_ context.Context, page func([]tenant.UserConfiguration) error) error {
	if err := f.read("UserConfigurations"); err != nil {
		return err
	}
	return page(f.configurations())
}

func (f *Tenant) configurations() []tenant.UserConfiguration {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	var list []tenant.UserConfiguration
	for _, id := range f.State.Users {
		c := tenant.UserConfiguration{ID: id, AccountType: "user", EnterpriseVoice: f.State.Voice[id]}
		for _, n := range f.State.Numbers {
			if n.Target == id {
				c.Numbers, c.EnterpriseVoice = append(c.Numbers, n.Telephone), true
			}
		}
		given := map[string]bool{}
		for _, gp := range f.State.GroupPolicies { // kept in the order of the ranks
			if g := f.State.group(gp.GroupID); g != nil && !given[gp.Type] && slices.Contains(f.State.membersOf(*g), id) {
				given[gp.Type] = true
				c.Policies = append(c.Policies, tenant.PolicyAssignment{Type: gp.Type, Name: gp.Name, GroupID: gp.GroupID})
			}
		}
		for policyType, name := range f.State.Direct[id] {
			if f.Unshown {
				break
			}
			c.Policies = slices.DeleteFunc(c.Policies, func(a tenant.PolicyAssignment) bool { return a.Type == policyType })
			if name != "" {
				c.Policies = append(c.Policies, tenant.PolicyAssignment{Type: policyType, Name: name, Direct: true})
			}
		}
		list = append(list, c)
	}
	return list
}

// Numbers does what tenant.Directory says of it.
func (f *Tenant) Numbers(_ context.Context, page func([]tenant.Number) error) error {
	if err := f.read("Numbers"); err != nil {
		return err
	}
	f.mutex.Lock()
	list := slices.Clone(f.State.Numbers)
	f.mutex.Unlock()
	for i := range list {
		list[i] = f.seen(list[i].Telephone)
	}
	return page(list)
}

// NumberByTelephone does what tenant.Directory says of it.
func (f *Tenant) NumberByTelephone(_ context.Context, e164 string) (tenant.Number, bool, error) {
	if err := f.read("NumberByTelephone"); err != nil {
		return tenant.Number{}, false, err
	}
	n := f.seen(e164)
	return n, n.Telephone != "", nil
}

// NumbersByTelephone does what tenant.Directory says of it.
func (f *Tenant) NumbersByTelephone(ctx context.Context, list []string) (map[string]tenant.Number, map[string]error) {
	found, failed := map[string]tenant.Number{}, map[string]error{}
	err := f.read("NumbersByTelephone")
	for _, e164 := range list {
		n, one := f.seen(e164), err
		ok := n.Telephone != ""
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
func (f *Tenant) seen(e164 string) tenant.Number {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	n := f.State.Number(e164)
	switch {
	case n == nil:
		return tenant.Number{}
	case f.Hidden[e164]:
		return tenant.Number{Telephone: e164, Type: n.Type, Status: "unassigned"}
	}
	return *n
}

// Operations does what tenant.Directory says of it.
func (f *Tenant) Operations(_ context.Context, ids []string) (map[string]tenant.Operation, error) {
	states := map[string]tenant.Operation{}
	for _, id := range ids {
		states[id] = tenant.Operation{ID: id, Status: tenant.OperationRunning}
		if told, ok := f.Told[id]; ok {
			states[id] = told
		}
	}
	return states, f.read("Operations")
}

// GroupsByUniqueNames does what tenant.Directory says of it.
func (f *Tenant) GroupsByUniqueNames(_ context.Context, names []string) (map[string]tenant.Group, error) {
	groups := map[string]tenant.Group{}
	err := f.read("GroupsByUniqueNames")
	f.mutex.Lock()
	defer f.mutex.Unlock()
	for _, g := range f.State.Groups {
		if slices.Contains(names, tenant.KeyOf(g)) {
			groups[tenant.KeyOf(g)] = g
		}
	}
	return groups, err
}

// UserConfigurationsOf does what tenant.Directory says of it.
func (f *Tenant) UserConfigurationsOf(ctx context.Context, ids []ident.ObjectID) (map[ident.ObjectID]tenant.UserConfiguration, error) {
	if err := f.read("UserConfigurationsOf"); err != nil {
		return nil, err
	}
	found := map[ident.ObjectID]tenant.UserConfiguration{}
	for _, c := range f.configurations() {
		if slices.Contains(ids, c.ID) {
			found[c.ID] = c
		}
	}
	return found, nil
}

// Operation does what tenant.Directory says of it.
func (f *Tenant) Operation(_ context.Context, id string) (tenant.Operation, error) {
	return tenant.Operation{ID: id, Status: tenant.OperationRunning}, f.read("Operation")
}

// Teams does what tenant.Directory says of it.
func (f *Tenant) Teams(_ context.Context, names []string) ([]tenant.Team, error) {
	err := f.read("Teams")
	defer f.locked()()
	var list []tenant.Team
	for _, t := range f.State.Teams {
		if slices.Contains(names, t.Name) {
			t.Members = slices.Clone(t.Members)
			list = append(list, t)
		}
	}
	return list, err
}

// Policies does what tenant.Teams says of it.
func (f *Tenant) Policies(_ context.Context, policyType string) ([]tenant.Policy, error) {
	err := f.read("Policies")
	defer f.locked()()
	list := []tenant.Policy{}
	for _, p := range f.State.Policies {
		if p.Type == policyType {
			list = append(list, p)
		}
	}
	return list, err
}

// GroupPolicies does what tenant.Teams says of it.
func (f *Tenant) GroupPolicies(context.Context) ([]tenant.GroupPolicy, error) {
	err := f.read("GroupPolicies")
	defer f.locked()()
	return slices.Clone(f.State.GroupPolicies), err
}

// Queues does what tenant.Teams says of it.
func (f *Tenant) Queues(context.Context) ([]tenant.Queue, error) {
	err := f.read("Queues")
	defer f.locked()()
	return slices.Clone(f.State.Queues), err
}

// Accounts does what tenant.Teams says of it.
func (f *Tenant) Accounts(context.Context) ([]tenant.Account, error) {
	return []tenant.Account{}, f.read("Accounts")
}

// Locations does what tenant.Teams says of it.
func (f *Tenant) Locations(context.Context) ([]tenant.Location, error) {
	return []tenant.Location{}, f.read("Locations")
}

// Things does what tenant.Teams says of it.
func (f *Tenant) Things(_ context.Context, kind tenant.ThingKind) ([]tenant.Thing, error) {
	err := f.read("Things")
	defer f.locked()()
	list := []tenant.Thing{}
	for _, t := range f.State.Things {
		if t.Kind == kind {
			list = append(list, t)
		}
	}
	return list, err
}

// The licence that every user has, and two of its service plans.
const (
	PhoneSKU  = "06ebc4ee-1bb5-47dd-8120-11324bc54e06"
	PhonePlan = "4828c8ec-dc2e-4779-b502-87ac9ce28ab7"
	TeamsPlan = "57ff2da0-773e-42df-b2af-ffb7a2317929"
)

// HR is the persona that the tests carry out.
var HR = persona.Persona{ID: "hr", Name: "Prov_HR", Layer: persona.Calling, Country: "GB", Licences: []ident.SKU{PhoneSKU},
	Number:   persona.NumberRule{Kind: persona.NextFree, Ranges: []string{"r"}, Type: "directRouting"},
	Policies: []persona.PolicyChoice{{Type: "TeamsCallingPolicy", Name: "HR_Calling"}}, Queues: []string{"HR line"}, Teams: []string{"HR team"},
	Rule: `user.department -eq "HR"`}
