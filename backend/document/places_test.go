package document

import (
	"slices"
	"strings"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/voice"
)

// placeHouse is the sample with places of its own and of its tenant.
func placeHouse(read bool) Content {
	c := sample()
	c.Design.Sites, c.Design.Locations = []voice.Site{{Name: "Manchester"}}, []voice.Location{{Name: "Desk", Site: "Manchester", Place: "Ground floor"}}
	if read {
		c.Places = []string{"Leeds, 2nd floor"}
	}
	return c
}

// The persona of row 3 has "Head office", which is none of the places.
func TestASpreadsheetGivesPlaces(t *testing.T) {
	for name, c := range map[string]struct {
		cell   string
		unread bool
		place  string
		code   string
	}{
		"as it was":                            {"Head office\nEmergency calling policy: uk_phone_mcr_emcy", false, "Head office", ""},
		"a site, in other letters":             {"MANCHESTER", false, "Manchester", ""},
		"a location":                           {"desk", false, "Desk", ""},
		"of the tenant":                        {"leeds, 2nd floor", false, "Leeds, 2nd floor", ""},
		"none that anybody knows":              {"Hull", false, "Hull", "LOCATION_UNKNOWN"},
		"nobody can tell":                      {"Hull", true, "Hull", ""},
		"taken away":                           {"", false, "", ""},
		"two of them":                          {"Desk\nManchester", false, "Head office", "SPREADSHEET_PLACES"},
		"a policy, which is no place, and one": {"Desk\nEmergency calling policy: uk_emergency", false, "Desk", ""},
	} {
		t.Run(name, func(t *testing.T) {
			house := placeHouse(!c.unread)
			in := newPersonaIntake(&intake{content: house})
			p := house.Design.Personas[slices.IndexFunc(house.Design.Personas, func(p persona.Persona) bool { return p.Location == "Head office" })]
			in.emergencyField(&p).take(row{sheet: sheetPersonas, number: 3, cells: map[string]string{item("emergency"): c.cell}})
			if p.Location != c.place {
				t.Errorf("the place is %q", p.Location)
			}
			if got := codesAt(in.found.all()); got != c.code {
				t.Errorf("said is %q", got)
			}
			// A cell that is refused leaves the policy too; any other holds all there is to it.
			if policied := policy(p, emergencyCalling) != ""; policied != (strings.Contains(c.cell, "policy: ") || p.Location == "Head office") {
				t.Errorf("policies: %v", p.Policies)
			}
		})
	}
	p := persona.Persona{Location: "Desk"}
	if newPersonaIntake(&intake{content: placeHouse(true)}).takeEmergency(row{cells: map[string]string{}}, &p); p.Location != "Desk" {
		t.Errorf("without the column the place is %q", p.Location)
	}
}

func TestASpreadsheetWithAPlaceComesBackWithIt(t *testing.T) {
	got, err := readBack(t, edited(t, map[string]any{"Personas!J3": "Manchester"}), placeHouse(true), nil)
	if err != nil || len(got.Problems) > 0 || len(got.Personas) != 1 || got.Personas[0].Location != "Manchester" {
		t.Errorf("%+v, %v", got, err)
	}
}

func codesAt(list []problem.Problem) string {
	codes := []string{}
	for _, p := range list {
		codes = append(codes, p.Code)
	}
	return strings.Join(codes, " ")
}

func TestADesignGivesPlaces(t *testing.T) {
	for name, c := range map[string]struct {
		says  string // of the persona
		sites string // beside it
		place string
		code  string
	}{
		"nothing":                            {``, ``, "Desk", ""},
		"that there is none":                 {`,"location":""`, ``, "", ""},
		"a site, in other letters":           {`,"location":"manchester"`, ``, "Manchester", ""},
		"of the tenant":                      {`,"location":"Leeds, 2nd floor"`, ``, "Leeds, 2nd floor", ""},
		"none that anybody knows":            {`,"location":"Hull"`, ``, "Hull", "LOCATION_UNKNOWN"},
		"a site of the document":             {`,"location":"HULL"`, `,"sites":[{"name":"Hull"}]`, "Hull", ""},
		"a site that the document takes out": {`,"location":"Manchester"`, `,"sites":[],"locations":[]`, "Manchester", "LOCATION_UNKNOWN"},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, wb := designBook(t)
			must(t, wb.SaveThing(ctx, voice.Site{Name: "Manchester"}))
			must(t, wb.SaveThing(ctx, voice.Location{Name: "Desk", Site: "Manchester", Place: "Ground floor"}))
			must(t, wb.SavePersona(ctx, persona.Persona{ID: "hr", Name: "HR", Layer: persona.Department, Location: "Desk"}))
			d, found := ReadDesign([]byte(`{"format":"personadesk.design","version":1` + c.sites + `,"personas":[{"id":"hr","name":"HR","layer":"department"` + c.says + `}]}`))
			if len(found) > 0 {
				t.Fatal(found)
			}
			if got := codesAt(UnknownPlaces(stands(ctx, t, wb), d, []string{"Leeds, 2nd floor"})); got != c.code {
				t.Errorf("said is %q", got)
			}
			shown, err := DesignEdits(stands(ctx, t, wb), d, nil)
			must(t, err)
			taken, err := TakeDesign(ctx, wb, d, nil)
			must(t, err)
			if len(shown) != len(taken) {
				t.Errorf("shown %v, taken %v", shown, taken)
			}
			if got := stands(ctx, t, wb).Persona.Personas[0].Location; got != c.place {
				t.Errorf("the place is %q", got)
			}
		})
	}
	if got := UnknownPlaces(plan.Design{}, Design{Personas: []persona.Persona{{ID: "hr", Location: "Hull"}}}, nil); len(got) > 0 {
		t.Errorf("the tenant was not read: %v", got)
	}
}
