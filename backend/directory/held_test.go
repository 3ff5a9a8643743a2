package directory

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
)

func TestHeldTextsAreThoseOfTheValuesHoweverTheyAreKept(t *testing.T) {
	before := enoughLookups
	t.Cleanup(func() { enoughLookups = before })
	for name, lookups := range map[string]int{"in a dictionary": before, "in one run": 1} {
		t.Run(name, func(t *testing.T) {
			enoughLookups = lookups
			d := filled(t, []rawUser{
				{"id": json.RawMessage(`"ID-1"`), "city": json.RawMessage(`"Zürich"`), "otherMails": json.RawMessage(`["A@x","b@x"]`),
					"accountEnabled": json.RawMessage("true"), "assignedPlans": json.RawMessage(`[{"service":"SCO"}]`), "employeeHireDate": json.RawMessage(`"2026-01-02T00:00:00Z"`)},
				{"id": json.RawMessage(`"abcdef00-0000-4000-8000-000000000007"`), "city": json.RawMessage(`"İzmir"`), "otherMails": json.RawMessage(`[]`),
					"accountEnabled": json.RawMessage("false"), "assignedPlans": json.RawMessage(`[]`), "employeeHireDate": json.RawMessage("null")},
			})
			for property, want := range map[string][]string{
				"city":             {"Zürich zÜrich", "İzmir İzmir"},
				"otherMails":       {"A@x a@x", "b@x b@x"},
				"accountEnabled":   {"true true", "false false"},
				"assignedPlans":    nil,
				"employeeHireDate": {"2026-01-02T00:00:00Z 2026-01-02t00:00:00z"},
				"objectId":         {"ID-1 id-1", "abcdef00-0000-4000-8000-000000000007 abcdef00-0000-4000-8000-000000000007"},
			} {
				var got []string
				for _, h := range d.column(property).held() {
					got = append(got, fmt.Sprintf("%s %s", h.text, h.folded))
				}
				if !slices.Equal(got, want) {
					t.Errorf("%s holds %q, want %q", property, got, want)
				}
				for range d.column(property).held() {
					break // which goes no further
				}
			}
		})
	}
}
