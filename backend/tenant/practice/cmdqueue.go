package practice

import (
	"sort"
	"strings"

	"personadesk/backend/tenant"
)

// The most that Get-CsCallQueue gives, and the most agents that can be named one by one.
const (
	maxQueues      = 100
	maxQueueAgents = 20
)

func (q *queue) object() tenant.Object {
	o := tenant.Object{"Identity": q.ID, "Name": q.Name, "DistributionLists": texted(q.Groups), "Users": texted(q.Users),
		"ApplicationInstances": texted(q.Accounts)}
	for k, v := range q.Settings {
		o[k] = v
	}
	return o
}

func (t *Tenant) queueAt(id string) (*queue, error) {
	for _, q := range t.queues {
		if strings.EqualFold(q.ID, id) {
			return q, nil
		}
	}
	return nil, commandError(kindMissing, "No call queue was found with the identity \""+id+"\".")
}

func (t *Tenant) getQueues(p params) ([]tenant.Object, error) {
	if p.has("identity") {
		q, err := t.queueAt(p.text("identity"))
		if err != nil {
			return nil, err
		}
		return []tenant.Object{q.object()}, nil
	}
	first, skip := maxQueues, 0
	if n, ok := p.number("first"); ok {
		first = n
	}
	if n, ok := p.number("skip"); ok {
		skip = n
	}
	if first < 1 || first > maxQueues {
		return nil, commandError(kindBad, "Cannot validate argument on parameter 'First': it must be between 1 and "+itoa(maxQueues)+".")
	}
	var list []*queue
	for _, q := range t.queues {
		if strings.Contains(strings.ToLower(q.Name), strings.ToLower(p.text("namefilter"))) {
			list = append(list, q)
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return strings.ToLower(list[i].Name) < strings.ToLower(list[j].Name) })
	out := []tenant.Object{}
	for n := skip; n < len(list) && len(out) < first; n++ {
		out = append(out, list[n].object())
	}
	return out, nil
}

func (t *Tenant) newQueue(p params) ([]tenant.Object, error) {
	q := &queue{ID: t.fresh("queue").String(), Settings: map[string]any{"RoutingMethod": "Attendant", "AgentAlertTime": float64(30), "AllowOptOut": true}}
	if err := t.fillQueue(q, p); err != nil {
		return nil, err
	}
	for _, other := range t.queues {
		if strings.EqualFold(other.Name, q.Name) {
			return nil, commandError(kindTwice, "A call queue with the name \""+q.Name+"\" already exists.")
		}
	}
	t.queues, t.dirty = append(t.queues, q), true
	return []tenant.Object{q.object()}, nil
}

func (t *Tenant) setQueue(p params) ([]tenant.Object, error) {
	q, err := t.queueAt(p.text("identity"))
	if err != nil {
		return nil, err
	}
	changed := *q
	changed.Settings = map[string]any{}
	for k, v := range q.Settings {
		changed.Settings[k] = v
	}
	if err := t.fillQueue(&changed, p); err != nil {
		return nil, err
	}
	*q, t.dirty = changed, true
	return []tenant.Object{q.object()}, nil
}

// fillQueue writes the parameters into a queue. Each list that is given replaces the one that was there.
func (t *Tenant) fillQueue(q *queue, p params) error {
	for name, v := range p.values {
		switch {
		case name == "name":
			if strings.TrimSpace(p.text("name")) == "" {
				return commandError(kindBad, "Cannot bind argument to parameter 'Name' because it is an empty string.")
			}
			q.Name = p.text("name")
		case name == "distributionlists":
			groups := []string{}
			for _, id := range p.texts(name) {
				g, err := t.groupNamed(id)
				if err != nil {
					return err
				}
				groups = append(groups, g.id.String())
			}
			q.Groups = groups
		case name == "users":
			users := []string{}
			for _, id := range p.texts(name) {
				g, ok := parseGUID(id)
				i, known := t.byID[g]
				if !ok || !known || t.users[i].gone() {
					return commandError(kindMissing, "User \""+id+"\" not found.")
				}
				users = append(users, g.String())
			}
			if len(users) > maxQueueAgents {
				return commandError(kindRefused, "At most "+itoa(maxQueueAgents)+" agents can be named one by one.")
			}
			q.Users = users
		case name == "agentalerttime":
			if n, ok := p.number(name); !ok || n < 15 || n > 180 {
				return commandError(kindBad, "Cannot validate argument on parameter 'AgentAlertTime': it must be between 15 and 180.")
			}
			q.Settings["AgentAlertTime"] = v
		case contains(administrative, name):
		default:
			q.Settings[p.names[name]] = v
		}
	}
	return nil
}

func (t *Tenant) accountObject(a *account) tenant.Object {
	o := tenant.Object{"ObjectId": a.ID.String(), "UserPrincipalName": a.UPN, "DisplayName": a.Name, "ApplicationId": a.App,
		"TenantId": t.tenantID, "PhoneNumber": nil}
	for _, n := range t.heldBy[a.ID] {
		o["PhoneNumber"] = "tel:" + t.numbers[n].Tel
	}
	return o
}

func (t *Tenant) accountAt(key string) (*account, error) {
	for _, a := range t.accounts {
		if strings.EqualFold(a.UPN, key) || strings.EqualFold(a.ID.String(), key) {
			return a, nil
		}
	}
	return nil, commandError(kindMissing, "No application instance was found with the identity \""+key+"\".")
}

// getAccounts gives all resource accounts, whatever ResultSize says: the real command does not obey it either.
func (t *Tenant) getAccounts(p params) ([]tenant.Object, error) {
	keys := p.texts("identities")
	if p.has("identity") {
		keys = append(keys, p.text("identity"))
	}
	out := []tenant.Object{}
	for _, key := range keys {
		a, err := t.accountAt(key)
		if err != nil {
			return nil, err
		}
		out = append(out, t.accountObject(a))
	}
	if len(keys) == 0 {
		for _, a := range t.accounts {
			out = append(out, t.accountObject(a))
		}
	}
	return out, nil
}

func (t *Tenant) newAccount(p params) ([]tenant.Object, error) {
	upn := p.text("userprincipalname")
	local, at, ok := strings.Cut(upn, "@")
	switch {
	case !ok || local == "" || !strings.EqualFold(at, domain):
		return nil, commandError(kindBad, "The user principal name \""+upn+"\" is not in a verified domain of the tenant.")
	case p.has("applicationid") && !contains([]string{appQueue, appAttendant}, strings.ToLower(p.text("applicationid"))):
		return nil, commandError(kindBad, "The application id \""+p.text("applicationid")+"\" is not known.")
	}
	if id, known := t.texts.ids[strings.ToLower(upn)]; known {
		if _, taken := t.byUPN[id]; taken {
			return nil, commandError(kindTwice, "An object with the user principal name \""+upn+"\" already exists.")
		}
	}
	name, app := p.text("displayname"), strings.ToLower(p.text("applicationid"))
	if name == "" {
		name = local
	}
	if app == "" {
		app = appQueue
	}
	a := t.addAccount(t.fresh("account"), upn, name, app)
	t.userChanged(a.User, changedCreated)
	return []tenant.Object{t.accountObject(a)}, nil
}

func (t *Tenant) newAssociation(p params) ([]tenant.Object, error) {
	if !strings.EqualFold(p.text("configurationtype"), "CallQueue") {
		return nil, commandError(kindRefused, "The practice tenant has no auto attendants; ConfigurationType must be CallQueue.")
	}
	q, err := t.queueAt(p.text("configurationid"))
	if err != nil {
		return nil, err
	}
	var list []*account
	for _, key := range p.texts("identities") {
		a, err := t.accountAt(key)
		if err != nil {
			return nil, err
		}
		if a.Queue != "" {
			return nil, commandError(kindTwice, "The application instance \""+key+"\" is associated already.")
		}
		list = append(list, a)
	}
	out := []tenant.Object{}
	for _, a := range list {
		a.Queue = q.ID
		q.Accounts = append(q.Accounts, a.ID.String())
		out = append(out, tenant.Object{"Id": a.ID.String(), "ConfigurationId": q.ID, "ConfigurationType": "CallQueue", "Status": "Success"})
	}
	t.dirty = true
	return out, nil
}

func (t *Tenant) getAssociation(p params) ([]tenant.Object, error) {
	a, err := t.accountAt(p.text("identity"))
	if err != nil {
		return nil, err
	}
	if a.Queue == "" {
		return nil, commandError(kindMissing, "The application instance \""+p.text("identity")+"\" has no association.")
	}
	return []tenant.Object{{"Id": a.ID.String(), "ConfigurationId": a.Queue, "ConfigurationType": "CallQueue"}}, nil
}

func (t *Tenant) removeAssociation(p params) ([]tenant.Object, error) {
	for _, key := range p.texts("identities") {
		a, err := t.accountAt(key)
		if err != nil {
			return nil, err
		}
		if q, err := t.queueAt(a.Queue); err == nil {
			var rest []string
			for _, id := range q.Accounts {
				if id != a.ID.String() {
					rest = append(rest, id)
				}
			}
			q.Accounts = rest
		}
		a.Queue = ""
	}
	t.dirty = true
	return nil, nil
}
