package service

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"personadesk/backend/desk"
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
		states, err := wb.ChangeStates(ctx, r.ID)
		if err != nil {
			return nil, err
		}
		list = append(list, d.runLine(r, states))
	}
	return list, nil
}

func (d *Desk) runLine(r workbook.Run, states map[string]workbook.JournalEntry) RunLine {
	v := RunLine{
		ID: fmt.Sprint(r.ID), Number: int(r.ID), PlanNumber: r.PlanNumber, By: r.By, StartedAt: moment(r.Started), EndedAt: moment(r.Ended),
		Counts: map[string]int{}, Changes: len(states),
	}
	for _, e := range states {
		v.Counts[string(e.State)]++
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

// opened is a run with its plan and the state of every change.
type opened struct {
	run    workbook.Run
	plan   storedPlan
	states map[string]workbook.JournalEntry
}

func (s *Runs) open(ctx context.Context, id string) (opened, error) {
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return opened{}, unknownRun(id)
	}
	wb, err := s.d.Workbook()
	if err != nil {
		return opened{}, err
	}
	r, found, err := wb.Run(ctx, n)
	if err != nil {
		return opened{}, err
	}
	if !found {
		return opened{}, unknownRun(id)
	}
	o := opened{run: r}
	if o.plan, err = s.d.planNumbered(ctx, r.PlanNumber); err != nil {
		return o, err
	}
	o.states, err = wb.ChangeStates(ctx, n)
	return o, err
}

func unknownRun(id string) error {
	return problem.New("RUN_UNKNOWN", "There is no such run").Detailf("%s", id).Hintf("Look at the list of runs.")
}

// state of a change; one that the journal does not know yet is queued.
func (o opened) state(changeID string) workbook.JournalEntry {
	if e, found := o.states[changeID]; found {
		return e
	}
	return workbook.JournalEntry{Change: changeID, State: workbook.Queued}
}

// View is one run with its lanes.
func (s *Runs) View(id string) (RunView, error) {
	if err := s.may(desk.Look); err != nil {
		return RunView{}, err
	}
	o, err := s.open(s.ctx, id)
	if err != nil {
		return RunView{}, err
	}
	v := RunView{RunLine: s.d.runLine(o.run, o.states), Fingerprint: o.run.Fingerprint, Lanes: []RunLaneView{}, SecondsLeft: -1}
	v.Changes, v.Counts = len(o.plan.plan.Changes), map[string]int{}
	for _, lane := range o.plan.plan.Order() {
		l := RunLaneView{Lane: string(lane), Counts: map[string]int{}, SecondsLeft: -1}
		for _, c := range o.plan.plan.Changes {
			if c.Lane == lane {
				l.Changes++
				l.Counts[string(o.state(c.ID).State)]++
				v.Counts[string(o.state(c.ID).State)]++
			}
		}
		if l.Changes == 0 {
			continue
		}
		if open := l.Counts["queued"] + l.Counts["sent"] + l.Counts["accepted"]; v.State == "running" && open > 0 {
			l.SecondsLeft = o.plan.plan.Bill.Lanes[lane] * open / l.Changes
		}
		v.Lanes = append(v.Lanes, l)
	}
	if job := s.d.jobs.running("run"); job != nil && v.State == "running" {
		v.SecondsLeft = s.d.jobs.view(job).SecondsLeft
	}
	return v, nil
}

// stateOrder puts what needs a look first.
var stateOrder = map[workbook.ChangeState]int{
	workbook.Refused: 0, workbook.Unclear: 1, workbook.Skipped: 2, workbook.Sent: 3, workbook.Accepted: 4, workbook.Queued: 5, workbook.Seen: 6,
}

// Changes gives a window of the changes of a run: all, those that need a look, those under way, or those seen.
func (s *Runs) Changes(id, filter string, offset, limit int) (RunChangesView, error) {
	if err := s.may(desk.Look); err != nil {
		return RunChangesView{}, err
	}
	o, err := s.open(s.ctx, id)
	if err != nil {
		return RunChangesView{}, err
	}
	var chosen []plan.Change
	for _, c := range o.plan.plan.Changes {
		if filtered(filter, o.state(c.ID).State) {
			chosen = append(chosen, c)
		}
	}
	slices.SortStableFunc(chosen, func(a, b plan.Change) int {
		return cmp.Compare(stateOrder[o.state(a.ID).State], stateOrder[o.state(b.ID).State])
	})
	v := RunChangesView{Total: len(chosen), Rows: []RunChangeLine{}}
	for _, c := range chosen[min(offset, len(chosen)):min(offset+limit, len(chosen))] {
		v.Rows = append(v.Rows, o.line(c))
	}
	return v, nil
}

func filtered(filter string, state workbook.ChangeState) bool {
	switch filter {
	case "look":
		return state == workbook.Refused || state == workbook.Unclear || state == workbook.Skipped
	case "underway":
		return state == workbook.Sent || state == workbook.Accepted || state == workbook.Queued
	case "seen":
		return state == workbook.Seen
	}
	return true
}

func (o opened) line(c plan.Change) RunChangeLine {
	e := o.state(c.ID)
	return RunChangeLine{ID: c.ID, Ordinal: c.Ordinal, State: string(e.State), Says: c.Says, Note: e.Note, At: moment(e.At), Lane: string(c.Lane)}
}

// Change is one change of a run: its journal, what the tenant said, and the reasoning.
func (s *Runs) Change(id, changeID string) (RunChangeView, error) {
	if err := s.may(desk.Look); err != nil {
		return RunChangeView{}, err
	}
	ctx := s.ctx
	o, err := s.open(ctx, id)
	if err != nil {
		return RunChangeView{}, err
	}
	at := slices.IndexFunc(o.plan.plan.Changes, func(c plan.Change) bool { return c.ID == changeID })
	if at < 0 {
		return RunChangeView{}, problem.New("CHANGE_UNKNOWN", "The run has no such change").Detailf("%s", changeID).Hintf("Look at the list of changes.")
	}
	c := o.plan.plan.Changes[at]
	v := RunChangeView{RunChangeLine: o.line(c), Journal: []HistoryView{}, Reasons: reasonViews(c.Reasons), Command: describe(c), Said: o.state(c.ID).Note}
	wb, err := s.d.Workbook()
	if err != nil {
		return v, err
	}
	journal, err := wb.JournalOf(ctx, o.run.ID, changeID)
	if err != nil {
		return v, err
	}
	for _, e := range slices.Backward(journal) {
		v.Journal = append(v.Journal, HistoryView{At: moment(e.At), What: string(e.State), Detail: e.Note, State: string(e.State)})
	}
	return v, nil
}

// Resume goes on with a run that was interrupted or stopped and gives the id of the job.
func (s *Runs) Resume(id string) (string, error) {
	if err := s.may(desk.ChangeTenant); err != nil {
		return "", err
	}
	o, err := s.open(s.ctx, id)
	if err != nil {
		return "", err
	}
	if !o.run.Open() {
		return "", problem.New("RUN_ENDED", "This run has come to its end").Detailf("run %s", id).Hintf("Plan again to see what is left.")
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
		_, err = engine.Resume(ctx, c.Tenant, wb, o.run.ID, s.d.runOptions(engine.Options{Progress: telling(tell)}))
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
		return problem.New("RUN_NONE", "No run is under way").Hintf("There is nothing to stop.")
	}
	job.cancel()
	return nil
}
