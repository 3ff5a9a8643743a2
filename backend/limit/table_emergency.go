package limit

// emergency are the limits of emergency policies.
var emergency = []Limit{
	{"emergency calling policy", "at most %d addresses hear of a call", Notified, "teams-policies.md 8", "EMERGENCY_GROUPS", "", false, false},
	{"emergency calling policy", "who hears of a call is a mail address", 0, "teams-policies.md 8", "EMERGENCY_ADDRESS", "", false, false},
	{"emergency calling policy", "a number is called in with a conference mode alone", 0, "teams-policies.md 8", "EMERGENCY_DIALOUT.mode", "", true, false},
	{"emergency calling policy", "the number called in is one", 0, "teams-policies.md 8", "EMERGENCY_DIALOUT.number", "", true, false},
	{"emergency calling policy", "the words about emergency calls have at most %d characters", Disclaimer, "teams-policies.md 8", "EMERGENCY_DISCLAIMER", "", true, false},
	{"emergency calling policy", "a description has at most %d characters", EmergencyText, "teams-policies.md 8", "EMERGENCY_DESCRIPTION", "", true, false},
	{"emergency calling policy", "a mode is NotificationOnly, ConferenceMuted or ConferenceUnMuted", 0, "teams-policies.md 8", "EMERGENCY_MODE", "", false, false},
	{"emergency policies", "an emergency number is digits", 0, "teams-policies.md 8", "EMERGENCY_DIAL.digits", "", false, false},
	{"emergency policies", "an emergency number stands once", 0, "teams-policies.md 8", "EMERGENCY_DIAL.twice", "", false, false},
	{"emergency call routing policy", "what means an emergency number has 1 to %d digits", MaskDigits, "teams-policies.md 8", "EMERGENCY_MASK.digits", "", false, false},
	{"emergency call routing policy", "what means an emergency number means one", 0, "teams-policies.md 8", "EMERGENCY_MASK.twice", "", false, false},
	{"emergency call routing policy", "all its numbers leave over usages, or none", 0, "teams-policies.md 8", "EMERGENCY_USAGE.some", "", false, false},
	{"emergency call routing policy", "a usage is of the design or the tenant", 0, "teams-policies.md 8", "EMERGENCY_USAGE", "", false, false},
}
