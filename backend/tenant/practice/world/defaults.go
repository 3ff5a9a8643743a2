package world

import (
	"strconv"
	"strings"

	"personadesk/backend/catalog"
)

// shipped is what a new instance has where the documentation names no default, or names another one than tenants show.
var shipped = map[string]map[string]any{
	"TeamsCallingPolicy": {"AllowPrivateCalling": true, "AllowVoicemail": "UserOverride", "AllowCallGroups": true, "AllowDelegation": true,
		"AllowCallForwardingToUser": true, "AllowCallForwardingToPhone": true, "PreventTollBypass": false, "BusyOnBusyEnabledType": "Disabled",
		"MusicOnHoldEnabledType": "Enabled", "AllowWebPSTNCalling": true, "AllowCloudRecordingForCalls": false, "AllowTranscriptionForCalling": false,
		"CallRecordingExpirationDays": float64(60), "AllowCallRedirect": "Disabled", "AutoAnswerEnabledType": "Disabled", "SpamFilteringEnabledType": "Enabled",
		"LiveCaptionsEnabledTypeForCalling": "DisabledUserOverride"},
	"TeamsCallParkPolicy":      {"AllowCallPark": false},
	"TenantDialPlan":           {"NormalizationRules": []any{}, "SimpleName": ""},
	"OnlineVoiceRoutingPolicy": {"OnlinePstnUsages": []any{}, "RouteType": "BYOT"},
	"CallingLineIdentity":      {"CallingIDSubstitute": "LineUri", "BlockIncomingPstnCallerID": false, "EnableUserOverride": false},
	"OnlineVoicemailPolicy":    {"EnableTranscription": true, "MaximumRecordingLength": "00:05:00", "ShareData": "Defer"},
}

// DefaultsOf are the settings that a new instance has where a command does not say otherwise: every setting of its type is shown.
func DefaultsOf(policyType string) map[string]any {
	settings := map[string]any{}
	own := shipped[policyType]
	for _, s := range catalog.SettingsOf(policyType) {
		if v, known := own[s.Name]; known {
			settings[s.Name] = v
			continue
		}
		if s.Remark != catalog.InternalRemark {
			settings[s.Name] = byDefault(s)
		}
	}
	for name, v := range own {
		settings[name] = v
	}
	return settings
}

// byDefault is the documented default; where none is named, what may be used may be used, a choice is its first one, and the rest is not set.
func byDefault(s catalog.PolicySetting) any {
	switch s.Kind {
	case catalog.TruthSetting:
		if s.Default != "" {
			return s.Default == "true"
		}
		return strings.HasPrefix(s.Name, "Allow")
	case catalog.NumberSetting:
		if n, err := strconv.Atoi(s.Default); err == nil {
			return float64(n)
		}
		return nil
	case catalog.ListSetting, catalog.ObjectsSetting:
		return []any{}
	case catalog.ChoiceSetting:
		if s.Default == "" {
			return s.Values[0]
		}
		return s.Default
	}
	if s.Default == "" {
		return nil
	}
	return s.Default
}
