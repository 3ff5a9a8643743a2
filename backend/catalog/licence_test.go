package catalog

import (
	"regexp"
	"strings"
	"testing"

	"personadesk/backend/ident"
)

var guid = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)

func TestLicencesAndPlansAreKnownByGUID(t *testing.T) {
	if got := len(Licences()); got != 44 {
		t.Errorf("%d licences, want 44", got)
	}
	if got := len(ServicePlans()); got != 25 {
		t.Errorf("%d service plans, want 25", got)
	}
	kinds := map[LicenceKind]bool{Suite: true, TeamsLicence: true, PhoneLicence: true, CallingPlan: true, Credits: true,
		Conferencing: true, DeviceLicence: true, ResourceLicence: true, DirectoryOption: true}
	ids, parts := map[string]bool{}, map[string]bool{}
	for _, l := range Licences() {
		if !guid.MatchString(string(l.ID)) || ids[string(l.ID)] {
			t.Errorf("%s: id %q is no GUID of its own", l.Name, l.ID)
		}
		if l.Name == "" || l.PartNumber == "" || parts[strings.ToLower(l.PartNumber)] {
			t.Errorf("%s: name or part number %q is empty or used twice", l.ID, l.PartNumber)
		}
		if !kinds[l.Kind] {
			t.Errorf("%s: kind is %q", l.PartNumber, l.Kind)
		}
		ids[string(l.ID)], parts[strings.ToLower(l.PartNumber)] = true, true
	}
	plans := map[string]bool{}
	for _, p := range ServicePlans() {
		if !guid.MatchString(string(p.ID)) || plans[string(p.ID)] || p.Name == "" || p.Says == "" {
			t.Errorf("plan %+v is not whole, or another has its id", p)
		}
		plans[string(p.ID)] = true
	}
}

func TestLicencesHoldTheirPlans(t *testing.T) {
	cases := map[string]struct {
		part, plan string
		want       bool
	}{
		"E3 has Teams":                       {"SPE_E3", "TEAMS1", true},
		"E3 has no phone":                    {"SPE_E3", "MCOEV", false},
		"E5 has the phone":                   {"SPE_E5", "MCOEV", true},
		"E5 without Teams has the phone":     {"Microsoft_365_E5_(no_Teams)", "MCOEV", true},
		"E5 without Teams has none":          {"Microsoft_365_E5_(no_Teams)", "TEAMS1", false},
		"E3 without Teams has none":          {"Microsoft_365_E3_(no_Teams)", "TEAMS1", false},
		"the guide's E3 has no Teams":        {"Office_365_E3_(no_Teams)", "TEAMS1", false},
		"the guide's E3 has a mailbox":       {"Office_365_E3_(no_Teams)", "EXCHANGE_S_ENTERPRISE", true},
		"E1 has the other mailbox":           {"STANDARDPACK", "EXCHANGE_S_STANDARD", true},
		"E1 has not that of E3":              {"STANDARDPACK", "EXCHANGE_S_ENTERPRISE", false},
		"E5 with minutes has minutes":        {"Microsoft_365_E5_EEA_(no_Teams)_with_Calling_Minutes", "MCOPSTN8", true},
		"Teams Enterprise has Teams":         {"Microsoft_Teams_Enterprise_New", "TEAMS1", true},
		"the phone alone":                    {"MCOEV", "MCOEV", true},
		"phone with calling plan has both":   {"MCOTEAMS_ESSENTIALS", "MCOPSTN1", true},
		"a resource account has its own":     {"PHONESYSTEM_VIRTUALUSER", "MCOEV_VIRTUALUSER", true},
		"a resource account is not a user":   {"PHONESYSTEM_VIRTUALUSER", "MCOEV", false},
		"both contracts of 120 minutes: old": {"MCOPSTN5", "MCOPSTN5", true},
		"both contracts of 120 minutes: new": {"MCOPSTN_5", "MCOPSTN5", true},
		"Entra P1 has dynamic groups":        {"AAD_PREMIUM", "AAD_PREMIUM", true},
		"Entra P2 has them too":              {"AAD_PREMIUM_P2", "AAD_PREMIUM", true},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			licence, found := LicenceByPartNumber(strings.ToLower(c.part))
			if !found {
				t.Fatalf("no licence %s", c.part)
			}
			plan, found := ServicePlanByName(c.plan)
			if !found {
				t.Fatalf("no plan %s", c.plan)
			}
			if got := licence.Includes(ident.Service(strings.ToUpper(string(plan.ID)))); got != c.want {
				t.Errorf("%s includes %s: %v, want %v", c.part, c.plan, got, c.want)
			}
		})
	}
}

func TestAProductWeDoNotKnowWhollySaysSo(t *testing.T) {
	for _, part := range []string{"MEETING_ROOM", "Microsoft_Teams_Rooms_Pro", "M365_F1_COMM", "MCOEV_GOV", "SPE_E5_CALLINGMINUTES"} {
		if l, found := LicenceByPartNumber(part); !found || l.Complete {
			t.Errorf("%s: found %v, complete %v; its plans are not all recorded", part, found, l.Complete)
		}
	}
	for _, l := range Licences() {
		if l.Complete && len(l.Plans) == 0 {
			t.Errorf("%s claims to be complete and empty", l.PartNumber)
		}
	}
}

func TestSKUAndPlanIDsAreNeverMixed(t *testing.T) {
	// One GUID is both a SKU and a plan; each side must find its own.
	const shared = "54a152dc-90de-4996-93d2-bc47e670fc06"
	licence, _ := LicenceByID(shared)
	plan, _ := ServicePlanByID(shared)
	if licence.PartNumber != "MCOPSTN5" || plan.Name != "MCOPSTN5" {
		t.Errorf("licence %q, plan %q", licence.PartNumber, plan.Name)
	}
	for _, l := range Licences() {
		if _, isPlan := ServicePlanByID(ident.ServicePlan(l.ID)); isPlan && l.ID != shared {
			t.Errorf("%s has the id of a service plan", l.PartNumber)
		}
	}
}
