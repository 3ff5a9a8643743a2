package service

import "testing"

// That the other rules of a layer hold nobody of a rule is certain only where nothing is unknown: the page draws no tick by itself.
func TestOtherRulesHoldNobodyOnlyWhereNothingIsUnknown(t *testing.T) {
	s := &Targeting{readDesk(t).Session(t.Context())}
	for name, c := range map[string]struct {
		rule    string
		certain bool
	}{
		"a place where nobody else is": {`(user.physicalDeliveryOfficeName -eq "Nowhere")`, true},
		"what was not read":            {`(user.extension_2b1f4a0c9d3e4f5a8b7c6d5e4f3a2b1c_costCentre -eq "4711")`, false},
	} {
		t.Run(name, func(t *testing.T) {
			v, err := s.Try("london", c.rule)
			if err != nil || !v.Counted || v.Others == 0 {
				t.Fatalf("%+v, %v", v, err)
			}
			if (v.Apart == v.Others) != c.certain || (v.Unknown > 0) == c.certain {
				t.Errorf("%d of %d are apart, %d users unknown", v.Apart, v.Others, v.Unknown)
			}
		})
	}
}
