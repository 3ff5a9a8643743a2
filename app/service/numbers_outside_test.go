package service

import (
	"testing"

	"personadesk/backend/number"
)

func TestNumbersThatNoRangeHoldsAreToldApart(t *testing.T) {
	d := emptyDesk(t)
	s := &Numbers{d.Session(t.Context())}
	before, err := s.View()
	must(t, err)
	if before.Total != 0 || before.Outside == 0 || before.Astray != before.Outside || before.Differ != 0 {
		t.Errorf("without a range: %+v", before)
	}
	must(t, s.SaveRange(number.Range{Name: "Manchester", First: "+441614960002", Last: "+441614960021", Type: "directRouting", Country: "GB"}))
	after, err := s.View()
	must(t, err)
	if after.Total != 20 || after.Outside != before.Outside-20 || after.Differ != after.Ranges[0].Differ {
		t.Errorf("with one: %+v", after)
	}
	kept, err := d.kept()
	must(t, err)
	standings, err := kept.Standings(t.Context())
	must(t, err)
	for _, one := range standings {
		if one.Step == "numbers" && one.Done != 20-after.Differ {
			t.Errorf("%d of %d are as the tenant says", one.Done, one.Total)
		}
	}
}
