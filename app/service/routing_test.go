package service

import (
	"slices"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/voice"
)

func TestRoutingIsMadeTakenOverRenamedAndTriedFromAnEmptyWorkbook(t *testing.T) {
	d := emptyDesk(t)
	s := &Routing{d.Session(t.Context())}
	must(t, s.SaveUsage("", "Ireland"))
	must(t, s.SaveRoute("", voice.Route{Name: "Dublin", Pattern: `^\+353`, Usages: []string{"Ireland"}}))
	wb, err := d.Workbook()
	must(t, err)
	must(t, wb.SavePolicy(t.Context(), persona.Policy{Type: persona.VoiceRouting, Name: "Irish",
		Settings: []persona.Setting{{Name: persona.PSTNUsages, Kind: persona.SettingList, Value: "UK Domestic\nIreland"}}}))
	must(t, s.TakeOver([]string{"UK Domestic"}))
	must(t, s.SaveUsage("Ireland", "Eire"))
	wantCode(t, s.SaveUsage("", "EIRE"), "THING_TWICE")
	wantCode(t, s.SaveRoute("", voice.Route{Name: " "}), "THING_NAME")
	v, err := s.View()
	must(t, err)
	var routes []string
	for _, r := range v.Routes {
		routes = append(routes, r.From+" "+r.Route.Name)
	}
	if want := []string{"made Dublin", "taken UK Domestic", "tenant UK International"}; !v.Read || !slices.Equal(routes, want) {
		t.Errorf("got %v of %+v; want %v", routes, v, want)
	}
	if dublin := v.Routes[0]; !slices.Equal(dublin.Route.Usages, []string{"Eire"}) || !slices.Equal(dublin.Policies, []string{"Irish"}) || len(dublin.Problems) != 1 {
		t.Errorf("%+v", dublin) // it leads through no gateway
	}
	if domestic := v.Routes[1]; domestic.Route.Pattern == "" || len(v.Gateways) < 2 {
		t.Errorf("what was taken over is not shown as it stands: %+v", domestic)
	}
	if domestic := v.Routes[1]; !slices.Equal(domestic.Policies, []string{"Irish"}) {
		t.Errorf("what was taken over is allowed by %v", domestic.Policies)
	}
	for number, want := range map[string]string{"+35312345678": "Dublin", "+441614960000": "UK Domestic", "+33123456789": ""} {
		if tried, err := s.Try("Irish", number); err != nil || tried.Route != want {
			t.Errorf("%s leaves by %q, %v; want %q", number, tried.Route, err, want)
		}
	}
	must(t, s.Delete(voice.KindRoute, "Dublin"))
	if v, err = s.View(); err != nil || v.Routes[0].Route.Name == "Dublin" {
		t.Errorf("it is still there: %v", err)
	}
}
