package service

import (
	"context"

	"personadesk/backend/problem"
)

// problems collects what is wrong from every step, and what only informs, the worst first.
func (d *Desk) problems(ctx context.Context) ([]problem.Problem, error) {
	kept, err := d.kept()
	if err != nil {
		return nil, err
	}
	list, err := kept.Found(ctx)
	return append([]problem.Problem{}, list...), err
}

// standings says how far each step is, in the order of the work.
func (d *Desk) standings(ctx context.Context) ([]StepView, error) {
	kept, err := d.kept()
	if err != nil {
		return nil, err
	}
	list := []StepView{}
	all, err := kept.Standings(ctx)
	for _, v := range all {
		list = append(list, StepView{ID: string(v.Step), State: v.State, Done: v.Done, Total: v.Total, Figures: v.Figures, Computing: v.Computing})
	}
	return list, err
}
