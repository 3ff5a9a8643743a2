package desk

import (
	"context"

	"personadesk/backend/catalog"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/targeting"
	"personadesk/backend/workbook"
	"personadesk/backend/workshop"
)

// Step is a step of the work.
type Step string

// The steps.
const (
	StepStart     Step = "start"
	StepWorkshop  Step = "workshop"
	StepFeatures  Step = "features"
	StepPersonas  Step = "personas"
	StepTargeting Step = "targeting"
	StepNumbers   Step = "numbers"
	StepDocuments Step = "documents"
	StepPlan      Step = "plan"
	StepRuns      Step = "runs"
)

// Steps lists them in the order of the work.
func Steps() []Step {
	return []Step{StepStart, StepWorkshop, StepFeatures, StepPersonas, StepTargeting, StepNumbers, StepDocuments, StepPlan, StepRuns}
}

// Standing says how far a step is. Whoever shows it makes the sentence from the figures.
type Standing struct {
	Step        Step
	State       string // empty, progress, problem, stop, done
	Done, Total int
	Figures     map[string]int
	Computing   bool // what is shown was true before the last edits; what is true now is being computed
}

// keepStandings makes the standing of each step an answer of its own, under its own areas.
func (d *Desk) keepStandings() {
	d.standings = map[Step]*Answer[Standing]{}
	type kept struct {
		on      func() string
		over    func(context.Context) (string, error)
		compute func(context.Context) (Standing, error)
	}
	for step, one := range map[Step]kept{
		StepStart:    {on: d.on(), compute: func(context.Context) (Standing, error) { return Standing{State: "done"}, nil }},
		StepWorkshop: {on: d.on(ofWorkshop), compute: d.standWorkshop},
		StepFeatures: {on: d.on(ofWorkshop), compute: d.standFeatures},
		StepPersonas: {on: func() string { return d.checks.Stamp() + d.reach.Stamp() },
			over: d.over(append([]workbook.Area{workbook.AreaWorkshop}, ofReading...), edition(&d.personas), edition(&d.checks), edition(&d.reach)), compute: d.standPersonas},
		StepTargeting: {on: d.reach.Stamp, over: d.over(ofReading, edition(&d.reach)), compute: d.standTargeting},
		StepNumbers:   {on: d.counts.Stamp, compute: d.standNumbers},
		StepDocuments: {on: d.onFiles(d.documents.Stamp), compute: d.standDocuments},
		StepPlan:      {on: d.on(ofPlans), compute: d.standPlan},
		StepRuns:      {on: d.on([]workbook.Area{workbook.AreaRuns}), compute: d.standRuns},
	} {
		d.standings[step] = &Answer[Standing]{Stamp: one.on, Over: one.over, Compute: func(ctx context.Context) (Standing, error) {
			v, err := one.compute(ctx)
			v.Step = step
			if v.Figures == nil {
				v.Figures = map[string]int{}
			}
			return v, err
		}}
	}
}

// Standings says how far each step is, in the order of the work. It is never kept waiting: a step whose figures are being computed shows
// the earlier ones and says so.
func (d *Desk) Standings(ctx context.Context) ([]Standing, error) {
	list := make([]Standing, 0, len(Steps()))
	for _, step := range Steps() {
		v, state, err := d.standings[step].Soon(ctx, d.life, d.options.Patience, d.options.Ready)
		if err != nil {
			return nil, err
		}
		if state == First {
			v = Standing{Step: step, State: "progress", Figures: map[string]int{}}
		}
		v.Computing = state != Fresh
		if step == StepPlan {
			if v, err = d.withStaleness(ctx, v); err != nil {
				return nil, err
			}
		}
		if step == StepRuns {
			v = d.whileRunning(v)
		}
		list = append(list, v)
	}
	return list, nil
}

// progressed is the state of work that is done when all of it is.
func progressed(done, total int) string {
	switch {
	case total == 0:
		return "empty"
	case done >= total:
		return "done"
	}
	return "progress"
}

func (d *Desk) standWorkshop(ctx context.Context) (Standing, error) {
	w, err := d.Workshop(ctx)
	if err != nil {
		return Standing{}, err
	}
	heard := 0
	for _, p := range workshop.ProgressOf(w) {
		if p.State == workshop.Heard {
			heard++
		}
	}
	total := len(w.Departments)
	return Standing{State: progressed(heard, total), Done: heard, Total: total,
		Figures: map[string]int{"conflicts": len(workshop.Contradictions(w))}}, nil
}

func (d *Desk) standFeatures(ctx context.Context) (Standing, error) {
	w, err := d.Workshop(ctx)
	if err != nil {
		return Standing{}, err
	}
	graded, open, found := 0, 0, 0
	for _, sc := range w.Scores {
		if sc.Grade != workshop.NotAsked {
			graded++
		}
	}
	for _, g := range workshop.Gaps(catalog.Features(), w) {
		if f, known := catalog.FeatureByID(g.FeatureID); known && f.Gap() {
			found++
			if g.Open {
				open++
			}
		}
	}
	total := len(catalog.Features()) * len(w.Departments)
	state := progressed(graded, total)
	if state == "done" && open > 0 {
		state = "progress"
	}
	return Standing{State: state, Done: graded, Total: total, Figures: map[string]int{"gaps": found, "open": open}}, nil
}

func (d *Desk) standPersonas(ctx context.Context) (Standing, error) {
	design, err := d.Personas(ctx)
	if err != nil {
		return Standing{}, err
	}
	found, err := d.Checks(ctx)
	if err != nil {
		return Standing{}, err
	}
	total := len(design.Personas)
	ill, problems, worst := map[string]bool{}, 0, problem.Severity("")
	for _, p := range found {
		if p.Severity == problem.Info {
			continue
		}
		problems++
		ill[p.Where.ID] = true
		if worst != problem.Error {
			worst = p.Severity
		}
	}
	v := Standing{State: progressed(total, total), Done: max(0, total-len(ill)), Total: total, Figures: map[string]int{"problems": problems}}
	switch worst {
	case problem.Error:
		v.State = "stop"
	case problem.Warning:
		v.State = "problem"
	}
	// What the interviews say and nobody meets is as open as a persona that is wrong.
	seen, err := d.Reconcile(ctx)
	if err != nil {
		return Standing{}, err
	}
	v.Figures["open"] = seen.Open()
	v.Figures["claimed"], v.Figures["reached"] = seen.Callers, seen.Calling
	if v.State == "done" && seen.Open() > 0 {
		v.State = "problem"
	}
	if v.State == "done" && !seen.Read {
		v.State = "progress" // nobody can tell yet whom they reach
	}
	return v, nil
}

func (d *Desk) standTargeting(ctx context.Context) (Standing, error) {
	v := Standing{State: "empty"}
	design, err := d.Personas(ctx)
	if err != nil {
		return v, err
	}
	invalid := 0
	for _, p := range design.Personas {
		if _, valid := ValidRule(RuleOf(p)); !valid {
			invalid++
		}
	}
	r, err := d.Lists(ctx)
	if err != nil {
		return v, err
	}
	if r == nil {
		if len(design.Personas) > 0 {
			v.State = "progress"
		}
		if invalid > 0 {
			v.State = "stop"
		}
		v.Figures = map[string]int{"invalid": invalid, "unread": 1}
		return v, nil
	}
	reach, err := d.Reach(ctx)
	if err != nil {
		return v, err
	}
	two := len(targeting.Clashes(reach))
	v.Total = r.Users
	v.Done = targeting.InLayer(reach, persona.Baseline).Count()
	v.Figures = map[string]int{"nobody": v.Total - v.Done, "two": two, "invalid": invalid, "problems": two + invalid}
	switch {
	case invalid > 0:
		v.State = "stop"
	case two > 0 || v.Done < v.Total:
		v.State = "problem"
		if v.Done < v.Total {
			v.Figures["problems"]++
		}
	default:
		v.State = "done"
	}
	return v, nil
}

func (d *Desk) standNumbers(ctx context.Context) (Standing, error) {
	v := Standing{State: "empty"}
	r, err := d.Lists(ctx)
	if err != nil {
		return v, err
	}
	counts, err := d.NumberCounts(ctx)
	if err != nil {
		return v, err
	}
	free, differ := 0, counts.Differ()
	for _, c := range counts {
		if c.RangeID != "" {
			v.Total += c.Size
			free += c.Free
		}
	}
	v.Done = max(0, v.Total-counts.DifferInRanges())
	v.Figures = map[string]int{"differ": differ, "free": free}
	switch {
	case v.Total == 0:
	case r == nil:
		v.State = "progress"
		v.Figures["unread"] = 1
	case differ > 0:
		v.State = "problem"
	default:
		v.State = "done"
	}
	return v, nil
}

func (d *Desk) standDocuments(ctx context.Context) (Standing, error) {
	all, err := d.Documents(ctx)
	v := Standing{State: "empty", Total: len(all)}
	made := 0
	for _, one := range all {
		switch one.State {
		case DocumentCurrent:
			v.Done++
			made++
		case DocumentBehind:
			made++
		}
	}
	v.Figures = map[string]int{"behind": made - v.Done}
	if made > 0 {
		v.State = progressed(v.Done, v.Total)
	}
	return v, err
}

// onFiles is the stamp of the documents with those whose files were taken away.
func (d *Desk) onFiles(on func() string) func() string {
	return func() string {
		stamp := on()
		all, _ := d.documents.Last()
		for _, one := range all {
			if one.Path != "" && !there(one.Path) {
				stamp += " without " + one.ID
			}
		}
		return stamp
	}
}

// standPlan says whether there is a plan to read, as far as that does not rest on whether it is still good.
func (d *Desk) standPlan(ctx context.Context) (Standing, error) {
	v := Standing{State: "empty"}
	p, err := d.Plan(ctx)
	if err != nil || p == nil {
		return v, err
	}
	_, approved, err := d.wb.Approval(ctx, p.Plan.Fingerprint)
	if err != nil {
		return v, err
	}
	v.Total = p.Changes
	v.Figures = map[string]int{"plan": p.Number, "losing": p.Plan.Losing, "approved": 0, "stale": 0, "ran": 0, "asDesigned": 0}
	if approved {
		v.Figures["approved"] = 1
	}
	v.State = "progress"
	switch {
	case p.Plan.AsDesigned():
		v.State = "done"
	case problem.Worst(p.Plan.Problems) == problem.Error:
		v.State = "stop"
	}
	return v, nil
}

// withStaleness says of a plan whether it is still good.
func (d *Desk) withStaleness(ctx context.Context, v Standing) (Standing, error) {
	if v.State == "empty" || len(v.Figures) == 0 {
		return v, nil
	}
	stale, err := d.StalenessSoon(ctx)
	if err != nil {
		return v, err
	}
	figures := map[string]int{}
	for name, n := range v.Figures {
		figures[name] = n
	}
	v.Figures = figures
	switch stale {
	case Checking:
		v.Computing = true
	case Ran:
		v.State, v.Done = "done", v.Total
		figures["ran"] = 1
	case Good:
		if v.State == "done" {
			figures["asDesigned"] = 1
		}
	default:
		v.State = "problem"
		figures["stale"] = 1
	}
	return v, nil
}

func (d *Desk) standRuns(ctx context.Context) (Standing, error) {
	v := Standing{State: "empty"}
	list, _, err := d.wb.Runs(ctx, 0, 1)
	if err != nil || len(list) == 0 {
		return v, err
	}
	last := list[0]
	v.Done = last.Counts[workbook.Seen]
	for _, n := range last.Counts {
		v.Total += n
	}
	v.Figures = map[string]int{"run": int(last.ID), "failed": last.Counts[workbook.Refused], "unknown": last.Counts[workbook.Unclear]}
	v.State = "problem"
	switch last.State {
	case workbook.Done:
		v.State = "done"
	case workbook.Running:
		v.State = "interrupted"
	}
	return v, nil
}

// whileRunning tells a run that is under way in this program from one that was interrupted.
func (d *Desk) whileRunning(v Standing) Standing {
	if v.State == "interrupted" {
		v.State = "problem"
		if d.options.Running() {
			v.State = "progress"
		}
	}
	return v
}
