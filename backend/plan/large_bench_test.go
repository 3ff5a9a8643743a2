package plan_test

import (
	"fmt"
	"runtime"
	"testing"

	"personadesk/backend/measure"
	"personadesk/backend/plan"
)

// BenchmarkRatioPlan makes the whole plan for a tenant that has nothing yet, and holds it against the bare difference. Beside the ratio it
// prints what a plan allocates for each user.
func BenchmarkRatioPlan(b *testing.B) {
	for _, users := range []int{100_000, 500_000} {
		b.Run(fmt.Sprintf("of %d users, against a bare difference", users), func(b *testing.B) {
			r, d := newWorld(b, users).reading(), wanted(b)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			plan.Make(d, r, now, plan.Options{})
			runtime.ReadMemStats(&after)
			measure.Ratio(b, func() {
				if plan.Make(d, r, now, plan.Options{}).Empty() {
					b.Fatal("there is nothing to do")
				}
			}, func() {
				if bareDifference(r) == 0 {
					b.Fatal("nobody lacks anything")
				}
			})
			b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/float64(users), "B/user")
		})
	}
}

// BenchmarkRatioPlanOfTwiceTheUsers holds a plan of 200,000 users against one of 100,000.
func BenchmarkRatioPlanOfTwiceTheUsers(b *testing.B) {
	d := wanted(b)
	twice, once := newWorld(b, 200_000).reading(), newWorld(b, 100_000).reading()
	measure.Ratio(b, func() { plan.Make(d, twice, now, plan.Options{}) }, func() { plan.Make(d, once, now, plan.Options{}) })
}
