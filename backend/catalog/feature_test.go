package catalog

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/ident"
)

var featureNames = []string{
	"Domestic calling", "International calling", "Shared cost number calling", "Toll-free numbers",
	"Extension dialing", "Customized dial plans per location", "Customized voice routing for least cost",
	"Outbound call restrictions based on user and destination",
	"Simultaneous ring with policy control to prevent", "Delegate call management",
	"Silent notification of delegate calls waiting", "User controlled voicemail", "Call queuing",
	"Auto Attendant services with IVR and time of day routing", "Directory search by name",
	"Directory search by extension", "Group call pickup with customizable delays",
	"Keep my place in the queue with auto call back", "PSTN call agents in queue (mobile device)",
	"On call distribution", "Historical call analytics with key metrics", "Call disposition in analytics",
	"CRM integration with auto screen pop", "Last agent routing", "Unassigned number routing",
	"Private lines", "Executive call barriers", "Anti-spam and call blocking", "Caller ID masking",
	"Custom hold music", "Shared Calling for users", "Emergency calling with E-911 compliance",
}

func TestFeaturesAreTheGuidesTable(t *testing.T) {
	var got []string
	for _, f := range Features() {
		got = append(got, f.Name)
	}
	if diff := cmp.Diff(featureNames, got); diff != "" {
		t.Errorf("features (-guide +table):\n%s", diff)
	}
	if len(got) != 32 {
		t.Errorf("%d features, want 32", len(got))
	}
}

func TestEveryFeatureIsWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Features() {
		if f.ID == "" || seen[f.ID] || f.Area == "" || f.Verdict == "" {
			t.Errorf("%q lacks an id of its own, an area or a verdict", f.Name)
		}
		seen[f.ID] = true
		switch f.Native {
		case Yes:
			if f.Lacks != "" || len(f.Ways) != 0 {
				t.Errorf("%s is native, yet lacks %q", f.ID, f.Lacks)
			}
		case Partly, AddOn, No:
			if f.Lacks == "" || len(f.Ways) == 0 {
				t.Errorf("%s is %s, but nothing says what is lacking or how to close it", f.ID, f.Native)
			}
		default:
			t.Errorf("%s: native is %q", f.ID, f.Native)
		}
		if f.Gap() != (f.Native == Partly || f.Native == No) {
			t.Errorf("%s: Gap() = %v for %s", f.ID, f.Gap(), f.Native)
		}
		if f.Confidence != Documented && f.Confidence != Assumed {
			t.Errorf("%s: confidence is %q", f.ID, f.Confidence)
		}
		for _, id := range f.Plans {
			if _, found := ServicePlanByID(ident.Service(id)); !found {
				t.Errorf("%s needs unknown plan %s", f.ID, id)
			}
		}
		for _, id := range f.Licences {
			if _, found := LicenceByID(id); !found {
				t.Errorf("%s needs unknown licence %s", f.ID, id)
			}
		}
		for _, id := range f.PolicyTypes {
			if _, found := PolicyTypeByID(id); !found {
				t.Errorf("%s is governed by unknown policy type %s", f.ID, id)
			}
		}
	}
}

func TestALicenceNamedForAFeatureBringsItsPlans(t *testing.T) {
	for _, f := range Features() {
		for _, plan := range f.Plans {
			brought := false
			for _, id := range f.Licences {
				licence, _ := LicenceByID(id)
				brought = brought || licence.Includes(ident.Service(plan))
			}
			if !brought {
				t.Errorf("%s needs plan %s, but none of its licences brings it", f.ID, plan)
			}
		}
	}
}
