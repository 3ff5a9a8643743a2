package practice

import "strings"

// policyType says what the practice tenant lets one do with a type of policy.
type policyType struct {
	name     string
	grouped  bool // can be given to groups
	batched  bool // can be given in a batch
	fixed    bool // only built-in instances exist
	ungiven  bool // has no Grant command
	builtIns []string
}

// policyTypes are the types that users can have, from Microsoft's command reference. Those whose use with groups
// Microsoft does not confirm are allowed here, as the reference shows the parameter.
var policyTypes = []policyType{
	{name: "TeamsCallingPolicy", grouped: true, batched: true, builtIns: []string{"AllowCalling", "AllowCallingPreventTollBypass", "AllowCallingPreventForwardingtoPhone", "DisallowCalling"}},
	{name: "TeamsCallParkPolicy", grouped: true, batched: true},
	{name: "TeamsCallHoldPolicy", grouped: true},
	{name: "CallingLineIdentity", grouped: true, batched: true},
	{name: "OnlineVoiceRoutingPolicy", grouped: true, batched: true},
	{name: "TenantDialPlan", grouped: true, batched: true},
	{name: "OnlineVoicemailPolicy", grouped: true, builtIns: []string{"TranscriptionDisabled", "TranscriptionProfanityMaskingEnabled"}},
	{name: "TeamsSharedCallingRoutingPolicy", grouped: true},
	{name: "TeamsVoiceApplicationsPolicy"},
	{name: "TeamsEmergencyCallingPolicy", grouped: true, batched: true},
	{name: "TeamsEmergencyCallRoutingPolicy", grouped: true, batched: true},
	{name: "TeamsSurvivableBranchAppliancePolicy", grouped: true},
	{name: "OnlineDialOutPolicy", fixed: true, builtIns: []string{"DialoutCPCandPSTNInternational", "DialoutCPCandPSTNDomestic", "DialoutCPCDisabledPSTNDisabled"}},
	{name: "TeamsMediaConnectivityPolicy", grouped: true},
	{name: "TeamsPersonalAttendantPolicy", grouped: true},
	{name: "TeamsIPPhonePolicy", grouped: true},
	{name: "TeamsRoomVideoTeleConferencingPolicy", grouped: true},
	{name: "TeamsVdiPolicy", grouped: true},
	{name: "TeamsMobilityPolicy", grouped: true},
	{name: "TeamsMeetingPolicy", grouped: true, batched: true, builtIns: []string{"AllOn", "AllOff", "RestrictedAnonymousAccess", "RestrictedAnonymousNoRecording", "Kiosk"}},
	{name: "TeamsAudioConferencingPolicy", grouped: true, builtIns: []string{"DefaultAudioConferencingPolicy"}},
	{name: "OnlineAudioConferencingRoutingPolicy", grouped: true},
	{name: "TeamsMeetingBrandingPolicy", grouped: true},
	{name: "TeamsMeetingTemplatePermissionPolicy", grouped: true},
	{name: "TeamsVideoInteropServicePolicy", grouped: true, batched: true, fixed: true, builtIns: []string{"ServiceProviderEnabled", "ServiceProviderDisabled"}},
	{name: "TeamsVirtualAppointmentsPolicy", grouped: true},
	{name: "TeamsMeetingBroadcastPolicy", grouped: true, batched: true},
	{name: "TeamsEventsPolicy", grouped: true},
	{name: "TeamsMessagingPolicy", grouped: true, batched: true},
	{name: "TeamsChannelsPolicy", grouped: true, batched: true},
	{name: "TeamsTemplatePermissionPolicy", batched: true, ungiven: true},
	{name: "TeamsFilesPolicy", grouped: true},
	{name: "TeamsShiftsPolicy", grouped: true},
	{name: "TeamsFeedbackPolicy", grouped: true},
	{name: "TeamsCortanaPolicy", grouped: true},
	{name: "TeamsUpdateManagementPolicy", grouped: true, batched: true},
	{name: "TeamsUpgradePolicy", batched: true, fixed: true, builtIns: []string{"UpgradeToTeams", "Islands", "SfBOnly"}},
	{name: "TeamsAppPermissionPolicy", batched: true},
	{name: "TeamsAppSetupPolicy", grouped: true, batched: true, builtIns: []string{"FirstLineWorker"}},
	{name: "ApplicationAccessPolicy", grouped: true},
	{name: "ExternalAccessPolicy", grouped: true, batched: true, builtIns: []string{"FederationAndPICDefault", "FederationOnly", "NoFederationAndPIC"}},
	{name: "TeamsComplianceRecordingPolicy", grouped: true},
	{name: "TeamsEnhancedEncryptionPolicy", grouped: true},
	{name: "TeamsMediaLoggingPolicy", grouped: true, fixed: true, builtIns: []string{"Enabled"}},
	{name: "TeamsAIPolicy", grouped: true},
	{name: "TeamsWorkLocationDetectionPolicy", grouped: true},
	{name: "TeamsWorkLoadPolicy", grouped: true},
}

func policyTypeNamed(name string) (policyType, bool) {
	for _, p := range policyTypes {
		if strings.EqualFold(p.name, name) {
			return p, true
		}
	}
	return policyType{}, false
}

// policyTypeOf finds the type that a command is about: Get-CsTeamsCallingPolicy is about TeamsCallingPolicy. Granting
// dial-out policies has a name of its own.
func policyTypeOf(command string) (verb string, p policyType, ok bool) {
	verb, noun, ok := strings.Cut(command, "-")
	if !ok || len(noun) < 3 || !strings.EqualFold(noun[:2], "Cs") {
		return "", policyType{}, false
	}
	noun = noun[2:]
	if strings.EqualFold(verb, "Grant") && strings.EqualFold(noun, "DialoutPolicy") {
		noun = "OnlineDialOutPolicy"
	} else if strings.EqualFold(verb, "Grant") && strings.EqualFold(noun, "OnlineDialOutPolicy") {
		return "", policyType{}, false
	}
	p, ok = policyTypeNamed(noun)
	if !ok {
		return "", p, false
	}
	switch verb = strings.ToLower(verb); verb {
	case "get":
		return verb, p, true
	case "grant":
		return verb, p, !p.ungiven
	case "new", "set", "remove":
		return verb, p, !p.fixed
	}
	return "", p, false
}
