package persona

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/ident"
)

const (
	e3         = "dcf0408c-aaec-446c-afd4-43e3683943ea" // Microsoft 365 E3 (no Teams)
	teams      = "7e31c0d9-9551-471d-836f-32ee72be4a01" // Microsoft Teams Enterprise
	teamsPhone = "e43b5b99-8dfb-405f-9987-dc307f34bcbd" // Microsoft Teams Phone Standard
)

func base() Persona {
	return Persona{ID: "base", Name: "Prov_UK_Standard_Baseline", Layer: Baseline, Country: "GB", Licences: []ident.SKU{e3, teams},
		Rule: `user.country -eq "United Kingdom"`}
}

func calling() Persona {
	return Persona{ID: "mcr", Name: "Prov_Teams_Phone_Manchester", Layer: Calling, Country: "GB", Licences: []ident.SKU{teamsPhone},
		Number:   NumberRule{Kind: NextFree, Ranges: []string{"mcr"}, Area: "Manchester"},
		Location: "Manchester office",
		Policies: []PolicyChoice{{"TeamsCallingPolicy", "Manchester_Calling"}, {"OnlineVoiceRoutingPolicy", "Manchester_Routing"}},
		Rule:     `user.physicalDeliveryOfficeName -eq "Manchester"`}
}

func hr() Persona {
	return Persona{ID: "hr", Name: "Prov_Teams_Phone_Manchester_HR", Layer: Department, Country: "GB",
		Policies: []PolicyChoice{{"CallingLineIdentity", "HR_CallerID"}, {"TeamsCallingPolicy", "HR_Calling"}},
		Queues:   []string{"Manchester HR Call Queue"}, Teams: []string{"HR Manchester"},
		Rule: `user.department -eq "HR"`}
}

func TestEffectiveStacksLayersWhateverTheirOrder(t *testing.T) {
	e := Effective([]Persona{hr(), base(), calling()})
	for policyType, want := range map[string]PolicyValue{
		"TeamsCallingPolicy":       {"TeamsCallingPolicy", "HR_Calling", Source{"hr", "Prov_Teams_Phone_Manchester_HR", Department}},
		"OnlineVoiceRoutingPolicy": {"OnlineVoiceRoutingPolicy", "Manchester_Routing", Source{"mcr", "Prov_Teams_Phone_Manchester", Calling}},
		"TeamsMeetingPolicy":       {"TeamsMeetingPolicy", Global, Source{}},
	} {
		if diff := cmp.Diff(want, e.Policy(policyType)); diff != "" {
			t.Error(diff)
		}
	}
	if e.Number.Kind != NextFree || e.NumberFrom.PersonaID != "mcr" || e.LocationFrom.Layer != Calling {
		t.Errorf("number from %v, location from %v", e.NumberFrom, e.LocationFrom)
	}
	if len(e.Licences) != 3 || e.Licences[0].Source.PersonaID != "base" || e.Licences[2].What != teamsPhone {
		t.Errorf("licences %v", e.Licences)
	}
}

func TestEffectiveLetsTheFirstOfALayerWin(t *testing.T) {
	a, b := calling(), calling()
	a.ID, a.Ordinal, a.Policies[0].Name = "a", 2, "from a"
	b.ID, b.Ordinal, b.Policies[0].Name = "b", 1, "from b"
	if got := Effective([]Persona{a, b}).Policy("TeamsCallingPolicy").Name; got != "from b" {
		t.Errorf("got %q", got)
	}
}

func TestEffectiveNumberRules(t *testing.T) {
	none := hr()
	none.Number.Kind = NoNumber
	if got := Effective([]Persona{calling(), none}).Number.Kind; got != NoNumber {
		t.Errorf("an explicit none gives %q", got)
	}
	if got := Effective([]Persona{base()}).Number.Kind; got != NoNumber {
		t.Errorf("nobody gives a number, yet it is %q", got)
	}
}

func TestDifferences(t *testing.T) {
	repeat := hr()
	repeat.Policies = append(repeat.Policies, PolicyChoice{"OnlineVoiceRoutingPolicy", "manchester_routing"})
	want := []Difference{
		{Item: "policy", Type: "TeamsCallingPolicy", Before: "Manchester_Calling", After: "HR_Calling", Under: Source{"mcr", "Prov_Teams_Phone_Manchester", Calling}},
		{Item: "policy", Type: "CallingLineIdentity", Before: string(Global), After: "HR_CallerID"},
		{Item: "queue", After: "Manchester HR Call Queue"},
		{Item: "team", After: "HR Manchester"},
	}
	if diff := cmp.Diff(want, Differences(repeat, []Persona{base(), calling()})); diff != "" {
		t.Error(diff)
	}
	if got := Differences(calling(), nil); len(got) != 5 || got[2].Item != "number" || got[2].After != "Manchester, next free" {
		t.Errorf("%+v", got)
	}
}

func TestTargeting(t *testing.T) {
	p := Persona{Name: "x", Conditions: []Condition{
		{Property: "officeLocation", Operator: "eq", Values: []string{"O'Brien House"}},
		{Property: "department", Operator: "eq", Values: []string{"HR", "Sales"}},
		{Property: "accountEnabled", Operator: "eq", Values: []string{"true"}},
	}}
	want := `(user.physicalDeliveryOfficeName -eq "O''Brien House") -and (user.department -in ["HR","Sales"]) -and (user.accountEnabled -eq true)`
	if got, err := Targeting(p); err != nil || got != want {
		t.Errorf("got %s, %v", got, err)
	}
	p.Rule = "written by hand"
	if got, _ := Targeting(p); got != p.Rule {
		t.Errorf("got %s", got)
	}
	if _, err := Targeting(Persona{Name: "y"}); err == nil {
		t.Error("a persona without conditions has a rule")
	}
}
