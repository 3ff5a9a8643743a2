package directory

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
)

// TestColumnsAgreeWithOneByOne is the law of this package: whatever the rule,
// the users, and the changes that happened to them, a rule run over the
// columns gives each user what an evaluation of the raw object gives.
func TestColumnsAgreeWithOneByOne(t *testing.T) {
	before := enoughLookups
	t.Cleanup(func() { enoughLookups = before })
	rapid.Check(t, func(t *rapid.T) {
		// columns whose values repeat and columns whose values do not
		enoughLookups = rapid.SampledFrom([]int{3, 10, before}).Draw(t, "lookups")
		d := New(0)
		want := map[string]rawUser{}
		throw := dice(func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "throw") })
		r := drawRule(t, throw)
		for step := range rapid.IntRange(1, 150).Draw(t, "steps") {
			if step%7 == 0 {
				d.Match(r, now) // so that there are outcomes to remember or to patch
			}
			id := rapid.IntRange(0, 99).Draw(t, "id")
			key := strings.ToLower(objectIDOf(id))
			u := drawUser(t, throw, id)
			switch kind := rapid.IntRange(0, 9).Draw(t, "change"); {
			case kind == 0 && step > 0:
				u["@removed"] = json.RawMessage(`{"reason":"changed"}`)
				delete(want, key)
			case kind == 1:
				want[key] = u
				if err := d.Set(u); err != nil {
					t.Fatal(err)
				}
				continue
			default:
				merged := rawUser{}
				for name, raw := range want[key] {
					merged[name] = raw
				}
				for name, raw := range u {
					merged[name] = raw
				}
				want[key] = merged
			}
			if err := d.Apply([]rawUser{u}); err != nil {
				t.Fatal(err)
			}
		}
		if d.Len() != len(want) {
			t.Fatalf("%d users, want %d", d.Len(), len(want))
		}
		m := d.Match(r, now)
		for i := range d.Len() {
			single := evaluate.Rule(r, rule.NewGraphUser(want[string(d.ID(i))]), now)
			if m.Outcome(i) != single.Outcome || m.Assumed.Has(i) != single.Assumed {
				t.Fatalf("%s\nover %s: columns say %v (assumed %v), one by one %+v", r, encode(t, want[string(d.ID(i))]), m.Outcome(i), m.Assumed.Has(i), single)
			}
			if again := evaluate.Rule(r, d.User(i), now); again != single {
				t.Fatalf("%s\nover %s: the directory's user gives %+v, the raw object %+v", r, encode(t, want[string(d.ID(i))]), again, single)
			}
		}
	})
}
