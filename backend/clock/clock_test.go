package clock_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"personadesk/backend/clock"
)

var noon = time.Date(2026, 3, 29, 12, 0, 0, 0, time.UTC)

// rang says whether a timer rang, and when.
func rang(t *clock.Timer) (time.Time, bool) {
	select {
	case at := <-t.C:
		return at, true
	default:
		return time.Time{}, false
	}
}

func TestFakeRingsWhenItsTimeHasCome(t *testing.T) {
	tests := []struct {
		name  string
		set   time.Duration
		moves []time.Duration
		at    time.Duration // -1 for not at all
	}{
		{"not yet", time.Minute, []time.Duration{time.Minute - 1}, -1},
		{"to the nanosecond", time.Minute, []time.Duration{time.Minute}, time.Minute},
		{"in two steps", time.Minute, []time.Duration{40 * time.Second, 40 * time.Second}, time.Minute},
		{"at its own time, however far the clock goes", time.Minute, []time.Duration{time.Hour}, time.Minute},
		{"at once when nothing is to wait for", 0, nil, 0},
		{"at once when it is over", -time.Second, nil, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := clock.NewFake(noon)
			timer := f.NewTimer(tt.set)
			for _, d := range tt.moves {
				f.Advance(d)
			}
			at, ok := rang(timer)
			if tt.at < 0 {
				if ok {
					t.Fatalf("rang at %v", at)
				}
				return
			}
			if !ok || !at.Equal(noon.Add(tt.at)) {
				t.Fatalf("rang %v at %v, want %v", ok, at, noon.Add(tt.at))
			}
			if _, again := rang(timer); again {
				t.Fatal("a timer rang twice")
			}
		})
	}
}

func TestFakeRingsInOrder(t *testing.T) {
	f := clock.NewFake(noon)
	late, early := f.NewTimer(2*time.Minute), f.NewTimer(time.Minute)
	f.Advance(time.Hour)
	first, _ := rang(early)
	second, _ := rang(late)
	if !first.Equal(noon.Add(time.Minute)) || !second.Equal(noon.Add(2*time.Minute)) {
		t.Fatalf("rang at %v and %v", first, second)
	}
	if now := f.Now(); !now.Equal(noon.Add(time.Hour)) {
		t.Fatalf("the clock stands at %v", now)
	}
}

func TestStoppedTimerIsSilent(t *testing.T) {
	f := clock.NewFake(noon)
	timer := f.NewTimer(time.Minute)
	if !timer.Stop() {
		t.Fatal("the timer would have rung")
	}
	f.Advance(time.Hour)
	if _, ok := rang(timer); ok {
		t.Fatal("a stopped timer rang")
	}
	if timer.Stop() || f.Waiting() != 0 {
		t.Fatal("a stopped timer still waits")
	}
}

func TestTickerGoesOnAndSkipsWhatNobodyTook(t *testing.T) {
	f := clock.NewFake(noon)
	ticker := f.NewTicker(time.Second)
	for n := 1; n <= 3; n++ {
		f.Advance(time.Second)
		if at, ok := rang(ticker); !ok || !at.Equal(noon.Add(time.Duration(n)*time.Second)) {
			t.Fatalf("ring %d: %v at %v", n, ok, at)
		}
	}
	f.Advance(10 * time.Second)
	if at, ok := rang(ticker); !ok || !at.Equal(noon.Add(4*time.Second)) {
		t.Fatalf("rang %v at %v", ok, at)
	}
	if _, ok := rang(ticker); ok {
		t.Fatal("rings were kept for somebody who did not take them")
	}
	ticker.Stop()
	f.Advance(time.Hour)
	if _, ok := rang(ticker); ok || f.Waiting() != 0 {
		t.Fatal("a stopped ticker rang")
	}
}

func TestGoingBackRingsNothing(t *testing.T) {
	f := clock.NewFake(noon)
	timer := f.NewTimer(time.Minute)
	f.Set(noon.Add(-time.Hour))
	if _, ok := rang(timer); ok {
		t.Fatal("rang in the past")
	}
	f.Set(noon.Add(time.Minute))
	if at, ok := rang(timer); !ok || !at.Equal(noon.Add(time.Minute)) {
		t.Fatalf("rang %v at %v", ok, at)
	}
}

func TestAwaitLetsWorkComeToItsWaits(t *testing.T) {
	f := clock.NewFake(noon)
	done := make(chan error, 2)
	for range 2 {
		go func() { done <- clock.Wait(t.Context(), f, time.Hour) }()
	}
	if err := f.Await(t.Context(), 2); err != nil {
		t.Fatal(err)
	}
	f.Advance(time.Hour)
	for range 2 {
		if err := <-done; err != nil {
			t.Fatal(err)
		}
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := f.Await(ended, 1); !errors.Is(err, context.Canceled) {
		t.Fatalf("waited for nobody: %v", err)
	}
}

func TestPlayTurnsHoursIntoMilliseconds(t *testing.T) {
	f := clock.NewFake(noon)
	stop := f.Play()
	began := time.Now()
	for range 100 {
		if err := clock.Wait(t.Context(), f, time.Hour); err != nil {
			t.Fatal(err)
		}
	}
	stop()
	stop() // twice does no harm
	if now := f.Now(); !now.Equal(noon.Add(100 * time.Hour)) {
		t.Fatalf("the clock stands at %v", now)
	}
	if took := time.Since(began); took > time.Minute {
		t.Fatalf("a hundred hours took %v", took)
	}
}

func TestWaitEndsWithItsContext(t *testing.T) {
	f := clock.NewFake(noon)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- clock.Wait(ctx, f, time.Hour) }()
	if err := f.Await(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Fatalf("ended with %v", err)
	}
	if err := clock.Wait(ctx, f, time.Hour); !errors.Is(err, context.Canceled) {
		t.Fatalf("waited although nobody does: %v", err)
	}
	if f.Waiting() != 0 {
		t.Fatal("a timer was left behind")
	}
	if err := clock.Wait(t.Context(), f, 0); err != nil {
		t.Fatalf("nothing to wait for: %v", err)
	}
}

func TestWithTimeoutRunsOnTheClock(t *testing.T) {
	f := clock.NewFake(noon)
	ctx, cancel := clock.WithTimeout(t.Context(), f, time.Hour)
	defer cancel()
	f.Advance(time.Hour - 1)
	if err := ctx.Err(); err != nil {
		t.Fatalf("ended too early: %v", err)
	}
	f.Advance(1)
	<-ctx.Done()
	if cause := context.Cause(ctx); !errors.Is(cause, context.DeadlineExceeded) {
		t.Fatalf("ended because of %v", cause)
	}
	given, giveUp := clock.WithTimeout(t.Context(), f, time.Hour)
	giveUp()
	if cause := context.Cause(given); !errors.Is(cause, context.Canceled) {
		t.Fatalf("ended because of %v", cause)
	}
}

func TestSystemKeepsTime(t *testing.T) {
	c := clock.Or(nil)
	began := c.Now()
	if err := clock.Wait(t.Context(), c, 2*time.Millisecond); err != nil {
		t.Fatal(err)
	}
	if passed := clock.Since(c, began); passed < 2*time.Millisecond {
		t.Fatalf("only %v passed", passed)
	}
	ticker := c.NewTicker(time.Millisecond)
	<-ticker.C
	<-ticker.C
	ticker.Stop()
	timer := c.NewTimer(time.Hour)
	if !timer.Stop() {
		t.Fatal("an hour was over at once")
	}
	if f := clock.NewFake(noon); clock.Or(f) != clock.Clock(f) {
		t.Fatal("a given clock was replaced")
	}
}
