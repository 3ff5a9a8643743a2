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

// moreCommands are those that the job around ours needs: sessions, routes, tags, and values made in memory.
var moreCommands = map[string]command{
	"connect-microsoftteams":                          {"*", (*Module).connect},
	"disconnect-microsoftteams":                       {"", func(*Module, params) ([]tenant.Object, error) { return nil, nil }},
	"get-csautoattendant":                             {"Identity First Skip NameFilter SortBy Descending IncludeStatus ExcludeContent", (*Module).getAttendants},
	"new-csautoattendant":                             {"Name! LanguageId! TimeZoneId! DefaultCallFlow! CallFlows CallHandlingAssociations Operator VoiceId EnableVoiceResponse InclusionScope ExclusionScope AuthorizedUsers HideAuthorizedUsers UserNameExtension", (*Module).newAttendant},
	"set-csautoattendant":                             {"Instance!", (*Module).setAttendant},
	"remove-csautoattendant":                          {"Identity!", (*Module).removeAttendant},
	"new-csautoattendantprompt":                       {"ActiveType TextToSpeechPrompt AudioFilePrompt", (*Module).newPrompt},
	"new-csautoattendantcallableentity":               {"Identity! Type! EnableTranscription EnableSharedVoicemailSystemPromptSuppression CallPriority SharedVoicemailHistoryTemplateId", (*Module).newCallableEntity},
	"new-csautoattendantmenuoption":                   {"Action! DtmfResponse VoiceResponses CallTarget Prompt", (*Module).newMenuOption},
	"new-csautoattendantmenu":                         {"Name! MenuOptions Prompts EnableDialByName DirectorySearchMethod", (*Module).newMenu},
	"new-csautoattendantcallflow":                     {"Name! Menu! Greetings ForceListenMenuEnabled", (*Module).newCallFlow},
	"new-csautoattendantcallhandlingassociation":      {"CallFlowId! ScheduleId! Type! Disable", (*Module).newHandling},
	"new-csautoattendantdialscope":                    {"GroupScope! GroupIds!", (*Module).newDialScope},
	"new-csonlinetimerange":                           {"Start! End!", (*Module).newTimeRange},
	"new-csonlinedatetimerange":                       {"Start! End", (*Module).newDateTimeRange},
	"get-csonlineschedule":                            {"Id", (*Module).getSchedules},
	"new-csonlineschedule":                            {"Name! WeeklyRecurrentSchedule FixedSchedule MondayHours TuesdayHours WednesdayHours ThursdayHours FridayHours SaturdayHours SundayHours Complement DateTimeRanges", (*Module).newSchedule},
	"set-csonlineschedule":                            {"Instance!", (*Module).setSchedule},
	"remove-csonlineschedule":                         {"Id!", (*Module).removeSchedule},
	"get-team":                                        {"GroupId DisplayName MailNickName User Archived Visibility NumberOfThreads", (*Module).getTeams},
	"remove-cscallqueue":                              {"Identity!", (*Module).removeQueue},
	"set-csonlineapplicationinstance":                 {"Identity! DisplayName ApplicationId OnpremPhoneNumber AcsResourceId", (*Module).setAccount},
	"new-csonlinevoiceroute":                          {"Identity Name NumberPattern Description OnlinePstnUsages OnlinePstnGatewayList Priority BridgeSourcePhoneNumber", (*Module).newRoute},
	"set-csonlinevoiceroute":                          {"Identity! NumberPattern Description OnlinePstnUsages OnlinePstnGatewayList Priority BridgeSourcePhoneNumber", (*Module).setRoute},
	"remove-csonlinevoiceroute":                       {"Identity!", (*Module).removeRoute},
	"get-csonlinepstngateway":                         {"Identity Filter", (*Module).getGateways},
	"get-csphonenumbertag":                            {"", (*Module).getTags},
	"set-csphonenumbertag":                            {"PhoneNumber! Tag!", (*Module).setTag},
	"remove-csphonenumbertag":                         {"PhoneNumber! Tag!", (*Module).removeTag},
	"set-csphonenumberpolicyassignment":               {"TelephoneNumber! PolicyType! PolicyName", (*Module).setNumberPolicy},
	"new-csteamsemergencynumber":                      {"EmergencyDialString! EmergencyDialMask OnlinePSTNUsage CarrierProfile", inMemory},
	"new-csteamsemergencycallingextendednotification": {"EmergencyDialString! NotificationGroup NotificationDialOutNumber NotificationMode", inMemory},
	"new-csteamshiddenmeetingtemplate":                {"Id!", inMemory},
	"new-csteamshiddentemplate":                       {"Id!", inMemory},
	"new-csteamscompliancerecordingapplication":       {"Parent! Id! RequiredBeforeMeetingJoin RequiredDuringMeeting RequiredBeforeCallEstablishment RequiredDuringCall ConcurrentInvitationCount Priority", inMemory},
}

// inMemory gives the parameters back as an object, which is all that a command does whose output goes into another one.
func inMemory(_ *Module, p params) ([]tenant.Object, error) {
	o := tenant.Object{}
	for name, v := range p.values {
		if !slices.Contains(administrative, name) {
			o[p.names[name]] = v
		}
	}
	return []tenant.Object{o}, nil
}

func (t *Module) getTeams(p params) ([]tenant.Object, error) {
	out := []tenant.Object{}
	for _, g := range t.Groups {
		if g.Deleted || !g.Team() || p.has("groupid") && !strings.EqualFold(p.text("groupid"), g.ID.String()) ||
			p.has("displayname") && !strings.Contains(strings.ToLower(g.Name), strings.ToLower(p.text("displayname"))) ||
			p.has("mailnickname") && !strings.EqualFold(p.text("mailnickname"), g.Nick) {
			continue
		}
		if p.has("user") {
			i, err := t.userNamed(p.text("user"))
			if err != nil {
				return nil, err
			}
			if !g.Members.Contains(uint32(i)) {
				continue
			}
		}
		out = append(out, tenant.Object{"GroupId": g.ID.String(), "DisplayName": g.Name, "Description": g.Desc, "MailNickName": g.Nick,
			"Visibility": g.Visibility, "Archived": false})
	}
	return out, nil
}

// freeAccounts frees the resource accounts that answered for a queue or an attendant.
func (t *Module) freeAccounts(id string) {
	for _, a := range t.Accounts {
		if a.Queue == id {
			a.Queue = ""
		}
	}
}

// removeQueue removes a queue; the resource accounts that answered for it are free again.
func (t *Module) removeQueue(p params) ([]tenant.Object, error) {
	q, err := t.queueAt(p.text("identity"))
	if err != nil {
		return nil, err
	}
	t.freeAccounts(q.ID)
	var rest []*world.Queue
	for _, other := range t.Queues {
		if other != q {
			rest = append(rest, other)
		}
	}
	t.Queues = rest
	return nil, nil
}

func (t *Module) setAccount(p params) ([]tenant.Object, error) {
	a, err := t.accountAt(p.text("identity"))
	if err != nil {
		return nil, err
	}
	if name := p.text("displayname"); name != "" {
		a.Name = name
		t.Users[a.User].Text[world.FieldDisplayName] = t.Texts.Intern(name)
		t.UserChanged(a.User, 1<<uint(world.FieldDisplayName))
	}
	return nil, nil
}

func (t *Module) routeAt(name string) int {
	for n, r := range t.Routes {
		if strings.EqualFold(r.Name, name) {
			return n
		}
	}
	return -1
}

// fillRoute writes the parameters into a route.
func (t *Module) fillRoute(r *world.VoiceRoute, p params) error {
	for name, into := range map[string]*[]string{"onlinepstnusages": &r.Usages, "onlinepstngatewaylist": &r.Gateways} {
		if !p.has(name) {
			continue
		}
		change, ok := p.values[name].(map[string]any)
		if !ok || !isListChange(change) {
			change = map[string]any{"Replace": p.values[name]}
		}
		items := []string{}
		for _, x := range changedList(world.Texted(*into), change) {
			s, _ := x.(string)
			if name == "onlinepstnusages" && !slices.Contains(t.Usages, s) {
				return Fail(KindMissing, "Cannot find specified Online PSTN usage \""+s+"\".")
			}
			if name == "onlinepstngatewaylist" && !slices.ContainsFunc(t.Gateways, func(g string) bool { return strings.EqualFold(g, s) }) {
				return Fail(KindMissing, "Cannot find specified Gateway \""+s+"\".")
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

func (t *Module) newRoute(p params) ([]tenant.Object, error) {
	r := world.VoiceRoute{Name: p.text("identity") + p.text("name"), Priority: len(t.Routes) + 1}
	switch {
	case p.has("identity") == p.has("name") || r.Name == "":
		return nil, ambiguous()
	case t.routeAt(r.Name) >= 0:
		return nil, Fail(KindTwice, "The voice route \""+r.Name+"\" already exists.")
	}
	if err := t.fillRoute(&r, p); err != nil {
		return nil, err
	}
	t.Routes = append(t.Routes, r)
	p.values["identity"] = r.Name
	return t.getRoutes(p)
}

func (t *Module) setRoute(p params) ([]tenant.Object, error) {
	n := t.routeAt(p.text("identity"))
	if n < 0 {
		return nil, Fail(KindMissing, "Cannot find \""+p.text("identity")+"\" OnlineVoiceRoute because it does not exist.")
	}
	r := t.Routes[n]
	if err := t.fillRoute(&r, p); err != nil {
		return nil, err
	}
	t.Routes[n] = r
	return nil, nil
}

func (t *Module) removeRoute(p params) ([]tenant.Object, error) {
	n := t.routeAt(p.text("identity"))
	if n < 0 {
		return nil, Fail(KindMissing, "Cannot find \""+p.text("identity")+"\" OnlineVoiceRoute because it does not exist.")
	}
	t.Routes = append(append([]world.VoiceRoute(nil), t.Routes[:n]...), t.Routes[n+1:]...)
	return nil, nil
}

// maxTags is how many tags a number can have, and maxTag how long one can be.
const (
	maxTags = limit.NumberTags
	maxTag  = limit.NumberTag
)

func (t *Module) getTags(params) ([]tenant.Object, error) {
	seen := map[string]string{}
	for i := range t.Numbers {
		for _, tag := range t.Numbers[i].Tags {
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

func (t *Module) taggedNumber(p params) (*world.Number, string, error) {
	i, ok := t.NumberNamed(p.text("phonenumber"))
	if !ok {
		return nil, "", Fail(KindMissing, "Telephone Number '"+p.text("phonenumber")+"' is not found from tenant '"+t.TenantID+"'.")
	}
	tag := p.text("tag")
	if tag == "" || len([]rune(tag)) > maxTag {
		return nil, "", Fail(KindBad, "A tag needs 1 to "+strconv.Itoa(maxTag)+" characters.")
	}
	return &t.Numbers[i], tag, nil
}

func (t *Module) setTag(p params) ([]tenant.Object, error) {
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
		return nil, Fail(KindRefused, "A telephone number can have at most "+strconv.Itoa(maxTags)+" tags.")
	}
	n.Tags = append(append([]string(nil), n.Tags...), tag)
	return nil, nil
}

func (t *Module) removeTag(p params) ([]tenant.Object, error) {
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
func (t *Module) setNumberPolicy(p params) ([]tenant.Object, error) {
	kind, err := typeFor(p)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(numberPolicies, kind.Name) {
		return nil, Fail(KindRefused, "Policy type '"+kind.Name+"' cannot be assigned to telephone numbers.")
	}
	i, ok := t.NumberNamed(p.text("telephonenumber"))
	if !ok {
		return nil, Fail(KindMissing, "Telephone Number '"+p.text("telephonenumber")+"' is not found from tenant '"+t.TenantID+"'.")
	}
	policies := map[string]string{}
	for k, v := range t.Numbers[i].Policies {
		policies[k] = v
	}
	delete(policies, kind.Name)
	if name := p.text("policyname"); name != "" {
		found := t.PolicyNamed(kind.Name, name)
		if found == nil {
			return nil, Fail(KindMissing, "[ClientError] : \""+name+"\" not found")
		}
		policies[kind.Name] = found.Name
	}
	t.Numbers[i].Policies = policies
	return nil, nil
}
