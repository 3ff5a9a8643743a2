package voice

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestANumberLeavesByTheFirstRouteThatTakesIt(t *testing.T) {
	routes := []Route{
		{Name: "Later", Pattern: `^\+44`, Usages: []string{"UK"}},
		{Name: "Second", Pattern: `^\+44`, Usages: []string{"uk"}, Priority: 2},
		{Name: "First", Pattern: `^\+4420`, Usages: []string{"UK", "World"}, Priority: 1},
		{Name: "Broken", Pattern: `^(`, Usages: []string{"World"}, Priority: 3},
		{Name: "Empty", Usages: []string{"World"}, Priority: 4},
		{Name: "World", Pattern: `^\+`, Usages: []string{"World"}, Priority: 5},
	}
	for name, c := range map[string]struct {
		number string
		usages []string
		want   []Step
	}{
		"by priority, one without comes last": {"+441614960000", []string{"UK"}, []Step{{"UK", "First", No}, {"UK", "Second", Takes}, {"UK", "Later", NotAsked}}},
		"the order of the usages goes first": {"+442079460000", []string{"World", "UK"}, []Step{
			{"World", "First", Takes}, {"World", "Broken", NotAsked}, {"World", "Empty", NotAsked}, {"World", "World", NotAsked},
			{"UK", "First", NotAsked}, {"UK", "Second", NotAsked}, {"UK", "Later", NotAsked}}},
		"what cannot be read takes nothing": {"+35312345678", []string{"World"}, []Step{
			{"World", "First", No}, {"World", "Broken", NotValid}, {"World", "Empty", NotValid}, {"World", "World", Takes}}},
		"nobody takes it":  {"112", []string{"UK"}, []Step{{"UK", "First", No}, {"UK", "Second", No}, {"UK", "Later", No}}},
		"no usages at all": {"+441614960000", nil, []Step{}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Leaving(c.number, c.usages, routes)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
