package origin

import (
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
)

// serves lists the features that a setting serves, the nearest first.
func serves(made persona.Made) []string {
	switch made.Setting {
	case persona.OfNumber:
		return []string{"domestic-calling"}
	case persona.OfQueue:
		return []string{"call-queuing"}
	case persona.OfTeam:
		return nil
	case persona.OfLicence:
		return featuresWith(func(f catalog.Feature) bool { return slices.Contains(f.Licences, ident.Licence(made.What)) })
	}
	list := slices.Clone(named[made.Setting])
	for _, id := range featuresWith(func(f catalog.Feature) bool { return slices.Contains(f.PolicyTypes, made.Setting) }) {
		if !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}

// named are the features that a policy type is first of all about, where the order of the features says otherwise.
var named = map[string][]string{
	"CallingLineIdentity":         {"caller-id"},
	"TenantDialPlan":              {"dial-plans"},
	"TeamsEmergencyCallingPolicy": {"emergency-calling"},
	"OnlineVoiceRoutingPolicy":    {"domestic-calling", "least-cost-routing"},
}

func featuresWith(has func(catalog.Feature) bool) []string {
	var list []string
	for _, f := range catalog.Features() {
		if has(f) {
			list = append(list, f.ID)
		}
	}
	return list
}
