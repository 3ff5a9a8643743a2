package world

// Account is a resource account: the identity of a queue or an attendant. Its user object is at User.
type Account struct {
	ID    GUID
	UPN   string
	Name  string
	App   string // application id: what it is the identity of
	User  int32
	Queue string // id of the queue or attendant it is associated with, or ""
}

// The applications behind resource accounts.
const (
	AppAttendant = "ce933385-9390-45d1-9512-c8d228074e07"
	AppQueue     = "11cd3e2e-fccb-42ad-ad00-878b93575e07"
)

// VoiceRoute says which gateway takes which calls.
type VoiceRoute struct {
	Name, Pattern, Description string
	Usages, Gateways           []string
	Priority                   int
}

// Queue is a call queue with every setting that a command gave it.
type Queue struct {
	ID       string
	Name     string
	Groups   []string // object ids whose members are agents
	Users    []string // object ids of agents named one by one
	Accounts []string // object ids of the resource accounts that answer for it
	Settings map[string]any
}

// Attendant is an auto attendant with every setting that a command gave it.
type Attendant struct {
	ID       string
	Name     string
	Accounts []string // object ids of the resource accounts that answer for it
	Settings map[string]any
}

// Uses says whether an attendant is bound to a schedule.
func (a *Attendant) Uses(schedule string) bool {
	list, _ := a.Settings["CallHandlingAssociations"].([]any)
	for _, item := range list {
		if h, _ := item.(map[string]any); h["ScheduleId"] == schedule {
			return true
		}
	}
	return false
}

// Schedule is opening hours or holidays.
type Schedule struct {
	ID, Name, Type string
	Settings       map[string]any
}

// AddAccount makes a resource account with its user object, which nobody can sign in with.
func (w *World) AddAccount(id GUID, upn, name, app string) *Account {
	u := User{ID: id, Marks: IsResource, Created: Founded, Modified: Founded}
	u.Text[FieldUPN] = w.Texts.Intern(upn)
	u.Text[FieldDisplayName] = w.Texts.Intern(name)
	u.Text[FieldDepartment] = w.Texts.Intern("Microsoft Communication Application Instance")
	u.Text[FieldUsage] = w.Texts.Intern(TenantCountry)
	a := &Account{ID: id, UPN: upn, Name: name, App: app, User: w.AddUser(u)}
	w.Accounts = append(w.Accounts, a)
	return a
}
