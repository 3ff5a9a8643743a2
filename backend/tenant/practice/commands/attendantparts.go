package commands

import (
	"regexp"
	"slices"
	"strings"

	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice/world"
)

// What an attendant is made of is made in memory, piece by piece; the service looks at it when the attendant is written.

// oneOf gives the documented spelling of a value, "" for one that is not documented.
func oneOf(value string, known ...string) string {
	for _, k := range known {
		if strings.EqualFold(k, value) {
			return k
		}
	}
	return ""
}

func noSuchValue(parameter, value string) error {
	return Fail(KindBad, "Cannot bind parameter '"+parameter+"'. Cannot convert value \""+value+"\".")
}

func (t *Module) newPrompt(p params) ([]tenant.Object, error) {
	spoken, recorded := p.text("texttospeechprompt"), p.values["audiofileprompt"]
	active := "TextToSpeech"
	if recorded != nil {
		active = "AudioFile"
	}
	switch {
	case p.has("activetype"):
		if active = oneOf(p.text("activetype"), "None", "TextToSpeech", "AudioFile"); active == "" {
			return nil, noSuchValue("ActiveType", p.text("activetype"))
		}
		if !p.has("texttospeechprompt") || !p.has("audiofileprompt") {
			return nil, ambiguous()
		}
	case p.has("texttospeechprompt") == p.has("audiofileprompt"):
		return nil, ambiguous()
	case spoken == "" && recorded == nil:
		return nil, Fail(KindBad, "Cannot bind argument to parameter 'TextToSpeechPrompt' because it is an empty string.")
	}
	o := tenant.Object{"ActiveType": active, "TextToSpeechPrompt": nil, "AudioFilePrompt": recorded}
	if spoken != "" {
		o["TextToSpeechPrompt"] = spoken
	}
	return []tenant.Object{o}, nil
}

func (t *Module) newCallableEntity(p params) ([]tenant.Object, error) {
	kind := oneOf(p.text("type"), "User", "ApplicationEndpoint", "ConfigurationEndpoint", "ExternalPstn", "SharedVoicemail")
	id := p.text("identity")
	_, isID := world.ParseGUID(id)
	switch {
	case kind == "":
		return nil, noSuchValue("Type", p.text("type"))
	case kind == "ExternalPstn" && !strings.HasPrefix(strings.ToLower(id), "tel:+"):
		return nil, Fail(KindBad, "The identity of an external number must be a TEL URI.")
	case kind != "ExternalPstn" && !isID:
		return nil, Fail(KindBad, "The identity \""+id+"\" is no object id.")
	}
	return []tenant.Object{{"Id": id, "Type": kind, "EnableTranscription": p.truth("enabletranscription"),
		"EnableSharedVoicemailSystemPromptSuppression": p.truth("enablesharedvoicemailsystempromptsuppression"), "CallPriority": float64(3)}}, nil
}

var tone = regexp.MustCompile(`(?i)^Tone([0-9]|Star|Pound)$`)

func (t *Module) newMenuOption(p params) ([]tenant.Object, error) {
	action := oneOf(p.text("action"), "Announcement", "DisconnectCall", "TransferCallToOperator", "TransferCallToTarget", "AgentsAndQueues", "MainlineAttendantFlow")
	key := p.text("dtmfresponse")
	switch {
	case action == "":
		return nil, noSuchValue("Action", p.text("action"))
	case key != "" && !tone.MatchString(key) && !strings.EqualFold(key, "Automatic"):
		return nil, noSuchValue("DtmfResponse", key)
	case action == "TransferCallToTarget" && p.values["calltarget"] == nil:
		return nil, Fail(KindBad, "CallTarget is required when Action is TransferCallToTarget.")
	case action == "Announcement" && p.values["prompt"] == nil:
		return nil, Fail(KindBad, "Prompt is required when Action is Announcement.")
	}
	return []tenant.Object{{"Action": action, "DtmfResponse": key, "VoiceResponses": p.values["voiceresponses"], "CallTarget": p.values["calltarget"], "Prompt": p.values["prompt"]}}, nil
}

func (t *Module) newMenu(p params) ([]tenant.Object, error) {
	options, err := p.objects("menuoptions")
	if err != nil {
		return nil, err
	}
	prompts, err := p.objects("prompts")
	if err != nil {
		return nil, err
	}
	return []tenant.Object{{"Name": p.text("name"), "Prompts": anyList(prompts), "MenuOptions": anyList(options), "DialByNameEnabled": p.truth("enabledialbyname"),
		"DirectorySearchMethod": p.text("directorysearchmethod")}}, checkMenu(options)
}

// checkMenu refuses a key that stands twice, and an option without one beside others.
func checkMenu(options []map[string]any) error {
	var keys []string
	for _, o := range options {
		key := strings.ToLower(textIn(o, "DtmfResponse"))
		if textIn(o, "Action") == "" {
			return Fail(KindBad, "Cannot bind parameter 'MenuOptions': an item is no menu option.")
		}
		if slices.Contains(keys, key) || key == "automatic" && len(options) > 1 {
			return Fail(KindBad, "The menu options have a duplicate DtmfResponse, or an automatic one beside others.")
		}
		keys = append(keys, key)
	}
	return nil
}

func (t *Module) newCallFlow(p params) ([]tenant.Object, error) {
	menu, isMenu := p.values["menu"].(map[string]any)
	greetings, err := p.objects("greetings")
	switch {
	case err != nil:
		return nil, err
	case !isMenu:
		return nil, Fail(KindBad, "Cannot bind parameter 'Menu': it is no menu.")
	case strings.TrimSpace(p.text("name")) == "":
		return nil, Fail(KindBad, "Cannot bind argument to parameter 'Name' because it is an empty string.")
	}
	return []tenant.Object{{"Id": t.Fresh("callflow").String(), "Name": p.text("name"), "Greetings": anyList(greetings), "Menu": menu,
		"ForceListenMenuEnabled": p.truth("forcelistenmenuenabled")}}, nil
}

func (t *Module) newHandling(p params) ([]tenant.Object, error) {
	kind := oneOf(p.text("type"), "AfterHours", "Holiday")
	if kind == "" {
		return nil, noSuchValue("Type", p.text("type"))
	}
	return []tenant.Object{{"Type": kind, "ScheduleId": p.text("scheduleid"), "CallFlowId": p.text("callflowid"), "Enabled": !p.truth("disable")}}, nil
}

func (t *Module) newDialScope(p params) ([]tenant.Object, error) {
	if !p.truth("groupscope") || len(p.texts("groupids")) == 0 {
		return nil, Fail(KindBad, "A dial scope needs -GroupScope and -GroupIds.")
	}
	return []tenant.Object{{"Type": "GroupScope", "GroupIds": world.Texted(p.texts("groupids"))}}, nil
}
