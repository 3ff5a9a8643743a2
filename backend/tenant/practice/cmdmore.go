package practice

import (
	"sort"
	"strings"

	"personadesk/backend/tenant"
)

// moreCommands are those that the job around ours needs: sessions, routes, tags, and values made in memory.
var moreCommands = map[string]command{
	"connect-microsoftteams":                          {"*", func(t *Tenant, _ params) ([]tenant.Object, error) { return t.getTenant(params{}) }},
	"disconnect-microsoftteams":                       {"", func(*Tenant, params) ([]tenant.Object, error) { return nil, nil }},
	"get-csautoattendant":                             {"*", func(*Tenant, params) ([]tenant.Object, error) { return []tenant.Object{}, nil }},
	"get-team":                                        {"GroupId DisplayName MailNickName User Archived Visibility NumberOfThreads", (*Tenant).getTeams},
	"remove-cscallqueue":                              {"Identity!", (*Tenant).removeQueue},
	"set-csonlineapplicationinstance":                 {"Identity! DisplayName ApplicationId OnpremPhoneNumber AcsResourceId", (*Tenant).setAccount},
	"new-csonlinevoiceroute":                          {"Identity Name NumberPattern Description OnlinePstnUsages OnlinePstnGatewayList Priority BridgeSourcePhoneNumber", (*Tenant).newRoute},
	"set-csonlinevoiceroute":                          {"Identity! NumberPattern Description OnlinePstnUsages OnlinePstnGatewayList Priority BridgeSourcePhoneNumber", (*Tenant).setRoute},
	"remove-csonlinevoiceroute":                       {"Identity!", (*Tenant).removeRoute},
	"get-csphonenumbertag":                            {"", (*Tenant).getTags},
	"set-csphonenumbertag":                            {"PhoneNumber! Tag!", (*Tenant).setTag},
	"remove-csphonenumbertag":                         {"PhoneNumber! Tag!", (*Tenant).removeTag},
	"set-csphonenumberpolicyassignment":               {"TelephoneNumber! PolicyType! PolicyName", (*Tenant).setNumberPolicy},
	"new-csteamsemergencynumber":                      {"EmergencyDialString! EmergencyDialMask OnlinePSTNUsage CarrierProfile", inMemory},
	"new-csteamsemergencycallingextendednotification": {"EmergencyDialString! NotificationGroup NotificationDialOutNumber NotificationMode", inMemory},
}

// inMemory gives the parameters back as an object, which is all that a command does whose output goes into another one.
func inMemory(_ *Tenant, p params) ([]tenant.Object, error) {
	o := tenant.Object{}
	for name, v := range p.values {
		if !contains(administrative, name) {
			o[p.names[name]] = v
		}
	}
	return []tenant.Object{o}, nil
}

func (t *Tenant) getTeams(p params) ([]tenant.Object, error) {
	out := []tenant.Object{}
	for _, g := range t.groups {
		if g.deleted || !g.team() || p.has("groupid") && !strings.EqualFold(p.text("groupid"), g.id.String()) ||
			p.has("displayname") && !strings.Contains(strings.ToLower(g.name), strings.ToLower(p.text("displayname"))) ||
			p.has("mailnickname") && !strings.EqualFold(p.text("mailnickname"), g.nick) {
			continue
		}
		if p.has("user") {
			i, err := t.userNamed(p.text("user"))
			if err != nil {
				return nil, err
			}
			if !g.members.Contains(uint32(i)) {
				continue
			}
		}
		out = append(out, tenant.Object{"GroupId": g.id.String(), "DisplayName": g.name, "Description": g.desc, "MailNickName": g.nick,
			"Visibility": g.visibility, "Archived": false})
	}
	return out, nil
}

// removeQueue removes a queue; the resource accounts that answered for it are free again.
func (t *Tenant) removeQueue(p params) ([]tenant.Object, error) {
	q, err := t.queueAt(p.text("identity"))
	if err != nil {
		return nil, err
	}
	for _, a := range t.accounts {
		if a.Queue == q.ID {
			a.Queue = ""
		}
	}
	var rest []*queue
	for _, other := range t.queues {
		if other != q {
			rest = append(rest, other)
		}
	}
	t.queues = rest
	return nil, nil
}

func (t *Tenant) setAccount(p params) ([]tenant.Object, error) {
	a, err := t.accountAt(p.text("identity"))
	if err != nil {
		return nil, err
	}
	if name := p.text("displayname"); name != "" {
		a.Name = name
		t.users[a.User].text[fDisplayName] = t.texts.intern(name)
		t.userChanged(a.User, 1<<uint(fDisplayName))
	}
	return nil, nil
}

func (t *Tenant) routeAt(name string) int {
	for n, r := range t.routes {
		if strings.EqualFold(r.Name, name) {
			return n
		}
	}
	return -1
}

// fillRoute writes the parameters into a route.
func (t *Tenant) fillRoute(r *voiceRoute, p params) error {
	for name, into := range map[string]*[]string{"onlinepstnusages": &r.Usages, "onlinepstngatewaylist": &r.Gateways} {
		if !p.has(name) {
			continue
		}
		change, ok := p.values[name].(map[string]any)
		if !ok || !isListChange(change) {
			change = map[string]any{"Replace": p.values[name]}
		}
		items := []string{}
		for _, x := range changedList(texted(*into), change) {
			s, _ := x.(string)
			if name == "onlinepstnusages" && !contains(t.usages, s) {
				return commandError(kindMissing, "Cannot find specified Online PSTN usage \""+s+"\".")
			}
			items = append(items, s)
		}
		*into = items
	}
	if p.has("numberpattern") {
		r.Pattern = p.text("numberpattern")
	}
	if p.has("description") {
		r.Description = p.text("description")
	}
	if n, ok := p.number("priority"); ok {
		r.Priority = n
	}
	return nil
}

func (t *Tenant) newRoute(p params) ([]tenant.Object, error) {
	r := voiceRoute{Name: p.text("identity") + p.text("name"), Priority: len(t.routes) + 1}
	switch {
	case p.has("identity") == p.has("name") || r.Name == "":
		return nil, ambiguous()
	case t.routeAt(r.Name) >= 0:
		return nil, commandError(kindTwice, "The voice route \""+r.Name+"\" already exists.")
	}
	if err := t.fillRoute(&r, p); err != nil {
		return nil, err
	}
	t.routes = append(t.routes, r)
	p.values["identity"] = r.Name
	return t.getRoutes(p)
}

func (t *Tenant) setRoute(p params) ([]tenant.Object, error) {
	n := t.routeAt(p.text("identity"))
	if n < 0 {
		return nil, commandError(kindMissing, "Cannot find \""+p.text("identity")+"\" OnlineVoiceRoute because it does not exist.")
	}
	r := t.routes[n]
	if err := t.fillRoute(&r, p); err != nil {
		return nil, err
	}
	t.routes[n] = r
	return nil, nil
}

func (t *Tenant) removeRoute(p params) ([]tenant.Object, error) {
	n := t.routeAt(p.text("identity"))
	if n < 0 {
		return nil, commandError(kindMissing, "Cannot find \""+p.text("identity")+"\" OnlineVoiceRoute because it does not exist.")
	}
	t.routes = append(append([]voiceRoute(nil), t.routes[:n]...), t.routes[n+1:]...)
	return nil, nil
}

// maxTags is how many tags a number can have, and maxTag how long one can be.
const (
	maxTags = 50
	maxTag  = 50
)

func (t *Tenant) getTags(params) ([]tenant.Object, error) {
	seen := map[string]string{}
	for i := range t.numbers {
		for _, tag := range t.numbers[i].Tags {
			seen[strings.ToLower(tag)] = tag
		}
	}
	out := []tenant.Object{}
	for _, tag := range seen {
		out = append(out, tenant.Object{"TagValue": tag})
	}
	sort.Slice(out, func(i, j int) bool { return out[i]["TagValue"].(string) < out[j]["TagValue"].(string) })
	return out, nil
}

func (t *Tenant) taggedNumber(p params) (*number, string, error) {
	i, ok := t.numberNamed(p.text("phonenumber"))
	if !ok {
		return nil, "", commandError(kindMissing, "Telephone Number '"+p.text("phonenumber")+"' is not found from tenant '"+t.tenantID+"'.")
	}
	tag := p.text("tag")
	if tag == "" || len([]rune(tag)) > maxTag {
		return nil, "", commandError(kindBad, "A tag needs 1 to "+itoa(maxTag)+" characters.")
	}
	return &t.numbers[i], tag, nil
}

func (t *Tenant) setTag(p params) ([]tenant.Object, error) {
	n, tag, err := t.taggedNumber(p)
	if err != nil {
		return nil, err
	}
	for _, old := range n.Tags {
		if strings.EqualFold(old, tag) {
			return nil, nil
		}
	}
	if len(n.Tags) >= maxTags {
		return nil, commandError(kindRefused, "A telephone number can have at most "+itoa(maxTags)+" tags.")
	}
	n.Tags = append(append([]string(nil), n.Tags...), tag)
	return nil, nil
}

func (t *Tenant) removeTag(p params) ([]tenant.Object, error) {
	n, tag, err := t.taggedNumber(p)
	if err != nil {
		return nil, err
	}
	var rest []string
	for _, old := range n.Tags {
		if !strings.EqualFold(old, tag) {
			rest = append(rest, old)
		}
	}
	n.Tags = rest
	return nil, nil
}

// numberPolicies are the types that a number can have of its own.
var numberPolicies = []string{"CallingLineIdentity", "OnlineDialOutPolicy", "OnlineVoiceRoutingPolicy", "TeamsEmergencyCallingPolicy",
	"TeamsEmergencyCallRoutingPolicy", "TeamsSharedCallingRoutingPolicy", "TenantDialPlan"}

// setNumberPolicy gives a policy to a number, or takes it back when no name is given.
func (t *Tenant) setNumberPolicy(p params) ([]tenant.Object, error) {
	kind, err := typeFor(p)
	if err != nil {
		return nil, err
	}
	if !contains(numberPolicies, kind.name) {
		return nil, commandError(kindRefused, "Policy type '"+kind.name+"' cannot be assigned to telephone numbers.")
	}
	i, ok := t.numberNamed(p.text("telephonenumber"))
	if !ok {
		return nil, commandError(kindMissing, "Telephone Number '"+p.text("telephonenumber")+"' is not found from tenant '"+t.tenantID+"'.")
	}
	policies := map[string]string{}
	for k, v := range t.numbers[i].Policies {
		policies[k] = v
	}
	delete(policies, kind.name)
	if name := p.text("policyname"); name != "" {
		found := t.policyNamed(kind.name, name)
		if found == nil {
			return nil, commandError(kindMissing, "[ClientError] : \""+name+"\" not found")
		}
		policies[kind.name] = found.Name
	}
	t.numbers[i].Policies = policies
	return nil, nil
}
