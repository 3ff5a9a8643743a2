package service

import (
	"strings"

	"personadesk/backend/directory"
)

// line shows a user in a list.
func (r *reading) line(i int) PersonLine {
	text := func(property string) string { return r.Directory.Value(i, property).Text() }
	return PersonLine{
		ID: r.Directory.ID(i), Name: r.Directory.DisplayName(i), UPN: r.Directory.UPN(i), JobTitle: text("jobTitle"),
		Department: text("department"), City: text("city"), Also: []string{},
	}
}

// window lists the people of a set. Names are compared as they are written, without regard to case.
func (r *reading) window(set directory.Set, find string, offset, limit int) PeopleView {
	v := PeopleView{Rows: []PersonLine{}}
	find = strings.ToLower(strings.TrimSpace(find))
	if find == "" {
		v.Total = set.Count()
	}
	seen := 0
	for i := range set.Each() {
		if find != "" && !strings.Contains(strings.ToLower(r.Directory.DisplayName(i)+" "+r.Directory.UPN(i)), find) {
			continue
		}
		if seen >= offset && len(v.Rows) < limit {
			v.Rows = append(v.Rows, r.line(i))
		}
		if seen++; find == "" && seen >= offset+limit {
			break
		}
	}
	if find != "" {
		v.Total = seen
	}
	return v
}
