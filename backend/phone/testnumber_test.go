package phone

import (
	"slices"
	"strings"
	"testing"
)

func TestTestNumbersAreTried(t *testing.T) {
	endless := DialPlan{Rules: []NormalizationRule{{Name: "endless", Pattern: `^(\d+)+#$`, Translation: "+$1"}}}
	broken := DialPlan{Rules: []NormalizationRule{{Name: "Domestic", Pattern: `^0(\d{9,10}$`, Translation: "+44$1"}}}
	for name, c := range map[string]struct {
		plan             DialPlan
		country          string
		dialled, becomes string
		right, emergency bool
	}{
		"as it should":                       {manchester, "GB", "5555", "+441612300714", true, false},
		"another number":                     {manchester, "GB", "5555", "+441612300715", false, false},
		"an emergency number":                {manchester, "GB", "999", "999", true, true},
		"the emergency number of everywhere": {manchester, "GB", "112", "112", true, true},
		"an emergency number of elsewhere":   {manchester, "US", "999", "999", true, false},
		"an emergency number is never another": {DialPlan{Rules: []NormalizationRule{{Name: "three", Pattern: `^(\d{3})$`, Translation: "+44161230$1"}}}, "GB",
			"999", "+44161230999", false, true},
		"without a country there is none": {DialPlan{Rules: []NormalizationRule{{Name: "three", Pattern: `^(\d{3})$`, Translation: "+44161230$1"}}}, "",
			"999", "+44161230999", true, false},
		"a pattern that cannot be read": {broken, "GB", "02079460123", "+442079460123", false, false},
		"one that never ends is not ok": {endless, "GB", strings.Repeat("1", 60), strings.Repeat("1", 60), false, false},
	} {
		t.Run(name, func(t *testing.T) {
			got := c.plan.Try(Dialling{Country: c.country, Tests: []TestNumber{{Dialled: c.dialled, Becomes: c.becomes, From: Typed}}})
			if len(got) != 1 || got[0].Right != c.right || got[0].Dial.Emergency != c.emergency {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestStepsOfADialledText(t *testing.T) {
	mixed := DialPlan{Rules: []NormalizationRule{
		{Name: "broken", Pattern: `^0(\d{9,10}$`, Translation: "+44$1"}, {Name: "other", Pattern: `^1$`, Translation: "+1"},
		{Name: "endless", Pattern: `^(\d+)+#$`, Translation: "+$1"}, {Name: "all", Pattern: `^(.*)$`, Translation: "+$1"},
	}}
	for name, c := range map[string]struct {
		plan             DialPlan
		country, dialled string
		want             []Step
	}{
		"the second takes it": {manchester, "GB", "5555", []Step{NoMatch, Takes, NotAsked, NotAsked}},
		"nobody takes it":     {manchester, "GB", "5", []Step{NoMatch, NoMatch, NoMatch, NoMatch}},
		"an emergency number": {manchester, "GB", "999", []Step{NotAsked, NotAsked, NotAsked, NotAsked}},
		"past a broken one":   {mixed, "GB", "1", []Step{Unreadable, Takes, NotAsked, NotAsked}},
		"one never ends":      {mixed, "GB", strings.Repeat("1", 60), []Step{Unreadable, NoMatch, Endless, NotAsked}},
	} {
		t.Run(name, func(t *testing.T) {
			bench := c.plan.BenchIn(c.country)
			if got := bench.Steps(bench.Dial(c.dialled)); !slices.Equal(got, c.want) {
				t.Errorf("%q", got)
			}
		})
	}
}
