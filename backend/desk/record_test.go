package desk

import (
	"context"
	"testing"

	"personadesk/backend/workshop"
)

func TestTheRecordIsAskedAboutOneThingOrOneKindOfThing(t *testing.T) {
	d, wb := sampleDesk(t)
	ctx := context.Background()
	must(t, wb.SaveDepartment(ctx, workshop.Department{ID: "new", Name: "New"}))
	must(t, wb.SaveDepartment(ctx, workshop.Department{ID: "newer", Name: "Newer"}))
	_, all, err := d.Record(ctx, "", 0, 1)
	must(t, err)
	for filter, want := range map[string]int{"department/new": 1, " department/newer ": 1, "department/none": 0, "nothing": 0} {
		list, total, err := d.Record(ctx, filter, 0, 10)
		must(t, err)
		if total != want || len(list) != want || all <= want {
			t.Errorf("%q: %d entries of %d, want %d", filter, total, all, want)
		}
	}
	for _, filter := range []string{"department/", "department"} {
		list, total, err := d.Record(ctx, filter, 0, 1)
		must(t, err)
		if total < 3 || total >= all || len(list) != 1 {
			t.Errorf("%q: %d entries of %d", filter, total, all)
		}
	}
}

func TestACheckOfTheRecordIsWhole(t *testing.T) {
	d, _ := sampleDesk(t)
	p, err := d.VerifyRecord(t.Context())
	if err != nil || !p.Whole() || p.Entries == 0 {
		t.Errorf("%+v, %v", p, err)
	}
	gone, leave := context.WithCancel(t.Context())
	leave()
	if p, err := d.VerifyRecord(gone); err == nil {
		t.Errorf("a check that was stopped says %+v", p)
	}
}
