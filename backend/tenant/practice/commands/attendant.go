package commands

import (
	"regexp"
	"strings"

	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice/world"
)

var languageID = regexp.MustCompile(`^[a-z]{2,3}-[A-Z][A-Za-z]{1,3}$`)

func (t *Module) attendantAt(id string) (*world.Attendant, error) {
	for _, a := range t.Attendants {
		if strings.EqualFold(a.ID, id) {
			return a, nil
		}
	}
	return nil, Fail(KindMissing, "No auto attendant was found with the identity \""+id+"\".")
}

// attendantObject shows an attendant with the schedules that it is bound to.
func (t *Module) attendantObject(a *world.Attendant) tenant.Object {
	o := tenant.Object{"Identity": a.ID, "TenantId": t.TenantID, "Name": a.Name, "ApplicationInstances": world.Texted(a.Accounts), "Status": nil}
	for name, v := range a.Settings {
		o[name] = v
	}
	schedules := []any{}
	for _, s := range t.Schedules {
		if a.Uses(s.ID) {
			schedules = append(schedules, t.scheduleObject(s))
		}
	}
	o["Schedules"] = schedules
	return o
}

func (t *Module) getAttendants(p params) ([]tenant.Object, error) {
	if p.has("identity") {
		if len(p.values) > 1 && (p.has("first") || p.has("skip") || p.has("namefilter")) {
			return nil, ambiguous()
		}
		a, err := t.attendantAt(p.text("identity"))
		if err != nil {
			return nil, err
		}
		return []tenant.Object{t.attendantObject(a)}, nil
	}
	return windowOf(p, t.Attendants, func(a *world.Attendant) string { return a.Name }, t.attendantObject)
}

func (t *Module) newAttendant(p params) ([]tenant.Object, error) {
	a := &world.Attendant{ID: t.Fresh("attendant").String(), Name: p.text("name"), Settings: map[string]any{"LanguageId": p.text("languageid"),
		"TimeZoneId": p.text("timezoneid"), "VoiceId": "Female", "VoiceResponseEnabled": p.truth("enablevoiceresponse"), "DefaultCallFlow": p.values["defaultcallflow"],
		"CallFlows": p.values["callflows"], "CallHandlingAssociations": p.values["callhandlingassociations"], "Operator": p.values["operator"],
		"DirectoryLookupScope": nil, "AuthorizedUsers": p.values["authorizedusers"], "HideAuthorizedUsers": p.values["hideauthorizedusers"]}}
	if voice := p.text("voiceid"); voice != "" {
		a.Settings["VoiceId"] = voice
	}
	if p.values["inclusionscope"] != nil || p.values["exclusionscope"] != nil {
		a.Settings["DirectoryLookupScope"] = map[string]any{"InclusionScope": p.values["inclusionscope"], "ExclusionScope": p.values["exclusionscope"]}
	}
	if err := t.checkAttendant(a); err != nil {
		return nil, err
	}
	t.Attendants, t.Dirty = append(t.Attendants, a), true
	return []tenant.Object{t.attendantObject(a)}, nil
}

// kept are the settings of an attendant that are written back with it.
var keptOfAttendant = []string{"LanguageId", "TimeZoneId", "VoiceId", "VoiceResponseEnabled", "DefaultCallFlow", "CallFlows", "CallHandlingAssociations",
	"Operator", "DirectoryLookupScope", "AuthorizedUsers", "HideAuthorizedUsers"}

// setAttendant writes back an attendant that was fetched: everything of it, so that what is left out is gone.
func (t *Module) setAttendant(p params) ([]tenant.Object, error) {
	instance, isObject := p.values["instance"].(map[string]any)
	if !isObject {
		return nil, Fail(KindBad, "Cannot bind parameter 'Instance': it is no auto attendant.")
	}
	a, err := t.attendantAt(textIn(instance, "Identity"))
	if err != nil {
		return nil, err
	}
	changed := &world.Attendant{ID: a.ID, Name: textIn(instance, "Name"), Accounts: a.Accounts, Settings: map[string]any{}}
	for _, name := range keptOfAttendant {
		changed.Settings[name] = instance[name]
	}
	if err := t.checkAttendant(changed); err != nil {
		return nil, err
	}
	*a, t.Dirty = *changed, true
	return []tenant.Object{t.attendantObject(a)}, nil
}

// removeAttendant removes an attendant; the resource accounts that answered for it are free again.
func (t *Module) removeAttendant(p params) ([]tenant.Object, error) {
	a, err := t.attendantAt(p.text("identity"))
	if err != nil {
		return nil, err
	}
	t.freeAccounts(a.ID)
	var rest []*world.Attendant
	for _, other := range t.Attendants {
		if other != a {
			rest = append(rest, other)
		}
	}
	t.Attendants, t.Dirty = rest, true
	return nil, nil
}

// checkAttendant refuses what does not go together, and lays the lists out.
func (t *Module) checkAttendant(a *world.Attendant) error {
	said := func(name string) string { return textIn(a.Settings, name) }
	switch {
	case strings.TrimSpace(a.Name) == "":
		return Fail(KindBad, "Cannot bind argument to parameter 'Name' because it is an empty string.")
	case !languageID.MatchString(said("LanguageId")):
		return Fail(KindBad, "The language \""+said("LanguageId")+"\" is not supported.")
	case strings.TrimSpace(said("TimeZoneId")) == "":
		return Fail(KindBad, "The time zone \""+said("TimeZoneId")+"\" is not supported.")
	}
	usual, isFlow := a.Settings["DefaultCallFlow"].(map[string]any)
	if !isFlow {
		return Fail(KindBad, "Cannot bind parameter 'DefaultCallFlow': it is no call flow.")
	}
	operator, _ := a.Settings["Operator"].(map[string]any)
	if operator != nil {
		if err := t.checkEntity(operator); err != nil {
			return err
		}
	}
	flows, err := objectsIn(a.Settings["CallFlows"], "CallFlows")
	if err != nil {
		return err
	}
	for _, flow := range append([]map[string]any{usual}, flows...) {
		if err := t.checkFlow(flow, operator != nil); err != nil {
			return err
		}
	}
	if err := t.checkHandling(a, flows); err != nil {
		return err
	}
	users, err := t.usersNamed(params{values: map[string]any{"u": a.Settings["AuthorizedUsers"]}}.texts("u"), maxAuthorized, "authorized users")
	a.Settings["CallFlows"], a.Settings["AuthorizedUsers"] = anyList(flows), users
	return err
}

// checkFlow refuses a call flow whose menu leads to something that is not there.
func (t *Module) checkFlow(flow map[string]any, operated bool) error {
	menu, isMenu := flow["Menu"].(map[string]any)
	if !isMenu || textIn(flow, "Id") == "" {
		return Fail(KindBad, "A call flow needs a menu.")
	}
	options, err := objectsIn(menu["MenuOptions"], "MenuOptions")
	if err != nil {
		return err
	}
	if err := checkMenu(options); err != nil {
		return err
	}
	if len(options) == 0 && menu["DialByNameEnabled"] != true {
		return Fail(KindBad, "The menu of the call flow \""+textIn(flow, "Name")+"\" has no options.")
	}
	for _, o := range options {
		target, _ := o["CallTarget"].(map[string]any)
		switch action := textIn(o, "Action"); {
		case action == "TransferCallToOperator" && !operated:
			return Fail(KindBad, "A menu option transfers to the operator, and the auto attendant has none.")
		case action == "TransferCallToTarget":
			if err := t.checkEntity(target); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkEntity refuses a target that is not in the tenant.
func (t *Module) checkEntity(e map[string]any) error {
	id := textIn(e, "Id")
	switch textIn(e, "Type") {
	case "ExternalPstn":
		return nil
	case "SharedVoicemail":
		_, err := t.groupNamed(id)
		return err
	case "ApplicationEndpoint":
		_, err := t.accountAt(id)
		return err
	case "ConfigurationEndpoint":
		if _, err := t.queueAt(id); err == nil {
			return nil
		}
		_, err := t.attendantAt(id)
		return err
	case "User":
		_, err := t.usersNamed([]string{id}, 1, "targets")
		return err
	}
	return Fail(KindBad, "A call target is no callable entity.")
}

// checkHandling refuses associations that do not fit the call flows and the schedules.
func (t *Module) checkHandling(a *world.Attendant, flows []map[string]any) error {
	handling, err := objectsIn(a.Settings["CallHandlingAssociations"], "CallHandlingAssociations")
	if err != nil {
		return err
	}
	bound := map[string]bool{}
	closed := 0
	for _, h := range handling {
		s, err := t.scheduleAt(textIn(h, "ScheduleId"))
		if err != nil {
			return err
		}
		kind := textIn(h, "Type")
		if (kind == "AfterHours") != (s.Type == weekly) {
			return Fail(KindBad, "The schedule \""+s.Name+"\" does not fit a call handling association of the type "+kind+".")
		}
		if kind == "AfterHours" {
			closed++
		}
		bound[textIn(h, "CallFlowId")] = true
	}
	if closed > 1 {
		return Fail(KindBad, "There can be one call handling association of the type AfterHours.")
	}
	ids := map[string]bool{}
	for _, flow := range flows {
		ids[textIn(flow, "Id")] = true
		if !bound[textIn(flow, "Id")] {
			return Fail(KindBad, "The call flow \""+textIn(flow, "Name")+"\" has no call handling association.")
		}
	}
	for id := range bound {
		if !ids[id] {
			return Fail(KindBad, "A call handling association names the call flow \""+id+"\", which the auto attendant does not have.")
		}
	}
	a.Settings["CallHandlingAssociations"] = anyList(handling)
	return nil
}
