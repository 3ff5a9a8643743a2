package catalog

import "slices"

// FeaturesOfSetting are the features that a setting of a policy type gives or refuses, in the order of the guide's table.
func FeaturesOfSetting(policyType, setting string) []Feature {
	return slices.DeleteFunc(Features(), func(f Feature) bool { return !slices.Contains(f.Settings, policyType+"/"+setting) })
}

// QuestionsOfSetting are the questions whose answers say what a setting is to be: those that ask about it by themselves, and where there is
// none, those that bear upon a feature of it.
func QuestionsOfSetting(policyType, setting string) []Question {
	asks := slices.DeleteFunc(Questions(), func(q Question) bool { return !slices.Contains(q.Settings, policyType+"/"+setting) })
	if len(asks) > 0 {
		return asks
	}
	features := FeaturesOfSetting(policyType, setting)
	return slices.DeleteFunc(Questions(), func(q Question) bool {
		return !slices.ContainsFunc(features, func(f Feature) bool { return slices.Contains(q.Features, f.ID) })
	})
}
