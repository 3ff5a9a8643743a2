package service

import (
	"context"

	"personadesk/backend/catalog"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/workshop"
)

// standings says how far each step is, in the order of the work. The page makes the sentences from the figures.
func (d *Desk) standings(ctx context.Context) ([]StepView, error) {
	design, r, err := d.wantedAndRead(ctx)
	if err != nil {
		return nil, err
	}
	list := []StepView{
		{ID: "start", State: "done"}, standWorkshop(design), standFeatures(design), standPersonas(design, r), d.standTargeting(design, r),
	}
	for _, step := range []func(context.Context, *plan.Design, *reading) (StepView, error){
		d.standNumbers, d.standDocuments, d.standPlan, d.standRuns,
	} {
		v, err := step(ctx, design, r)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	for i := range list {
		if list[i].Figures == nil {
			list[i].Figures = map[string]int{}
		}
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

func standWorkshop(design *plan.Design) StepView {
	heard := 0
	for _, p := range workshop.ProgressOf(design.Workshop) {
		if p.State == workshop.Heard {
			heard++
		}
	}
	total := len(design.Workshop.Departments)
	return StepView{ID: "workshop", State: progressed(heard, total), Done: heard, Total: total,
		Figures: map[string]int{"conflicts": len(workshop.Contradictions(design.Workshop))}}
}

func standFeatures(design *plan.Design) StepView {
	graded, open, found := 0, 0, 0
	for _, sc := range design.Workshop.Scores {
		if sc.Grade != workshop.NotAsked {
			graded++
		}
	}
	for _, g := range gapsOf(design.Workshop) {
		if f, known := catalog.FeatureByID(g.FeatureID); known && f.Gap() {
			found++
			if g.Open {
				open++
			}
		}
	}
	total := len(catalog.Features()) * len(design.Workshop.Departments)
	state := progressed(graded, total)
	if state == "done" && open > 0 {
		state = "progress"
	}
	return StepView{ID: "features", State: state, Done: graded, Total: total, Figures: map[string]int{"gaps": found, "open": open}}
}

func standPersonas(design *plan.Design, r *reading) StepView {
	total := len(design.Persona.Personas)
	v := StepView{ID: "personas", Total: total, Done: total, State: progressed(total, total)}
	ill, problems, worst := map[string]bool{}, 0, problem.Severity("")
	for _, p := range persona.Check(design.Persona, facts(design, r)) {
		if p.Severity == problem.Info {
			continue
		}
		problems++
		ill[p.Where.ID] = true
		if worst != problem.Error {
			worst = p.Severity
		}
	}
	v.State = worseState(v.State, worst)
	v.Done = max(0, total-len(ill))
	v.Figures = map[string]int{"problems": problems}
	return v
}

func worseState(state string, worst problem.Severity) string {
	switch worst {
	case problem.Error:
		return "stop"
	case problem.Warning:
		return "problem"
	}
	return state
}

func (d *Desk) standTargeting(design *plan.Design, r *reading) StepView {
	v := StepView{ID: "targeting", State: "empty"}
	invalid := 0
	for _, p := range design.Persona.Personas {
		if _, valid := validRule(ruleOf(p)); !valid {
			invalid++
		}
	}
	if r == nil {
		if len(design.Persona.Personas) > 0 {
			v.State = "progress"
		}
		if invalid > 0 {
			v.State = "stop"
		}
		v.Figures = map[string]int{"invalid": invalid, "unread": 1}
		return v
	}
	v.Total = r.directory.Len()
	v.Done = r.inLayer(design, persona.Baseline, d.now()).Count()
	two := len(clashes(design, r, d.now()))
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
	return v
}

func (d *Desk) standNumbers(_ context.Context, _ *plan.Design, r *reading) (StepView, error) {
	v := StepView{ID: "numbers", State: "empty"}
	err := d.withInventory(func(_ *plan.Design, _ *reading, s *shelf) error {
		free := 0
		for _, c := range s.inventory.Counts() {
			v.Total += c.Size
			free += c.Free
		}
		differ := len(s.differ)
		v.Done = max(0, v.Total-differ)
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
		return nil
	})
	return v, err
}
