package directory

import (
	"encoding/json"
	"slices"
	"testing"

	"personadesk/backend/rule"
)

// page decodes a page of user objects as it comes from a tenant.
func page(t *testing.T, objects string) []rawUser {
	t.Helper()
	var users []rawUser
	if err := json.Unmarshal([]byte(objects), &users); err != nil {
		t.Fatal(err)
	}
	return users
}

func read(t *testing.T, objects string) *Directory {
	t.Helper()
	d := New(4)
	if err := d.Apply(page(t, objects)); err != nil {
		t.Fatal(err)
	}
	return d
}

const three = `[
	{"id":"A1","userPrincipalName":"ann@x.example","displayName":"Ann","department":"HR","officeLocation":"London","assignedLicenses":[{"skuId":"05E9A617-0261-4CEE-BB44-138D3EF5D965"}]},
	{"id":"B2","userPrincipalName":"bob@x.example","displayName":"Bob \"B\"","department":"Sales","officeLocation":null,"assignedLicenses":[]},
	{"id":"C3","userPrincipalName":"cem@x.example","displayName":null,"department":"HR"}]`

func TestDirectoryKeepsWhatWasRead(t *testing.T) {
	d := read(t, three)
	if d.Len() != 3 {
		t.Fatalf("%d users", d.Len())
	}
	i, ok := d.Index("a1")
	if !ok || d.ID(i) != "a1" || d.UPN(i) != "ann@x.example" || d.DisplayName(i) != "Ann" {
		t.Errorf("Ann is %s, %s, %s", d.ID(i), d.UPN(i), d.DisplayName(i))
	}
	if j, ok := d.Find("BOB@x.example"); !ok || d.DisplayName(j) != `Bob "B"` {
		t.Errorf("Bob is at %d, %v", j, ok)
	}
	for _, nobody := range []string{"", "d4", "dan@x.example"} {
		if i, ok := d.Find(nobody); ok {
			t.Errorf("%q is at %d", nobody, i)
		}
	}
	for property, want := range map[string][3]string{
		"officeLocation":             {"known", "absent", "unknown"},
		"physicalDeliveryOfficeName": {"known", "absent", "unknown"},
		"displayName":                {"known", "known", "absent"},
		"assignedLicenses":           {"known", "known", "unknown"},
		"city":                       {"unknown", "unknown", "unknown"},
		"nonsense":                   {"unknown", "unknown", "unknown"},
	} {
		for i, state := range want {
			if got := d.Value(i, property).State(); got != state {
				t.Errorf("%s of user %d is %s, want %s", property, i, got, state)
			}
		}
	}
	if got := d.Value(0, Licences).Texts(); !slices.Equal(got, []string{"05e9a617-0261-4cee-bb44-138d3ef5d965"}) {
		t.Errorf("licences are %v", got)
	}
}

func TestDeltaPages(t *testing.T) {
	d := read(t, three)
	if err := d.Apply(page(t, `[{"id":"B2","department":null},{"id":"A1","@removed":{"reason":"changed"}},{"id":"nobody","@removed":{"reason":"deleted"}},{"id":"D4","department":"Sales"}]`)); err != nil {
		t.Fatal(err)
	}
	if _, ok := d.Index("a1"); ok || d.Len() != 3 {
		t.Errorf("Ann is still there among %d", d.Len())
	}
	b, _ := d.Index("b2")
	if !d.Value(b, "department").IsAbsent() || d.UPN(b) != "bob@x.example" {
		t.Errorf("Bob has %v and %q", d.Value(b, "department"), d.UPN(b))
	}
	c, _ := d.Index("c3")
	if d.Value(c, "department").Text() != "HR" {
		t.Errorf("Cem moved with the removal and is in %q", d.Value(c, "department"))
	}
	if err := d.Set(page(t, `[{"id":"B2","city":"Leeds"}]`)[0]); err != nil {
		t.Fatal(err)
	}
	if b, _ = d.Index("b2"); !d.Value(b, "department").IsUnknown() || d.Value(b, "city").Text() != "Leeds" || d.UPN(b) != "" {
		t.Error("Set kept something of before")
	}
	if d.Remove("nobody") || !d.Remove("B2") {
		t.Error("Remove says it wrong")
	}
}

func TestUsersWithoutIdAreRefused(t *testing.T) {
	for _, object := range []string{`{"department":"HR"}`, `{"id":null}`, `{"id":7}`, `{"id":""}`, `{"@removed":{"reason":"deleted"}}`} {
		if err := New(0).Apply(page(t, "["+object+"]")); err == nil {
			t.Errorf("%s was taken in", object)
		}
	}
}

func TestCompleteAndRestrict(t *testing.T) {
	u := page(t, `[{"id":"a","city":"Leeds","aboutMe":"private","extension_9d98ed114c4840d298fad781915f27e4_x":"1"}]`)[0]
	kept := Restrict(u)
	if _, secret := kept["aboutMe"]; secret || len(kept) != 3 {
		t.Errorf("kept %v", kept)
	}
	Complete(kept, []string{"city", "department"})
	if string(kept["department"]) != "null" || string(kept["city"]) != `"Leeds"` {
		t.Errorf("completed to %v", kept)
	}
	names := Select()
	for _, wanted := range []string{"id", "userPrincipalName", "accountEnabled", "officeLocation", "usageLocation", "assignedLicenses", "assignedPlans", "onPremisesExtensionAttributes", "onPremisesSyncEnabled", "employeeHireDate"} {
		if !slices.Contains(names, wanted) {
			t.Errorf("%s is not asked for", wanted)
		}
	}
	slices.Sort(names)
	if len(slices.Compact(names)) != len(Select()) || slices.Contains(names, "memberOf") {
		t.Errorf("asks for %v", names)
	}
}

func TestMatch(t *testing.T) {
	d := read(t, three)
	m := d.Match(parsed(t, `user.physicalDeliveryOfficeName -notContains "Lon"`), now)
	for i, want := range []rule.Outcome{rule.NoMatch, rule.Match, rule.Unknown} {
		if got := m.Outcome(i); got != want {
			t.Errorf("user %d: %v, want %v", i, got, want)
		}
	}
	if m.Count() != 1 || !m.Assumed.Has(1) || m.Unknown.Count() != 1 {
		t.Errorf("%d match, %d are unknown", m.Count(), m.Unknown.Count())
	}
	if d.Everybody().Count() != 3 {
		t.Errorf("everybody is %d", d.Everybody().Count())
	}
	if m := d.Match(rule.Rule{}, now); m.Unknown.Count() != 3 || m.Count() != 0 {
		t.Errorf("no rule matches %d and leaves %d unknown", m.Count(), m.Unknown.Count())
	}
	if m := New(0).Match(parsed(t, `-not (user.city -eq "a")`), now); m.Count() != 0 || m.Unknown.Count() != 0 {
		t.Error("nobody matches something")
	}
}

func TestDistinctAndTally(t *testing.T) {
	d := read(t, three)
	if got := d.Suggest("department", "", 10); !slices.Equal(got, []ValueCount{{"HR", 2}, {"Sales", 1}}) {
		t.Errorf("departments: %v", got)
	}
	if err := d.Apply(page(t, `[{"id":"B2","department":"HR"}]`)); err != nil {
		t.Fatal(err)
	}
	if got := d.Suggest("department", "", 10); !slices.Equal(got, []ValueCount{{"HR", 3}}) {
		t.Errorf("departments after the change: %v", got)
	}
	if known, absent, unknown := d.Tally("officeLocation"); known != 1 || absent != 1 || unknown != 1 {
		t.Errorf("offices: %d, %d, %d", known, absent, unknown)
	}
	if known, absent, unknown := d.Tally("city"); known != 0 || absent != 0 || unknown != 3 || len(d.Suggest("city", "", 10)) != 0 {
		t.Errorf("cities: %d, %d, %d", known, absent, unknown)
	}
}

func TestSets(t *testing.T) {
	set := func(users int, members ...int) Set {
		s := newSet(users)
		for _, i := range members {
			s.words[i/64] |= 1 << (i % 64)
		}
		return s
	}
	a, b := set(130, 0, 63, 64, 129), set(130, 63, 129)
	for name, c := range map[string]struct {
		got  Set
		want []int
	}{
		"and":        {a.And(b), []int{63, 129}},
		"and not":    {a.AndNot(b), []int{0, 64}},
		"or":         {b.Or(set(130, 1)), []int{1, 63, 129}},
		"a smaller":  {a.And(set(10, 0)), []int{0}},
		"not of not": {a.Not().Not(), []int{0, 63, 64, 129}},
	} {
		if got := slices.Collect(c.got.Each()); !slices.Equal(got, c.want) || c.got.Count() != len(c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	if a.Not().Count() != 126 || a.Not().Has(130) || a.Has(-1) || a.Has(130) || !a.Has(129) {
		t.Error("the edges are wrong")
	}
	for i := range a.Each() {
		if i != 0 {
			t.Error("went on after the loop was left")
		}
		break
	}
}
