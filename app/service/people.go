package service

import "personadesk/backend/directory"

// line shows a user in a list.
func (r *reading) line(i int) PersonLine { return personLine(r.Directory.Person(i)) }

func personLine(p directory.Person) PersonLine {
	return PersonLine{ID: p.ID, Name: p.Name, UPN: p.UPN, JobTitle: p.JobTitle, Department: p.Department, City: p.City, Also: []string{}}
}

// window lists the people of a set.
func (r *reading) window(set directory.Set, find string, offset, limit int) PeopleView {
	list, total := r.Directory.People(set, find, offset, limit)
	v := PeopleView{Rows: []PersonLine{}, Total: total}
	for _, p := range list {
		v.Rows = append(v.Rows, personLine(p))
	}
	return v
}
