package persona

import (
	"testing"

	"personadesk/backend/phone"
	"personadesk/backend/problem"
)

// What a plan has already stays as it is: a rule by its name, a test number by what is dialled, a country that is said.
func TestWhatIsAddedToADialPlanIsOnlyWhatItHasNot(t *testing.T) {
	has := Policy{Type: DialPlanType, Name: "UK", Rules: []NormalizationRule{{Name: "Local", Pattern: "^1$", Translation: "+1"}},
		Dialling: phone.Dialling{Tests: []phone.TestNumber{{Dialled: "1", Becomes: "+1"}}}}
	more := phone.Dialling{Country: "GB", Tests: []phone.TestNumber{{Dialled: "1", Becomes: "+9"}, {Dialled: "2", Becomes: "+2"}}}
	got, rules, tests := has.WithMore([]NormalizationRule{{Name: "LOCAL", Pattern: "^9$", Translation: "+9"}, {Name: "Far", Pattern: "^2$", Translation: "+2"}}, more)
	if rules != 1 || len(got.Rules) != 2 || got.Rules[0].Pattern != "^1$" || got.Rules[1].Name != "Far" {
		t.Errorf("%d rules: %+v", rules, got.Rules)
	}
	if tests != 1 || len(got.Dialling.Tests) != 2 || got.Dialling.Tests[0].Becomes != "+1" || got.Dialling.Country != "GB" {
		t.Errorf("%d test numbers: %+v", tests, got.Dialling)
	}
	if again, rules, tests := got.WithMore(got.Rules, phone.Dialling{Country: "DE", Tests: got.Dialling.Tests}); rules != 0 || tests != 0 || again.Dialling.Country != "GB" {
		t.Errorf("again %d rules and %d test numbers, of %s", rules, tests, again.Dialling.Country)
	}
	if len(has.Rules) != 1 || len(has.Dialling.Tests) != 1 {
		t.Error("the plan of before was written over")
	}
}

// A setting of the wrong kind is written as what it is where its value can be, and taken out where it cannot.
func TestASettingOfTheWrongKind(t *testing.T) {
	for name, c := range map[string]struct {
		setting Setting
		want    string // the first way out
	}{
		"a truth written as a text":   {Setting{"AllowDelegation", SettingText, "true"}, "kind"},
		"a text that is no truth":     {Setting{"AllowDelegation", SettingText, "perhaps"}, "drop"},
		"one that the type knows not": {Setting{"NoSuchSetting", SettingText, "true"}, "drop"},
	} {
		p := Policy{Type: "TeamsCallingPolicy", Name: "Mine", Settings: []Setting{c.setting}}
		found := problem.Problem{Code: "SETTING_KIND", Where: atPolicy(p, "settings/"+c.setting.Name)}
		ways := Fixes(Design{Policies: []Policy{p}}, found, FixFacts{})
		if len(ways) == 0 || ways[0].ID != c.want {
			t.Errorf("%s: %+v", name, ways)
			continue
		}
		if s, has := ways[0].Policies[0].Setting(c.setting.Name); has != (c.want == "kind") || has && s.Kind != SettingTruth {
			t.Errorf("%s: %+v", name, ways[0].Policies[0].Settings)
		}
	}
}
