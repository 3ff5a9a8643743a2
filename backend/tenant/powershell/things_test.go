package powershell

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/tenant"
)

func TestThingsOfEveryKindAreReadWithAllThatIsShownOfThem(t *testing.T) {
	hours := map[string]any{"Id": "S1", "Name": "Office hours"}
	for _, c := range []struct {
		kind    tenant.ThingKind
		command string
		shown   tenant.Object
		want    []tenant.Thing
	}{
		{tenant.UsageThing, "Get-CsOnlinePstnUsage", tenant.Object{"Identity": "Global", "Usage": []any{"UK", "World"}}, []tenant.Thing{
			{Kind: tenant.UsageThing, ID: "UK", Name: "UK", Settings: map[string]any{}}, {Kind: tenant.UsageThing, ID: "World", Name: "World", Settings: map[string]any{}}}},
		{tenant.RouteThing, "Get-CsOnlineVoiceRoute", tenant.Object{"Identity": "UK Domestic", "Priority": float64(1)}, []tenant.Thing{
			{Kind: tenant.RouteThing, ID: "UK Domestic", Name: "UK Domestic"}}},
		{tenant.GatewayThing, "Get-CsOnlinePSTNGateway", tenant.Object{"Identity": "sbc1.larkfield.example"}, []tenant.Thing{
			{Kind: tenant.GatewayThing, ID: "sbc1.larkfield.example", Name: "sbc1.larkfield.example"}}},
		{tenant.AddressThing, "Get-CsOnlineLisCivicAddress", tenant.Object{"CivicAddressId": "A", "Description": "Head office"}, []tenant.Thing{
			{Kind: tenant.AddressThing, ID: "a", Name: "Head office"}}},
		{tenant.LocationThing, "Get-CsOnlineLisLocation", tenant.Object{"LocationId": "L", "Description": "Head office"}, []tenant.Thing{
			{Kind: tenant.LocationThing, ID: "l", Name: "Head office"}}},
		{tenant.AccountThing, "Get-CsOnlineApplicationInstance", tenant.Object{"ObjectId": "O", "UserPrincipalName": "HR@x"}, []tenant.Thing{
			{Kind: tenant.AccountThing, ID: "o", Name: "HR@x"}}},
		{tenant.QueueThing, "Get-CsCallQueue", tenant.Object{"Identity": "Q", "Name": "HR", "AgentAlertTime": float64(30)}, []tenant.Thing{
			{Kind: tenant.QueueThing, ID: "q", Name: "HR"}}},
		{tenant.AttendantThing, "Get-CsAutoAttendant", tenant.Object{"Identity": "M", "Name": "Main"}, []tenant.Thing{
			{Kind: tenant.AttendantThing, ID: "m", Name: "Main"}}},
		{tenant.ScheduleThing, "Get-CsOnlineSchedule", hours, []tenant.Thing{
			{Kind: tenant.ScheduleThing, ID: "s1", Name: "Office hours", Settings: hours}}},
	} {
		t.Run(string(c.kind), func(t *testing.T) {
			for i := range c.want {
				if c.want[i].Settings == nil {
					c.want[i].Settings = c.shown
				}
			}
			s := &answers{answer: func(asked tenant.Command) ([]tenant.Object, error) {
				if asked.Name != c.command {
					t.Errorf("asked %s", asked.Name)
				}
				return []tenant.Object{c.shown}, nil
			}}
			got, err := Teams{s}.Things(t.Context(), c.kind)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
			if _, err := (Teams{always(tenant.Object{"Other": "x", "Schedules": []any{map[string]any{}}, "Usage": []any{true}})}).Things(t.Context(), c.kind); code(err) != "TEAMS_UNREADABLE" {
				t.Errorf("what has no identity: %v", err)
			}
		})
	}
	if _, err := (Teams{always()}).Things(t.Context(), "weather"); err == nil {
		t.Error("a kind that nobody knows was read")
	}
}

func TestAThingShowsItsSettingsInAnyCase(t *testing.T) {
	one := tenant.Thing{Settings: map[string]any{"NumberPattern": "x", "Description": nil}}
	for name, shown := range map[string]bool{"NumberPattern": true, "numberpattern": true, "DESCRIPTION": true, "Priority": false} {
		if _, got := one.Setting(name); got != shown {
			t.Errorf("%s is shown: %v", name, got)
		}
	}
}
