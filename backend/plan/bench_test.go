package plan_test

import (
	"testing"
	"time"

	"personadesk/backend/measure"
	"personadesk/backend/plan"
)

// BenchmarkRatioPlanFor10000Users makes the whole plan for 10,000 users in a tenant that has nothing yet, and holds it
// against the bare difference: every user is asked once for the three attributes that decide, and a map of what each
// should have is held against a map of what each has.
func BenchmarkRatioPlanFor10000Users(b *testing.B) {
	w, d := newWorld(b, 10_000), wanted(b)
	r := w.reading()
	b.Run("a bare difference", func(b *testing.B) {
		measure.Ratio(b, func() {
			if plan.Make(d, r, now, plan.Options{}).Empty() {
				b.Fatal("there is nothing to do")
			}
		}, func() {
			if bareDifference(r) == 0 {
				b.Fatal("nobody lacks anything")
			}
		})
	})
}

func bareDifference(r plan.Reading) (missing int) {
	want, have := map[string]string{}, map[string]string{}
	for i := range r.Directory.Len() {
		office, department := r.Directory.Value(i, "officeLocation").Text(), r.Directory.Value(i, "department").Text()
		if (office == "Manchester" || office == "London") && department != "Warehouse" && r.Directory.Value(i, "accountEnabled").Bool() {
			want[string(r.Directory.ID(i))] = office
		}
	}
	for holder, telephone := range r.Directory.HeldNumbers() {
		have[string(holder)] = telephone
	}
	for id := range want {
		if have[id] == "" {
			missing++
		}
	}
	return missing
}

// TestTimeGrowsWithTheUsersAndNotFaster compares a tenant with one eight times as large; a loop of users in a loop of
// users would take 64 times as long.
func TestTimeGrowsWithTheUsersAndNotFaster(t *testing.T) {
	d := wanted(t)
	best := func(users int) time.Duration {
		r := newWorld(t, users).reading()
		least := time.Hour
		for range 3 {
			began := time.Now()
			if plan.Make(d, r, now, plan.Options{}).Empty() {
				t.Fatal("there is nothing to do")
			}
			least = min(least, time.Since(began))
		}
		return least
	}
	small, large := best(2_000), best(16_000)
	if large > 24*small {
		t.Errorf("2,000 users take %s, 16,000 take %s", small, large)
	}
}
