package desk

import (
	"context"
	"maps"
	"slices"
	"strings"

	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/targeting"
	"personadesk/backend/text"
	"personadesk/backend/workshop"
)

// keepProblems keeps the problems that are found by looking at everybody, or at every number.
func (d *Desk) keepProblems() {
	d.targetingFaults.Stamp, d.targetingFaults.Compute = d.reach.Stamp, d.targetingProblems
	d.targetingFaults.Over = d.over(ofReading, edition(&d.reach))
	d.callFaults.Stamp = d.onAndTheMinute(ofPersonas, ofReading)
	d.callFaults.Over = d.over(ofReading, edition(&d.personas), edition(&d.reach))
	d.callFaults.Compute = d.callProblems
	d.numberFaults.Stamp, d.numberFaults.Compute = d.counts.Stamp, d.numberProblems
	d.numberFaults.Over = d.over(nil, edition(&d.ranges), edition(&d.counts))
}

// Problems collects what is wrong from every step, the worst first.
func (d *Desk) Problems(ctx context.Context) ([]problem.Problem, error) {
	list, err := d.Found(ctx)
	return wrong(list), err
}

// Found is Problems with what only informs, at the end.
func (d *Desk) Found(ctx context.Context) ([]problem.Problem, error) {
	return gathered(ctx, d.workshopProblems, d.Checks, d.SeatProblems, d.callFaults.Get, d.targetingFaults.Get, d.readingProblems, d.numberFaults.Get, d.planProblems)
}

// ProblemsSoon is Problems, with the reminders of reviews at the end, for a screen, which is never kept waiting: checking says that some are still being looked for, or are those
// from before the last edits.
func (d *Desk) ProblemsSoon(ctx context.Context) (list []problem.Problem, checking bool, err error) {
	soon := func(a *Answer[[]problem.Problem]) func(context.Context) ([]problem.Problem, error) {
		return func(ctx context.Context) ([]problem.Problem, error) {
			found, state, err := a.Soon(ctx, d.life, d.options.Patience, d.options.Ready)
			checking = checking || state != Fresh
			return found, err
		}
	}
	seats := func(ctx context.Context) ([]problem.Problem, error) {
		l, state, err := d.seats.Soon(ctx, d.life, d.options.Patience, d.options.Ready)
		checking = checking || state != Fresh
		return l.problems, err
	}
	list, err = gathered(ctx, d.workshopProblems, d.Checks, seats, soon(&d.callFaults), soon(&d.targetingFaults), d.readingProblems, soon(&d.numberFaults), d.planProblems)
	return slices.DeleteFunc(list, func(p problem.Problem) bool { return p.Severity == problem.Info && p.Code != persona.ReviewCode }), checking, err
}

// wrong leaves out what only informs.
func wrong(list []problem.Problem) []problem.Problem {
	return slices.DeleteFunc(list, func(p problem.Problem) bool { return p.Severity == problem.Info })
}

// gathered puts what several look for together, the worst first, each once. A plan finds again what the design is found by.
func gathered(ctx context.Context, all ...func(context.Context) ([]problem.Problem, error)) ([]problem.Problem, error) {
	var list []problem.Problem
	for _, collect := range all {
		found, err := collect(ctx)
		if err != nil {
			return nil, err
		}
		list = append(list, found...)
	}
	type same struct {
		code   string
		where  problem.Where
		detail string
	}
	said := map[same]bool{}
	list = slices.DeleteFunc(list, func(p problem.Problem) bool {
		key := same{p.Code, p.Where, text.English().Print(p.Summary) + text.English().Print(p.Detail)}
		twice := said[key]
		said[key] = true
		return twice
	})
	return problem.WorstFirst(list), nil
}

func (d *Desk) workshopProblems(ctx context.Context) ([]problem.Problem, error) {
	w, err := d.Workshop(ctx)
	if err != nil {
		return nil, err
	}
	return workshop.Contradictions(w), nil
}

func (d *Desk) targetingProblems(ctx context.Context) ([]problem.Problem, error) {
	r, err := d.Lists(ctx)
	if err != nil || r == nil {
		return nil, err
	}
	reach, err := d.Reach(ctx)
	if err != nil {
		return nil, err
	}
	list := append(targeting.Clashes(reach), targeting.Large(reach)...)
	if none := r.Users - targeting.InLayer(reach, persona.Baseline).Count(); none > 0 {
		list = append(list, *problem.Warn("TARGETING_NOBODY", none).
			Hinted().At(problem.Where{Step: "targeting", Kind: "nobody"}))
	}
	return list, nil
}

// readingProblems names what could not be read. A policy type that the design has nothing of is read for what the tenant has to offer;
// that it could not be stands in nobody's way.
func (d *Desk) readingProblems(ctx context.Context) ([]problem.Problem, error) {
	r, err := d.Lists(ctx)
	if err != nil || r == nil {
		return nil, err
	}
	design, err := d.Personas(ctx)
	if err != nil {
		return nil, err
	}
	var list []problem.Problem
	for _, part := range slices.Sorted(maps.Keys(r.Unread)) {
		if policyType, one := strings.CutPrefix(part, "policies/"); one && !design.HasType(policyType) {
			continue
		}
		list = append(list, *problem.Warn("READING_PART").Detailed(part, r.Unread[part]).
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
