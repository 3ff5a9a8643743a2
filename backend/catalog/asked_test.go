package catalog

import (
	"slices"
	"strings"
	"testing"
)

func TestWhatIsAskedOfSettingsIsThere(t *testing.T) {
	known := func(of, key string) {
		policyType, name, _ := strings.Cut(key, "/")
		if s, found := SettingOf(policyType, name); !found || s.Name != name {
			t.Errorf("%s asks for %s, which is no setting", of, key)
		}
	}
	for _, f := range Features() {
		for _, key := range f.Settings {
			known(f.ID, key)
			if policyType, _, _ := strings.Cut(key, "/"); !slices.Contains(f.PolicyTypes, policyType) {
				t.Errorf("%s asks for %s, and not for its type", f.ID, key)
			}
		}
	}
	for _, q := range Questions() {
		for _, key := range q.Settings {
			known(q.ID, key)
		}
	}
}

func TestWhoAsksForASetting(t *testing.T) {
	for _, c := range []struct{ name, policyType, setting, features, questions string }{
		{"a question about it stands before those about its feature", "TeamsCallingPolicy", "AllowVoicemail", "voicemail", "advanced.unanswered"},
		{"of no feature, but of a question", "TeamsCallingPolicy", "AllowCloudRecordingForCalls", "", "compliance.recording"},
		{"of a feature that questions bear upon", "TeamsCallHoldPolicy", "AudioFileId", "hold-music", "service.greeting"},
		{"of a feature that no question bears upon", "TeamsCallingPolicy", "PopoutForIncomingPstnCalls", "screen-pop", ""},
		{"nobody", "TeamsCallingPolicy", "Copilot", "", ""},
		{"the same name in another type", "TeamsMeetingPolicy", "AllowVoicemail", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var features, questions []string
			for _, f := range FeaturesOfSetting(c.policyType, c.setting) {
				features = append(features, f.ID)
			}
			for _, q := range QuestionsOfSetting(c.policyType, c.setting) {
				questions = append(questions, q.ID)
			}
			if strings.Join(features, " ") != c.features || strings.Join(questions, " ") != c.questions {
				t.Errorf("%v, %v", features, questions)
			}
		})
	}
}
