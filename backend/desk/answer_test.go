package desk

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// sum is an answer over one input, computed by asking for permission when slow is not nil.
type sum struct {
	Answer[int]
	input, stamp atomic.Int64
	began        chan struct{}
	proceed      chan struct{}
	stopped      atomic.Int64
}

func newSum(slow bool) *sum {
	s := &sum{began: make(chan struct{}, 100)}
	if slow {
		s.proceed = make(chan struct{})
	}
	s.Stamp = func() string { return strconv.FormatInt(s.stamp.Load(), 10) }
	s.Compute = func(ctx context.Context) (int, error) {
		s.began <- struct{}{}
		if s.proceed != nil {
			select {
			case <-s.proceed:
			case <-ctx.Done():
				s.stopped.Add(1)
				return 0, ctx.Err()
			}
		}
		return int(s.input.Load()), nil
	}
	return s
}

func (s *sum) set(v int64) { s.input.Store(v); s.stamp.Add(1) }

func (s *sum) want(t *testing.T, value, computed int) {
	t.Helper()
	got, err := s.Get(t.Context())
	if err != nil || got != value || s.Tally().Computed != computed {
		t.Fatalf("%d after %d computations, %v; want %d after %d", got, s.Tally().Computed, err, value, computed)
	}
}

func TestAnAnswerIsComputedOnceAndAgainWhenItsInputMoves(t *testing.T) {
	s := newSum(false)
	s.input.Store(1)
	s.want(t, 1, 1)
	s.want(t, 1, 1)
	s.set(2)
	s.want(t, 2, 2)
	s.want(t, 2, 2)
}

func TestAllWhoAskAtTheSameTimeWaitForOneComputation(t *testing.T) {
	s := newSum(true)
	s.input.Store(7)
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if got, err := s.Get(context.Background()); err != nil || got != 7 {
				t.Errorf("%d, %v", got, err)
			}
		})
	}
	<-s.began
	for s.Tally().Asked < 20 {
		time.Sleep(time.Millisecond)
	}
	close(s.proceed)
	all.Wait()
	if got := s.Tally(); got.Computed != 1 {
		t.Fatalf("%+v", got)
	}
}

func TestTheComputationStopsWhenTheLastAskerHasGone(t *testing.T) {
	s := newSum(true)
	one, leaveOne := context.WithCancel(t.Context())
	two, leaveTwo := context.WithCancel(t.Context())
	ended := make(chan error, 2)
	for _, ctx := range []context.Context{one, two} {
		go func() { _, err := s.Get(ctx); ended <- err }()
	}
	<-s.began
	for s.Tally().Asked < 2 {
		time.Sleep(time.Millisecond)
	}
	leaveOne()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Fatalf("the first who went got %v", err)
	}
	if s.stopped.Load() != 0 {
		t.Fatal("it stopped while somebody waited")
	}
	leaveTwo()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Fatalf("the last who went got %v", err)
	}
	for s.stopped.Load() == 0 { // the test would hang here if it went on
		time.Sleep(time.Millisecond)
	}
	// Who comes afterwards is not given what was stopped.
	close(s.proceed)
	s.input.Store(3)
	if got, err := s.Get(t.Context()); err != nil || got != 3 {
		t.Fatalf("%d, %v", got, err)
	}
}

func TestWhoAsksAfterAnEditIsNotGivenWhatWasBegunBeforeIt(t *testing.T) {
	s := newSum(true)
	s.input.Store(1)
	early := make(chan int, 1)
	go func() { got, _ := s.Get(context.Background()); early <- got }()
	<-s.began
	s.set(2) // while the first computation is under way, which then sees the edit or not
	late := make(chan int, 1)
	go func() { got, _ := s.Get(context.Background()); late <- got }()
	for s.Tally().Asked < 2 {
		time.Sleep(time.Millisecond)
	}
	close(s.proceed)
	<-early
	if got := <-late; got != 2 {
		t.Fatalf("asked after the edit and got %d", got)
	}
	s.want(t, 2, 2)
}

func TestAnAnswerThatMeansTheSameKeepsItsEdition(t *testing.T) {
	s := newSum(false)
	s.Same = func(old, fresh int) bool { return old/10 == fresh/10 }
	s.input.Store(11)
	_, first, _ := s.Edition(t.Context())
	s.set(12)
	got, second, _ := s.Edition(t.Context())
	if got != 11 || second != first {
		t.Fatalf("12 means what 11 did: got %d, edition %d then %d", got, first, second)
	}
	s.set(25)
	if got, third, _ := s.Edition(t.Context()); got != 25 || third == second {
		t.Fatalf("got %d, edition %d", got, third)
	}
}

func TestAnAnswerWhoseInputsMeanTheSameIsNotComputedAgain(t *testing.T) {
	tens, s := newSum(false), newSum(false)
	tens.Same = func(old, fresh int) bool { return old/10 == fresh/10 }
	s.Stamp = tens.Stamp
	s.Over = func(ctx context.Context) (string, error) {
		_, edition, err := tens.Edition(ctx)
		return strconv.FormatInt(edition, 10), err
	}
	tens.set(11)
	s.input.Store(1)
	s.want(t, 1, 1)
	tens.set(12)
	s.want(t, 1, 1)
	s.input.Store(2)
	tens.set(25)
	s.want(t, 2, 2)
}

func TestWhoDoesNotWaitIsGivenTheEarlierAnswerAndToldWhenTheNewOneIsThere(t *testing.T) {
	s := newSum(true)
	ready := make(chan struct{}, 10)
	soon := func() (int, State) {
		got, state, err := s.Soon(t.Context(), t.Context(), time.Millisecond, func() { ready <- struct{}{} })
		if err != nil {
			t.Fatal(err)
		}
		return got, state
	}
	s.input.Store(1)
	if _, state := soon(); state != First {
		t.Fatalf("the first answer cannot be there: %s", state)
	}
	s.proceed <- struct{}{}
	<-ready
	if got, state := soon(); got != 1 || state != Fresh {
		t.Fatalf("%d, %s", got, state)
	}
	s.set(2)
	for range 3 { // however often one looks, one computation is under way
		if got, state := soon(); got != 1 || state != Earlier {
			t.Fatalf("%d, %s", got, state)
		}
	}
	s.set(3) // what was begun for 2 is let go
	if got, state := soon(); got != 1 || state != Earlier {
		t.Fatalf("%d, %s", got, state)
	}
	for s.stopped.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	s.proceed <- struct{}{}
	<-ready
	if got, state := soon(); got != 3 || state != Fresh {
		t.Fatalf("%d, %s", got, state)
	}
	if got := s.Tally(); got.Computed != 3 || got.Stopped != 1 || len(ready) != 0 {
		t.Fatalf("%+v, told %d times more", got, len(ready))
	}
}

func TestAComputationInTheBackgroundStopsWithTheDesk(t *testing.T) {
	s := newSum(true)
	behind, closeDesk := context.WithCancel(t.Context())
	if _, state, err := s.Soon(t.Context(), behind, 0, func() { t.Error("nobody is left to be told") }); err != nil || state != First {
		t.Fatalf("%s, %v", state, err)
	}
	<-s.began
	closeDesk()
	for s.stopped.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
}

func TestWhatFailsIsSaidAndTriedAgainByWhoWaits(t *testing.T) {
	broken := errors.New("the disk is full")
	s := newSum(false)
	works := s.Compute
	s.Compute = func(context.Context) (int, error) { return 0, broken }
	if _, err := s.Get(t.Context()); !errors.Is(err, broken) {
		t.Fatal(err)
	}
	// Who only looks is told of the failure rather than that it is being computed for ever.
	if _, _, err := s.Soon(t.Context(), t.Context(), 0, func() {}); !errors.Is(err, broken) {
		t.Fatal(err)
	}
	s.Compute = works
	s.input.Store(5)
	if got, err := s.Get(t.Context()); err != nil || got != 5 {
		t.Fatalf("%d, %v", got, err)
	}
	s.Compute = func(context.Context) (int, error) { panic("nobody home") }
	s.set(6)
	if _, err := s.Get(t.Context()); err == nil {
		t.Fatal("a fault was taken for an answer")
	}
}

func TestManyAskersAndEditsAtOnceNeverSeeAnAnswerOlderThanTheirQuestion(t *testing.T) {
	s := newSum(false)
	s.began = make(chan struct{}, 1_000_000)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 500 {
				before := s.stamp.Load() // what has been counted; an edit that is on the disk and not counted yet is nobody's knowledge
				got, err := s.Get(context.Background())
				if err != nil || int64(got) < before {
					t.Errorf("asked at %d and got %d, %v", before, got, err)
					return
				}
			}
		})
	}
	for range 500 {
		s.input.Add(1) // before the stamp, as the workbook counts once an edit is on the disk
		s.stamp.Add(1)
		time.Sleep(10 * time.Microsecond)
	}
	all.Wait()
}
