package engine

import (
	"fmt"
	"testing"
	"time"

	"personadesk/backend/clock"
	"personadesk/backend/measure"
	"personadesk/backend/plan"
	"personadesk/backend/provision"
	"personadesk/backend/workbook"
)

// estimated is a plan with changes in two lanes, and what the plan says that they take.
func estimated(licences, numbers int) plan.Plan {
	p := plan.Plan{Bill: plan.Bill{Lanes: map[plan.Lane]int{plan.LaneLicences: licences, plan.LaneNumbers: numbers}}}
	for i := range licences {
		p.Changes = append(p.Changes, plan.Change{ID: fmt.Sprint("l", i), Lane: plan.LaneLicences})
	}
	for i := range numbers {
		p.Changes = append(p.Changes, plan.Change{ID: fmt.Sprint("n", i), Lane: plan.LaneNumbers})
	}
	return p
}

func TestProgressComesTenTimesASecondAndEndsWithTheLast(t *testing.T) {
	hours := clock.NewFake(time.Now())
	events := make(chan provision.Progress, 1000)
	g := newProgress(estimated(100, 0), Options{Clock: hours, Progress: func(p provision.Progress) { events <- p }})
	stop := g.start()
	must(t, hours.Await(ctx, 1))
	g.enter(plan.LaneLicences)
	for range 50 { // five changes in each tenth of a second
		g.count(plan.LaneLicences, workbook.Sent, workbook.Seen)
		hours.Advance(20 * time.Millisecond)
	}
	g.count(plan.LaneLicences, workbook.Sent, workbook.Accepted)
	g.count(plan.LaneLicences, workbook.Seen, workbook.Seen)
	stop()
	stop()
	close(events)
	count, last := 0, provision.Progress{}
	for p := range events {
		if count++; p.Done < last.Done || p == last {
			t.Errorf("after %+v came %+v", last, p)
		}
		last = p
	}
	if count == 0 || count > 11 || last.Done != 50 || last.Total != 100 || last.Stage != string(plan.LaneLicences) {
		t.Errorf("%d events in a second, the last %+v", count, last)
	}
}

func TestTimeLeftGoesByWhatWasMeasured(t *testing.T) {
	for name, c := range map[string]struct {
		after func(g *progress, hours *clock.Fake)
		left  time.Duration
	}{
		"nothing measured: by the bill": {func(*progress, *clock.Fake) {}, 130 * time.Second},
		"twice as slow as billed": {func(g *progress, hours *clock.Fake) {
			g.enter(plan.LaneLicences)
			seen(g, plan.LaneLicences, 10)
			hours.Advance(20 * time.Second)
		}, 20*2*time.Second + 100*2*time.Second},
		"the first lane is over": {func(g *progress, hours *clock.Fake) {
			g.enter(plan.LaneLicences)
			seen(g, plan.LaneLicences, 30)
			hours.Advance(15 * time.Second)
			g.enter(plan.LaneNumbers)
			hours.Advance(time.Hour) // says nothing of a rate as long as nothing has come
		}, 50 * time.Second},
		"the second lane by itself": {func(g *progress, hours *clock.Fake) {
			g.enter(plan.LaneLicences)
			seen(g, plan.LaneLicences, 30)
			hours.Advance(15 * time.Second)
			g.enter(plan.LaneNumbers)
			seen(g, plan.LaneNumbers, 50)
			hours.Advance(5 * time.Second)
		}, 5 * time.Second},
		"what was done before the run went on is no rate": {func(g *progress, hours *clock.Fake) {
			seen(g, plan.LaneLicences, 20)
			g.enter(plan.LaneLicences)
			seen(g, plan.LaneLicences, 5)
			hours.Advance(10 * time.Second)
		}, 5*2*time.Second + 100*2*time.Second},
		"all is done": {func(g *progress, hours *clock.Fake) {
			g.enter(plan.LaneLicences)
			seen(g, plan.LaneLicences, 30)
			hours.Advance(time.Second)
			g.enter(plan.LaneNumbers)
			seen(g, plan.LaneNumbers, 100)
			hours.Advance(time.Second)
		}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			hours := clock.NewFake(time.Now())
			g := newProgress(estimated(30, 100), Options{Clock: hours})
			c.after(g, hours)
			if got := g.left(hours.Now()); got.Round(time.Second) != c.left {
				t.Errorf("%v are left; want %v", got, c.left)
			}
		})
	}
}

func seen(g *progress, lane plan.Lane, count int) {
	for range count {
		g.count(lane, workbook.Accepted, workbook.Seen)
	}
}

// What a send costs for progress, the event of a ticker at every send included, in a plan of 100,000 changes against one of 10,000.
func BenchmarkProgressOfASend(b *testing.B) {
	of := func(changes int) func() {
		g := newProgress(estimated(10, changes-10), Options{Clock: clock.System})
		g.enter(plan.LaneNumbers)
		return func() {
			for range 1000 {
				g.count(plan.LaneNumbers, workbook.Sent, workbook.Seen)
				g.count(plan.LaneNumbers, workbook.Seen, workbook.Queued)
				if g.now().Total != changes {
					b.Fatal("not this plan")
				}
			}
		}
	}
	measure.Ratio(b, of(100_000), of(10_000))
}
