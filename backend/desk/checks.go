package desk

import (
	"cmp"
	"context"
	"reflect"
	"slices"

	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/targeting"
	"personadesk/backend/workshop"
)

func (d *Desk) keepChecks() {
	d.keepInventory()
	d.facts.Stamp = d.on(ofRanges, ofWorkshop, ofReading)
	d.facts.Over = d.over(nil, edition(&d.ranges), edition(&d.departments), edition(&d.reading))
	d.facts.Same = func(old, fresh persona.Facts) bool { return reflect.DeepEqual(old, fresh) }
	d.facts.Compute = d.gatherFacts
	d.checks.Stamp = d.on(ofPersonas, ofRanges, ofWorkshop, ofReading)
	d.checks.Over = d.over(nil, edition(&d.personas), edition(&d.facts))
	d.checks.Compute = func(ctx context.Context) ([]problem.Problem, error) {
		design, err := d.Personas(ctx)
		if err != nil {
			return nil, err
		}
		facts, err := d.facts.Get(ctx)
		if err != nil {
			return nil, err
		}
		return persona.Check(design, facts), nil
	}
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
	r, err := d.Reading(ctx)
	if err != nil || r == nil {
		return f, err
	}
	if r.WasRead("teams") && r.Teams != nil {
		f.Teams = []string{}
		for _, t := range r.Teams {
			f.Teams = append(f.Teams, t.Name)
		}
	}
	if r.WasRead("locations") && r.Locations != nil {
		f.Locations = []string{}
		for _, l := range r.Locations {
			f.Locations = append(f.Locations, l.Description)
		}
	}
	if r.WasRead("policies") && r.Policies != nil {
		f.Policies = map[string][]string{}
		for _, p := range r.Policies {
			f.Policies[p.Type] = append(f.Policies[p.Type], string(p.Name))
		}
	}
	return f, nil
}

// Checks is what is wrong with the personas.
func (d *Desk) Checks(ctx context.Context) ([]problem.Problem, error) { return d.checks.Get(ctx) }

// Problems collects what is wrong from every step, the worst first.
func (d *Desk) Problems(ctx context.Context) ([]problem.Problem, error) {
	var list []problem.Problem
	for _, collect := range []func(context.Context) ([]problem.Problem, error){
		d.workshopProblems, d.Checks, d.targetingProblems, d.numberProblems, d.planProblems,
	} {
		found, err := collect(ctx)
		if err != nil {
			return nil, err
		}
		list = append(list, found...)
	}
	list = slices.DeleteFunc(list, func(p problem.Problem) bool { return p.Severity == problem.Info })
	order := map[problem.Severity]int{problem.Error: 0, problem.Warning: 1}
	slices.SortStableFunc(list, func(a, b problem.Problem) int { return cmp.Compare(order[a.Severity], order[b.Severity]) })
	return list, nil
}

func (d *Desk) workshopProblems(ctx context.Context) ([]problem.Problem, error) {
	w, err := d.Workshop(ctx)
	if err != nil {
		return nil, err
	}
	return workshop.Contradictions(w), nil
}

func (d *Desk) targetingProblems(ctx context.Context) ([]problem.Problem, error) {
	r, err := d.Reading(ctx)
	if err != nil || r == nil {
		return nil, err
	}
	reach, err := d.Reach(ctx)
	if err != nil {
		return nil, err
	}
	list := targeting.Clashes(reach)
	if none := r.Directory.Len() - targeting.InLayer(reach, persona.Baseline).Count(); none > 0 {
		list = append(list, *problem.Warn("TARGETING_NOBODY", none).
			Hinted().At(problem.Where{Step: "targeting", Kind: "nobody"}))
	}
	for part, why := range r.Unread {
		list = append(list, *problem.Warn("READING_PART").Detailed(part, why).
			Hinted().At(problem.Where{Step: "start", Kind: "reading", ID: part}))
	}
	return list, nil
}

func (d *Desk) numberProblems(ctx context.Context) ([]problem.Problem, error) {
	ranges, err := d.Ranges(ctx)
	if err != nil {
		return nil, err
	}
	list := number.CheckRanges(ranges)
	counts, err := d.NumberCounts(ctx)
	if n := counts.Differ(); n > 0 {
		list = append(list, *problem.Warn("NUMBERS_DIFFER", n).
			Hinted().At(problem.Where{Step: "numbers", Kind: "differ"}))
	}
	return list, err
}

func (d *Desk) planProblems(ctx context.Context) ([]problem.Problem, error) {
	p, err := d.Plan(ctx)
	if err != nil || p == nil {
		return nil, err
	}
	return p.Plan.Problems, nil
}
