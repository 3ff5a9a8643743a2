package directory

import (
	"fmt"
	"slices"
	"testing"
)

func find(list []AttributeQuality, property string) AttributeQuality {
	if i := slices.IndexFunc(list, func(a AttributeQuality) bool { return a.Property == property }); i >= 0 {
		return list[i]
	}
	return AttributeQuality{}
}

func TestQualityFindsSpellingsOfOneValue(t *testing.T) {
	for name, c := range map[string]struct {
		values map[string]int
		want   string
	}{
		"case":                     {map[string]int{"Sales": 9, "SALES": 2}, "Sales 9: SALES 2 case"},
		"space":                    {map[string]int{"Front Desk": 9, "Front  Desk": 2, " FrontDesk": 1}, "Front Desk 9: Front  Desk 2 space,  FrontDesk 1 space"},
		"punctuation":              {map[string]int{"HR": 9, "H.R.": 2}, "HR 9: H.R. 2 punctuation"},
		"accent":                   {map[string]int{"Zürich": 9, "Zurich": 2}, "Zürich 9: Zurich 2 accent"},
		"a slip":                   {map[string]int{"Manchester": 9, "Manchster": 2}, "Manchester 9: Manchster 2 spelling"},
		"two slips":                {map[string]int{"Manchester": 9, "Manchetser": 1}, "Manchester 9: Manchetser 1 spelling"},
		"both frequent":            {map[string]int{"Marking": 9, "Parking": 8}, ""},
		"other digits":             {map[string]int{"Department 1": 9, "Department 2": 1}, ""},
		"too short for a slip":     {map[string]int{"HR": 9, "PR": 1}, ""},
		"signs only":               {map[string]int{"-": 9, "?": 1}, ""},
		"nothing alike":            {map[string]int{"Sales": 9, "Warehouse": 3}, ""},
		"other letters, same case": {map[string]int{"ΟΔΟΣ": 9, "οδος": 2}, "ΟΔΟΣ 9: οδος 2 case"},
	} {
		t.Run(name, func(t *testing.T) {
			groups := map[[2]string]int{}
			for value, n := range c.values {
				groups[[2]string{value, "Leeds"}] = n
			}
			got := ""
			for _, g := range find(staff(t, groups).Quality(), "department").Variants {
				got += fmt.Sprintf("%s %d:", g.Keep, g.Count)
				for i, other := range g.Others {
					if i > 0 {
						got += ","
					}
					got += fmt.Sprintf(" %s %d %s", other.Value, other.Count, other.Kind)
				}
			}
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestQualityCountsBlanksAndValuesUsedOnce(t *testing.T) {
	a := find(staff(t, map[[2]string]int{{"", "Leeds"}: 4, {"Sales", "Leeds"}: 5, {"Sale", "Leeds"}: 1, {"Warehouse", "York"}: 1}).Quality(), "department")
	if a.Known != 7 || a.Absent != 4 || a.Unknown != 0 || a.Distinct != 3 || a.Once != 2 {
		t.Errorf("%+v", a)
	}
	if want := []OnceValue{{"Sale", "Sales"}, {"Warehouse", ""}}; !slices.Equal(a.Examples, want) {
		t.Errorf("used once: %v, want %v", a.Examples, want)
	}
	if other := find(staff(t, map[[2]string]int{{"HR", "Leeds"}: 1}).Quality(), "jobTitle"); other.Property != "" {
		t.Errorf("an attribute that was never read is assessed: %+v", other)
	}
}

func TestMismatchesHoldCountryAgainstUsageLocation(t *testing.T) {
	d := New(0)
	for i, pair := range [][2]string{{"United Kingdom", "GB"}, {"United Kingdom", "US"}, {"united kingdom", "US"}, {"DE", "de"}, {"Atlantis", "GR"}, {"", "GB"}, {"DE", ""}} {
		user := rawUser{"id": encode(t, fmt.Sprint(i))}
		for at, name := range []string{"country", "usageLocation"} {
			if pair[at] != "" {
				user[name] = encode(t, pair[at])
			}
		}
		if err := d.Merge(user); err != nil {
			t.Fatal(err)
		}
	}
	codes := map[string]string{"United Kingdom": "GB", "united kingdom": "GB", "DE": "DE"}
	got := d.Mismatches(func(country string) (string, bool) { code, known := codes[country]; return code, known })
	if want := []Mismatch{{"United Kingdom", "US", 1}, {"united kingdom", "US", 1}}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
