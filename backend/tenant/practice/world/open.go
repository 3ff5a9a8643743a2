// Package world is what the practice tenant holds and what it does by itself: users, groups, licences, policies, numbers and
// queues, the jobs that are due later, and the file that all of it lives in. It knows neither HTTP nor commands.
package world

import (
	"errors"
	"io/fs"
	"os"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"personadesk/backend/clock"
	"personadesk/backend/problem"
)

// MinUsers and MaxUsers bound how many people a practice tenant can have.
const (
	MinUsers = 10
	MaxUsers = 500000
)

// Options says what practice tenant to open.
type Options struct {
	Users  int         // how many people, MinUsers..MaxUsers; 0 means 200. Ignored when the state file exists
	Seed   int64       // the same seed gives the same tenant. Ignored when the state file exists
	File   string      // where the state is kept; "" keeps it in memory only
	Clock  clock.Clock // nil means that of the machine; everything that takes time is measured with it
	Faults string      // which faults to play, as ReadFaults reads them; "" is none
	Role   string      // which role of Entra the signed-in person has; "" lets everything through
	// Permissions are those in the token of an application, which then is signed in instead of a person; nil means a person.
	Permissions []string
	Pace        Pace // how long things take; zero fields mean the defaults
}

// Pace says how long the tenant takes for each stage of what it accepts and carries out later.
type Pace struct {
	Membership time.Duration // one stage of evaluating a membership rule (not started, running, done)
	Licence    time.Duration // one stage of handing out the licences of a group (queued, in progress, complete)
	Number     time.Duration // one stage of an accepted number request (not started, running, done, activated)
	Policy     time.Duration // until the policy of a group reaches its members, and one stage of a batch operation
	Team       time.Duration // until a new member of a team is seen in its list
}

// Instant is a pace for tests that do not care: every stage is over at the next look.
var Instant = Pace{Membership: 1, Licence: 1, Number: 1, Policy: 1, Team: 1}

func (p Pace) orDefaults() Pace {
	set := func(d *time.Duration, ms int) {
		if *d <= 0 {
			*d = time.Duration(ms) * time.Millisecond
		}
	}
	set(&p.Membership, 150)
	set(&p.Licence, 250)
	set(&p.Number, 150)
	set(&p.Policy, 300)
	set(&p.Team, 200)
	return p
}

// World is one practice tenant. All its methods may be called from many goroutines.
type World struct {
	mu        sync.Mutex
	clock     clock.Clock
	Pace      Pace
	Faults    Faults
	file      string
	lock      *flock.Flock
	log       *os.File // writes since the state was saved, see log.go
	snapshot  string   // which saved state the log goes on from
	replaying bool
	replayAt  time.Time // the time while what was noted is carried out again
	Dirty     bool
	state
}

// Open loads the state file, or lets fill make a new tenant when there is none. A state file that is damaged, foreign, newer
// or in use by another program gives a problem.Problem and is left as it is. What was noted after the state was saved is
// handed to again, one by one.
func Open(o Options, fill func(*World, int, int64), again func(*World, Logged)) (*World, error) {
	faults, err := ReadFaults(o.Faults)
	if err != nil {
		return nil, err
	}
	if o.Users == 0 {
		o.Users = 200
	}
	t := &World{clock: clock.Or(o.Clock), Pace: o.Pace.orDefaults(), Faults: faults, file: o.File}
	if o.File != "" {
		t.lock = flock.New(o.File + ".lock")
		got, err := t.lock.TryLock()
		if err != nil {
			return nil, problem.New("PRACTICE_FOLDER").
				Detailed(err).Hinted().Because(err)
		}
		if !got {
			return nil, problem.New("PRACTICE_IN_USE").
				Detailed(o.File).Hinted()
		}
		if err = t.load(); err == nil {
			err = t.resume(again)
		}
		if err == nil {
			return t, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, errors.Join(err, t.endLog(), t.unlock())
		}
	}
	if o.Users < MinUsers || o.Users > MaxUsers {
		p := problem.New("PRACTICE_SIZE").
			Detailed(o.Users).Hinted(MinUsers, MaxUsers)
		return nil, errors.Join(p, t.unlock())
	}
	fill(t, o.Users, o.Seed)
	t.Dirty = true
	if err := t.Save(); err != nil {
		return nil, errors.Join(err, t.endLog(), t.unlock())
	}
	return t, nil
}

// Close saves the state and gives the state file free. The tenant must not be used afterwards.
func (w *World) Close() error {
	err := w.Save()
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.log != nil {
		err = errors.Join(err, w.endLog())
		if err == nil { // all of it is in the saved state
			err = os.Remove(w.logName())
		}
	}
	return errors.Join(err, w.unlock())
}

// unlock gives the state file free. The lock file stays: removing it would open a gap for a third program.
func (w *World) unlock() error {
	if w.lock == nil {
		return nil
	}
	err := w.lock.Unlock()
	if errors.Is(err, os.ErrClosed) {
		return nil
	}
	return err
}

// Now is the tenant's time.
func (w *World) Now() time.Time {
	if w.replaying {
		return w.replayAt
	}
	return w.clock.Now().UTC()
}
