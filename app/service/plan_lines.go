package service

import (
	"fmt"
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
)

// planLanes groups a plan for reading: many equal changes make one line.
func planLanes(p plan.Plan) []PlanLaneView {
	lanes := []PlanLaneView{}
	for _, lane := range p.Order() {
		v := PlanLaneView{Lane: lane, Seconds: p.Bill.Lanes[lane], Lines: []PlanLineView{}}
		users, at := map[string]bool{}, map[string]int{}
		lineUsers := []map[string]bool{}
		for _, c := range p.Changes {
			if c.Lane != lane {
				continue
			}
			v.Changes++
			key := lineKey(c)
			i, found := at[key]
			if !found {
				i = len(v.Lines)
				at[key] = i
				v.Lines = append(v.Lines, lineOf(key, c))
				lineUsers = append(lineUsers, map[string]bool{})
			}
			v.Lines[i].Changes++
			for _, u := range c.Users {
				users[u], lineUsers[i][u] = true, true
			}
		}
		for i := range v.Lines {
			v.Lines[i].Users = len(lineUsers[i])
			if v.Lines[i].Changes > 1 {
				v.Lines[i].Says, v.Lines[i].Before = "", ""
				if v.Lines[i].Kind != plan.GrantUser {
					v.Lines[i].After = "" // the policy is the same for all of them, a number is not
				}
			}
		}
		v.Users = len(users)
		if v.Changes > 0 {
			lanes = append(lanes, v)
		}
	}
	return lanes
}

// lineKey is equal for changes that read as one line: those of single users of one persona.
func lineKey(c plan.Change) string {
	switch c.Kind {
	case plan.AssignNumber, plan.ReleaseNumber, plan.GrantUser:
		feels := c.Feels
		if c.Kind == plan.GrantUser {
			feels = c.After
		}
		return fmt.Sprintf("%s|%s|%s", c.Kind, c.PersonaID, feels)
	}
	return c.ID
}

func lineOf(key string, c plan.Change) PlanLineView {
	v := PlanLineView{ID: key, Sign: c.Sign, Kind: c.Kind, Subject: c.Subject, Before: c.Before, After: c.After, Says: c.Says, Effect: c.Effect, Feels: c.Feels}
	if g := c.Expect.Grant; g != nil {
		v.Type = catalog.PolicyTypeName(g.Type)
	}
	for _, r := range c.Reasons {
		if r.Says != "" {
			v.Why = r.Says
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
	changes, err := s.changesOf(id)
	if err != nil {
		return PlanLineDetailView{}, err
	}
	v := PlanLineDetailView{Line: lineOf(id, changes[0]), Reasons: reasonViews(changes[0].Reasons), Commands: []string{}}
	v.Line.Changes = len(changes)
	for i, c := range changes {
		if i == lineMost {
			v.More = len(changes) - lineMost
			break
		}
		v.Commands = append(v.Commands, describe(c))
	}
	v.People, err = s.LinePeople(id, 0, lineMost)
	v.Line.Users = v.People.Total
	return v, err
}

func reasonViews(list []plan.Reason) []ReasonView {
	views := []ReasonView{}
	for _, r := range list {
		views = append(views, ReasonView{Stop: r.Stop, ID: r.ID, Says: r.Says})
	}
	return views
}

// LinePeople gives a window of the users whom a line touches.
func (s *Plan) LinePeople(id string, offset, limit int) (PeopleView, error) {
	if err := s.may(desk.Look); err != nil {
		return PeopleView{}, err
	}
	changes, err := s.changesOf(id)
	if err != nil {
		return PeopleView{}, err
	}
	r, err := s.d.read(s.ctx)
	if err != nil || r == nil {
		return PeopleView{Rows: []PersonLine{}}, err
	}
	var users []string
	for _, c := range changes {
		users = append(users, c.Users...)
	}
	slices.Sort(users)
	users = slices.Compact(users)
	v := PeopleView{Total: len(users), Rows: []PersonLine{}}
	for _, id := range users[min(offset, len(users)):min(offset+limit, len(users))] {
		if i, known := r.Directory.Index(id); known {
			v.Rows = append(v.Rows, r.line(i))
		}
	}
	return v, nil
}

func (s *Plan) changesOf(id string) ([]plan.Change, error) {
	p, found, err := s.d.latestPlan(s.ctx)
	if err != nil {
		return nil, err
	}
	var list []plan.Change
	if found {
		for _, c := range p.plan.Changes {
			if lineKey(c) == id || c.ID == id {
				list = append(list, c)
			}
		}
	}
	if len(list) == 0 {
		return nil, problem.New("CHANGE_UNKNOWN", "The plan has no such change").Detailf("%s", id).Hintf("A newer plan may have taken its place.")
	}
	return list, nil
}
