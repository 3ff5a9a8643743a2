package persona

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/voice"
)

func TestAUsageThatIsRenamedIsNamedAnewByRoutesAndPolicies(t *testing.T) {
	policy := func(value string) Policy {
		return Policy{Type: VoiceRouting, Name: "P", Settings: []Setting{{Name: "Description", Kind: SettingText, Value: "UK"}, {Name: PSTNUsages, Kind: SettingList, Value: value}}}
	}
	d := Design{Policies: []Policy{policy("World\nuk"), {Type: "TeamsCallingPolicy", Settings: policy("UK").Settings}, policy("World")},
		Things: voice.Things{Routes: []voice.Route{{Name: "A", Usages: []string{"UK", "World"}}, {Name: "B", Usages: []string{"World"}}}}}
	routes, policies := RenameUsage(d, "UK", "Britain")
	if diff := cmp.Diff([]voice.Route{{Name: "A", Usages: []string{"Britain", "World"}}}, routes); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Policy{policy("World\nBritain")}, policies); diff != "" {
		t.Error(diff)
	}
	if d.Policies[0].Settings[1].Value != "World\nuk" || d.Routes[0].Usages[0] != "UK" {
		t.Error("the design itself was changed")
	}
}
