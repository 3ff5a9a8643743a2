package cli

import (
	"context"
	"slices"
	"testing"

	"personadesk/backend/limit"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/voice"
	"personadesk/backend/workbook"
)

// halfWay are ways out after which somebody has to go on, by the code: a queue without a number gets an account, and then its number.
var halfWay = map[string]string{"QUEUE_UNCALLED": "account"}

// heal takes the first way out of the problem of a limit and demands that nothing is said of it any more.
func heal(ctx context.Context, t *testing.T, file string, l limit.Limit, page []problem.Problem) {
	t.Helper()
	at := slices.IndexFunc(page, func(p problem.Problem) bool { return shows(l, p) })
	if at < 0 {
		return
	}
	wb, err := workbook.Open(file, workbook.Options{Actor: "ada"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := wb.Close(); err != nil {
			t.Error(err)
		}
	}()
	d, err := wb.Design(ctx)
	if err != nil {
		t.Fatal(err)
	}
	way, found := wayOut(d, page[at])
	if found != l.Fix {
		t.Errorf("%s has a way out: %v, and the table says %v", l.Name(), found, l.Fix)
	}
	if !found {
		return
	}
	keep := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range way.Policies {
		keep(wb.SavePolicy(ctx, p))
	}
	for _, p := range way.Personas {
		keep(wb.SavePersona(ctx, p))
	}
	for _, thing := range way.Things {
		if q, isQueue := thing.(voice.Queue); isQueue {
			keep(wb.SaveQueue(ctx, q))
		} else {
			keep(wb.SaveThing(ctx, thing))
		}
	}
	for _, p := range screens(ctx, t, wb) {
		if shows(l, p) && p.Where == page[at].Where && way.ID != halfWay[l.Code] {
			t.Errorf("%s is still said after %q", l.Name(), way.ID)
		}
	}
}

// wayOut is the safest way out of a problem, if it has one.
func wayOut(d persona.Design, p problem.Problem) (persona.Fix, bool) {
	if ways := persona.Fixes(d, p, persona.FixFacts{}); len(ways) > 0 {
		return ways[0], true
	}
	usual := voice.Usual{Language: "en-GB", Zone: "GMT Standard Time", Domain: "b.example", Country: "GB"}
	if ways := voice.Fixes(d.Calls(), usual, p); len(ways) > 0 {
		return persona.Fix{ID: ways[0].ID, Says: ways[0].Says, Things: ways[0].Then}, true
	}
	return persona.Fix{}, false
}
