package directory

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
)

func TestSuggest(t *testing.T) {
	before := enoughLookups
	t.Cleanup(func() { enoughLookups = before })
	for name, lookups := range map[string]int{"values that repeat": before, "values that do not": 1} {
		t.Run(name, func(t *testing.T) {
			enoughLookups = lookups
			var users []rawUser
			for i, city := range []string{"Leeds", "Leeds", "Leeds", "Manchester", "Manchester", "Mansfield", "Leek", "Kelvin", ""} {
				users = append(users, rawUser{"id": encode(t, fmt.Sprint(i)), "city": encode(t, city), "accountEnabled": json.RawMessage("true"),
					"otherMails": json.RawMessage(fmt.Sprintf(`["a%d@x.example","shared@x.example"]`, i)), "state": json.RawMessage("null")})
			}
			d := filled(t, users)
			if err := d.Merge(rawUser{"id": json.RawMessage(`"6"`), "city": json.RawMessage(`"Leeds"`)}); err != nil {
				t.Fatal(err)
			}
			for name, c := range map[string]struct {
				property, text string
				limit          int
				want           []ValueCount
			}{
				"the most frequent first":          {"city", "", 3, []ValueCount{{"Leeds", 4}, {"Manchester", 2}, {"Kelvin", 1}}},
				"a beginning in another case":      {"city", "mAN", 9, []ValueCount{{"Manchester", 2}, {"Mansfield", 1}}},
				"a beginning before a part":        {"city", "l", 9, []ValueCount{{"Leeds", 4}, {"Kelvin", 1}, {"Mansfield", 1}}},
				"case as rules fold it":            {"city", "\u212aelv", 9, []ValueCount{{"Kelvin", 1}}},
				"what nobody has any more":         {"city", "Leek", 9, nil},
				"items of a collection":            {"otherMails", "s", 9, []ValueCount{{"shared@x.example", 9}}},
				"a truth":                          {"accountEnabled", "t", 9, []ValueCount{{"true", 9}}},
				"an id":                            {"objectId", "4", 9, []ValueCount{{"4", 1}}},
				"nothing where nobody has a value": {"state", "", 9, nil},
				"nothing of what was never read":   {"country", "", 9, nil},
				"none are asked for":               {"city", "", 0, nil},
			} {
				if got := d.Suggest(c.property, c.text, c.limit); !slices.Equal(got, c.want) {
					t.Errorf("%s: %v, want %v", name, got, c.want)
				}
			}
		})
	}
}
