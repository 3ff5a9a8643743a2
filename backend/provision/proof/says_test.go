package proof

import (
	"context"
	"errors"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/provision/fake"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

var ada, bob = ident.Object("00000000-0000-4000-8000-000000000000"), ident.Object("00000000-0000-4000-8000-000000000001")

const (
	telephone  = "+441615550000"
	callingOne = "TeamsCallingPolicy"
)

// lobby is a tenant that has resource accounts.
type lobby struct {
	*fake.Tenant
	accounts []tenant.Account
}

func (l lobby) Accounts(context.Context) ([]tenant.Account, error) { return l.accounts, nil }

// says is what one look says of one change.
func says(t *testing.T, f *fake.Tenant, c Case, verdict Verdict, code string) {
	t.Helper()
	doors := tenant.Tenant{Graph: f, Teams: lobby{f, []tenant.Account{{ID: bob, UPN: "lobby@contoso.example"}}}}
	got := NewLook(doors, NewResolver(doors), []Case{c}, 0).Check(ctx, c)
	if got.Verdict != verdict || got.Says.Code != code {
		t.Errorf("it says %d, %+v; want %d, %s", got.Verdict, got.Says, verdict, code)
	}
}

// A number counts as given when it is with whom it was meant for and works, as freed when nobody has it; an answer to the request never does.
// "Seen" of anything else leaves a person without a number whom everybody takes to have one.
func TestWhatIsSaidOfANumber(t *testing.T) {
	free := &tenant.Number{}
	running, failed := &tenant.Operation{Status: tenant.OperationRunning}, &tenant.Operation{Status: tenant.OperationFailed, Detail: "no licence"}
	done := &tenant.Operation{Status: tenant.OperationSucceeded}
	give, take := tenant.NumberAssignment{Target: ada}, tenant.NumberAssignment{}
	labelled := tenant.NumberAssignment{Target: ada, Location: "Hall"}
	placed, unmade := tenant.NumberAssignment{Target: ada, LocationID: "hall"}, tenant.NumberAssignment{Target: ada, Account: "no-more@contoso.example"}
	toLobby, toNobody := tenant.NumberAssignment{Account: "lobby@contoso.example"}, tenant.NumberAssignment{Account: "none@contoso.example"}
	for name, c := range map[string]struct {
		want    tenant.NumberAssignment
		number  *tenant.Number // nil when the tenant does not list it
		told    *tenant.Operation
		verdict Verdict
		code    string
	}{
		"hers":                                        {give, &tenant.Number{Target: ada, Activation: "activated"}, nil, There, ""},
		"hers, and nothing is said of whether":        {give, &tenant.Number{Target: ada}, nil, There, ""},
		"hers, and it does not work yet":              {give, &tenant.Number{Target: ada, Activation: "assignmentPending"}, nil, Waiting, "proof.number.activating"},
		"hers, and it will not work":                  {give, &tenant.Number{Target: ada, Activation: "assignmentFailed"}, nil, Failed, "proof.number.not-activated"},
		"hers, where it was to be":                    {placed, &tenant.Number{Target: ada, LocationID: "HALL"}, nil, There, ""},
		"hers, at another place":                      {placed, &tenant.Number{Target: ada, LocationID: "cellar"}, nil, Waiting, "proof.number.place"},
		"hers, at a place of which nothing was asked": {give, &tenant.Number{Target: ada, LocationID: "cellar"}, nil, There, ""},
		"hers, at a place that is not shown":          {placed, &tenant.Number{Target: ada}, nil, There, ""},
		"hers, at the place of that label":            {labelled, &tenant.Number{Target: ada, LocationID: "hall"}, nil, There, ""},
		"hers, at the place of another label":         {labelled, &tenant.Number{Target: ada, LocationID: "cellar"}, nil, Waiting, "proof.number.place"},
		"hers, by an id that its account lost":        {unmade, &tenant.Number{Target: ada}, nil, There, ""},
		"somebody else's":                             {give, &tenant.Number{Target: bob}, nil, Failed, "proof.number.elsewhere"},
		"nobody's":                                    {give, free, nil, Waiting, "proof.number.not-there"},
		"nobody's, and not listed":                    {give, nil, nil, Waiting, "proof.number.not-there"},
		"nobody's, and the tenant says done":          {give, free, done, Waiting, "proof.number.not-there"},
		"nobody's, and the tenant is at it":           {give, free, running, Underway, "proof.number.underway"},
		"nobody's, and the tenant says no":            {give, free, failed, Failed, text.Literal("").Code},
		"freed":                                       {take, free, nil, There, ""},
		"freed, with what was said of it before":      {take, &tenant.Number{Activation: "assignmentFailed"}, nil, There, ""},
		"freed, and not listed":                       {take, nil, nil, There, ""},
		"still hers":                                  {take, &tenant.Number{Target: ada}, nil, Waiting, "proof.number.still"},
		"still hers, and the tenant is at it":         {take, &tenant.Number{Target: ada}, running, Underway, "proof.number.underway"},
		"still hers, and the tenant says no":          {take, &tenant.Number{Target: ada}, failed, Failed, text.Literal("").Code},
		"the account's":                               {toLobby, &tenant.Number{Target: bob}, nil, There, ""},
		"somebody's and not the account's":            {toLobby, &tenant.Number{Target: ada}, nil, Failed, "proof.number.elsewhere"},
		"not the account's yet":                       {toLobby, free, nil, Waiting, "proof.number.not-there"},
		"on its way to the account":                   {toLobby, free, running, Underway, "proof.number.underway"},
		"refused to the account":                      {toLobby, free, failed, Failed, text.Literal("").Code},
		"for an account that cannot be found":         {toNobody, free, nil, Unread, "problem.line"},
		"an account's that cannot be found again":     {toNobody, &tenant.Number{Target: bob}, nil, Unread, "problem.line"},
	} {
		t.Run(name, func(t *testing.T) {
			f := fake.New(2)
			c.want.Telephone = telephone
			one := Case{Change: &plan.Change{Expect: plan.Expect{Number: &c.want}}}
			f.State.Things = []tenant.Thing{{Kind: tenant.LocationThing, ID: "hall", Name: "Hall"}}
			if f.State.Numbers = nil; c.number != nil {
				c.number.Telephone = telephone
				f.State.Numbers = append(f.State.Numbers, *c.number)
			}
			if c.told != nil {
				one.Operation, f.Told = "op", map[string]tenant.Operation{"op": *c.told}
			}
			says(t, f, one, c.verdict, c.code)
		})
	}
}

// What stands in an answer that broke off counts for nothing: a request that may yet be carried out would be given up, or waited for in vain.
func TestNothingIsSaidOfRequestsByAnAnswerThatFailed(t *testing.T) {
	for _, status := range []tenant.OperationStatus{tenant.OperationFailed, tenant.OperationRunning} {
		f := fake.New(2)
		f.Told, f.Fail["Operations"] = map[string]tenant.Operation{"op0": {Status: status}}, errors.New("the connection broke off")
		says(t, f, giving(1)[0], Waiting, "proof.number.not-there")
	}
}

// A licence counts as given when the group hands it out with the parts that were asked for and everybody holds it: people whose licence lacks
// Teams Phone cannot be given a number.
func TestWhatIsSaidOfLicences(t *testing.T) {
	const sku, other = ident.SKU(fake.PhoneSKU), ident.SKU("5e2c6e1f-0000-4000-8000-000000000001")
	gives := func(licences ...tenant.GroupLicence) *tenant.Group {
		return &tenant.Group{ID: "g", UniqueName: "personadesk-g", Rule: `"HR" department`, Licences: licences, LicenceState: "ProcessingComplete"}
	}
	in := func(state string, g *tenant.Group) *tenant.Group { g.LicenceState = state; return g }
	without := func(parts ...ident.ServicePlan) tenant.GroupLicence {
		return tenant.GroupLicence{SKU: sku, DisabledPlans: parts}
	}
	add, take := plan.LicenceChange{Add: []ident.SKU{sku}}, plan.LicenceChange{Remove: []ident.SKU{sku}}
	whole := plan.LicenceChange{Add: []ident.SKU{sku}, Off: persona.PlansOff{sku: {}}}
	less := plan.LicenceChange{Add: []ident.SKU{sku}, Off: persona.PlansOff{sku: {fake.TeamsPlan, fake.PhonePlan}}}
	for name, c := range map[string]struct {
		want    plan.LicenceChange
		group   *tenant.Group
		verdict Verdict
		code    string
	}{
		"everybody holds it":                          {add, gives(without()), There, ""},
		"nothing is said of how far it is":            {add, in("", gives(without())), There, ""},
		"the group is not there":                      {add, nil, Waiting, "proof.group.unlisted"},
		"the group does not hand it out":              {add, gives(), Waiting, "proof.licence.group-without"},
		"it is still handed out to the members":       {add, in("ProcessingInProgress", gives(without())), Waiting, "proof.licence.processed"},
		"without a part that was to be on":            {whole, gives(without(fake.PhonePlan)), Waiting, "proof.licence.group-without"},
		"without the parts that were to be off":       {less, gives(without(fake.PhonePlan, fake.TeamsPlan)), There, ""},
		"with a part that was to be off":              {less, gives(without(fake.PhonePlan)), Waiting, "proof.licence.group-without"},
		"beside one of whose parts nothing was asked": {add, gives(without(), tenant.GroupLicence{SKU: other, DisabledPlans: []ident.ServicePlan{fake.TeamsPlan}}), There, ""},
		"taken away":                           {take, gives(), There, ""},
		"still handed out":                     {take, gives(without()), Waiting, "proof.licence.group-has"},
		"taken away, not yet from the members": {take, in("QueuedForProcessing", gives()), Waiting, "proof.licence.processed"},
	} {
		t.Run(name, func(t *testing.T) {
			f := fake.New(4)
			if c.group != nil {
				f.State.Groups = append(f.State.Groups, *c.group)
			}
			c.want.Group = tenant.Ref{Kind: tenant.RefGroup, Key: "personadesk-g"}
			says(t, f, Case{Change: &plan.Change{Expect: plan.Expect{Licences: &c.want}}}, c.verdict, c.code)
			if c.want.Add == nil && f.Reads["Members"]+f.Reads["LicenceStates"] > 0 {
				t.Errorf("the members were asked for what nobody is to hold: %v", f.Reads)
			}
		})
	}
}

// A policy counts as given when the tenant shows it where it was given. What comes from a group, or is of another type, is not it.
func TestWhatIsSaidOfAPolicy(t *testing.T) {
	direct := func(policyType, name string) map[ident.ObjectID]map[string]ident.PolicyName {
		return map[ident.ObjectID]map[string]ident.PolicyName{ada: {policyType: ident.Policy(name)}}
	}
	toAda := func(name string) plan.Grant { return plan.Grant{Type: callingOne, Name: ident.Policy(name), User: ada} }
	toGroup := func(name string) plan.Grant {
		return plan.Grant{Type: callingOne, Name: ident.Policy(name), Group: tenant.Ref{Kind: tenant.RefGroup, Key: "personadesk-g"}}
	}
	none := map[ident.ObjectID]map[string]ident.PolicyName{}
	for name, c := range map[string]struct {
		want    plan.Grant
		direct  map[ident.ObjectID]map[string]ident.PolicyName
		group   []tenant.GroupPolicy
		verdict Verdict
		code    string
	}{
		"the person has it":                          {toAda("Night"), direct(callingOne, "night"), nil, There, ""},
		"the person has none":                        {toAda("Night"), none, nil, Waiting, "proof.grant.person-without"},
		"the person has another":                     {toAda("Night"), direct(callingOne, "Day"), nil, Waiting, "proof.grant.person-other"},
		"the person has one of another type":         {toAda("Night"), direct("TeamsMeetingPolicy", "Night"), nil, Waiting, "proof.grant.person-without"},
		"the person has it from a group":             {toAda("Night"), none, []tenant.GroupPolicy{{GroupID: "g", Type: callingOne, Name: "Night"}}, Waiting, "proof.grant.person-without"},
		"taken from the person":                      {toAda(""), none, nil, There, ""},
		"taken from the person, who has the group's": {toAda(""), none, []tenant.GroupPolicy{{GroupID: "g", Type: callingOne, Name: "Day"}}, There, ""},
		"still with the person":                      {toAda(""), direct(callingOne, "Night"), nil, Waiting, "proof.grant.person-other"},
		"a person who is not listed":                 {plan.Grant{Type: callingOne, User: "nobody"}, none, nil, Waiting, "proof.grant.person-unlisted"},
		"the group has it":                           {toGroup("Night"), none, []tenant.GroupPolicy{{GroupID: "g", Type: callingOne, Name: "night"}}, There, ""},
		"the group has none":                         {toGroup("Night"), none, nil, Waiting, "proof.grant.group-unlisted"},
		"the group has another":                      {toGroup("Night"), none, []tenant.GroupPolicy{{GroupID: "g", Type: callingOne, Name: "Day"}}, Waiting, "proof.grant.group-other"},
		"another group has it":                       {toGroup("Night"), none, []tenant.GroupPolicy{{GroupID: "h", Type: callingOne, Name: "Night"}}, Waiting, "proof.grant.group-unlisted"},
		"taken from the group":                       {toGroup(""), none, nil, There, ""},
		"still with the group":                       {toGroup(""), none, []tenant.GroupPolicy{{GroupID: "g", Type: callingOne, Name: "Night"}}, Waiting, "proof.grant.group-has"},
	} {
		t.Run(name, func(t *testing.T) {
			f := fake.New(4)
			f.State.Direct, f.State.GroupPolicies = c.direct, c.group
			f.State.Groups = []tenant.Group{{ID: "g", UniqueName: "personadesk-g"}}
			says(t, f, Case{Change: &plan.Change{Expect: plan.Expect{Grant: &c.want}}}, c.verdict, c.code)
		})
	}
}

// What the tenant says of a batch can only tell that it failed or is under way. Whoever is refused in it would be waited for in vain, and whoever
// is still to come would be sent a second batch.
func TestWhatIsSaidOfAPersonInABatch(t *testing.T) {
	for name, c := range map[string]struct {
		has     ident.PolicyName
		unfit   string // why the batch refuses her
		slow    int    // how often it is still under way
		verdict Verdict
		code    string
	}{
		"it is under way":            {"", "", 1, Underway, "proof.batch.underway"},
		"it is over":                 {"", "", 0, Waiting, "proof.grant.person-without"},
		"it refused her":             {"", "no licence", 0, Failed, ""},
		"it refused her and goes on": {"", "no licence", 1, Failed, ""},
		"she has it, and it goes on": {"Night", "", 1, There, ""},
		"she has it, and it says no": {"Night", "no licence", 0, There, ""},
	} {
		t.Run(name, func(t *testing.T) {
			f := fake.New(2)
			if f.Slow = c.slow; c.unfit != "" {
				f.Unfit = map[ident.ObjectID]string{ada: c.unfit}
			}
			f.State.Direct = map[ident.ObjectID]map[string]ident.PolicyName{ada: {callingOne: c.has}}
			says(t, f, Case{Operation: "batch-1", Change: &plan.Change{Expect: plan.Expect{Grant: &plan.Grant{Type: callingOne, Name: "Night", User: ada}}}}, c.verdict, c.code)
		})
	}
}

// A thing counts as made when the tenant lists one of its name as it was sent. Of two nobody can say which one callers reach.
func TestWhatIsSaidOfAThing(t *testing.T) {
	thing := func(id, zone string) tenant.Thing {
		return tenant.Thing{Kind: tenant.AttendantThing, ID: id, Name: "Lobby", Settings: map[string]any{"TimeZoneId": zone}}
	}
	made := plan.ThingSeen{Kind: tenant.AttendantThing, Name: "lobby", Settings: map[string]any{"TimeZoneId": "UTC"}}
	gone := plan.ThingSeen{Kind: tenant.AttendantThing, Name: "lobby", Gone: true}
	for name, c := range map[string]struct {
		want    plan.ThingSeen
		have    []tenant.Thing
		verdict Verdict
		code    string
	}{
		"as it was sent":       {made, []tenant.Thing{thing("1", "UTC")}, There, ""},
		"with another setting": {made, []tenant.Thing{thing("1", "GMT")}, Waiting, "proof.thing.other"},
		"not there":            {made, nil, Waiting, "proof.thing.unlisted"},
		"there twice":          {made, []tenant.Thing{thing("1", "UTC"), thing("2", "UTC")}, Unread, "proof.thing.twice"},
		"gone":                 {gone, nil, There, ""},
		"still there":          {gone, []tenant.Thing{thing("1", "UTC")}, Waiting, "proof.thing.still"},
	} {
		t.Run(name, func(t *testing.T) {
			f := fake.New(1)
			f.State.Things = c.have
			says(t, f, Case{Change: &plan.Change{Expect: plan.Expect{Thing: &c.want}}}, c.verdict, c.code)
		})
	}
}
