package voice

import (
	"slices"
	"testing"

	"personadesk/backend/problem"
)

func codesOf(list []problem.Problem) []string {
	var found []string
	for _, p := range list {
		found = append(found, p.Code)
	}
	return found
}

// leeds is a site that lacks nothing.
func leeds(change ...func(s *Site)) Site {
	s := Site{Name: "Leeds", Offices: []string{"LDS"}, AreaCode: "113", Address: Address{Company: "Larkfield", HouseNumber: "7", Street: "Wharf Street", City: "Leeds",
		PostalCode: "LS2 0ZZ", Country: "GB", Latitude: "53.7956", Longitude: "-1.5382"}}
	for _, c := range change {
		c(&s)
	}
	return s
}

func TestWhatIsWrongWithPlaces(t *testing.T) {
	read := There{KindAddress: {"York"}, KindLocation: {"York", "York, 2nd floor"}}
	for name, c := range map[string]struct {
		things Things
		there  There
		code   string
	}{
		"nothing":                         {Things{Sites: []Site{leeds()}, Locations: []Location{{Name: "Leeds 3", Site: "Leeds", Place: "3rd floor"}}}, read, ""},
		"of a site only offices":          {Things{Sites: []Site{{Name: "Leeds", Offices: []string{"LDS"}}}}, read, ""},
		"an office of two sites":          {Things{Sites: []Site{leeds(), {Name: "York", Offices: []string{"lds "}}}}, read, "SITE_OFFICE"},
		"two sites of one name":           {Things{Sites: []Site{leeds(), {Name: "LEEDS"}}}, read, "THING_TWICE"},
		"a country in words":              {Things{Sites: []Site{leeds(func(s *Site) { s.Address.Country = "England" })}}, read, "SITE_COUNTRY"},
		"a line break":                    {Things{Sites: []Site{leeds(func(s *Site) { s.Address.Street = "Wharf\nStreet" })}}, read, "SITE_CONTROL"},
		"no street":                       {Things{Sites: []Site{leeds(func(s *Site) { s.Address.Street = "" })}}, read, "SITE_LACKS"},
		"no coordinates":                  {Things{Sites: []Site{leeds(func(s *Site) { s.Address.Latitude, s.Address.Longitude = "", "" })}}, read, "SITE_COORDINATES"},
		"no coordinates in Japan":         {Things{Sites: []Site{leeds(func(s *Site) { s.Address.Latitude, s.Address.Longitude, s.Address.Country = "", "", "JP" })}}, read, ""},
		"beyond the pole":                 {Things{Sites: []Site{leeds(func(s *Site) { s.Address.Latitude = "97" })}}, read, "SITE_MAP"},
		"beyond the other pole":           {Things{Sites: []Site{leeds(func(s *Site) { s.Address.Latitude = "-90.1" })}}, read, "SITE_MAP"},
		"round the globe":                 {Things{Sites: []Site{leeds(func(s *Site) { s.Address.Longitude = "180.1" })}}, read, "SITE_MAP"},
		"round it the other way":          {Things{Sites: []Site{leeds(func(s *Site) { s.Address.Longitude = "-180.1" })}}, read, "SITE_MAP"},
		"on the pole, at the date line":   {Things{Sites: []Site{leeds(func(s *Site) { s.Address.Latitude, s.Address.Longitude = "-90", "-180" })}}, read, ""},
		"on the other, from the west":     {Things{Sites: []Site{leeds(func(s *Site) { s.Address.Latitude, s.Address.Longitude = "90", "180" })}}, read, ""},
		"a latitude alone":                {Things{Sites: []Site{leeds(func(s *Site) { s.Address.Longitude = "" })}}, read, "SITE_MAP"},
		"taken over and there":            {Things{Sites: []Site{{Name: "York", Existing: true}}}, read, ""},
		"taken over and gone":             {Things{Sites: []Site{{Name: "Hull", Existing: true}}}, read, "SITE_MISSING"},
		"taken over, and nobody can tell": {Things{Sites: []Site{{Name: "Hull", Existing: true}}}, There{}, ""},
		"a location of no site":           {Things{Locations: []Location{{Name: "Hull 1", Site: "Hull", Place: "1"}}}, read, "LOCATION_SITE"},
		"a location taken over":           {Things{Sites: []Site{{Name: "York", Existing: true}}, Locations: []Location{{Name: "York 2", Site: "York", Place: "2nd floor", Existing: true}}}, read, ""},
		"a location that is gone":         {Things{Sites: []Site{{Name: "York", Existing: true}}, Locations: []Location{{Name: "York 9", Site: "York", Place: "9th floor", Existing: true}}}, read, "LOCATION_MISSING"},
		"one place under two names":       {Things{Sites: []Site{leeds()}, Locations: []Location{{Name: "A", Site: "Leeds", Place: "3rd floor"}, {Name: "B", Site: "Leeds", Place: "3RD floor"}}}, read, "LOCATION_TWICE"},
		"a location without a company":    {Things{Sites: []Site{leeds(func(s *Site) { s.Address.Company = "" })}, Locations: []Location{{Name: "A", Site: "Leeds", Place: "3"}}}, read, "LOCATION_ADDRESS"},
	} {
		t.Run(name, func(t *testing.T) {
			found := codesOf(Check(c.things, c.there))
			if c.code == "" && len(found) > 0 || c.code != "" && !slices.Contains(found, c.code) {
				t.Errorf("found %v; want %q", found, c.code)
			}
		})
	}
}

func TestWhatIsMeantByANameOfAPlace(t *testing.T) {
	things := Things{Sites: []Site{leeds(), {Name: "York", Existing: true}}, Locations: []Location{{Name: "Top floor", Site: "Leeds", Place: "4th floor"}, {Name: "Old mill", Existing: true}}}
	for name, want := range map[string]Where{
		"leeds":     {"Leeds", "Leeds", "", false},
		"York":      {"York", "York", "", true},
		"top floor": {"Leeds, 4th floor", "Leeds", "4th floor", false},
		"Old mill":  {"Old mill", "", "", true},
		"Elsewhere": {"Elsewhere", "", "", true},
	} {
		if got, ours := things.Where(name); got != want || ours != (name != "Elsewhere") {
			t.Errorf("%s is %+v, ours %v", name, got, ours)
		}
	}
	if s, found := things.SiteOf(" lds"); !found || s.Name != "Leeds" {
		t.Errorf("%v", s)
	}
	if _, found := things.SiteOf("HUL"); found {
		t.Error("an office of nobody's has a site")
	}
}

func TestWhatIsUsualInACountry(t *testing.T) {
	for _, c := range []struct{ name, country, language, zone string }{
		{"of a country that is known", "FR", "fr-FR", "Romance Standard Time"},
		{"of one that has neither in the lists", "AQ", "en-GB", "GMT Standard Time"},
		{"where none is known", "", "en-GB", "GMT Standard Time"},
	} {
		if u := UsualIn(c.country); u.Language != c.language || u.Zone != c.zone || u.Country != c.country {
			t.Errorf("%s: %+v", c.name, u)
		}
	}
}
