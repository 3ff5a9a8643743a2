// Package practice is the practice tenant: a tenant in a box. An HTTP server on loopback answers like Microsoft Graph
// for everything PersonaDesk asks, and understands the commands of the MicrosoftTeams module that Graph has no words for.
// Both lead to the same state, which is seeded reproducibly and can live in a file.
//
// This package is its door. Below it stand world (what the tenant holds and does by itself), seed (what it holds at
// first), graphapi (what it answers to Graph) and commands (what it answers to the module); the last two do not know each
// other.
package practice

import (
	"sync/atomic"

	"personadesk/backend/tenant/practice/commands"
	"personadesk/backend/tenant/practice/graphapi"
	"personadesk/backend/tenant/practice/roles"
	"personadesk/backend/tenant/practice/seed"
	"personadesk/backend/tenant/practice/world"
)

// Options says what practice tenant to open.
type Options = world.Options

// Pace says how long the tenant takes for each stage of what it accepts and carries out later.
type Pace = world.Pace

// Instant is a pace for tests that do not care: every stage is over at the next look.
var Instant = world.Instant

// MinUsers and MaxUsers bound how many people a practice tenant can have.
const (
	MinUsers = world.MinUsers
	MaxUsers = world.MaxUsers
)

// CommandError is what a command of the module failed with.
type CommandError = commands.Error

// Tenant is one practice tenant. All its methods may be called from many goroutines.
type Tenant struct {
	world  *world.World
	graph  *graphapi.API
	module *commands.Module
	as     roles.Identity
	asked  atomic.Int64 // commands so far, for faults that do not strike twice the same
}

// Open loads the state file, or seeds a new tenant when there is none. A state file that is damaged, foreign, newer or
// in use by another program gives a problem.Problem and is left as it is.
func Open(o Options) (*Tenant, error) {
	as, err := roles.Play(o.Role, o.Permissions)
	if err != nil {
		return nil, err
	}
	w, err := world.Open(o, seed.Fill, func(w *world.World, l world.Logged) { inside(w, l.As).again(l) })
	if err != nil {
		return nil, err
	}
	return inside(w, as), nil
}

// inside puts the doors around a world, for whoever is signed in.
func inside(w *world.World, as roles.Identity) *Tenant {
	return &Tenant{world: w, graph: graphapi.New(w), module: commands.New(w), as: as}
}

// again carries out what was noted before a crash. What was refused then is refused again.
func (t *Tenant) again(l world.Logged) {
	if l.Command != nil {
		_, _ = t.module.RunCommand(*l.Command, l.As) // answered when it came
		return
	}
	t.graph.Replayed(l)
}

// Save writes the state into the file, as a whole or not at all. Without a file it does nothing.
func (t *Tenant) Save() error { return t.world.Save() }

// Close saves the state and gives the state file free. The tenant must not be used afterwards.
func (t *Tenant) Close() error { return t.world.Close() }
