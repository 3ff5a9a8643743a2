package persona

import (
	"slices"
	"testing"

	"personadesk/backend/problem"
	"personadesk/backend/voice"
)

func TestAPlaceThatIsOnlyATextHasAWayOut(t *testing.T) {
	leeds, york := voice.Site{Name: "Leeds"}, voice.Site{Name: "York"}
	for name, c := range map[string]struct {
		said      string
		things    voice.Things
		locations []string
		ways      []string
		then      string // where the persona is after the first
	}{
		"a site of the design":                 {"leeds", voice.Things{Sites: []voice.Site{leeds}}, []string{}, nil, ""},
		"a location of the tenant":             {"Hull, 2", voice.Things{}, []string{"Hull, 2"}, nil, ""},
		"nobody can tell":                      {"Hull", voice.Things{}, nil, nil, ""},
		"a text, and nothing is called so":     {"Hull", voice.Things{Sites: []voice.Site{leeds, york}}, []string{}, []string{"without-location", "site"}, ""},
		"a text that means one place":          {"Leeds office", voice.Things{Sites: []voice.Site{leeds, york}}, []string{}, []string{"near", "without-location", "site"}, "Leeds"},
		"a text that may mean either of two":   {"Leeds and York", voice.Things{Sites: []voice.Site{leeds, york}}, []string{}, []string{"without-location", "site"}, ""},
		"a part of the name of a location":     {"3rd floor", voice.Things{Locations: []voice.Location{{Name: "Hull 3rd floor", Existing: true}}}, []string{}, []string{"near", "without-location", "site"}, "Hull 3rd floor"},
		"a site whose address nobody said yet": {"Leeds", voice.Things{Sites: []voice.Site{leeds}}, []string{"York"}, nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := Design{Personas: []Persona{{ID: "p", Name: "P", Layer: Calling, Country: "GB", Location: c.said}}, Things: c.things}
			unknown := func() []problem.Problem {
				return slices.DeleteFunc(Check(d, Facts{Locations: c.locations}), func(p problem.Problem) bool { return p.Code != "LOCATION_UNKNOWN" })
			}
			found := unknown()
			if len(found) != min(1, len(c.ways)) {
				t.Fatalf("%d say that the place is unknown", len(found))
			}
			if len(found) == 0 {
				return
			}
			var ids []string
			ways := Fixes(d, found[0], FixFacts{})
			for _, w := range ways {
				ids = append(ids, w.ID)
			}
			if !slices.Equal(ids, c.ways) || ways[0].Personas[0].Location != c.then {
				t.Fatalf("%q leads to %+v", ids, ways)
			}
			for _, way := range ways {
				before := d
				d.Personas = way.Personas
				for _, thing := range way.Things {
					d.Sites = append(slices.Clone(d.Sites), thing.(voice.Site))
				}
				if len(unknown()) > 0 {
					t.Errorf("the place is still unknown after %s", way.ID)
				}
				d = before
			}
		})
	}
}
