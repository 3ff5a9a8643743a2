package directory

import (
	"math/rand/v2"
	"testing"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
)

// onceRead is a user object of Graph each of whose attributes is decoded once.
type onceRead struct {
	rule.GraphUser
	values map[string]rule.Value
}

func (u onceRead) Attribute(name string) rule.Value {
	v, known := u.values[name]
	if !known {
		v = u.GraphUser.Attribute(name)
		u.values[name] = v
	}
	return v
}

// TestAMillionPairs holds the columns against the evaluation of the raw
// objects, for a million pairs of a random rule and a random user. Between the
// rules some users change.
func TestAMillionPairs(t *testing.T) {
	const rounds, users, rulesEach = 20, 500, 100
	seed := uint64(time.Now().UnixNano())
	before, beforeParallel := enoughLookups, parallelFrom
	t.Cleanup(func() {
		enoughLookups, parallelFrom = before, beforeParallel
		if t.Failed() {
			t.Logf("the seed was %d", seed)
		}
	})
	random := rand.New(rand.NewPCG(seed, seed))
	d, pairs := dice(random.IntN), 0
	for round := range rounds {
		enoughLookups = []int{3, 40, before}[round%3] // values that do not repeat from early on, late, never
		parallelFrom = []int{1, beforeParallel}[round%2]
		crowd, raw := New(0), make([]onceRead, users)
		replace := func(i int) {
			u := drawUser(t, d, i)
			raw[i] = onceRead{rule.NewGraphUser(u), map[string]rule.Value{}}
			if err := crowd.Set(u); err != nil {
				t.Fatal(err)
			}
		}
		for i := range users {
			replace(i)
		}
		for at := range rulesEach {
			r := drawRule(t, d)
			if at%10 == 5 {
				crowd.Match(r, now)
				replace(d(users))
				crowd.Remove(objectIDOf(0))
				replace(0)
			}
			m := crowd.Match(r, now)
			for i, u := range raw {
				at, _ := crowd.Index(ident.Object(objectIDOf(i)))
				want := evaluate.Rule(r, u, now)
				if m.Outcome(at) != want.Outcome || m.Assumed.Has(at) != want.Assumed {
					t.Fatalf("%s\nover %s: columns say %v (assumed %v), one by one %+v", r, encode(t, u.GraphUser), m.Outcome(at), m.Assumed.Has(at), want)
				}
				pairs++
			}
		}
	}
	if pairs < 1_000_000 {
		t.Errorf("%d pairs only", pairs)
	}
}
