package persona

import (
	"slices"
	"testing"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
)

const domestic = ident.SKU("0dab259f-bf13-4952-b7f8-7db8f131b28d")

func planID(t *testing.T, name string) ident.ServicePlan {
	t.Helper()
	p, found := catalog.ServicePlanByName(name)
	if !found {
		t.Fatal(name)
	}
	return p.ID
}

func TestAnAddOnAloneOnAGroupIsARisk(t *testing.T) {
	e5 := ident.SKU("06ebc4ee-1bb5-47dd-8120-11324bc54e06")
	for name, c := range map[string]struct {
		licences []ident.SKU
		off      PlansOff
		want     []string
	}{
		"nothing":                           {nil, nil, nil},
		"a suite":                           {[]ident.SKU{e3}, nil, nil},
		"Phone alone":                       {[]ident.SKU{teamsPhone}, nil, []string{"TEAMS1"}},
		"Phone twice":                       {[]ident.SKU{teamsPhone, teamsPhone}, nil, []string{"TEAMS1"}},
		"Phone and a calling plan, alone":   {[]ident.SKU{domestic, teamsPhone, domestic}, nil, []string{"TEAMS1"}},
		"Phone with Teams":                  {[]ident.SKU{teams, teamsPhone}, nil, nil},
		"Phone with Teams switched off":     {[]ident.SKU{teams, teamsPhone}, PlansOff{teams: {planID(t, "TEAMS1")}}, []string{"TEAMS1"}},
		"a calling plan alone":              {[]ident.SKU{domestic}, nil, []string{"MCOEV"}},
		"a calling plan on E5":              {[]ident.SKU{e5, domestic}, nil, nil},
		"a calling plan and Phone, no more": {[]ident.SKU{teamsPhone, domestic}, nil, []string{"TEAMS1"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, a := range Alone(Persona{Licences: c.licences, PlansOff: c.off}) {
				got = append(got, a.Needs)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
	if found := Risks(sound()); len(found) != 1 || found[0].Code != "LICENCE_ADDON_ALONE" || found[0].Where.ID != "mcr" {
		t.Errorf("%+v", found)
	}
}

func TestAnAddOnWithNothingToAddToIsSaidOnce(t *testing.T) {
	d := sound()
	for i := range d.Personas {
		d.Personas[i].Licences = nil
	}
	d.Personas[1].Licences = []ident.SKU{teamsPhone}
	var said []string
	for _, p := range append(Check(d, Facts{}), Risks(d)...) {
		if p.Code == "LICENCE_NO_BASE" || p.Code == "LICENCE_ADDON_ALONE" {
			said = append(said, p.Code)
		}
	}
	if !slices.Equal(said, []string{"LICENCE_NO_BASE"}) {
		t.Errorf("%q", said)
	}
}

func TestTheMendLetsWhatItAddsToJoinWithTheNeededPartsOnly(t *testing.T) {
	d := sound()
	all := []ident.ServicePlan{planID(t, "TEAMS1"), "00000000-0000-0000-0000-00000000000a", "00000000-0000-0000-0000-00000000000b"}
	p, joined := Joined(d, d.Personas[1], func(ident.SKU) []ident.ServicePlan { return all })
	if !joined || len(Alone(p)) != 0 || !slices.Contains(p.Licences, teamsPhone) || !slices.Equal(p.PlansOff[teams], all[1:]) {
		t.Errorf("%v: %q without %v", joined, p.Licences, p.PlansOff)
	}
	if len(d.Personas[1].Licences) != 1 || d.Personas[1].PlansOff != nil {
		t.Error("the design itself was changed")
	}
	if _, again := Joined(d, p, nil); again {
		t.Error("it is mended twice")
	}
	d.Personas[0].Licences = nil
	if _, joined := Joined(d, d.Personas[1], nil); joined {
		t.Error("it is mended with nothing")
	}
}
