package service

import (
	"slices"
	"testing"

	"personadesk/backend/desk"
	"personadesk/backend/persona"
	"personadesk/backend/workshop"
)

// The picture and the tick of the step are the same computation: what is open in one is open in the other.
func TestThePictureSaysWhatTheTickRestsOn(t *testing.T) {
	d := readDesk(t)
	s := &Personas{d.Session(t.Context())}
	kept, err := d.kept()
	must(t, err)
	check := func(open int) {
		t.Helper()
		v, err := s.Reconciled()
		must(t, err)
		all, err := kept.Standings(t.Context())
		must(t, err)
		at := slices.IndexFunc(all, func(one desk.Standing) bool { return one.Step == desk.StepPersonas })
		if f := all[at].Figures; v.Open != open || f["open"] != v.Open || f["claimed"] != v.Callers || f["reached"] != v.Calling {
			t.Errorf("%+v beside %+v", v, f)
		}
	}
	check(4)
	wb, err := d.Workbook()
	must(t, err)
	must(t, wb.SaveInterview(t.Context(), workshop.Interview{DepartmentID: "hr", Queues: []string{"Never heard of"}}))
	check(5)
}

func TestTheTabsCountTheDesignAsItIsNow(t *testing.T) {
	d := emptyDesk(t)
	s := &Personas{d.Session(t.Context())}
	for _, want := range []persona.Counts{{}, {Personas: 1}, {Personas: 2}} {
		if got, err := s.Counts(); err != nil || got != want {
			t.Errorf("%+v, %v; want %+v", got, err, want)
		}
		_, err := s.Create("calling", "Leeds")
		must(t, err)
	}
}

func TestAPersonaThatChangesItsLayerIsTheLastOfIt(t *testing.T) {
	d := emptyDesk(t)
	s := &Personas{d.Session(t.Context())}
	id, err := s.Create("calling", "Leeds")
	must(t, err)
	_, err = s.Create("baseline", "Everybody")
	must(t, err)
	p, err := personaOf(designOf(t, d), id)
	must(t, err)
	p.Layer = persona.Baseline
	must(t, s.Save(p))
	if p, err = personaOf(designOf(t, d), id); err != nil || p.Layer != persona.Baseline || p.Ordinal != 2 {
		t.Errorf("%+v, %v", p, err)
	}
}
