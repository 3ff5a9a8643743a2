package world

import (
	"strings"
)

// PolicyType says what the practice tenant lets one do with a type of policy.
type PolicyType struct {
	Name     string
	Grouped  bool // can be given to groups
	Batched  bool // can be given in a batch
	Fixed    bool // only built-in instances exist
	Ungiven  bool // has no Grant command
	BuiltIns []string
}

// PolicyTypes are the types that users can have, from Microsoft's command reference. Those whose use with groups
// Microsoft does not confirm are allowed here, as the reference shows the parameter.
var PolicyTypes = []PolicyType{
	{Name: "TeamsCallingPolicy", Grouped: true, Batched: true, BuiltIns: []string{"AllowCalling", "AllowCallingPreventTollBypass", "AllowCallingPreventForwardingtoPhone", "DisallowCalling"}},
	{Name: "TeamsCallParkPolicy", Grouped: true, Batched: true},
	{Name: "TeamsCallHoldPolicy", Grouped: true},
	{Name: "CallingLineIdentity", Grouped: true, Batched: true},
	{Name: "OnlineVoiceRoutingPolicy", Grouped: true, Batched: true},
	{Name: "TenantDialPlan", Grouped: true, Batched: true},
	{Name: "OnlineVoicemailPolicy", Grouped: true, BuiltIns: []string{"TranscriptionDisabled", "TranscriptionProfanityMaskingEnabled"}},
	{Name: "TeamsSharedCallingRoutingPolicy", Grouped: true},
	{Name: "TeamsVoiceApplicationsPolicy"},
	{Name: "TeamsEmergencyCallingPolicy", Grouped: true, Batched: true},
	{Name: "TeamsEmergencyCallRoutingPolicy", Grouped: true, Batched: true},
	{Name: "TeamsSurvivableBranchAppliancePolicy", Grouped: true},
	{Name: "OnlineDialOutPolicy", Fixed: true, BuiltIns: []string{"DialoutCPCandPSTNInternational", "DialoutCPCandPSTNDomestic", "DialoutCPCDisabledPSTNDisabled"}},
	{Name: "TeamsMediaConnectivityPolicy", Grouped: true},
	{Name: "TeamsPersonalAttendantPolicy", Grouped: true},
	{Name: "TeamsIPPhonePolicy", Grouped: true},
	{Name: "TeamsRoomVideoTeleConferencingPolicy", Grouped: true},
	{Name: "TeamsVdiPolicy", Grouped: true},
	{Name: "TeamsMobilityPolicy", Grouped: true},
	{Name: "TeamsMeetingPolicy", Grouped: true, Batched: true, BuiltIns: []string{"AllOn", "AllOff", "RestrictedAnonymousAccess", "RestrictedAnonymousNoRecording", "Kiosk"}},
	{Name: "TeamsAudioConferencingPolicy", Grouped: true, BuiltIns: []string{"DefaultAudioConferencingPolicy"}},
	{Name: "OnlineAudioConferencingRoutingPolicy", Grouped: true},
	{Name: "TeamsMeetingBrandingPolicy", Grouped: true},
	{Name: "TeamsMeetingTemplatePermissionPolicy", Grouped: true},
	{Name: "TeamsVideoInteropServicePolicy", Grouped: true, Batched: true, Fixed: true, BuiltIns: []string{"ServiceProviderEnabled", "ServiceProviderDisabled"}},
	{Name: "TeamsVirtualAppointmentsPolicy", Grouped: true},
	{Name: "TeamsMeetingBroadcastPolicy", Grouped: true, Batched: true},
	{Name: "TeamsEventsPolicy", Grouped: true},
	{Name: "TeamsMessagingPolicy", Grouped: true, Batched: true},
	{Name: "TeamsChannelsPolicy", Grouped: true, Batched: true},
	{Name: "TeamsTemplatePermissionPolicy", Batched: true, Ungiven: true},
	{Name: "TeamsFilesPolicy", Grouped: true},
	{Name: "TeamsShiftsPolicy", Grouped: true},
	{Name: "TeamsFeedbackPolicy", Grouped: true},
	{Name: "TeamsCortanaPolicy", Grouped: true},
	{Name: "TeamsUpdateManagementPolicy", Grouped: true, Batched: true},
	{Name: "TeamsUpgradePolicy", Batched: true, Fixed: true, BuiltIns: []string{"UpgradeToTeams", "Islands", "SfBOnly"}},
	{Name: "TeamsAppPermissionPolicy", Batched: true},
	{Name: "TeamsAppSetupPolicy", Grouped: true, Batched: true, BuiltIns: []string{"FirstLineWorker"}},
	{Name: "ApplicationAccessPolicy", Grouped: true},
	{Name: "ExternalAccessPolicy", Grouped: true, Batched: true, BuiltIns: []string{"FederationAndPICDefault", "FederationOnly", "NoFederationAndPIC"}},
	{Name: "TeamsComplianceRecordingPolicy", Grouped: true},
	{Name: "TeamsEnhancedEncryptionPolicy", Grouped: true},
	{Name: "TeamsMediaLoggingPolicy", Grouped: true, Fixed: true, BuiltIns: []string{"Enabled"}},
	{Name: "TeamsAIPolicy", Grouped: true},
	{Name: "TeamsWorkLocationDetectionPolicy", Grouped: true},
	{Name: "TeamsWorkLoadPolicy", Grouped: true},
}

// PolicyTypeNamed finds a type of policy by its name.
func PolicyTypeNamed(name string) (PolicyType, bool) {
	for _, p := range PolicyTypes {
		if strings.EqualFold(p.Name, name) {
			return p, true
		}
	}
	return PolicyType{}, false
}

// PolicyTypeOf finds the type that a command is about: Get-CsTeamsCallingPolicy is about TeamsCallingPolicy. Granting
// dial-out policies has a name of its own.
func PolicyTypeOf(command string) (verb string, p PolicyType, ok bool) {
	verb, noun, ok := strings.Cut(command, "-")
	if !ok || len(noun) < 3 || !strings.EqualFold(noun[:2], "Cs") {
		return "", PolicyType{}, false
	}
	noun = noun[2:]
	if strings.EqualFold(verb, "Grant") && strings.EqualFold(noun, "DialoutPolicy") {
		noun = "OnlineDialOutPolicy"
	} else if strings.EqualFold(verb, "Grant") && strings.EqualFold(noun, "OnlineDialOutPolicy") {
		return "", PolicyType{}, false
	}
	p, ok = PolicyTypeNamed(noun)
	if !ok {
		return "", p, false
	}
	switch verb = strings.ToLower(verb); verb {
	case "get":
		return verb, p, true
	case "grant":
		return verb, p, !p.Ungiven
	case "new", "set", "remove":
		return verb, p, !p.Fixed
	}
	return "", p, false
}
