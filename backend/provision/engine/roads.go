package engine

import (
	"context"

	"golang.org/x/sync/errgroup"

	"personadesk/backend/plan"
	"personadesk/backend/provision/proof"
	"personadesk/backend/tenant"
	"personadesk/backend/workbook"
)

// road is a way to the tenant with a limit of its own. The changes of a wave do not need each other, so that roads are used side by side.
type road int

const (
	directory road = iota // groups and licences, over Graph
	shell                 // commands: a session carries out one at a time, and ranks of policies count in the order of the plan
	members               // of teams
	numbers               // the Teams administration API
)

// atOnce is how many sends a road takes side by side; the Graph client keeps the pace of each service on top.
var atOnce = map[road]int{directory: 4, shell: 1, members: 2, numbers: 4}

func (c *item) road() road {
	switch {
	case c.Action.Number != nil:
		return numbers
	case c.Action.Command != nil:
		return shell
	case c.Action.Team != nil:
		return members
	}
	return directory
}

// object names what a change changes. Changes of one object go one after the other, in the order of the plan.
func (c *item) object() string {
	if t := c.Action.Team; t != nil {
		return "team " + t.Team.Key
	}
	if object := proof.Touches(c.Change); object != "" {
		return object
	}
	return "change " + c.ID
}

// sendWave sends what was not sent before, on all roads side by side. A run that is being stopped finishes the calls under way and begins
// no other.
func (e *engine) sendWave(ctx context.Context, wave []*item) error {
	byRoad := map[road][]*item{}
	var refs []tenant.Ref
	for _, c := range wave {
		if c.state == workbook.Queued {
			byRoad[c.road()] = append(byRoad[c.road()], c)
			refs = append(refs, groupsOf(c.Change)...)
		}
	}
	if err := e.resolver.Prepare(ctx, refs); err != nil {
		// Every change asks again for what it names itself, and says what is wrong.
		e.o.Log.Warn().Err(err).Msg("the groups of a wave could not be found together")
	}
	e.voices = e.lookAtVoice(wave)
	crowd, within := errgroup.WithContext(ctx)
	for r, list := range byRoad {
		crowd.Go(func() error {
			if r == numbers {
				return e.sendNumbers(within, list)
			}
			singles, batches := apart(list)
			if err := e.sendAlong(within, atOnce[r], singles); err != nil {
				return err
			}
			return e.sendBatches(within, batches)
		})
	}
	return crowd.Wait()
}

// groupsOf lists the groups that a change names.
func groupsOf(c *plan.Change) []tenant.Ref {
	switch {
	case c.Kind == plan.UpdateGroup && c.Action.Group != nil:
		return []tenant.Ref{{Kind: tenant.RefGroup, Key: c.Action.Group.UniqueName}}
	case c.Action.Licences != nil:
		return []tenant.Ref{c.Action.Licences.Group}
	case c.Expect.Grant != nil && c.Expect.Grant.User == "":
		return []tenant.Ref{c.Expect.Grant.Group}
	case c.Expect.Queue != nil:
		return append(append([]tenant.Ref{}, c.Expect.Queue.Groups...), c.Expect.Queue.Without...)
	}
	return nil
}

// sendAlong sends changes along a road, so many at a time, and those of one object one after the other.
func (e *engine) sendAlong(ctx context.Context, limit int, list []*item) error {
	at := map[string]int{}
	var rows [][]*item
	for _, c := range list {
		i, known := at[c.object()]
		if !known {
			i = len(rows)
			at[c.object()] = i
			rows = append(rows, nil)
		}
		rows[i] = append(rows[i], c)
	}
	crowd, within := errgroup.WithContext(ctx)
	crowd.SetLimit(limit)
	for _, row := range rows {
		crowd.Go(func() error {
			for _, c := range row {
				if stopped(within) {
					return nil
				}
				if err := e.send(context.WithoutCancel(ctx), c); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return crowd.Wait()
}
