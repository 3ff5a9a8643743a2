package number

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"personadesk/backend/ident"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
)

var now = time.Date(2025, 11, 22, 9, 0, 0, 0, time.UTC)

// listed is a number of the tenant's list.
type listed struct {
	Telephone string
	Held
}

// read is a tenant that was read and lists nothing but what is given.
func read(list ...listed) Tenant {
	t := Tenant{Read: true, Numbers: map[string]Held{}, Accounts: map[string]ident.ObjectID{}}
	for _, n := range list {
		t.Numbers[n.Telephone] = n.Held
	}
	return t
}

func inventory(t testing.TB, ranges []Range, numbers []Number, tenant Tenant) *Inventory {
	t.Helper()
	v, problems := over(ranges, numbers, tenant)
	if len(problems) > 0 {
		t.Fatalf("problems: %v", codes(problems))
	}
	return v
}

func over(ranges []Range, numbers []Number, tenant Tenant) (*Inventory, []problem.Problem) {
	v, problems, err := NewInventory(ranges, NewLists(numbers, tenant), now)
	if err != nil {
		panic(err) // lists never fail
	}
	return v, problems
}

func counts(t testing.TB, v *Inventory) []Count {
	t.Helper()
	list, err := v.Counts()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestTakePassesOverWhatIsNotFree(t *testing.T) {
	numbers := []Number{
		{Telephone: "+441614960000", State: Assigned, Holder: "a"},
		{Telephone: "+441614960001", State: Reserved, Holder: "b"},
		{Telephone: "+441614960002", State: Quarantined, Until: now.Add(time.Hour)},
		{Telephone: "+441614960003", State: Unknown},
		{Telephone: "+441614960004", State: Assigned, HolderKind: Queue},
		{Telephone: "+441614960011", State: Quarantined, Until: now.Add(-time.Hour), Since: now.Add(-100 * 24 * time.Hour)},
	}
	tenant := read(
		listed{"+441614960005", Held{Status: "userAssigned", Target: "x"}},
		listed{"+441614960006", Held{Status: "voiceApplicationAssigned", Target: "q"}},
		listed{"+441614960007", Held{Status: "policyAssigned"}},
		listed{"+441614960008", Held{Status: "unassigned", ForUsers: false}},
		listed{"+441614960012", Held{Status: "unassigned", ForUsers: true}},
		listed{"+441614960014", Held{Status: "unassigned", ForUsers: true}},
		listed{"+441614960009", Held{Status: "internalError", ForUsers: true}},
	)
	tenant.Accounts["+441614960010"] = "y"
	v := inventory(t, []Range{manchester()}, numbers, tenant)
	for _, want := range []string{"+441614960012", "+441614960014"} {
		got, ok := v.Take(Query{Holder: ident.Object("new" + want), Ranges: []string{"mcr"}})
		if !ok || got.Telephone != want || got.State != Assigned || got.RangeID != "mcr" {
			t.Errorf("took %+v, want %s", got, want)
		}
	}
}

func TestWhereNumbersAreUploadedUnlistedOnesAreNotOurs(t *testing.T) {
	v := inventory(t, []Range{manchester()}, nil, read(listed{"+441614960003", Held{Status: "unassigned", ForUsers: true}}))
	if n, _ := v.Take(Query{Holder: "a", Ranges: []string{"mcr"}}); n.Telephone != "+441614960003" {
		t.Errorf("took %s", n.Telephone)
	}
	if n, ok := v.Take(Query{Holder: "b", Ranges: []string{"mcr"}}); ok {
		t.Errorf("took %s, which the tenant does not have", n.Telephone)
	}
	if c := counts(t, v)[0]; c.Unknown != 99 || c.Assigned != 1 {
		t.Errorf("%+v", c)
	}
}

func TestTakePrefersNeverUsedThenLongestRested(t *testing.T) {
	r := manchester()
	r.Last = "+441614960002"
	v := inventory(t, []Range{r}, []Number{
		{Telephone: "+441614960000", State: Free, Since: now.Add(-time.Hour)},
		{Telephone: "+441614960001", State: Quarantined, Since: now.Add(-400 * time.Hour), Until: now.Add(-300 * time.Hour)},
	}, read())
	var got []string
	for _, who := range []string{"a", "b", "c"} {
		n, _ := v.Take(Query{Holder: ident.Object(who), Ranges: []string{"mcr"}})
		got = append(got, n.Telephone)
	}
	want := []string{"+441614960002", "+441614960001", "+441614960000"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if n, ok := v.Take(Query{Holder: "d", Ranges: []string{"mcr"}}); ok {
		t.Errorf("a full range gave %s", n.Telephone)
	}
}

func TestTakeGivesTheHolderWhatIsKeptForIt(t *testing.T) {
	for name, c := range map[string]struct {
		kept   Number
		tenant Tenant
		want   string
	}{
		"reserved":                    {Number{State: Reserved}, read(), "+441614960050"},
		"assigned here, lost there":   {Number{State: Assigned}, read(), "+441614960050"},
		"listed as free":              {Number{State: Reserved}, read(listed{"+441614960050", Held{Status: "unassigned", ForUsers: true}}), "+441614960050"},
		"held by somebody else there": {Number{State: Reserved}, read(listed{"+441614960050", Held{Status: "userAssigned", Target: "x"}}), "+441614960000"},
		"reservation over":            {Number{State: Reserved, Until: now}, read(), "+441614960000"},
	} {
		t.Run(name, func(t *testing.T) {
			c.kept.Telephone, c.kept.Holder = "+441614960050", "me"
			v := inventory(t, []Range{manchester()}, []Number{c.kept}, c.tenant)
			if got, _ := v.Take(Query{Holder: "me", Ranges: []string{"mcr"}}); got.Telephone != c.want {
				t.Errorf("got %s, want %s", got.Telephone, c.want)
			}
		})
	}
}

// What is kept for a holder goes first, but a persona's number rule and the type of its number hold for it as well.
func TestWhatIsKeptIsNotGivenAgainstTheRule(t *testing.T) {
	inLondon, inNone := Number{Telephone: "+442079460050", State: Reserved, Holder: "me"}, Number{Telephone: "+493012345678", State: Reserved, Holder: "me"}
	for name, c := range map[string]struct {
		kept Number
		q    Query
		want string
	}{
		"in a range that is asked for":     {inLondon, Query{Holder: "me", Ranges: []string{"mcr", "lon"}}, "+442079460050"},
		"in a range that is not asked for": {inLondon, Query{Holder: "me", Ranges: []string{"mcr"}}, "+441614960000"},
		"in a range that the rule refuses": {inLondon, Query{Holder: "me", Ranges: []string{"mcr", "lon"}, Allows: func(id string) bool { return id == "mcr" }}, "+441614960000"},
		"of another type":                  {inLondon, Query{Holder: "me", Ranges: []string{"mcr", "lon"}, Type: "callingPlan"}, ""},
		"in no range":                      {inNone, Query{Holder: "me", Ranges: []string{"mcr"}}, "+441614960000"},
	} {
		t.Run(name, func(t *testing.T) {
			v := inventory(t, []Range{manchester(), london()}, []Number{c.kept}, read())
			if got, _ := v.Take(c.q); got.Telephone != c.want {
				t.Errorf("got %q, want %q", got.Telephone, c.want)
			}
		})
	}
}

// More held numbers than are read ahead at once are all passed over.
func TestNoNumberOfALongListOfHeldOnesIsGiven(t *testing.T) {
	r := manchester()
	r.First, r.Last = "+441614960000", "+441614969999"
	var held []listed
	for i := range 3*readAhead + 1 {
		held = append(held, listed{fmt.Sprintf("+44161496%04d", i), Held{Status: "userAssigned", Target: "x"}})
	}
	v := inventory(t, []Range{r}, nil, read(held...))
	if n, ok := v.Take(Query{Holder: "me", Ranges: []string{"mcr"}}); !ok || n.Telephone != fmt.Sprintf("+44161496%04d", 3*readAhead+1) {
		t.Errorf("got %s", n.Telephone)
	}
}

func TestTakeHonoursRangesTagTypeAndRule(t *testing.T) {
	tagged := london()
	tagged.ID, tagged.First, tagged.Last, tagged.Tag = "vip", "+442079460100", "+442079460109", "vip"
	ranges := []Range{manchester(), london(), tagged}
	for name, c := range map[string]struct {
		q    Query
		want string
	}{
		"in the order asked":   {Query{Ranges: []string{"lon", "mcr"}}, "+442079460000"},
		"unknown ones skipped": {Query{Ranges: []string{"nowhere", "lon"}}, "+442079460000"},
		"tag of the range":     {Query{Ranges: []string{"mcr", "vip"}, Tag: "vip"}, "+442079460100"},
		"wrong type":           {Query{Ranges: []string{"mcr"}, Type: "callingPlan"}, ""},
		"rule refuses one":     {Query{Ranges: []string{"mcr", "lon"}, Allows: func(id string) bool { return id == "lon" }}, "+442079460000"},
	} {
		t.Run(name, func(t *testing.T) {
			got, _ := inventory(t, ranges, nil, read()).Take(c.q)
			if got.Telephone != c.want {
				t.Errorf("got %q, want %q", got.Telephone, c.want)
			}
		})
	}
}

func TestNothingIsFreeThatWasNotRead(t *testing.T) {
	v, _ := over([]Range{manchester()}, nil, Tenant{})
	if n, ok := v.Take(Query{Ranges: []string{"mcr"}}); ok {
		t.Errorf("gave %s before the tenant was seen", n.Telephone)
	}
	r := manchester()
	r.Type = "callingPlan"
	w := inventory(t, []Range{r}, nil, read(listed{"+441614960007", Held{Status: "unassigned", ForUsers: true}}))
	n, ok := w.Take(Query{Ranges: []string{"mcr"}})
	if !ok || n.Telephone != "+441614960007" {
		t.Errorf("a calling plan number that the tenant does not list was given: %+v", n)
	}
	if n, ok := w.Take(Query{Ranges: []string{"mcr"}}); ok {
		t.Errorf("a calling plan number that the tenant does not list was given: %+v", n)
	}
}

func TestNewInventoryReportsRecordsItCannotUse(t *testing.T) {
	_, problems := over(nil, []Number{{Telephone: "+44161"}, {Telephone: "0161"}, {Telephone: "+44161;ext=x"}}, Tenant{})
	if got := codes(problems); !slices.Equal(got, []string{"NUMBER_FORM", "NUMBER_FORM"}) {
		t.Errorf("got %v", got)
	}
}

func TestCounts(t *testing.T) {
	v := inventory(t, []Range{manchester(), london()}, []Number{
		{Telephone: "+441614960000", State: Assigned, Holder: "a"},
		{Telephone: "+441614960001", State: Reserved},
	}, read(listed{"+441614960002", Held{Status: "userAssigned", Target: "b"}}))
	v.Take(Query{Holder: "c", Ranges: []string{"mcr"}})
	all := counts(t, v)
	want := Count{RangeID: "mcr", Size: 100, Free: 96, Assigned: 3, Reserved: 1, Differ: 2}
	if all[0] != want || all[1].Free != 100 {
		t.Errorf("got %+v", all)
	}
	if got, err := v.Window("mcr", 98, 10); err != nil || len(got) != 2 {
		t.Errorf("window of %d, %v", len(got), err)
	}
}

func TestPropertyNoNumberIsTakenTwiceOrFromAnybody(t *testing.T) {
	states := []State{Free, Assigned, Reserved, Quarantined, Retired, PortingIn, PortingOut, Unknown}
	statuses := []string{"unassigned", "userAssigned", "voiceApplicationAssigned", "internalError"}
	rapid.Check(t, func(t *rapid.T) {
		busy := map[string]string{} // telephone -> who may still get it
		var numbers []Number
		var held []listed
		for i := range 30 {
			e164 := phone.Spell(441614960000 + uint64(i))
			if rapid.Bool().Draw(t, "recorded") {
				n := Number{Telephone: e164, State: rapid.SampledFrom(states).Draw(t, "state"), Holder: rapid.SampledFrom([]string{"", "u1", "u2"}).Draw(t, "holder")}
				numbers = append(numbers, n)
				if n.State != Free {
					busy[e164] = n.Holder
				}
			}
			if rapid.IntRange(0, 2).Draw(t, "listed") > 0 {
				h := listed{e164, Held{Status: rapid.SampledFrom(statuses).Draw(t, "status"), Target: "x", ForUsers: true}}
				held = append(held, h)
				if h.Status != "unassigned" {
					busy[e164] = ""
				}
			}
		}
		r := manchester()
		r.Last = phone.Spell(441614960029)
		v, _ := over([]Range{r}, numbers, read(held...))
		given := map[string]bool{}
		for i := range 40 {
			who := "u" + string(rune('0'+i%8))
			n, ok := v.Take(Query{Holder: ident.Object(who), Ranges: []string{"mcr"}})
			if !ok {
				continue
			}
			if owner, taken := busy[n.Telephone]; taken && (owner == "" || owner != who) {
				t.Fatalf("%s was not free, and went to %s", n.Telephone, who)
			}
			if given[n.Telephone] {
				t.Fatalf("%s went to two holders", n.Telephone)
			}
			given[n.Telephone] = true
		}
	})
}

// draining empties a range that is recorded number by number; a search from the start for each would never end.
func draining(t testing.TB, size int) {
	first := uint64(441998000000)
	r := Range{ID: "all", First: phone.Spell(first), Last: phone.Spell(first + uint64(size) - 1), Type: "directRouting"}
	numbers := make([]Number, size)
	for i := range numbers {
		numbers[i] = Number{Telephone: phone.Spell(first + uint64(i)), State: Free}
	}
	v := inventory(t, []Range{r}, numbers, read())
	for i := range size {
		if _, ok := v.Take(Query{Holder: "u", Ranges: []string{"all"}}); !ok {
			t.Fatalf("ran out after %d", i)
		}
	}
	if c := counts(t, v)[0]; c.Assigned != size || c.Free != 0 {
		t.Errorf("%+v", c)
	}
}

func TestALargeRangeIsDrained(t *testing.T) { draining(t, 100_000) }

// BenchmarkTake100000 and BenchmarkTakeMillion show that taking grows with the range and not faster.
func BenchmarkTake100000(b *testing.B) {
	for b.Loop() {
		draining(b, 100_000)
	}
}

func BenchmarkTakeMillion(b *testing.B) {
	for b.Loop() {
		draining(b, 1_000_000)
	}
}
