package plan_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"personadesk/backend/catalog"
	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/rule/parse"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook/sample"
)

var now = time.Date(2025, 11, 22, 10, 17, 0, 0, time.UTC)

const (
	e3         = "46c3a859-c90d-40b3-9551-6178a48d5c18"
	teams      = "7e31c0d9-9551-471d-836f-32ee72be4a01"
	teamsPhone = "e43b5b99-8dfb-405f-9987-dc307f34bcbd"
	phonePlan  = "4828c8ec-dc2e-4779-b502-87ac9ce28ab7"
)

// failer is a test, or one try of a property test.
type failer interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// world is a tenant that does exactly what it is told, at once.
type world struct {
	t         failer
	users     []map[string]any
	byID      map[string]int
	snapshot  snapshot
	backwards bool            // the users are read in the other order
	records   []number.Number // what the workbook says of numbers besides the sample
}

var cities = []string{"Manchester", "London", "Birmingham"}
var departments = []string{"HR", "Sales", "Finance", "Warehouse", "IT"}

// newWorld makes a tenant like the practice tenant with some users and nothing of ours.
func newWorld(t failer, users int) *world {
	w := &world{t: t, byID: map[string]int{}}
	for i := range users {
		city := cities[i%len(cities)]
		id := fmt.Sprintf("00000000-0000-4000-8000-%012d", i)
		w.users = append(w.users, map[string]any{"id": id, "displayName": fmt.Sprintf("User %04d", i),
			"userPrincipalName": fmt.Sprintf("user%04d@larkfield.example", i), "country": "United Kingdom", "city": city, "officeLocation": city,
			"department": departments[i%len(departments)], "jobTitle": "Officer", "accountEnabled": true, "usageLocation": "GB",
			"assignedLicenses": []any{map[string]any{"skuId": e3}, map[string]any{"skuId": teams}}})
		w.byID[id] = i
	}
	w.snapshot = snapshot{Members: map[ident.ObjectID][]ident.ObjectID{}, Configured: []tenant.UserConfiguration{}, Numbers: []tenant.Number{}}
	w.snapshot.Reading = tenant.Reading{At: now, Organization: tenant.Organization{ID: "t-1", Name: "Larkfield", Country: "GB"}, Groups: []tenant.Group{},
		Policies: defaults(), GroupPolicies: []tenant.GroupPolicy{}, Unread: map[string]string{},
		Subscriptions: []tenant.Subscription{{SKU: e3, Bought: users + 10, Used: users}, {SKU: teams, Bought: users + 10, Used: users},
			{SKU: teamsPhone, PartNumber: "MCOEV", Bought: users + 10, Plans: []ident.ServicePlan{phonePlan}}},
		Locations: []tenant.Location{{ID: "loc-m", Description: "Manchester office"}, {ID: "loc-l", Description: "London office"}},
	}
	for n, name := range []string{"Manchester HR Call Queue", "Manchester HR Sickness", "London HR Call Queue"} {
		upn := []string{"cq-hr-manchester", "cq-hr-sickness-manchester", "cq-hr-london"}[n] + "@larkfield.example"
		w.snapshot.Queues = append(w.snapshot.Queues, tenant.Queue{ID: ident.Object(fmt.Sprint("q-", n)), Name: name, Groups: []ident.ObjectID{}, Users: []ident.ObjectID{}})
		w.snapshot.Accounts = append(w.snapshot.Accounts, tenant.Account{ID: ident.Object(fmt.Sprint("a-", n)), UPN: upn, Name: name})
	}
	for n, name := range []string{"HR Manchester", "HR London"} {
		w.snapshot.Teams = append(w.snapshot.Teams, tenant.Team{ID: ident.Object(fmt.Sprint("team-", n)), Name: name, Members: []ident.ObjectID{}})
	}
	for i := range users {
		w.number("+441614960", i)
		w.number("+442079460", i)
	}
	for _, u := range w.users {
		w.snapshot.Configured = append(w.snapshot.Configured, tenant.UserConfiguration{ID: ident.Object(u["id"].(string)), UPN: u["userPrincipalName"].(string)})
	}
	return w
}

// number uploads one number of an office, as long as its range lasts; after that, of the reserve.
func (w *world) number(prefix string, i int) {
	telephone := fmt.Sprintf("%s%03d", prefix, i)
	if i >= 990 {
		reserve := map[string]string{"+441614960": "+441999", "+442079460": "+441998"}[prefix]
		telephone = fmt.Sprintf("%s%06d", reserve, i-990)
	}
	w.snapshot.Numbers = append(w.snapshot.Numbers, tenant.Number{Telephone: telephone, Type: "directRouting", Status: "unassigned", ForUsers: true})
}

// reading is the tenant as it is now.
func (w *world) reading() plan.Reading {
	w.t.Helper()
	users := make([]tenant.RawUser, len(w.users))
	for i, u := range w.users {
		raw := tenant.RawUser{}
		for key, v := range u {
			text, err := json.Marshal(v)
			if err != nil {
				w.t.Fatal(err)
			}
			raw[key] = text
		}
		users[i] = raw
	}
	if w.backwards {
		slices.Reverse(users)
	}
	d := directory.New(len(w.users))
	if err := d.Apply(users); err != nil {
		w.t.Fatal(err)
	}
	w.snapshot.layOut(d)
	return plan.Reading{Reading: w.snapshot.Reading, Directory: d, Numbers: w.told(d)}
}

// told is what the sample's workbook and the tenant say of numbers.
func (w *world) told(d *directory.Directory) number.Source {
	c, err := sample.Sample()
	if err != nil {
		w.t.Fatal(err)
	}
	t := number.Tenant{Read: w.snapshot.Numbers != nil && w.snapshot.Unread["numbers"] == "", Numbers: map[string]number.Held{}, Accounts: map[string]ident.ObjectID{}}
	for _, n := range w.snapshot.Numbers {
		t.Numbers[n.Telephone] = number.Held{Type: n.Type, Status: n.Status, Target: n.Target, LocationID: n.LocationID, ForUsers: n.ForUsers && !n.OnPremises}
	}
	for holder, telephone := range d.HeldNumbers() {
		t.Accounts[telephone] = holder
	}
	records := slices.Clone(w.records)
	for _, n := range c.Numbers {
		if !slices.ContainsFunc(w.records, func(r number.Number) bool { return r.Telephone == n.Telephone }) {
			records = append(records, n)
		}
	}
	return number.NewLists(records, t)
}

func (w *world) group(key string) *tenant.Group {
	for i, g := range w.snapshot.Groups {
		if g.UniqueName == key {
			return &w.snapshot.Groups[i]
		}
	}
	w.t.Fatalf("there is no group %s", key)
	return nil
}

// carryOut does what a plan says, change by change, and holds it to its own promises.
func (w *world) carryOut(p plan.Plan) {
	w.t.Helper()
	done := map[string]bool{}
	for i, c := range p.Changes {
		if c.Ordinal != i+1 || done[c.ID] {
			w.t.Fatalf("change %s is number %d at place %d, or stands twice", c.ID, c.Ordinal, i+1)
		}
		for _, need := range c.Needs {
			if !done[need] {
				w.t.Fatalf("%s comes before %s, which it needs", c.ID, need)
			}
		}
		w.do(c)
		done[c.ID] = true
	}
	w.settle()
	w.snapshot.At = w.snapshot.At.Add(time.Minute)
}

func (w *world) do(c plan.Change) {
	a := c.Action
	switch c.Kind {
	case plan.CreateGroup:
		w.snapshot.Groups = append(w.snapshot.Groups, tenant.Group{ID: ident.Object("id-of-" + a.Group.UniqueName), Name: a.Group.Name, UniqueName: a.Group.UniqueName,
			Description: a.Group.Description, Dynamic: true, Rule: a.Group.Rule, RuleOn: true, SecurityEnabled: true})
	case plan.UpdateGroup:
		g := w.group(a.Group.UniqueName)
		g.Name, g.Description, g.Rule, g.RuleOn, g.Dynamic = a.Group.Name, a.Group.Description, a.Group.Rule, true, true
	case plan.RemoveGroup:
		w.snapshot.Groups = slices.DeleteFunc(w.snapshot.Groups, func(g tenant.Group) bool { return g.ID == c.Expect.NoGroup.ID })
	case plan.SetLicences:
		g := w.group(a.Licences.Group.Key)
		g.Licences = slices.DeleteFunc(g.Licences, func(l tenant.GroupLicence) bool { return slices.Contains(a.Licences.Remove, l.SKU) })
		for _, id := range w.snapshot.Members[g.ID] { // who holds it of their own in this world is not told apart
			u := w.users[w.byID[string(id)]]
			u["assignedLicenses"] = slices.DeleteFunc(u["assignedLicenses"].([]any), func(x any) bool {
				return slices.Contains(a.Licences.Remove, ident.Licence(x.(map[string]any)["skuId"].(string)))
			})
		}
		for _, l := range a.Licences.Adding() {
			sku := l.SKU
			g.Licences = slices.DeleteFunc(g.Licences, func(had tenant.GroupLicence) bool { return had.SKU == sku })
			g.Licences = append(g.Licences, l)
		}
		w.settle()
	case plan.EnableVoice, plan.DisableVoice:
		w.voice(*a.Command)
	case plan.AssignNumber:
		w.assign(*a.Number)
	case plan.ReleaseNumber:
		w.release(*a.Number)
	case plan.AddTeamMembers:
		for i := range w.snapshot.Teams {
			if w.snapshot.Teams[i].Name == a.Team.Team.Key {
				w.snapshot.Teams[i].Members = append(w.snapshot.Teams[i].Members, a.Team.Add...)
			}
		}
	default:
		w.run(c.Kind, *a.Command)
		w.readsBack(c)
	}
}

// readsBack holds a policy against what the change expects, after the expectation went through a file.
func (w *world) readsBack(c plan.Change) {
	if c.Expect.Policy == nil {
		return
	}
	text, err := json.Marshal(c.Expect.Policy)
	if err != nil {
		w.t.Fatal(err)
	}
	var want tenant.Policy
	if err := json.Unmarshal(text, &want); err != nil {
		w.t.Fatal(err)
	}
	for _, have := range w.snapshot.Policies {
		if plan.Reads(want, have) {
			return
		}
	}
	w.t.Fatalf("%s does not read back as it expects", c.ID)
}

// voice takes the command apart as the module would.
func (w *world) voice(c tenant.Command) {
	who, _ := c.Param("Identity")
	on, given := c.Param("EnterpriseVoiceEnabled")
	if !given || len(c.Params) != 2 || c.Name != "Set-CsPhoneNumberAssignment" {
		w.t.Fatalf("not a command that switches voice: %+v", c)
	}
	w.snapshot.Configured[w.byID[who.Text]].EnterpriseVoice = on.Truth
}

func (w *world) assign(a tenant.NumberAssignment) {
	for i := range w.snapshot.Numbers {
		n := &w.snapshot.Numbers[i]
		if n.Telephone != a.Telephone {
			continue
		}
		if n.Status != "unassigned" || n.Target != "" {
			w.t.Fatalf("%s goes to a second holder", n.Telephone)
		}
		n.Status, n.Target = "userAssigned", a.Target
		c := &w.snapshot.Configured[w.byID[string(a.Target)]]
		if len(c.Numbers) > 0 {
			w.t.Fatal("somebody gets a second number")
		}
		c.Numbers, c.EnterpriseVoice = []string{a.Telephone}, true
		return
	}
	w.t.Fatalf("the tenant does not have %s", a.Telephone)
}

func (w *world) release(a tenant.NumberAssignment) {
	for i := range w.snapshot.Numbers {
		n := &w.snapshot.Numbers[i]
		if n.Telephone != a.Telephone {
			continue
		}
		if n.Target != a.Target || a.Target == "" {
			w.t.Fatalf("%s is taken from another than who has it", n.Telephone)
		}
		n.Status, n.Target = "unassigned", ""
		c := &w.snapshot.Configured[w.byID[string(a.Target)]]
		c.Numbers, c.EnterpriseVoice = nil, false
		return
	}
	w.t.Fatalf("the tenant does not have %s", a.Telephone)
}

// plain turns a parameter into what the tenant keeps.
func (w *world) plain(v tenant.Value) any {
	switch v.Kind {
	case tenant.KindText:
		return v.Text
	case tenant.KindNumber:
		return float64(v.Number)
	case tenant.KindTruth, tenant.KindSwitch:
		return v.Truth
	case tenant.KindList:
		list := []any{}
		for _, item := range v.List {
			list = append(list, w.plain(item))
		}
		return list
	case tenant.KindTable:
		return w.plain(v.Table[0].Value) // Add to something new, or Replace
	case tenant.KindCommand:
		o := map[string]any{}
		for _, p := range v.Command.Params {
			o[p.Name] = w.plain(p.Value)
		}
		return o
	case tenant.KindNull:
		return nil
	case tenant.KindRef:
		switch v.Ref.Kind {
		case tenant.RefGroup:
			return string(w.group(v.Ref.Key).ID)
		case tenant.RefAccount:
			for _, a := range w.snapshot.Accounts {
				if a.UPN == v.Ref.Key {
					return string(a.ID)
				}
			}
		case tenant.RefQueue:
			return v.Ref.Key
		}
	}
	w.t.Fatalf("a value of no use: %+v", v)
	return nil
}

func (w *world) run(kind plan.Kind, c tenant.Command) {
	params := map[string]any{}
	for _, p := range c.Params {
		params[p.Name] = w.plain(p.Value)
	}
	var policyType catalog.PolicyType
	for _, t := range catalog.PolicyTypes() {
		if slices.Contains([]string{t.GrantCommand, t.NewCommand, t.SetCommand, t.RemoveCommand()}, c.Name) {
			policyType = t
		}
	}
	switch kind {
	case plan.CreatePolicy:
		w.snapshot.Policies = append(w.snapshot.Policies, tenant.Policy{Type: policyType.ID, Name: ident.Policy(params["Identity"].(string)), Settings: params})
	case plan.RemovePolicy:
		w.snapshot.Policies = slices.DeleteFunc(w.snapshot.Policies, func(p tenant.Policy) bool {
			return p.Type == policyType.ID && p.Name.Key() == ident.Policy(params["Identity"].(string)).Key()
		})
	case plan.UpdatePolicy, plan.UpdateGlobal:
		for _, p := range w.snapshot.Policies {
			if p.Type == policyType.ID && p.Name.Key() == ident.Policy(params["Identity"].(string)).Key() {
				for name, v := range params {
					p.Settings[name] = v
				}
			}
		}
	case plan.GrantGroup:
		w.rank(policyType.ID, params["Group"].(string), params["PolicyName"].(string), int(params["Rank"].(float64)))
	case plan.RevokeGroup:
		w.unrank(params["PolicyType"].(string), params["GroupId"].(string))
	case plan.GrantUser:
		user, single := params["Identity"].(string)
		if !single {
			user, policyType.ID = params["Identity"].([]any)[0].(string), params["PolicyType"].(string)
		}
		i := w.byID[user]
		cfg := &w.snapshot.Configured[i]
		cfg.Policies = slices.DeleteFunc(cfg.Policies, func(a tenant.PolicyAssignment) bool { return a.Type == policyType.ID })
		if name, given := params["PolicyName"].(string); given {
			cfg.Policies = append(cfg.Policies, tenant.PolicyAssignment{Type: policyType.ID, Name: ident.Policy(name), Direct: true})
		}
	case plan.SetQueueGroups, plan.MakeThing:
		w.queue(params)
	}
}

func (w *world) queue(params map[string]any) {
	groups := []ident.ObjectID{}
	for _, id := range params["DistributionLists"].([]any) {
		groups = append(groups, ident.Object(id.(string)))
	}
	name, isNew := params["Name"].(string)
	if isNew {
		w.snapshot.Queues = append(w.snapshot.Queues, tenant.Queue{ID: ident.Object("q-" + name), Name: name, Groups: groups})
		return
	}
	for i := range w.snapshot.Queues {
		if w.snapshot.Queues[i].Name == params["Identity"] {
			w.snapshot.Queues[i].Groups = groups
		}
	}
}

// rank inserts an assignment as Teams does: the others move down, and ranks stay 1..n.
func (w *world) rank(policyType, group, name string, at int) {
	var list, rest []tenant.GroupPolicy
	for _, gp := range w.snapshot.GroupPolicies {
		if gp.Type != policyType {
			rest = append(rest, gp)
			continue
		}
		if gp.GroupID == ident.Object(group) {
			w.t.Fatalf("%s has a policy of type %s already", group, policyType)
		}
		list = append(list, gp)
	}
	if at < 1 || at > len(list)+1 {
		w.t.Fatalf("rank %d of %d", at, len(list)+1)
	}
	list = slices.Insert(list, at-1, tenant.GroupPolicy{GroupID: ident.Object(group), Type: policyType, Name: ident.Policy(name)})
	for i := range list {
		list[i].Rank = i + 1
	}
	w.snapshot.GroupPolicies = append(rest, list...)
}

func (w *world) unrank(policyType, group string) {
	rank := 0
	w.snapshot.GroupPolicies = slices.DeleteFunc(w.snapshot.GroupPolicies, func(gp tenant.GroupPolicy) bool {
		if gp.Type == policyType && gp.GroupID == ident.Object(group) {
			return true
		}
		if gp.Type == policyType {
			rank++
		}
		return false
	})
	rank = 0
	for i := range w.snapshot.GroupPolicies {
		if w.snapshot.GroupPolicies[i].Type == policyType {
			rank++
			w.snapshot.GroupPolicies[i].Rank = rank
		}
	}
}

// settle lets memberships, licences and policies reach the users.
func (w *world) settle() {
	d := w.reading().Directory
	members := map[ident.ObjectID][]ident.ObjectID{}
	for _, g := range w.snapshot.Groups {
		parsed, _ := parse.Rule(g.Rule)
		list := []ident.ObjectID{}
		for i := range d.Match(parsed, now).Match.Each() {
			list = append(list, d.ID(i))
		}
		members[g.ID] = list
		if !persona.IsGroupKey(g.UniqueName) {
			continue
		}
		w.snapshot.Members[g.ID] = list
		for _, id := range list {
			u := w.users[w.byID[string(id)]]
			for _, l := range g.Licences {
				have := u["assignedLicenses"].([]any)
				if !slices.ContainsFunc(have, func(x any) bool { return x.(map[string]any)["skuId"] == string(l.SKU) }) {
					u["assignedLicenses"] = append(have, map[string]any{"skuId": string(l.SKU)})
				}
			}
		}
	}
	for i := range w.snapshot.Configured {
		c := &w.snapshot.Configured[i]
		c.Policies = slices.DeleteFunc(c.Policies, func(a tenant.PolicyAssignment) bool { return !a.Direct })
	}
	byRank := slices.Clone(w.snapshot.GroupPolicies)
	slices.SortStableFunc(byRank, func(a, b tenant.GroupPolicy) int { return a.Rank - b.Rank })
	for _, gp := range byRank {
		for _, id := range members[gp.GroupID] {
			c := &w.snapshot.Configured[w.byID[string(id)]]
			if !slices.ContainsFunc(c.Policies, func(a tenant.PolicyAssignment) bool { return a.Type == gp.Type }) {
				c.Policies = append(c.Policies, tenant.PolicyAssignment{Type: gp.Type, Name: gp.Name, GroupID: gp.GroupID})
			}
		}
	}
}

// wanted is the design of the sample customer.
func wanted(t testing.TB) plan.Design {
	t.Helper()
	c, err := sample.Sample()
	if err != nil {
		t.Fatal(err)
	}
	return plan.Design{Customer: c.Customer, Workshop: c.Workshop, Persona: c.Design, Ranges: c.Ranges}
}

// defaults are the tenant defaults as a new tenant shows them, of the types that the sample has policies of.
func defaults() []tenant.Policy {
	of := func(policyType string, settings map[string]any) tenant.Policy {
		return tenant.Policy{Type: policyType, Name: persona.Global, Settings: settings}
	}
	return []tenant.Policy{
		of("TeamsCallingPolicy", map[string]any{"AllowVoicemail": "UserOverride", "BusyOnBusyEnabledType": "Disabled", "AllowDelegation": true, "AllowCallForwardingToPhone": true}),
		of("OnlineVoiceRoutingPolicy", map[string]any{"OnlinePstnUsages": []any{}}),
		of("TenantDialPlan", map[string]any{"NormalizationRules": []any{}}),
		of("CallingLineIdentity", map[string]any{"CallingIDSubstitute": "LineUri", "ResourceAccount": nil, "EnableUserOverride": false}),
		of("TeamsEmergencyCallingPolicy", map[string]any{"NotificationMode": nil, "NotificationGroup": nil}),
	}
}
