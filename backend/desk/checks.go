package desk

import (
	"context"
	"reflect"
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
)

func (d *Desk) keepChecks() {
	d.keepInventory()
	d.facts.Stamp = d.on(ofRanges, ofWorkshop, ofReading)
	d.facts.Over = d.over(nil, edition(&d.ranges), edition(&d.departments), edition(&d.lists))
	d.facts.Same = func(old, fresh persona.Facts) bool { return reflect.DeepEqual(old, fresh) }
	d.facts.Compute = d.gatherFacts
	d.checks.Stamp = d.on(ofPersonas, ofRanges, ofWorkshop, ofReading)
	d.checks.Over = d.over(nil, edition(&d.personas), edition(&d.facts), edition(&d.lists))
	d.keepProblems()
	d.checks.Compute = func(ctx context.Context) ([]problem.Problem, error) {
		design, err := d.Personas(ctx)
		if err != nil {
			return nil, err
		}
		facts, err := d.facts.Get(ctx)
		if err != nil {
			return nil, err
		}
		if facts.Shared, err = d.sharedFacts(ctx, design); err != nil {
			return nil, err
		}
		return append(persona.Check(design, facts), persona.Risks(design)...), nil
	}
}

// PlacesThere are the labels of the tenant's emergency locations, nil where they were not read.
func (d *Desk) PlacesThere(ctx context.Context) ([]string, error) {
	f, err := d.facts.Get(ctx)
	return f.Locations, err
}

// gatherFacts is what the checks of personas may rest on. A part that was not read stays nil, so that nothing is concluded from it.
func (d *Desk) gatherFacts(ctx context.Context) (persona.Facts, error) {
	f := persona.Facts{Ranges: []persona.RangeFact{}}
	ranges, err := d.Ranges(ctx)
	if err != nil {
		return f, err
	}
	for _, rg := range ranges {
		f.Ranges = append(f.Ranges, persona.RangeFact{ID: rg.ID, Name: rg.Name, Type: rg.Type, Country: rg.Country, LocationID: rg.LocationID})
	}
	if f.Departments, err = d.departments.Get(ctx); err != nil {
		return f, err
	}
	r, err := d.Lists(ctx)
	if err != nil || r == nil {
		return f, err
	}
	f.There = plan.ThereIn(r.Reading)
	if r.WasRead("teams") && r.Teams != nil {
		f.Teams = []string{}
		for _, t := range r.Teams {
			f.Teams = append(f.Teams, t.Name)
		}
	}
	f.Ruled = ruled(r)
	if r.WasRead("queues") && r.Queues != nil {
		for _, q := range r.Queues {
			f.Queues = append(f.Queues, q.Name)
		}
	}
	if r.WasRead("locations") {
		f.Locations = tenant.Labels(r.Locations)
	}
	if r.WasRead("policies") && r.Policies != nil {
		f.Policies = map[string][]string{}
		f.Globals, f.Shown = map[string]map[string]any{}, map[string]map[string]map[string]any{}
		for _, p := range r.Policies {
			f.Policies[p.Type] = append(f.Policies[p.Type], string(p.Name))
			f.Show(p.Type, p.Name, p.Settings)
		}
	}
	if r.WasRead("accounts") && r.Accounts != nil {
		f.Accounts = map[ident.Key]ident.ObjectID{}
		for _, a := range r.Accounts {
			f.Accounts[ident.Fold(a.UPN)] = a.ID
		}
	}
	return f, nil
}

// ruled is what the tenant has of groups whose members come from a rule; nil when groups were not read.
func ruled(r *Reading) *persona.Ruled {
	if !r.WasRead("groups") || r.Groups == nil {
		return nil
	}
	found, ids := &persona.Ruled{}, map[ident.ObjectID]bool{}
	for _, g := range r.Groups {
		if g.Dynamic {
			found.Groups, ids[g.ID] = append(found.Groups, g.Name), true
		}
	}
	for _, t := range r.Teams {
		if ids[t.ID] {
			found.Teams = append(found.Teams, t.Name)
		}
	}
	return found
}

// sharedFacts is what the checks of shared calling rest on. The inventory is asked for the numbers that the design names, if it names any.
func (d *Desk) sharedFacts(ctx context.Context, design persona.Design) (f persona.SharedFacts, err error) {
	ranges, err := d.Ranges(ctx)
	if err != nil {
		return f, err
	}
	lists, err := d.Lists(ctx)
	if err != nil {
		return f, err
	}
	var r tenant.Reading
	if lists != nil {
		r = lists.Reading
	}
	if len(design.NumbersNamed()) == 0 {
		return plan.SharedFacts(design, r, ranges, nil)
	}
	err = d.Ask(ctx, func(i *Inventory) error {
		f, err = plan.SharedFacts(design, r, ranges, i.Inventory)
		return err
	})
	return f, err
}

// Checks is what is wrong with the personas.
func (d *Desk) Checks(ctx context.Context) ([]problem.Problem, error) {
	found, err := d.checks.Get(ctx)
	if err != nil {
		return nil, err
	}
	design, err := d.Personas(ctx)
	if err != nil {
		return nil, err
	}
	return append(slices.Clip(found), persona.ReviewsDue(design, d.Now())...), nil
}
