package service

import (
	"slices"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/voice"
)

func TestWhatTheTenantHasIsTakenOverByItsNameWithWhatItNames(t *testing.T) {
	d := emptyDesk(t)
	s := &Queues{d.Session(t.Context())}
	v, err := s.List()
	must(t, err)
	at := slices.IndexFunc(v.Tenant, func(l CallLine) bool { return l.Kind == voice.KindQueue })
	if !v.Read || at < 0 {
		t.Fatalf("nothing is offered: %+v", v)
	}
	name, accounts := v.Tenant[at].Name, len(v.Accounts)
	must(t, s.TakeOver("queue", name))
	if v, err = s.List(); err != nil || len(v.Queues) != 1 || len(v.Accounts) != accounts+1 {
		t.Fatalf("%+v %v", v, err)
	}
	if slices.ContainsFunc(v.Tenant, func(l CallLine) bool { return l.Kind == voice.KindQueue && l.Name == name }) {
		t.Error("it is offered once more")
	}
	shown, err := s.Detail("queue", name)
	if err != nil || !shown.Queue.Existing || shown.Queue.Account == "" {
		t.Errorf("%+v %v: it would be made again", shown.Queue, err)
	}
	wantCode(t, s.TakeOver("queue", "Nowhere"), "QUEUES_GONE")
}

func TestEverythingThatNamesAThingNamesItByItsNewName(t *testing.T) {
	d := emptyDesk(t)
	s := &Queues{d.Session(t.Context())}
	wb, err := d.Workbook()
	must(t, err)
	must(t, wb.SaveQueue(t.Context(), voice.Queue{Name: "Help", Language: "en-GB"}))
	must(t, wb.SaveThing(t.Context(), voice.Attendant{Name: "Main", Language: "en-GB", TimeZone: "UTC", Open: voice.Way{To: voice.Target{Kind: voice.ToQueue, Name: "Help"}}}))
	must(t, wb.SavePersona(t.Context(), persona.Persona{ID: "desk", Name: "Prov_Desk", Layer: persona.Baseline, Queues: []string{"Help"}}))
	renamed := voice.Queue{Name: "Service desk", Language: "en-GB"}
	must(t, s.Save(CallsEdit{Kind: voice.KindQueue, Before: "Help", Queue: &renamed}))
	shown, err := s.Detail("attendant", "Main")
	if err != nil || shown.Attendant.Open.To.Name != "Service desk" {
		t.Errorf("the attendant leads to %+v %v", shown.Attendant, err)
	}
	design, err := wb.Design(t.Context())
	must(t, err)
	if queues := design.Personas[0].Queues; !slices.Equal(queues, []string{"Service desk"}) {
		t.Errorf("the persona answers %v", queues)
	}
	if _, err := s.Detail("queue", "Help"); err == nil {
		t.Error("it is there under its old name too")
	}
}
