// Package practice is the practice tenant: a tenant in a box. An HTTP server on loopback answers like Microsoft Graph
// for everything PersonaDesk asks, and understands the commands of the MicrosoftTeams module that Graph has no words for.
// Both doors lead to the same state, which is seeded reproducibly and can live in a file.
package practice

import (
	"errors"
	"io/fs"
	"os"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"personadesk/backend/problem"
)

// MinUsers and MaxUsers bound how many people a practice tenant can have.
const (
	MinUsers = 10
	MaxUsers = 500000
)

// Options says what practice tenant to open.
type Options struct {
	Users  int              // how many people, MinUsers..MaxUsers; 0 means 200. Ignored when the state file exists
	Seed   int64            // the same seed gives the same tenant. Ignored when the state file exists
	File   string           // where the state is kept; "" keeps it in memory only
	Clock  func() time.Time // nil means the time of the machine; everything that takes time is measured with it
	Faults string           // which faults to play; "" is none, and none is known yet
	Pace   Pace             // how long things take; zero fields mean the defaults
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

// Tenant is one practice tenant. All its methods may be called from many goroutines.
type Tenant struct {
	mu        sync.Mutex
	clock     func() time.Time
	pace      Pace
	file      string
	lock      *flock.Flock
	log       *os.File // writes since the state was saved, see log.go
	snapshot  string   // which saved state the log goes on from
	replaying bool
	dirty     bool
	world
}

// Open loads the state file, or seeds a new tenant when there is none. A state file that is damaged, foreign, newer or
// in use by another program gives a problem.Problem and is left as it is.
func Open(o Options) (*Tenant, error) {
	if o.Faults != "" {
		return nil, problem.New("PRACTICE_FAULTS", "The practice tenant does not know these faults").
			Detailf("%q", o.Faults).Hintf("Leave the faults away; this version plays none.")
	}
	if o.Users == 0 {
		o.Users = 200
	}
	t := &Tenant{clock: o.Clock, pace: o.Pace.orDefaults(), file: o.File}
	if t.clock == nil {
		t.clock = time.Now
	}
	if o.File != "" {
		t.lock = flock.New(o.File + ".lock")
		got, err := t.lock.TryLock()
		if err != nil {
			return nil, problem.New("PRACTICE_FOLDER", "The folder of the practice tenant cannot be written").
				Detailf("%v", err).Hintf("Choose a folder that you may write to.").Because(err)
		}
		if !got {
			return nil, problem.New("PRACTICE_IN_USE", "Another program is using this practice tenant").
				Detailf("%s", o.File).Hintf("Close the other program, or use a copy of the file.")
		}
		if err = t.load(); err == nil {
			err = t.resume()
		}
		if err == nil {
			return t, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, errors.Join(err, t.endLog(), t.unlock())
		}
	}
	if o.Users < MinUsers || o.Users > MaxUsers {
		p := problem.New("PRACTICE_SIZE", "The practice tenant cannot have that many users").
			Detailf("%d users were asked for", o.Users).Hintf("Ask for %d to %d users.", MinUsers, MaxUsers)
		return nil, errors.Join(p, t.unlock())
	}
	t.seed(o.Users, o.Seed)
	t.dirty = true
	if err := t.Save(); err != nil {
		return nil, errors.Join(err, t.endLog(), t.unlock())
	}
	return t, nil
}

// Close saves the state and gives the state file free. The tenant must not be used afterwards.
func (t *Tenant) Close() error {
	err := t.Save()
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.log != nil {
		err = errors.Join(err, t.endLog())
		if err == nil { // all of it is in the saved state
			err = os.Remove(t.logName())
		}
	}
	return errors.Join(err, t.unlock())
}

// unlock gives the state file free. The lock file stays: removing it would open a gap for a third program.
func (t *Tenant) unlock() error {
	if t.lock == nil {
		return nil
	}
	err := t.lock.Unlock()
	if errors.Is(err, os.ErrClosed) {
		return nil
	}
	return err
}

// now is the tenant's time. Callers hold the mutex.
func (t *Tenant) now() time.Time { return t.clock().UTC() }
