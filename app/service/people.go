package service

import (
	"strings"

	"personadesk/backend/directory"
	"personadesk/backend/problem"
)

// line shows a user in a list.
func (r *reading) line(i int) PersonLine {
	text := func(property string) string { return r.directory.Value(i, property).Text() }
	return PersonLine{
		ID: r.directory.ID(i), Name: r.directory.DisplayName(i), UPN: r.directory.UPN(i), JobTitle: text("jobTitle"),
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
		if find != "" && !strings.Contains(strings.ToLower(r.directory.DisplayName(i)+" "+r.directory.UPN(i)), find) {
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

// find finds a person by object id, user principal name, or a display name that only one person has.
func (r *reading) find(text string) (int, error) {
	text = strings.TrimSpace(text)
	if i, known := r.directory.Find(text); known {
		return i, nil
	}
	found := -1
	for i := range r.directory.Len() {
		if !strings.EqualFold(r.directory.DisplayName(i), text) {
			continue
		}
		if found >= 0 {
			return 0, problem.New("PERSON_TWICE", "More than one person has that name").Detailf("%s", text).
				Hintf("Use the sign-in name (user principal name) instead.")
		}
		found = i
	}
	if found < 0 {
		return 0, problem.New("PERSON_UNKNOWN", "Nobody of that name is in the reading").Detailf("%s", text).
			Hintf("Check the spelling, or read the tenant again.")
	}
	return found, nil
}

func neverRead() error {
	return problem.New("TENANT_UNREAD", "The tenant has not been read yet").Hintf("Read the tenant first.")
}
