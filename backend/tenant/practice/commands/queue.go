package commands

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"personadesk/backend/limit"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice/world"
)

// The most that Get-CsCallQueue gives, and the most agents that can be named one by one.
const (
	maxQueues      = 100
	maxQueueAgents = limit.QueueAgents
)

func queueObject(q *world.Queue) tenant.Object {
	o := tenant.Object{"Identity": q.ID, "Name": q.Name, "DistributionLists": world.Texted(q.Groups), "Users": world.Texted(q.Users),
		"ApplicationInstances": world.Texted(q.Accounts)}
	for k, v := range q.Settings {
		if id, isText := v.(string); isText && strings.HasSuffix(k, "ActionTarget") {
			v = callable(id)
		}
		o[k] = v
	}
	return o
}

// callable shows the target of a call as the module does: as an object with its id and what it is.
func callable(id string) any {
	if id == "" {
		return nil
	}
	kind := "User"
	if strings.HasPrefix(strings.ToLower(id), "tel:") {
		kind = "Phone"
	}
	return map[string]any{"Id": id, "Type": kind}
}

func (t *Module) queueAt(id string) (*world.Queue, error) {
	for _, q := range t.Queues {
		if strings.EqualFold(q.ID, id) {
			return q, nil
		}
	}
	return nil, Fail(KindMissing, "No call queue was found with the identity \""+id+"\".")
}

func (t *Module) getQueues(p params) ([]tenant.Object, error) {
	if p.has("identity") {
		q, err := t.queueAt(p.text("identity"))
		if err != nil {
			return nil, err
		}
		return []tenant.Object{queueObject(q)}, nil
	}
	return windowOf(p, t.Queues, func(q *world.Queue) string { return q.Name }, queueObject)
}

// windowOf gives those whose name holds the filter, by name, as many as are asked for after those that are skipped.
func windowOf[T any](p params, all []T, nameOf func(T) string, object func(T) tenant.Object) ([]tenant.Object, error) {
	first, skip := maxQueues, 0
	if n, ok := p.number("first"); ok {
		first = n
	}
	if n, ok := p.number("skip"); ok {
		skip = n
	}
	if first < 1 || first > maxQueues {
		return nil, Fail(KindBad, "Cannot validate argument on parameter 'First': it must be between 1 and "+strconv.Itoa(maxQueues)+".")
	}
	name := func(one T) string { return strings.ToLower(nameOf(one)) }
	var list []T
	for _, one := range all {
		if strings.Contains(name(one), strings.ToLower(p.text("namefilter"))) {
			list = append(list, one)
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return name(list[i]) < name(list[j]) })
	out := []tenant.Object{}
	for n := skip; n < len(list) && len(out) < first; n++ {
		out = append(out, object(list[n]))
	}
	return out, nil
}

// usualQueue is what a queue has of which nothing was said.
func usualQueue() map[string]any {
	return map[string]any{"RoutingMethod": "Attendant", "AgentAlertTime": float64(30), "AllowOptOut": true, "PresenceBasedRouting": true, "ConferenceMode": true,
		"OverflowAction": "DisconnectWithBusy", "OverflowActionTarget": nil, "OverflowThreshold": float64(50), "TimeoutAction": "Disconnect",
		"TimeoutActionTarget": nil, "TimeoutThreshold": float64(1200), "NoAgentAction": "Queue", "NoAgentActionTarget": nil, "LanguageId": nil,
		"AuthorizedUsers": []any{}, "WelcomeTextToSpeechPrompt": nil}
}

func (t *Module) newQueue(p params) ([]tenant.Object, error) {
	q := &world.Queue{ID: t.Fresh("queue").String(), Settings: usualQueue()}
	if err := t.fillQueue(q, p); err != nil {
		return nil, err
	}
	for _, other := range t.Queues {
		if strings.EqualFold(other.Name, q.Name) {
			return nil, Fail(KindTwice, "A call queue with the name \""+q.Name+"\" already exists.")
		}
	}
	t.Queues, t.Dirty = append(t.Queues, q), true
	return []tenant.Object{queueObject(q)}, nil
}

func (t *Module) setQueue(p params) ([]tenant.Object, error) {
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
	*q, t.Dirty = changed, true
	return []tenant.Object{queueObject(q)}, nil
}

// fillQueue writes the parameters into a queue. Each list that is given replaces the one that was there.
func (t *Module) fillQueue(q *world.Queue, p params) error {
	for name, v := range p.values {
		switch {
		case name == "name":
			if strings.TrimSpace(p.text("name")) == "" {
				return Fail(KindBad, "Cannot bind argument to parameter 'Name' because it is an empty string.")
			}
			q.Name = p.text("name")
		case name == "distributionlists":
			groups := []string{}
			for _, id := range p.texts(name) {
				g, err := t.groupNamed(id)
				if err != nil {
					return err
				}
				groups = append(groups, g.ID.String())
			}
			q.Groups = groups
		case name == "users":
			users := []string{}
			for _, id := range p.texts(name) {
				g, ok := world.ParseGUID(id)
				i, known := t.ByID[g]
				if !ok || !known || t.Users[i].Gone() {
					return Fail(KindMissing, "User \""+id+"\" not found.")
				}
				users = append(users, g.String())
			}
			if len(users) > maxQueueAgents {
				return Fail(KindRefused, "At most "+strconv.Itoa(maxQueueAgents)+" agents can be named one by one.")
			}
			q.Users = users
		case name == "agentalerttime":
			if n, ok := p.number(name); !ok || n < limit.AlertLeast || n > limit.AlertMost {
				return Fail(KindBad, "Cannot validate argument on parameter 'AgentAlertTime': it must be between 15 and 180.")
			}
			q.Settings["AgentAlertTime"] = v
		case name == "overflowthreshold" || name == "timeoutthreshold":
			most := map[string]int{"overflowthreshold": limit.QueueCallers, "timeoutthreshold": limit.QueueSeconds}[name]
			n, ok := p.number(name)
			if !ok || n < 0 || n > most {
				return Fail(KindBad, "Cannot validate argument on parameter '"+p.names[name]+"': it must be between 0 and "+strconv.Itoa(most)+".")
			}
			if name == "timeoutthreshold" {
				n = (n + 7) / 15 * 15
			}
			q.Settings[p.names[name]] = float64(n)
		case name == "authorizedusers":
			list, err := t.usersNamed(p.texts(name), maxAuthorized, "authorized users")
			if err != nil {
				return err
			}
			q.Settings["AuthorizedUsers"] = list
		case slices.Contains(administrative, name):
		default:
			q.Settings[p.names[name]] = v
		}
	}
	return t.checkQueue(q)
}

// checkQueue refuses settings that do not go together.
func (t *Module) checkQueue(q *world.Queue) error {
	said := func(name string) string { s, _ := q.Settings[name].(string); return s }
	if said("RoutingMethod") == "LongestIdle" {
		q.Settings["PresenceBasedRouting"] = true
	}
	for _, way := range []string{"Overflow", "Timeout", "NoAgent"} {
		action, target := strings.ToLower(said(way+"Action")), said(way+"ActionTarget")
		switch {
		case (action == "forward" || action == "voicemail" || action == "sharedvoicemail") && target == "":
			return Fail(KindBad, way+"ActionTarget must be given when "+way+"Action is "+said(way+"Action")+".")
		case action == "sharedvoicemail" && said("LanguageId") == "":
			return Fail(KindBad, "LanguageId must be given when "+way+"Action is SharedVoicemail.")
		case action == "sharedvoicemail" && said(way+"SharedVoicemailTextToSpeechPrompt") == "" && said(way+"SharedVoicemailAudioFilePrompt") == "":
			return Fail(KindBad, way+"SharedVoicemailTextToSpeechPrompt or "+way+"SharedVoicemailAudioFilePrompt must be given when "+way+"Action is SharedVoicemail.")
		case target == "" || action != "forward" && action != "voicemail" && action != "sharedvoicemail":
			continue
		}
		if err := t.checkTarget(action, target); err != nil {
			return err
		}
	}
	return nil
}

// checkTarget refuses a target that is not in the tenant; a telephone number needs its tel:.
func (t *Module) checkTarget(action, target string) error {
	if tel, is := strings.CutPrefix(strings.ToLower(target), "tel:"); is && action == "forward" {
		if !strings.HasPrefix(tel, "+") {
			return Fail(KindBad, "The telephone number \""+target+"\" is not valid.")
		}
		return nil
	}
	if action == "sharedvoicemail" {
		_, err := t.groupNamed(target)
		return err
	}
	_, err := t.usersNamed([]string{target}, 1, "targets")
	return err
}

// maxAuthorized is how many people can change a queue.
const maxAuthorized = limit.QueueAuthorised

// usersNamed finds users by their object ids, so many at most.
func (t *Module) usersNamed(ids []string, most int, what string) ([]any, error) {
	list := []any{}
	for _, id := range ids {
		g, ok := world.ParseGUID(id)
		i, known := t.ByID[g]
		if !ok || !known || t.Users[i].Gone() {
			return nil, Fail(KindMissing, "User \""+id+"\" not found.")
		}
		list = append(list, g.String())
	}
	if len(list) > most {
		return nil, Fail(KindRefused, "There can be at most "+strconv.Itoa(most)+" "+what+".")
	}
	return list, nil
}

func (t *Module) accountObject(a *world.Account) tenant.Object {
	o := tenant.Object{"ObjectId": a.ID.String(), "UserPrincipalName": a.UPN, "DisplayName": a.Name, "ApplicationId": a.App,
		"TenantId": t.TenantID, "PhoneNumber": nil}
	for _, n := range t.HeldBy[a.ID] {
		o["PhoneNumber"] = "tel:" + t.Numbers[n].Tel
	}
	return o
}

func (t *Module) accountAt(key string) (*world.Account, error) {
	for _, a := range t.Accounts {
		if strings.EqualFold(a.UPN, key) || strings.EqualFold(a.ID.String(), key) {
			return a, nil
		}
	}
	return nil, Fail(KindMissing, "No application instance was found with the identity \""+key+"\".")
}

// getAccounts gives all resource accounts, whatever ResultSize says: the real command does not obey it either.
func (t *Module) getAccounts(p params) ([]tenant.Object, error) {
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
		for _, a := range t.Accounts {
			out = append(out, t.accountObject(a))
		}
	}
	return out, nil
}

func (t *Module) newAccount(p params) ([]tenant.Object, error) {
	upn := p.text("userprincipalname")
	local, at, ok := strings.Cut(upn, "@")
	switch {
	case !ok || local == "" || !strings.EqualFold(at, world.Domain):
		return nil, Fail(KindBad, "The user principal name \""+upn+"\" is not in a verified domain of the tenant.")
	case p.has("applicationid") && !slices.Contains([]string{world.AppQueue, world.AppAttendant}, strings.ToLower(p.text("applicationid"))):
		return nil, Fail(KindBad, "The application id \""+p.text("applicationid")+"\" is not known.")
	}
	if id, known := t.Texts.IDs[strings.ToLower(upn)]; known {
		if _, taken := t.ByUPN[id]; taken {
			return nil, Fail(KindTwice, "An object with the user principal name \""+upn+"\" already exists.")
		}
	}
	name, app := p.text("displayname"), strings.ToLower(p.text("applicationid"))
	if name == "" {
		name = local
	}
	if app == "" {
		app = world.AppQueue
	}
	a := t.AddAccount(t.Fresh("account"), upn, name, app)
	t.UserChanged(a.User, world.ChangedCreated)
	return []tenant.Object{t.accountObject(a)}, nil
}
