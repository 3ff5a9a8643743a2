package plan

import (
	"cmp"
	"slices"
	"strings"

	"personadesk/backend/persona"
	"personadesk/backend/tenant"
)

// attendantShown lays out what an attendant shows: what a caller meets on each way, the schedules by which it is met, and under Odd the
// properties that hold something which the design cannot say. Of what is not shown nothing is laid out.
func attendantShown(t tenant.Thing) map[string]any {
	s := map[string]any{}
	for _, name := range []string{"LanguageId", "TimeZoneId", "AuthorizedUsers", applicationInstances} {
		if v, has := persona.SettingNamed(t.Settings, name); has {
			s[name] = v
		}
	}
	if _, has := persona.SettingNamed(t.Settings, "Operator"); has {
		operator := objectOf(t.Settings, "Operator")
		s["Operator"], s["OperatorType"] = persona.TextOf(operator["Id"]), persona.TextOf(operator["Type"])
	}
	var odd []string
	if flow := objectOf(t.Settings, "DefaultCallFlow"); flow != nil {
		found := layFlow(s, openWay, flow)
		for _, what := range found {
			odd = append(odd, "DefaultCallFlow."+what)
		}
	}
	flows, has := persona.SettingNamed(t.Settings, otherFlows)
	if handling, bound := persona.SettingNamed(t.Settings, "CallHandlingAssociations"); has && bound && layHandling(s, objectsOf(flows), objectsOf(handling)) {
		odd = append(odd, otherFlows)
	}
	s["Odd"] = odd
	return s
}

// layFlow lays a call flow out and names the properties of it that hold something else than the design can say.
func layFlow(s map[string]any, way string, flow map[string]any) (odd []string) {
	greeting, plain := spoken1(objectsOf(flow["Greetings"]))
	if s[way+".Greeting"] = greeting; !plain {
		odd = append(odd, "Greetings")
	}
	menu := objectOf(flow, "Menu")
	prompt, plain := spoken1(objectsOf(menu["Prompts"]))
	if s[way+".Prompt"] = prompt; !plain {
		odd = append(odd, "Menu.Prompts")
	}
	keys := []string{}
	other := menu["DialByNameEnabled"] == true
	for _, o := range objectsOf(menu["MenuOptions"]) {
		tone, action := persona.TextOf(o["DtmfResponse"]), persona.TextOf(o["Action"])
		to := objectOf(o, "CallTarget")
		kind := ""
		if to != nil {
			kind = persona.TextOf(to["Type"])
			s[way+"."+tone] = persona.TextOf(to["Id"])
		}
		other = other || !slices.Contains([]string{"DisconnectCall", "TransferCallToOperator", "TransferCallToTarget"}, action) ||
			action == "TransferCallToTarget" && !slices.Contains(entities, kind) || len(persona.ListOf(o["VoiceResponses"])) > 0
		keys = append(keys, strings.TrimSpace(tone+" "+action+" "+kind))
	}
	slices.Sort(keys)
	s[way+".Keys"] = keys
	if other {
		odd = append(odd, "Menu.MenuOptions")
	}
	return odd
}

// entities are the kinds of targets that the design can say.
var entities = []string{"User", "ApplicationEndpoint", "ExternalPstn", "SharedVoicemail"}

// spoken1 is the one prompt that is read to a caller; plain is false for a recording, or for several.
func spoken1(list []map[string]any) (says string, plain bool) {
	if len(list) == 0 {
		return "", true
	}
	says, _ = list[0]["TextToSpeechPrompt"].(string)
	active := persona.TextOf(list[0]["ActiveType"])
	return says, len(list) == 1 && (active == "TextToSpeech" || active == "") && says != ""
}

// layHandling lays out what is met outside the hours and on holidays. It is odd when holidays differ from each other, when something is
// switched off or bound to nothing, and when a call flow holds what the design cannot say.
func layHandling(s map[string]any, flows, handling []map[string]any) (odd bool) {
	byID := map[string]map[string]any{}
	for _, flow := range flows {
		byID[persona.TextOf(flow["Id"])] = flow
	}
	hours, holidays := []string{}, []string{}
	bound := map[string]bool{}
	var first map[string]any
	for _, h := range handling {
		id, schedule := persona.TextOf(h["CallFlowId"]), persona.TextOf(h["ScheduleId"])
		flow := byID[id]
		odd = odd || flow == nil || h["Enabled"] == false
		bound[id] = true
		switch laid := map[string]any{}; persona.TextOf(h["Type"]) {
		case "AfterHours":
			hours = append(hours, schedule)
			odd = len(layFlow(s, closedWay, flow)) > 0 || odd
		case "Holiday":
			holidays = append(holidays, schedule)
			odd = len(layFlow(laid, holidayWay, flow)) > 0 || odd
			if first == nil {
				first = laid
			}
			odd = odd || !sameLaid(first, laid)
		default:
			odd = true
		}
	}
	for name, v := range first {
		s[name] = v
	}
	s["Hours"], s["Holidays"] = hours, holidays
	return odd || len(bound) != len(byID) || len(hours) > 1
}

func sameLaid(a, b map[string]any) bool {
	if len(a) != len(b) {
		return false
	}
	for name, v := range a {
		if other, has := b[name]; !has || !slices.Equal(persona.ListOf(v), persona.ListOf(other)) {
			return false
		}
	}
	return true
}

// specShown is an attendant as commands need it, from what it shows.
func specShown(name string, laid map[string]any) attendantSpec {
	values := func(setting string) []tenant.Value {
		var list []tenant.Value
		for _, id := range persona.ListOf(laid[setting]) {
			list = append(list, tenant.Text(id))
		}
		return list
	}
	s := attendantSpec{name: name, language: persona.TextOf(laid["LanguageId"]), zone: persona.TextOf(laid["TimeZoneId"]),
		authorised: values("AuthorizedUsers"), hours: values("Hours"), holidays: values("Holidays"),
		open: flowShown(openWay, laid), closed: flowShown(closedWay, laid), holiday: flowShown(holidayWay, laid)}
	if kind := persona.TextOf(laid["OperatorType"]); kind != "" {
		s.operator = callTarget{kind, tenant.Text(persona.TextOf(laid["Operator"]))}
	}
	return s
}

func flowShown(way string, laid map[string]any) callFlow {
	f := callFlow{greeting: persona.TextOf(laid[way+".Greeting"]), prompt: persona.TextOf(laid[way+".Prompt"])}
	for _, key := range persona.ListOf(laid[way+".Keys"]) {
		parts := strings.Fields(key)
		if len(parts) < 2 {
			continue
		}
		o := menuOption{tone: parts[0], action: parts[1]}
		if len(parts) > 2 {
			o.to = callTarget{parts[2], tenant.Text(persona.TextOf(laid[way+"."+o.tone]))}
		}
		f.options = append(f.options, o)
	}
	return f
}

// under is an attendant as the tenant has it, with everything that the design says of it over it.
func (s attendantSpec) under(design attendantSpec) attendantSpec {
	s.language, s.zone = cmp.Or(design.language, s.language), cmp.Or(design.zone, s.zone)
	if design.operator.kind != "" {
		s.operator = design.operator
	}
	if len(design.authorised) > 0 {
		s.authorised = design.authorised
	}
	s.open = s.open.under(design.open)
	if len(design.hours) > 0 {
		s.hours, s.closed = design.hours, s.closed.under(design.closed)
	}
	if len(design.holidays) > 0 {
		s.holidays, s.holiday = design.holidays, s.holiday.under(design.holiday)
	}
	return s
}

func (f callFlow) under(design callFlow) callFlow {
	f.greeting, f.prompt = cmp.Or(design.greeting, f.greeting), cmp.Or(design.prompt, f.prompt)
	if len(design.options) > 0 {
		f.options = design.options
	}
	return f
}
