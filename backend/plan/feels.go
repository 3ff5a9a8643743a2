package plan

import "personadesk/backend/catalog"

// feels says in the users' words what a policy of a type is to them; the rest are called by their names.
var feels = map[string]string{
	"TeamsCallingPolicy":              "how calls are handled",
	"CallingLineIdentity":             "the number that others see",
	"OnlineVoiceRoutingPolicy":        "where they can call",
	"TenantDialPlan":                  "dialling as they are used to",
	"TeamsEmergencyCallingPolicy":     "emergency calls that somebody hears of",
	"TeamsEmergencyCallRoutingPolicy": "where emergency calls go",
	"TeamsCallHoldPolicy":             "the music on hold",
	"TeamsCallParkPolicy":             "parking calls",
	"OnlineVoicemailPolicy":           "voicemail",
	"TeamsSharedCallingRoutingPolicy": "calls from a shared number",
	"TeamsComplianceRecordingPolicy":  "calls recorded",
	"TeamsVoiceApplicationsPolicy":    "what they may change in their queue",
}

func feelOf(t catalog.PolicyType) string {
	if words, found := feels[t.ID]; found {
		return words
	}
	return lower(t.Name)
}
