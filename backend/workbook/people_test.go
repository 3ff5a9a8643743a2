package workbook

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"personadesk/backend/ident"
	"personadesk/backend/text"
)

func TestASetOfPeopleComesBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people := make([]ident.ObjectID, rapid.IntRange(1, 3000).Draw(t, "people"))
		for i := range people {
			people[i] = ident.Object(fmt.Sprintf("%05d-x", i*7))
		}
		var ids []ident.ObjectID
		share := rapid.IntRange(1, 20).Draw(t, "one of")
		for i, id := range people {
			if (i*2654435761)>>7%share == 0 {
				ids = append(ids, id)
			}
		}
		set, places, err := packUsers(people, ids)
		if err != nil {
			t.Fatal(err)
		}
		back, err := unpackUsers(people, set)
		if err != nil || len(places) != len(ids) || !slices.Equal(back, ids) {
			t.Fatalf("%d of %d came back, %v", len(back), len(ids), err)
		}
		piece, err := packIDs(people)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := unpackIDs(piece); err != nil || !slices.Equal(again, people) {
			t.Fatalf("the people came back as %d, %v", len(again), err)
		}
	})
}

func TestASetTakesLittleRoom(t *testing.T) {
	places := make([]uint32, 500_000)
	for i := range places {
		places[i] = uint32(i)
	}
	set, err := packPlaces(places)
	must(t, err)
	if len(set) > 10_000 {
		t.Errorf("everybody of half a million takes %d bytes", len(set))
	}
	if one, err := packPlaces([]uint32{499_999}); err != nil || len(one) > 4 {
		t.Errorf("one of them takes %d bytes, %v", len(one), err)
	}
}

func TestWhoIsNotAmongThePeopleIsRefused(t *testing.T) {
	for name, ids := range map[string][]ident.ObjectID{"a stranger": {"x"}, "twice": {"a", "a"}, "out of order": {"b", "a"}} {
		if _, _, err := packUsers([]ident.ObjectID{"a", "b", "c"}, ids); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
	if _, err := unpackUsers([]ident.ObjectID{"a"}, []byte{0, 3}); err == nil {
		t.Error("a place after the last is taken")
	}
}

// threeLines keeps a plan of two numbers for one persona, which read as one line, and of a group.
func threeLines(t *testing.T, w *Workbook) int {
	t.Helper()
	changes := []PlanChange{
		{Ordinal: 1, ID: "group:x", Lane: "groups", Kind: "createGroup", Sign: "+", Persona: "x", Effect: "nothing", Line: "group:x", Subject: "X", Body: []byte(`{"says":"Make X"}`)},
		{Ordinal: 2, ID: "number:a", Lane: "numbers", Kind: "assignNumber", Sign: "+", Persona: "x", Effect: "gain", Line: "n|x", Subject: "Ada", Users: []ident.ObjectID{"a"}, Body: []byte(`{"says":"Give Ada +441"}`)},
		{Ordinal: 3, ID: "number:b", Lane: "numbers", Kind: "assignNumber", Sign: "+", Persona: "x", Effect: "gain", Line: "n|x", Subject: "Bob", Users: []ident.ObjectID{"b"}, Body: []byte(`{"says":"Give Bob +442"}`)},
		{Ordinal: 4, ID: "licences:x", Lane: "licences", Kind: "setLicences", Sign: "+", Persona: "y", Effect: "lose", Line: "licences:x", Subject: "X", Users: []ident.ObjectID{"a", "b", "c"}, Body: []byte(`{"says":"Hand out"}`)},
	}
	n, err := w.SavePlan(ctx, StoredPlan{Fingerprint: "f", TenantID: "t1", Made: start, Head: []byte(`{}`)}, PlanContent{
		People: []ident.ObjectID{"a", "b", "c"}, Targets: []PlanTarget{{Body: []byte(`{}`), Users: []ident.ObjectID{"a", "c"}, Unknown: []ident.ObjectID{"b"}}},
		Changes: func(yield func(PlanChange, error) bool) {
			for _, c := range changes {
				if !yield(c, nil) {
					return
				}
			}
		}})
	must(t, err)
	return n
}

func TestAScreenAsksAPlanForWindows(t *testing.T) {
	w := create(t)
	n := threeLines(t, w)
	for name, c := range map[string]struct {
		q     PlanQuery
		ids   []string
		total int
	}{
		"all":                  {PlanQuery{}, []string{"group:x", "number:a", "number:b", "licences:x"}, 4},
		"a window":             {PlanQuery{Offset: 1, Limit: 2}, []string{"number:a", "number:b"}, 4},
		"a lane":               {PlanQuery{Lane: "numbers"}, []string{"number:a", "number:b"}, 2},
		"a persona":            {PlanQuery{Persona: "y"}, []string{"licences:x"}, 1},
		"what is lost":         {PlanQuery{Effect: "lose"}, []string{"licences:x"}, 1},
		"a line":               {PlanQuery{Line: "n|x"}, []string{"number:a", "number:b"}, 2},
		"a change of a line":   {PlanQuery{Line: "number:b"}, []string{"number:b"}, 1},
		"a word":               {PlanQuery{Text: "give bob"}, []string{"number:b"}, 1},
		"what is not there":    {PlanQuery{Text: "nobody"}, nil, 0},
		"a lane and a persona": {PlanQuery{Lane: "numbers", Persona: "y"}, nil, 0},
	} {
		c.q.Number = n
		list, total, err := w.PlanChanges(ctx, c.q)
		must(t, err)
		var ids []string
		for _, change := range list {
			ids = append(ids, change.ID)
		}
		if diff := cmp.Diff(c.ids, ids); diff != "" || total != c.total {
			t.Errorf("%s: %d altogether, %s", name, total, diff)
		}
	}
	lines, err := w.PlanLines(ctx, n)
	must(t, err)
	if len(lines) != 3 || lines[1].Changes != 2 || lines[1].Touched != 2 || lines[1].First.ID != "number:a" || lines[2].Touched != 3 {
		t.Errorf("%+v", lines)
	}
	lanes, err := w.PlanLaneUsers(ctx, n)
	must(t, err)
	if diff := cmp.Diff(map[string]int{"numbers": 2, "licences": 3}, lanes); diff != "" {
		t.Error(diff)
	}
	users, total, err := w.PlanLineUsers(ctx, n, "licences:x", 1, 1)
	must(t, err)
	if total != 3 || !slices.Equal(users, []ident.ObjectID{"b"}) {
		t.Errorf("%v of %d", users, total)
	}
	if c, ok, err := w.PlanChange(ctx, n, "number:b"); err != nil || !ok || c.Ordinal != 3 || c.Touched != 1 {
		t.Errorf("%+v %v %v", c, ok, err)
	}
}

func TestAScreenAsksARunForWindows(t *testing.T) {
	w := create(t)
	n := threeLines(t, w)
	run, err := w.NewRun(ctx, Run{PlanNumber: n, Fingerprint: "f", TenantID: "t1"})
	must(t, err)
	must(t, w.Record(ctx, run.ID, JournalEntry{Change: "number:b", State: Refused, Note: text.Literal("no")}, JournalEntry{Change: "group:x", State: Seen}))
	order := func(states []ChangeState, offset, limit int) (ids []string, total int) {
		list, total, err := w.RunChanges(ctx, run.ID, states, offset, limit)
		must(t, err)
		for _, c := range list {
			ids = append(ids, c.Stands.Change+" "+string(c.Stands.State))
		}
		return ids, total
	}
	for _, c := range []struct {
		states        []ChangeState
		offset, limit int
		want          []string
		total         int
	}{
		{nil, 0, 10, []string{"number:b failed", "number:a queued", "licences:x queued", "group:x seen"}, 4},
		{nil, 1, 2, []string{"number:a queued", "licences:x queued"}, 4},
		{nil, 2, 5, []string{"licences:x queued", "group:x seen"}, 4},
		{[]ChangeState{Seen}, 0, 5, []string{"group:x seen"}, 1},
		{[]ChangeState{Unclear}, 0, 5, nil, 0},
	} {
		ids, total := order(c.states, c.offset, c.limit)
		if diff := cmp.Diff(c.want, ids); diff != "" || total != c.total {
			t.Errorf("%v from %d: %d altogether, %s", c.states, c.offset, total, diff)
		}
	}
	lanes, err := w.RunLanes(ctx, run.ID)
	must(t, err)
	if lanes["numbers"][Refused] != 1 || lanes["numbers"][Queued] != 1 || lanes["groups"][Seen] != 1 {
		t.Errorf("%v", lanes)
	}
	must(t, w.SetRunState(ctx, run.ID, Failed, text.Text{}))
	if r, _, err := w.Run(ctx, run.ID); err != nil || r.Counts[Queued] != 2 || r.Counts[Refused] != 1 || r.Counts[Seen] != 1 {
		t.Errorf("%+v %v", r, err)
	}
	if r, ok, err := w.RunOfPlan(ctx, n); err != nil || !ok || r.ID != run.ID {
		t.Errorf("%+v %v", r, err)
	}
}
