package voice

import (
	"slices"
	"testing"

	"personadesk/backend/problem"
)

func TestEachProblemOfRoutingHasADesignThatShowsItAndOneThatDoesNot(t *testing.T) {
	there := There{KindUsage: {"UK"}, KindRoute: {"UK"}, KindGateway: {"SBC1"}}
	good := Route{Name: "Ireland", Pattern: `^\+353`, Usages: []string{"Ireland"}, Gateways: []string{"sbc1"}}
	design := func(change func(*Things)) Things {
		t := Things{Usages: []Usage{{Name: "Ireland"}}, Routes: []Route{good}}
		change(&t)
		return t
	}
	route := func(change func(*Route)) Things { return design(func(t *Things) { change(&t.Routes[0]) }) }
	codes := func(t Things, there There) []string {
		var list []string
		for _, p := range Check(t, there) {
			list = append(list, p.Code)
		}
		return list
	}
	if found := codes(design(func(*Things) {}), there); len(found) > 0 {
		t.Fatalf("what is right is blamed: %v", found)
	}
	for name, c := range map[string]struct {
		things Things
		want   string
	}{
		"no such gateway":      {route(func(r *Route) { r.Gateways = []string{"sbc9"} }), "ROUTE_GATEWAY"},
		"no such usage":        {route(func(r *Route) { r.Usages = []string{"Ireland", "Mars"} }), "ROUTE_USAGE"},
		"no usage":             {route(func(r *Route) { r.Usages = nil }), "ROUTE_WITHOUT"},
		"no gateway":           {route(func(r *Route) { r.Gateways = nil }), "ROUTE_WITHOUT"},
		"a broken pattern":     {route(func(r *Route) { r.Pattern = "^(" }), "ROUTE_PATTERN"},
		"no pattern":           {route(func(r *Route) { r.Pattern = "" }), "ROUTE_PATTERN"},
		"below nought":         {route(func(r *Route) { r.Priority = -1 }), "ROUTE_PRIORITY"},
		"taken over and gone":  {route(func(r *Route) { r.Existing = true }), "ROUTE_MISSING"},
		"a usage for nothing":  {design(func(t *Things) { t.Usages = append(t.Usages, Usage{Name: "Mars"}) }), "USAGE_UNROUTED"},
		"no name":              {design(func(t *Things) { t.Usages = append(t.Usages, Usage{Name: " "}) }), "THING_NAME"},
		"a line break":         {design(func(t *Things) { t.Usages[0].Name, t.Routes[0].Usages = "Ire\nland", []string{"Ire\nland"} }), "THING_NAME"},
		"a blank at its end":   {design(func(t *Things) { t.Usages[0].Name, t.Routes[0].Usages = "Ireland ", []string{"Ireland "} }), "THING_NAME"},
		"twice, in other case": {design(func(t *Things) { t.Usages = append(t.Usages, Usage{Name: "IRELAND"}) }), "THING_TWICE"},
	} {
		t.Run(name, func(t *testing.T) {
			if found := codes(c.things, there); !slices.Contains(found, c.want) {
				t.Errorf("found %v; want %s", found, c.want)
			}
		})
	}
	for name, things := range map[string]Things{
		"a usage of the tenant": route(func(r *Route) { r.Usages = []string{"uk", "Ireland"} }),
		"one that was taken over": design(func(t *Things) {
			t.Routes = append(t.Routes, Route{Name: "uk", Existing: true})
		}),
	} {
		if found := codes(things, there); len(found) > 0 {
			t.Errorf("%s is blamed: %v", name, found)
		}
	}
	unread := route(func(r *Route) { r.Gateways, r.Usages = []string{"sbc9"}, []string{"Mars"} })
	unread.Routes = append(unread.Routes, Route{Name: "Gone", Existing: true})
	for _, p := range Check(unread, There{}) {
		if p.Severity == problem.Error {
			t.Errorf("what was not read is taken for absent: %s", p.Code)
		}
	}
}
