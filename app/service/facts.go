package service

import (
	"personadesk/backend/persona"
	"personadesk/backend/plan"
)

// facts is what the checks of personas may rest on. A part that was not read stays nil, so that nothing is concluded from it.
func facts(design *plan.Design, r *reading) persona.Facts {
	f := persona.Facts{Ranges: []persona.RangeFact{}, Departments: []string{}}
	for _, rg := range design.Ranges {
		f.Ranges = append(f.Ranges, persona.RangeFact{ID: rg.ID, Name: rg.Name, Type: rg.Type, Country: rg.Country, LocationID: rg.LocationID})
	}
	for _, d := range design.Workshop.Departments {
		f.Departments = append(f.Departments, d.ID)
	}
	if r == nil {
		return f
	}
	if r.wasRead("teams") && r.Teams != nil {
		f.Teams = []string{}
		for _, t := range r.Teams {
			f.Teams = append(f.Teams, t.Name)
		}
	}
	if r.wasRead("locations") && r.Locations != nil {
		f.Locations = []string{}
		for _, l := range r.Locations {
			f.Locations = append(f.Locations, l.Description)
		}
	}
	if r.wasRead("policies") && r.Policies != nil {
		f.Policies = map[string][]string{}
		for _, p := range r.Policies {
			f.Policies[p.Type] = append(f.Policies[p.Type], p.Name)
		}
	}
	return f
}

// wasRead says whether a part of the reading is whole.
func (r *reading) wasRead(part string) bool { return r.Unread[part] == "" }
