package directory

import (
	"strings"

	"personadesk/backend/ident"
)

// Person is a user as lists show them.
type Person struct {
	ID, Name, UPN, JobTitle, Department, City string
}

// Person is user i as lists show them.
func (d *Directory) Person(i int) Person {
	text := func(property string) string { return d.Value(i, property).Text() }
	return Person{ID: string(d.ID(i)), Name: d.DisplayName(i), UPN: d.UPN(i), JobTitle: text("jobTitle"), Department: text("department"), City: text("city")}
}

// People gives a window of the users of a set whose name or user principal name has a text in it, as it is written and without regard to
// case, and how many there are; "" is for all.
func (d *Directory) People(set Set, find string, offset, limit int) (list []Person, total int) {
	find = strings.ToLower(strings.TrimSpace(find))
	seen := 0
	for i := range set.Each() {
		if find != "" && !strings.Contains(strings.ToLower(d.DisplayName(i)+" "+d.UPN(i)), find) {
			continue
		}
		if seen >= offset && len(list) < limit {
			list = append(list, d.Person(i))
		}
		if seen++; find == "" && seen >= offset+limit {
			return list, set.Count()
		}
	}
	return list, seen
}

// Called gives the users who have one of some user principal names, in one pass.
func (d *Directory) Called(names []string) (list []Person) {
	wanted := make(map[ident.Key]bool, len(names))
	for _, name := range names {
		wanted[ident.Fold(name)] = true
	}
	for i := range d.Len() {
		if len(list) == len(wanted) {
			break
		}
		if wanted[ident.Fold(d.UPN(i))] {
			list = append(list, d.Person(i))
		}
	}
	return list
}
