package practice

import (
	"path/filepath"
	"strings"
	"testing"

	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice/commands"
	"personadesk/backend/tenant/practice/world"
)

// leeds is an address that lacks nothing.
var leeds = []any{"CompanyName", "Larkfield", "CountryOrRegion", "GB", "Description", "Leeds", "HouseNumber", "7", "StreetName", "Wharf Street", "City", "Leeds",
	"PostalCode", "LS2 0ZZ", "Latitude", "53.7956", "Longitude", "-1.5382"}

// without leaves one parameter out.
func without(name string, pairs []any) []any {
	var rest []any
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i] != name {
			rest = append(rest, pairs[i], pairs[i+1])
		}
	}
	return rest
}

func TestAddressesAndLocations(t *testing.T) {
	file := filepath.Join(t.TempDir(), "places.practice")
	b := open(t, world.Options{File: file})
	a := b.must("New-CsOnlineLisCivicAddress", leeds...)[0]
	if a["ValidationStatus"] != "Validated" || a["DefaultLocationId"] == "" {
		t.Errorf("%v", a)
	}
	id := a["CivicAddressId"]
	b.fails(commands.KindTwice, "already exists", "New-CsOnlineLisCivicAddress", leeds...)
	l := b.must("New-CsOnlineLisLocation", "CivicAddressId", id, "Location", "3rd floor")[0]
	b.fails(commands.KindTwice, "already exists", "New-CsOnlineLisLocation", "CivicAddressId", id, "Location", "3RD FLOOR")
	shown := b.must("Get-CsOnlineLisLocation", "Description", "Leeds")
	if len(shown) != 2 || shown[0]["Location"] != nil || shown[1]["Location"] != "3rd floor" || shown[1]["City"] != "Leeds" {
		t.Errorf("%v", shown)
	}
	b.must("Set-CsOnlineLisLocation", "LocationId", l["LocationId"], "Location", "4th floor")
	b.must("Set-CsOnlineLisCivicAddress", "CivicAddressId", id, "HouseNumber", "9")
	if got := b.must("Get-CsOnlineLisLocation", "LocationId", l["LocationId"])[0]; got["Location"] != "4th floor" || got["HouseNumber"] != "9" {
		t.Errorf("%v", got)
	}
	b.fails(commands.KindRefused, "in use", "Remove-CsOnlineLisCivicAddress", "CivicAddressId", id)
	b.fails(commands.KindRefused, "goes with the address", "Remove-CsOnlineLisLocation", "LocationId", a["DefaultLocationId"])
	b.must("Remove-CsOnlineLisLocation", "LocationId", l["LocationId"])
	b.must("Remove-CsOnlineLisCivicAddress", "CivicAddressId", id)
	if n := len(b.must("Get-CsOnlineLisCivicAddress")); n != 2 {
		t.Errorf("%d addresses", n)
	}
}

func TestAddressesThatAreRefused(t *testing.T) {
	b := open(t, world.Options{})
	for name, c := range map[string]struct {
		kind, says string
		pairs      []any
	}{
		"no company":              {commands.KindBad, "CompanyName", without("CompanyName", leeds)},
		"no country":              {commands.KindBad, "CountryOrRegion", without("CountryOrRegion", leeds)},
		"a country in words":      {commands.KindBad, "alpha-2", append(without("CountryOrRegion", leeds), "CountryOrRegion", "England")},
		"a latitude alone":        {commands.KindBad, "together", without("Longitude", leeds)},
		"beyond the pole":         {commands.KindBad, "between", append(without("Latitude", leeds), "Latitude", "91")},
		"a parameter of nobody's": {commands.KindBad, "parameter", append([]any{"Street", "x"}, leeds...)},
	} {
		t.Run(name, func(t *testing.T) { b.T = t; b.fails(c.kind, c.says, "New-CsOnlineLisCivicAddress", c.pairs...) })
	}
}

// Numbers of Microsoft and of operators go to validated addresses only; our own lines go anywhere.
func TestANumberNeedsAValidatedAddress(t *testing.T) {
	b := open(t, world.Options{})
	a := b.must("New-CsOnlineLisCivicAddress", without("PostalCode", leeds)...)[0]
	if a["ValidationStatus"] != "NotValidated" {
		t.Fatalf("%v", a)
	}
	b.licensePhone(debra)
	b.fails(commands.KindRefused, "not validated", "Set-CsPhoneNumberAssignment", "Identity", debra, "TelephoneNumber",
		b.numbers("numberType eq 'callingPlan'")[0]["telephoneNumber"], "NumberType", "CallingPlan", "LocationId", a["DefaultLocationId"])
	b.must("Set-CsPhoneNumberAssignment", "Identity", debra, "TelephoneNumber", b.free("Manchester"), "NumberType", "DirectRouting", "LocationId", a["DefaultLocationId"])
	b.fails(commands.KindRefused, "in use", "Remove-CsOnlineLisCivicAddress", "CivicAddressId", a["CivicAddressId"])
}

func notification(pairs ...any) tenant.Command {
	return commandOf("New-CsTeamsEmergencyCallingExtendedNotification", pairs...)
}

func TestEmergencyPoliciesThatAreRefused(t *testing.T) {
	b := open(t, world.Options{})
	for name, c := range map[string]struct {
		says    string
		command tenant.Command
	}{
		"eleven addresses": {"at most 10", commandOf("New-CsTeamsEmergencyCallingPolicy", "Identity", "A", "NotificationGroup", "a;b;c;d;e;f;g;h;i;j;k")},
		"dial out without a conference": {"conference", commandOf("New-CsTeamsEmergencyCallingPolicy", "Identity", "A", "NotificationMode", "NotificationOnly",
			"NotificationDialOutNumber", "+441614960000")},
		"a notification twice": {"one entry", commandOf("New-CsTeamsEmergencyCallingPolicy", "Identity", "A", "ExtendedNotifications",
			tenant.TableOf(tenant.Param{Name: "Add", Value: tenant.ListOf(tenant.OutputOf(notification("EmergencyDialString", "999")), tenant.OutputOf(notification("EmergencyDialString", "999")))}))},
		"a usage of nobody's": {"PSTN usage", commandOf("New-CsTeamsEmergencyCallRoutingPolicy", "Identity", "A", "EmergencyNumbers",
			tenant.TableOf(tenant.Param{Name: "Add", Value: tenant.ListOf(tenant.OutputOf(commandOf("New-CsTeamsEmergencyNumber", "EmergencyDialString", "999", "OnlinePSTNUsage", "Mars")))}))},
		"a mask with letters": {"digits", commandOf("New-CsTeamsEmergencyCallRoutingPolicy", "Identity", "A", "EmergencyNumbers",
			tenant.TableOf(tenant.Param{Name: "Add", Value: tenant.ListOf(tenant.OutputOf(commandOf("New-CsTeamsEmergencyNumber", "EmergencyDialString", "999", "EmergencyDialMask", "1;x")))}))},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := NewSession(b.url, b.token).Invoke(t.Context(), c.command)
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v; want %q", err, c.says)
			}
		})
	}
}

func TestSharedCallingKeepsItsCallbackNumbers(t *testing.T) {
	b := open(t, world.Options{})
	var account, own tenant.Object
	for _, a := range b.must("Get-CsOnlineApplicationInstance") {
		if tel, _ := a["PhoneNumber"].(string); tel != "" {
			account, own = a, b.must("Get-CsPhoneNumberAssignment", "TelephoneNumber", tel[len("tel:"):])[0]
		}
	}
	free := b.must("Get-CsPhoneNumberAssignment", "NumberType", own["NumberType"], "PstnAssignmentStatus", "Unassigned", "IsoCountryCode", own["IsoCountryCode"], "Top", 2)
	if account == nil || len(free) < 2 {
		t.Fatalf("%v, %v", account, free)
	}
	callback := free[0]["TelephoneNumber"].(string)
	make := func(name string, numbers ...string) []any {
		return []any{"Identity", name, "ResourceAccount", account["ObjectId"], "EmergencyNumbers", tenant.TableOf(tenant.Param{Name: "Add", Value: value(numbers)})}
	}
	b.must("New-CsTeamsSharedCallingRoutingPolicy", make("One", callback)...)
	if got := b.must("Get-CsPhoneNumberAssignment", "TelephoneNumber", callback)[0]; got["PstnAssignmentStatus"] != "PolicyAssigned" {
		t.Errorf("%v", got["PstnAssignmentStatus"])
	}
	b.fails(commands.KindRefused, "another shared calling policy", "New-CsTeamsSharedCallingRoutingPolicy", make("Two", callback)...)
	b.fails(commands.KindRefused, "assigned", "New-CsTeamsSharedCallingRoutingPolicy", make("Two", own["TelephoneNumber"].(string))...)
	b.fails(commands.KindMissing, "not found", "New-CsTeamsSharedCallingRoutingPolicy", make("Two", "+19995550100")...)
	b.must("Remove-CsTeamsSharedCallingRoutingPolicy", "Identity", "One")
	if got := b.must("Get-CsPhoneNumberAssignment", "TelephoneNumber", callback)[0]; got["PstnAssignmentStatus"] != "Unassigned" {
		t.Errorf("%v", got["PstnAssignmentStatus"])
	}
}
