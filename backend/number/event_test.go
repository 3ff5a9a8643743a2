package number

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/problem"
)

const e164 = "+441614960001"

// recorded is a number of which only the workbook tells.
func recorded(n Number) Told {
	n.Telephone = e164
	return Told{Key: KeyOf(e164), Recorded: true, Own: n}
}

func heldBy(kind, who string) Told {
	return Told{Key: KeyOf(e164), Listed: true, Held: Held{Status: kind, Target: ident.Object(who), ForUsers: true}}
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	if code == "" {
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	var p *problem.Problem
	if !errors.As(err, &p) || p.Code != code || p.Hint.IsZero() {
		t.Errorf("got %v, want %s", err, code)
	}
}

func TestLife(t *testing.T) {
	reserve := Event{Do: Reserve, Holder: "ann", Until: now.Add(time.Hour)}
	assign := Event{Do: Assign, Holder: "ann"}
	rest := Event{Do: Settle, Until: now.Add(Rest)}
	release := Event{Do: Release}
	free := Told{Key: KeyOf(e164)}
	for name, c := range map[string]struct {
		from Told
		do   Event
		to   State
		code string
	}{
		"reserve a free one":              {free, reserve, Reserved, ""},
		"reserve again for the same":      {recorded(Number{State: Reserved, Holder: "ann"}), reserve, Reserved, ""},
		"reserve another's":               {recorded(Number{State: Reserved, Holder: "ben"}), reserve, "", "NUMBER_RESERVED"},
		"reserve what ran out":            {recorded(Number{State: Reserved, Holder: "ben", Until: now}), reserve, Reserved, ""},
		"reserve an assigned one":         {recorded(Number{State: Assigned, Holder: "ben"}), reserve, "", "NUMBER_STATE"},
		"reserve a resting one":           {recorded(Number{State: Quarantined}), reserve, "", "NUMBER_STATE"},
		"reserve an unknown one":          {recorded(Number{State: Unknown}), reserve, "", "NUMBER_STATE"},
		"reserve a queue's":               {recorded(Number{State: Assigned, HolderKind: Queue}), reserve, "", "NUMBER_STATE"},
		"reserve a retired one":           {recorded(Number{State: Retired}), reserve, "", "NUMBER_STATE"},
		"reserve what is on its way":      {recorded(Number{State: PortingIn}), reserve, Reserved, ""},
		"reserve what they hold there":    {heldBy("userAssigned", "ben"), reserve, "", "NUMBER_STATE"},
		"reserve what a queue has there":  {heldBy("voiceApplicationAssigned", "q"), reserve, "", "NUMBER_STATE"},
		"reserve what failed there":       {heldBy("internalError", ""), reserve, "", "NUMBER_STATE"},
		"assign a free one":               {free, assign, Assigned, ""},
		"assign what is reserved for her": {recorded(Number{State: Reserved, Holder: "ann"}), assign, Assigned, ""},
		"assign another's reservation":    {recorded(Number{State: Reserved, Holder: "ben"}), assign, "", "NUMBER_RESERVED"},
		"assign an assigned one":          {recorded(Number{State: Assigned, Holder: "ben"}), assign, "", "NUMBER_STATE"},
		"assign to nobody":                {free, Event{Do: Assign}, "", "NUMBER_HOLDER"},
		"assign to some queue":            {free, Event{Do: Assign, HolderKind: ResourceAccount}, Assigned, ""},
		"assign what she has there":       {heldBy("userAssigned", "ann"), assign, Assigned, ""},
		"assign what another has there":   {heldBy("userAssigned", "ben"), assign, "", "NUMBER_STATE"},
		"let an assigned one rest":        {recorded(Number{State: Assigned, Holder: "ben"}), rest, Quarantined, ""},
		"let a reserved one rest":         {recorded(Number{State: Reserved}), rest, "", "NUMBER_STATE"},
		"rest until yesterday":            {recorded(Number{State: Assigned}), Event{Do: Settle, Until: now.Add(-time.Hour)}, "", "NUMBER_UNTIL"},
		"release a resting one":           {recorded(Number{State: Quarantined}), release, Free, ""},
		"release a reservation":           {recorded(Number{State: Reserved, Holder: "ben"}), release, Free, ""},
		"release an assigned one":         {recorded(Number{State: Assigned, Holder: "ben"}), release, "", "NUMBER_STATE"},
		"release a free one":              {free, release, "", "NUMBER_STATE"},
		"retire a resting one":            {recorded(Number{State: Quarantined}), Event{Do: Retire}, Retired, ""},
		"retire an assigned one":          {recorded(Number{State: Assigned, Holder: "ben"}), Event{Do: Retire}, "", "NUMBER_STATE"},
		"port an assigned one away":       {recorded(Number{State: Assigned, Holder: "ben"}), Event{Do: PortOut}, PortingOut, ""},
		"before its last event":           {recorded(Number{State: Free, Since: now.Add(time.Hour)}), assign, "", "NUMBER_TIME"},
		"found with another":              {recorded(Number{State: Quarantined}), Event{Do: Found, State: Assigned, Holder: "ben"}, Assigned, ""},
		"found to be free":                {recorded(Number{State: Assigned, Holder: "ben"}), Event{Do: Found, State: Free}, Free, ""},
		"something unheard of":            {free, Event{Do: "burn"}, "", "NUMBER_DEED"},
		"text that is no number":          {Told{Key: KeyOf("0161")}, reserve, "", "NUMBER_FORM"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Apply(c.from, c.do, now)
			wantCode(t, err, c.code)
			if c.code == "" && got.State != c.to {
				t.Fatalf("got %+v", got)
			}
			if was := c.from.own(now); c.code != "" && c.code != "NUMBER_FORM" && !reflect.DeepEqual(got, was) {
				t.Errorf("a refused event changed the number: %+v", got)
			}
		})
	}
}

func TestReleasedReservationCountsAsNeverUsed(t *testing.T) {
	n, err := Apply(recorded(Number{State: Reserved, Since: now.Add(-time.Hour), Holder: "ben"}), Event{Do: Release}, now)
	if err != nil || !n.Since.IsZero() || n.Holder != "" || n.HolderKind != "" {
		t.Errorf("%+v %v", n, err)
	}
}

// A number that the tenant keeps for the premises, or for services, looks free in its list and cannot be given to a user.
func TestWhatIsNotForUsersIsNeverFree(t *testing.T) {
	premises := Told{Key: KeyOf(e164), Listed: true, Held: Held{Status: "unassigned"}}
	_, err := Apply(premises, Event{Do: Reserve}, now)
	wantCode(t, err, "NUMBER_STATE")
	_, err = Apply(premises, Event{Do: Assign, Holder: "ann"}, now)
	wantCode(t, err, "NUMBER_STATE")
	_, err = Apply(premises, Event{Do: Assign, Holder: "q", HolderKind: Queue}, now)
	wantCode(t, err, "")
	v := inventory(t, []Range{manchester()}, nil, read(listed{e164, premises.Held}))
	if _, n, _, err := v.Of(e164); err != nil || n.State != Service {
		t.Errorf("it looks %s, %v", n.State, err)
	}
	if c := counts(t, v)[0]; c.Service != 1 {
		t.Errorf("%+v", c)
	}
}

func TestOnlyWhatAnEventSpeaksOfChanges(t *testing.T) {
	before := Number{State: Reserved, Holder: "ben", HolderKind: User, Until: now.Add(time.Hour), Since: now.Add(-time.Hour), Note: "desk 4", Description: "hotline",
		LocationID: "floor3", Tags: []string{"vip", "gold"}}
	text := func(s string) *string { return &s }
	tags := []string{"silver"}
	for name, c := range map[string]struct {
		do   Event
		want func(n *Number)
	}{
		"a note":          {Event{Do: Describe, Note: text("desk 5")}, func(n *Number) { n.Note = "desk 5" }},
		"nothing":         {Event{Do: Describe}, func(*Number) {}},
		"tags":            {Event{Do: Describe, Tags: &tags}, func(n *Number) { n.Tags = tags }},
		"a place":         {Event{Do: Describe, LocationID: text("")}, func(n *Number) { n.LocationID = "" }},
		"a description":   {Event{Do: Describe, Description: text("lift")}, func(n *Number) { n.Description = "lift" }},
		"who has it":      {Event{Do: Assign, Holder: "ben"}, func(n *Number) { n.State, n.Since, n.Until = Assigned, now, time.Time{} }},
		"what a run sees": {Event{Do: Found, State: Assigned, Holder: "cy"}, func(n *Number) { n.State, n.Since, n.Until, n.Holder = Assigned, now, time.Time{}, "cy" }},
	} {
		t.Run(name, func(t *testing.T) {
			want := before
			want.Telephone = e164
			c.want(&want)
			got, err := Apply(recorded(before), c.do, now)
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("got  %+v\nwant %+v, %v", got, want, err)
			}
		})
	}
}

func TestAnExtensionIsANumberOfItsOwn(t *testing.T) {
	main, desk := "+441614960000", "+441614960000;ext=100"
	v := inventory(t, []Range{manchester()}, []Number{
		{Telephone: main, State: Assigned, Holder: "ann"}, {Telephone: desk, State: Reserved, Holder: "ben"}, {Telephone: "+441614960099;ext=1", State: Free},
	}, read())
	if _, n, _, err := v.Of(desk); err != nil || n.State != Reserved || n.Holder != "ben" || n.RangeID != "mcr" || n.Telephone != desk {
		t.Errorf("%+v %v", n, err)
	}
	if c := counts(t, v)[0]; c.Size != 102 || c.Assigned != 1 || c.Reserved != 1 || c.Free != 100 {
		t.Errorf("%+v", c)
	}
	window, err := v.Window("mcr", 0, 3)
	if err != nil || window[0].Telephone != main || window[1].Telephone != desk || window[2].Position != 2 {
		t.Errorf("%+v %v", window, err)
	}
	if last, err := v.Window("mcr", 100, 10); err != nil || len(last) != 2 || last[1].Telephone != "+441614960099;ext=1" {
		t.Errorf("%+v %v", last, err)
	}
	if n, ok := v.Take(Query{Holder: "cy", Ranges: []string{"mcr"}}); !ok || n.Telephone != "+441614960001" {
		t.Errorf("took %+v", n)
	}
	if n, ok := v.Take(Query{Holder: "ben", Ranges: []string{"mcr"}}); !ok || n.Telephone != desk {
		t.Errorf("took %+v, not the extension that is kept", n)
	}
	for range 98 {
		v.Take(Query{Holder: "many", Ranges: []string{"mcr"}})
	}
	if n, ok := v.Take(Query{Holder: "one more", Ranges: []string{"mcr"}}); ok {
		t.Errorf("took %s", n.Telephone)
	}
}

func TestATagWithWhatNobodySeesIsRefusedUnlessItWasThere(t *testing.T) {
	for name, c := range map[string]struct {
		had, tags []string
		refused   bool
	}{
		"plain":             {nil, []string{"vip"}, false},
		"a new one":         {nil, []string{"vip", "go\u202eld"}, true},
		"a line break":      {nil, []string{"go\nld"}, true},
		"one that it had":   {[]string{"go\u202eld"}, []string{"go\u202eld", "vip"}, false},
		"one that is taken": {[]string{"go\u202eld"}, nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Apply(recorded(Number{Tags: c.had}), Event{Do: Describe, Tags: &c.tags}, now)
			var p *problem.Problem
			if refused := errors.As(err, &p) && p.Code == "NUMBER_TAG"; refused != c.refused || err != nil && !refused {
				t.Errorf("said %v", err)
			}
		})
	}
}
