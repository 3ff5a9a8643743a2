package workbook

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personadesk/backend/audit"
	"personadesk/backend/ident"
	"personadesk/backend/text"
)

// A set says of one place what it says as a whole, in each of the forms in which it is written.
func TestASetKnowsOnePlace(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		most := rapid.SampledFrom([]int{3, 70, 9000, 30_000}).Draw(r, "most")
		step := rapid.IntRange(1, 40).Draw(r, "one of")
		var places []uint32
		for at := rapid.IntRange(0, 9000).Draw(r, "from"); at < most; at += step {
			places = append(places, uint32(at))
		}
		now, err := packPlaces(places)
		if err != nil {
			r.Fatal(err)
		}
		steps, err := packed(appendSteps(nil, places, 0))
		if err != nil {
			r.Fatal(err)
		}
		for form, set := range map[string][]byte{"as it is written": now, "as it was written": append([]byte{placesPacked}, steps...)} {
			back, err := unpackPlaces(set)
			if err != nil || !slices.Equal(back, places) {
				r.Fatalf("%s: %d of %d come back, %v", form, len(back), len(places), err)
			}
			for range 20 {
				at := uint32(rapid.IntRange(0, most+5000).Draw(r, "place"))
				if has, err := hasPlace(set, at); err != nil || has != slices.Contains(places, at) {
					r.Fatalf("%s: %d is in: %v, %v", form, at, has, err)
				}
			}
		}
		for cut := range min(len(now), 40) {
			_, _ = hasPlace(now[:cut], 5000) // it must not panic
		}
	})
}

// A user finds what runs did that named a group and not them.
func TestWhatReachedAUserThroughAGroupIsFound(t *testing.T) {
	w := create(t)
	people := []ident.ObjectID{}
	for i := range 9000 { // in three pieces
		people = append(people, ident.Object(fmt.Sprintf("u%05d", i)))
	}
	change := func(ordinal int, id, kind string, users ...ident.ObjectID) PlanChange {
		return PlanChange{Ordinal: ordinal, ID: id, Lane: "policies", Kind: kind, Line: id, Users: users, Body: []byte(`{}`)}
	}
	n, err := w.SavePlan(ctx, StoredPlan{Fingerprint: "f", TenantID: "t1", Made: start, Head: []byte(`{}`)}, PlanContent{People: people, Changes: each(
		change(1, "grantGroup:a", "grantGroup", people...), change(2, "licences:b", "setLicences", people[8000:]...),
		change(3, "team:c", "addTeamMembers", "u00007"), change(4, "grantUser:d", "grantUser", "u00007"), change(5, "grantGroup:e", "grantGroup", people...),
	)})
	must(t, err)
	run, err := w.NewRun(ctx, Run{PlanNumber: n, Fingerprint: "f", TenantID: "t1"})
	must(t, err)
	for _, id := range []string{"grantGroup:a", "licences:b", "team:c", "grantUser:d"} {
		must(t, w.Record(ctx, run.ID, JournalEntry{Change: id, State: Seen}))
	}
	must(t, w.Record(ctx, run.ID, JournalEntry{Change: "grantGroup:e", State: Sent})) // nobody knows yet whether it reached anybody
	for user, want := range map[string]string{
		"u00007": "team:c seen, grantGroup:a seen", "U08999": "licences:b seen, grantGroup:a seen", "u04096": "grantGroup:a seen", "nobody": "", "": "",
	} {
		list, err := w.ReachedBy(ctx, user)
		must(t, err)
		var got []string
		for _, r := range list {
			if r.Run != run.ID || r.At.IsZero() {
				t.Errorf("%+v", r)
			}
			got = append(got, r.Change.ID+" "+string(r.State))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q: got %q, want %q", user, got, want)
		}
	}
}

// What a run puts into the inventory speaks of the run too.
func TestAnEntryOfARunSpeaksOfTheRun(t *testing.T) {
	w := create(t)
	_, err := w.ApplyNumbers(InRun(ctx, 7), text.Literal("Run 7"), given(ada, "+441614960000"))
	must(t, err)
	_, err = w.ApplyNumbers(ctx, text.Literal("by hand"), given(ada, "+441614960001"))
	must(t, err)
	if got := recordOf(t, w, audit.Run(7)); got != "add Run 7" && got != "change Run 7" {
		t.Errorf("of the run the record says %q", got)
	}
}

// each goes over changes as a plan does.
func each(list ...PlanChange) func(yield func(PlanChange, error) bool) {
	return func(yield func(PlanChange, error) bool) {
		for _, c := range list {
			if !yield(c, nil) {
				return
			}
		}
	}
}
