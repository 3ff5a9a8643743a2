package service

import (
	"context"

	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/kept"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/workbook"
)

// planLanes lays a plan out for reading: many equal changes make one line.
func (d *Desk) planLanes(ctx context.Context, wb *workbook.Workbook, number int, head plan.Plan) ([]PlanLaneView, error) {
	lines, err := wb.PlanLines(ctx, number)
	if err != nil {
		return nil, err
	}
	users, err := wb.PlanLaneUsers(ctx, number)
	if err != nil {
		return nil, err
	}
	lanes := []PlanLaneView{}
	for _, lane := range head.Order() {
		v := PlanLaneView{Lane: lane, Seconds: head.Bill.Lanes[lane], Users: users[string(lane)], Lines: []PlanLineView{}}
		for _, l := range lines {
			if l.First.Lane != string(lane) {
				continue
			}
			line, err := d.lineView(l)
			if err != nil {
				return nil, err
			}
			v.Changes += l.Changes
			v.Lines = append(v.Lines, line)
		}
		if v.Changes > 0 {
			lanes = append(lanes, v)
		}
	}
	return lanes, nil
}

// lineView is a line without what is only of its first change.
func (d *Desk) lineView(l workbook.PlanLine) (PlanLineView, error) {
	c, err := kept.Change(l.First)
	if err != nil {
		return PlanLineView{}, err
	}
	v := d.lineOf(l.First.Line, c)
	v.Changes, v.Users = l.Changes, l.Touched
	if l.Changes > 1 {
		v.Says, v.Before = "", ""
		if v.Kind != plan.GrantUser {
			v.After = "" // the policy is the same for all of them, a number is not
		}
	}
	return v, nil
}

func (d *Desk) lineOf(key string, c plan.Change) PlanLineView {
	v := PlanLineView{ID: key, Sign: c.Sign, Kind: c.Kind, Subject: c.Subject, Before: c.Before, After: c.After, Says: d.print(c.Says), Effect: c.Effect, Feels: d.print(c.Feels)}
	if g := c.Expect.Grant; g != nil {
		v.Type = catalog.PolicyTypeName(g.Type)
	}
	for _, r := range c.Reasons {
		if !r.Says.IsZero() {
			v.Why = d.print(r.Says)
			break
		}
	}
	return v
}

// lineMost is how many commands and people a line's pane shows at first.
const lineMost = 20

// Line is one line of the plan with its reasons, commands and people.
func (s *Plan) Line(id string) (PlanLineDetailView, error) {
	if err := s.may(desk.Look); err != nil {
		return PlanLineDetailView{}, err
	}
	ctx := s.ctx
	wb, number, err := s.newest(ctx)
	if err != nil {
		return PlanLineDetailView{}, err
	}
	rows, total, err := wb.PlanChanges(ctx, workbook.PlanQuery{Number: number, Line: id, Limit: lineMost})
	if err != nil {
		return PlanLineDetailView{}, err
	}
	if total == 0 {
		return PlanLineDetailView{}, problem.New("CHANGE_UNKNOWN.plan").Detailed(id).Hinted()
	}
	v := PlanLineDetailView{Commands: []string{}, More: total - len(rows)}
	for i, row := range rows {
		c, err := kept.Change(row)
		if err != nil {
			return v, err
		}
		if i == 0 {
			v.Line, v.Reasons = s.d.lineOf(id, c), reasonViews(s.d.printer(), c.Reasons)
		}
		v.Commands = append(v.Commands, describe(c))
	}
	v.Line.Changes = total
	v.People, err = s.LinePeople(id, 0, lineMost)
	v.Line.Users = v.People.Total
	return v, err
}

// newest is the number of the newest plan, 0 without one.
func (s *Plan) newest(ctx context.Context) (*workbook.Workbook, int, error) {
	wb, err := s.d.Workbook()
	if err != nil {
		return nil, 0, err
	}
	p, _, err := s.d.latestPlan(ctx)
	return wb, p.number, err
}

// LinePeople gives a window of the users whom a line touches.
func (s *Plan) LinePeople(id string, offset, limit int) (PeopleView, error) {
	if err := s.may(desk.Look); err != nil {
		return PeopleView{}, err
	}
	ctx := s.ctx
	wb, number, err := s.newest(ctx)
	if err != nil {
		return PeopleView{}, err
	}
	users, total, err := wb.PlanLineUsers(ctx, number, id, offset, limit)
	if err != nil {
		return PeopleView{}, err
	}
	v := PeopleView{Total: total, Rows: []PersonLine{}}
	r, err := s.d.read(ctx)
	if err != nil || r == nil {
		return v, err
	}
	for _, id := range users {
		if i, known := r.Directory.Index(id); known {
			v.Rows = append(v.Rows, r.line(i))
		}
	}
	return v, nil
}
