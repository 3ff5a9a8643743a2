package practice

// account is a resource account: the identity of a queue or an attendant. Its user object is at User.
type account struct {
	ID    guid
	UPN   string
	Name  string
	App   string // application id: what it is the identity of
	User  int32
	Queue string // id of the queue it is associated with, or ""
}

// The applications behind resource accounts.
const (
	appAttendant = "ce933385-9390-45d1-9512-c8d228074e07"
	appQueue     = "11cd3e2e-fccb-42ad-ad00-878b93575e07"
)

// location is an emergency location.
type location struct {
	ID, Civic, Description, Company, House, Street, City, PostalCode, Country string
}

// voiceRoute says which gateway takes which calls.
type voiceRoute struct {
	Name, Pattern, Description string
	Usages, Gateways           []string
	Priority                   int
}

// queue is a call queue with every setting that a command gave it.
type queue struct {
	ID       string
	Name     string
	Groups   []string // object ids whose members are agents
	Users    []string // object ids of agents named one by one
	Accounts []string // object ids of the resource accounts that answer for it
	Settings map[string]any
}

// seedAccountList are the queues that exist, each with a resource account. The first digit of the pairs is the city.
var seedAccountList = []struct{ queue, upn string }{
	{"Manchester HR Call Queue", "cq-hr-manchester"},
	{"Manchester HR Sickness", "cq-hr-sickness-manchester"},
	{"London HR Call Queue", "cq-hr-london"},
	{"London HR Sickness", "cq-hr-sickness-london"},
	{"Manchester Reception", "cq-reception-manchester"},
}

func (t *Tenant) seedAccounts() {
	for _, city := range []string{"Manchester", "London"} {
		street, house, code := "Mosley Yard", "1", "M2 0ZZ"
		if city == "London" {
			street, house, code = "Tallow Row", "14", "EC2 0ZZ"
		}
		t.locations = append(t.locations, location{ID: derive(t.incarnation, "location", city).String(),
			Civic: derive(t.incarnation, "civic", city).String(), Description: city + " office", Company: company,
			House: house, Street: street, City: city, PostalCode: code, Country: tenantCountry})
	}
	for _, s := range seedAccountList {
		a := t.addAccount(derive(t.incarnation, "account", s.upn), s.upn+"@"+domain, s.queue, appQueue)
		q := &queue{ID: derive(t.incarnation, "queue", s.queue).String(), Name: s.queue, Accounts: []string{a.ID.String()},
			Settings: map[string]any{"RoutingMethod": "Attendant", "AgentAlertTime": float64(30), "AllowOptOut": true,
				"PresenceBasedRouting": true, "ConferenceMode": true, "LanguageId": "en-GB"}}
		a.Queue = q.ID
		t.queues = append(t.queues, q)
		k, _ := t.skuAt(skuVirtual)
		t.setHeld(a.User, []held{{SKU: k, Source: -1, At: founded}})
	}
}

// addAccount makes a resource account with its user object, which nobody can sign in with.
func (t *Tenant) addAccount(id guid, upn, name, app string) *account {
	u := user{id: id, marks: isResource, created: founded, modified: founded}
	u.text[fUPN] = t.texts.intern(upn)
	u.text[fDisplayName] = t.texts.intern(name)
	u.text[fDepartment] = t.texts.intern("Microsoft Communication Application Instance")
	u.text[fUsage] = t.texts.intern(tenantCountry)
	a := &account{ID: id, UPN: upn, Name: name, App: app, User: t.addUser(u)}
	t.accounts = append(t.accounts, a)
	return a
}

func (t *Tenant) locationOf(city string) string {
	for _, l := range t.locations {
		if l.City == city {
			return l.ID
		}
	}
	return ""
}

func (t *Tenant) seedVoice() {
	t.usages = []string{"UK Domestic", "UK International"}
	t.routes = []voiceRoute{
		{Name: "UK Domestic", Pattern: `^\+44\d{9,10}$`, Description: "Calls inside the United Kingdom",
			Usages: []string{"UK Domestic"}, Gateways: []string{"sbc1." + domain}, Priority: 1},
		{Name: "UK International", Pattern: `^\+\d{7,15}$`, Description: "Calls to the rest of the world",
			Usages: []string{"UK International"}, Gateways: []string{"sbc1." + domain}, Priority: 2},
	}
}
