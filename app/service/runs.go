package service

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"personadesk/backend/desk"
	"personadesk/backend/kept"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/provision/engine"
	"personadesk/backend/workbook"
)

// Runs is the screen of what happened, and whether it is proven.
type Runs struct{ *Session }

// List gives the runs, newest first.
func (s *Runs) List() ([]RunLine, error) {
	if err := s.may(desk.Look); err != nil {
		return nil, err
	}
	return s.d.runs(s.ctx, 200)
}

func (d *Desk) runs(ctx context.Context, most int) ([]RunLine, error) {
	wb, err := d.Workbook()
	if err != nil {
		return nil, err
	}
	kept, _, err := wb.Runs(ctx, 0, most)
	if err != nil {
		return nil, err
	}
	list := []RunLine{}
	for _, r := range kept {
		list = append(list, d.runLine(r))
	}
	return list, nil
}

func (d *Desk) runLine(r workbook.Run) RunLine {
	v := RunLine{
		ID: fmt.Sprint(r.ID), Number: int(r.ID), PlanNumber: r.PlanNumber, By: r.By, StartedAt: moment(r.Started), EndedAt: moment(r.Ended),
		Counts: map[string]int{},
	}
	for state, n := range r.Counts {
		v.Counts[string(state)] = n
		v.Changes += n
	}
	switch r.State {
	case workbook.Done:
		v.State = "seen"
	case workbook.Failed:
		v.State = "failed"
	case workbook.Stopped:
		v.State = "stopped"
	case workbook.Running:
		v.State = "interrupted"
		if d.Busy() {
			v.State = "running"
		}
	}
	return v
}

// find gives a run by the id that the page knows it by.
func (s *Runs) find(ctx context.Context, id string) (*workbook.Workbook, workbook.Run, error) {
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return nil, workbook.Run{}, unknownRun(id)
	}
	wb, err := s.d.Workbook()
	if err != nil {
		return nil, workbook.Run{}, err
	}
	r, found, err := wb.Run(ctx, n)
	if err == nil && !found {
		err = unknownRun(id)
	}
	return wb, r, err
}

func unknownRun(id string) error {
	return problem.New("RUN_UNKNOWN.id").Detailed(id).Hinted()
}

// View is one run with its lanes.
func (s *Runs) View(id string) (RunView, error) {
	if err := s.may(desk.Look); err != nil {
		return RunView{}, err
	}
	ctx := s.ctx
	wb, run, err := s.find(ctx, id)
	if err != nil {
		return RunView{}, err
	}
	p, err := s.d.planNumbered(ctx, run.PlanNumber)
	if err != nil {
		return RunView{}, err
	}
	lanes, err := wb.RunLanes(ctx, run.ID)
	if err != nil {
		return RunView{}, err
	}
	v := RunView{RunLine: s.d.runLine(run), Fingerprint: run.Fingerprint, Lanes: []RunLaneView{}, SecondsLeft: -1}
	for _, lane := range p.plan.Order() {
		l := RunLaneView{Lane: string(lane), Counts: map[string]int{}, SecondsLeft: -1}
		for state, n := range lanes[string(lane)] {
			l.Counts[string(state)] = n
			l.Changes += n
		}
		if l.Changes == 0 {
			continue
		}
		if open := l.Counts["queued"] + l.Counts["sent"] + l.Counts["accepted"]; v.State == "running" && open > 0 {
			l.SecondsLeft = p.plan.Bill.Lanes[lane] * open / l.Changes
		}
		v.Lanes = append(v.Lanes, l)
	}
	if job := s.d.jobs.running("run"); job != nil && v.State == "running" {
		v.SecondsLeft = s.d.jobs.view(job).SecondsLeft
	}
	return v, nil
}

// filters are the states that a filter of the page stands for; none named are all.
var filters = map[string][]workbook.ChangeState{
	"look":     {workbook.Refused, workbook.Unclear, workbook.Skipped},
	"underway": {workbook.Sent, workbook.Accepted, workbook.Queued},
	"seen":     {workbook.Seen},
}

// Changes gives a window of the changes of a run: all, those that need a look, those under way, or those seen.
func (s *Runs) Changes(id, filter string, offset, limit int) (RunChangesView, error) {
	if err := s.may(desk.Look); err != nil {
		return RunChangesView{}, err
	}
	ctx := s.ctx
	wb, run, err := s.find(ctx, id)
	if err != nil {
		return RunChangesView{}, err
	}
	rows, total, err := wb.RunChanges(ctx, run.ID, filters[filter], offset, limit)
	v := RunChangesView{Total: total, Rows: []RunChangeLine{}}
	for _, row := range rows {
		line, _, err := s.d.runChangeLine(row)
		if err != nil {
			return v, err
		}
		v.Rows = append(v.Rows, line)
	}
	return v, err
}

func (d *Desk) runChangeLine(row workbook.RunChange) (RunChangeLine, plan.Change, error) {
	c, err := kept.Change(row.Change)
	e := row.Stands
	return RunChangeLine{ID: c.ID, Ordinal: c.Ordinal, State: string(e.State), Says: d.print(c.Says), Note: d.print(e.Note), At: moment(e.At), Lane: string(c.Lane)}, c, err
}

// Change is one change of a run: its journal, what the tenant said, and the reasoning.
func (s *Runs) Change(id, changeID string) (RunChangeView, error) {
	if err := s.may(desk.Look); err != nil {
		return RunChangeView{}, err
	}
	ctx := s.ctx
	wb, run, err := s.find(ctx, id)
	if err != nil {
		return RunChangeView{}, err
	}
	row, found, err := wb.RunChange(ctx, run.ID, changeID)
	if err != nil {
		return RunChangeView{}, err
	}
	if !found {
		return RunChangeView{}, problem.New("CHANGE_UNKNOWN.run").Detailed(changeID).Hinted()
	}
	line, c, err := s.d.runChangeLine(row)
	if err != nil {
		return RunChangeView{}, err
	}
	v := RunChangeView{RunChangeLine: line, Journal: []HistoryView{}, Reasons: reasonViews(s.d.printer(), c.Reasons), Command: describe(c), Said: line.Note}
	journal, err := wb.JournalOf(ctx, run.ID, changeID)
	if err != nil {
		return v, err
	}
	for _, e := range slices.Backward(journal) {
		v.Journal = append(v.Journal, HistoryView{At: moment(e.At), What: string(e.State), Detail: s.d.print(e.Note), State: string(e.State)})
	}
	return v, nil
}

// Resume goes on with a run that was interrupted or stopped and gives the id of the job.
func (s *Runs) Resume(id string) (string, error) {
	if err := s.may(desk.ChangeTenant); err != nil {
		return "", err
	}
	_, run, err := s.find(s.ctx, id)
	if err != nil {
		return "", err
	}
	if !run.Open() {
		return "", problem.New("RUN_ENDED.page").Detailed(id).Hinted()
	}
	return s.d.jobs.start(s.ctx, "run", func(ctx context.Context, tell report) (string, error) {
		wb, err := s.d.Workbook()
		if err != nil {
			return "", err
		}
		c, err := s.d.connected(ctx)
		if err != nil {
			return "", err
		}
		_, err = engine.Resume(ctx, c.Tenant, wb, run.ID, s.d.runOptions(c, engine.Options{Progress: telling(tell)}))
		if err != nil {
			return id, err
		}
		_, err = s.d.readTenant(ctx, tell)
		return id, err
	})
}

// Stop ends the run after the change that is being sent; it can be resumed.
func (s *Runs) Stop(string) error {
	if err := s.may(desk.ChangeTenant); err != nil {
		return err
	}
	job := s.d.jobs.running("run")
	if job == nil {
		return problem.New("RUN_NONE").Hinted()
	}
	job.cancel()
	return nil
}
