package persona

import (
	"slices"
	"strings"
)

// The types of policies that places rest on.
const (
	EmergencyCalling = "TeamsEmergencyCallingPolicy"
	EmergencyRouting = "TeamsEmergencyCallRoutingPolicy"
	SharedCalling    = "TeamsSharedCallingRoutingPolicy"
	VoiceRouting     = "OnlineVoiceRoutingPolicy"
)

// EmergencyNumber is a number for emergencies with the digits that mean the same, and the PSTN usage over which it leaves.
type EmergencyNumber struct {
	Dial  string   `json:"dial"`
	Masks []string `json:"masks"` // what people dial who learnt another number
	Usage string   `json:"usage"` // "" where Microsoft or an operator carries the call
}

// Notification says who hears of an emergency call, and how.
type Notification struct {
	Dial    string   `json:"dial"`    // of which number, "" for the policy as a whole
	Groups  []string `json:"groups"`  // mail addresses of people and groups
	DialOut string   `json:"dialOut"` // a number that is called into the conference
	Mode    string   `json:"mode"`    // NotificationOnly, ConferenceMuted, ConferenceUnMuted, "" for what Global has
}

// The parameters of the module.
const (
	emergencyNumbers      = "EmergencyNumbers"
	extendedNotifications = "ExtendedNotifications"
	resourceAccount       = "ResourceAccount"
)

// Setting finds a setting of a policy by its name.
func (p Policy) Setting(name string) (Setting, bool) {
	i := slices.IndexFunc(p.Settings, func(s Setting) bool { return strings.EqualFold(s.Name, name) })
	if i < 0 {
		return Setting{}, false
	}
	return p.Settings[i], true
}

// With gives the policy with a setting in place of the one of that name; a setting without a value is taken out.
func (p Policy) With(s Setting) Policy {
	p.Settings = slices.DeleteFunc(slices.Clone(p.Settings), func(have Setting) bool { return strings.EqualFold(have.Name, s.Name) })
	if s.Value != "" {
		p.Settings = append(p.Settings, s)
	}
	return p
}

func (p Policy) text(name string) string {
	s, _ := p.Setting(name)
	return strings.TrimSpace(s.Value)
}

// EmergencyNumbers are those of an emergency call routing policy.
func (p Policy) EmergencyNumbers() ([]EmergencyNumber, error) {
	s, _ := p.Setting(emergencyNumbers)
	fields, err := s.Objects()
	list := make([]EmergencyNumber, len(fields))
	for i, f := range fields {
		list[i] = EmergencyNumber{Dial: f["EmergencyDialString"], Masks: parts(f["EmergencyDialMask"]), Usage: f["OnlinePSTNUsage"]}
	}
	return list, err
}

// WithEmergencyNumbers gives the policy with these numbers.
func (p Policy) WithEmergencyNumbers(list []EmergencyNumber) Policy {
	fields := make([]Fields, len(list))
	for i, n := range list {
		fields[i] = Fields{"EmergencyDialString": n.Dial, "EmergencyDialMask": strings.Join(n.Masks, ";"), "OnlinePSTNUsage": n.Usage}
	}
	if len(list) == 0 {
		return p.With(Setting{Name: emergencyNumbers})
	}
	return p.With(SettingOfObjects(emergencyNumbers, fields))
}

// Notifications are those of an emergency calling policy: first that of the policy as a whole, then those of single numbers.
func (p Policy) Notifications() ([]Notification, error) {
	list := []Notification{{Groups: parts(p.text("NotificationGroup")), DialOut: p.text("NotificationDialOutNumber"), Mode: p.text("NotificationMode")}}
	s, _ := p.Setting(extendedNotifications)
	fields, err := s.Objects()
	for _, f := range fields {
		list = append(list, Notification{f["EmergencyDialString"], parts(f["NotificationGroup"]), f["NotificationDialOutNumber"], f["NotificationMode"]})
	}
	return list, err
}

// WithNotifications gives the policy with a notification of its own and some of single numbers.
func (p Policy) WithNotifications(own Notification, extended []Notification) Policy {
	for _, s := range []struct{ name, value string }{{"NotificationGroup", strings.Join(own.Groups, ";")}, {"NotificationDialOutNumber", own.DialOut},
		{"NotificationMode", own.Mode}} {
		p = p.With(Setting{s.name, SettingText, s.value})
	}
	fields := make([]Fields, len(extended))
	for i, n := range extended {
		fields[i] = Fields{"EmergencyDialString": n.Dial, "NotificationGroup": strings.Join(n.Groups, ";"), "NotificationDialOutNumber": n.DialOut, "NotificationMode": n.Mode}
	}
	if len(extended) == 0 {
		return p.With(Setting{Name: extendedNotifications})
	}
	return p.With(SettingOfObjects(extendedNotifications, fields))
}

// Callbacks are the numbers at which an emergency centre reaches somebody with shared calling.
func (p Policy) Callbacks() []string {
	s, _ := p.Setting(emergencyNumbers)
	return lines(s.Value)
}

// SharedAccount is the resource account whose number a shared calling policy shows, by its principal name.
func (p Policy) SharedAccount() string { return p.text(resourceAccount) }

// WithShared gives a shared calling policy another account and other callback numbers.
func (p Policy) WithShared(account string, callbacks []string) Policy {
	return p.With(Setting{resourceAccount, SettingAccount, strings.TrimSpace(account)}).
		With(Setting{emergencyNumbers, SettingList, strings.Join(callbacks, "\n")})
}

func parts(text string) []string {
	list := []string{}
	for part := range strings.SplitSeq(text, ";") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

func lines(text string) []string {
	list := []string{}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}
