// Package origin writes down where the settings of a persona come from: which department asked, for which feature, and
// which answers say so. It is asked when a setting is made, and never afterwards.
package origin

import (
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/persona"
	"personadesk/backend/workshop"
)

// Recorded is the persona with the origins of its settings. A setting keeps the origin that it has, or had before; one
// that is new gets one if the persona was made for a department; the origins of settings that are gone go with them.
// Before is the zero Persona for one that is new. What was made before without an origin stays without: it is not known.
func Recorded(w workshop.Workshop, before, p persona.Persona) persona.Persona {
	old := before.Settings()
	var origins []persona.Origin
	for _, made := range p.Settings() {
		if o, known := exact(p, made); known && !replaced(old, made) {
			origins = append(origins, o)
		} else if slices.Contains(old, made) {
			if o, known := exact(before, made); known {
				origins = append(origins, o)
			}
		} else if p.Department != "" {
			if o, found := Of(w, made, []string{p.Department}); found {
				origins = append(origins, o)
			}
		}
	}
	p.Origins = origins
	return p
}

// replaced says that a setting was there with another value, so that its origin is not that of the new one.
func replaced(old []persona.Made, made persona.Made) bool {
	return slices.ContainsFunc(old, func(o persona.Made) bool {
		return o.Setting == made.Setting && o.What == made.What && o.Value != made.Value
	})
}

func exact(p persona.Persona, made persona.Made) (persona.Origin, bool) {
	i := slices.IndexFunc(p.Origins, func(o persona.Origin) bool { return o.Setting == made.Setting && o.What == made.What })
	if i < 0 {
		return persona.Origin{}, false
	}
	return p.Origins[i], true
}

// MadeFor is the persona with the origins of its settings, made for these departments.
func MadeFor(w workshop.Workshop, p persona.Persona, departments ...string) persona.Persona {
	p.Origins = nil
	for _, made := range p.Settings() {
		if o, found := Of(w, made, departments); found {
			p.Origins = append(p.Origins, o)
		}
	}
	return p
}

// Derived gives a persona of a workbook that kept no origins those that its reasons were guessed from: its own department,
// or where it has none, whichever asks most. Each says that it was derived.
func Derived(w workshop.Workshop, p persona.Persona) persona.Persona {
	departments := []string{p.Department}
	if p.Department == "" {
		departments = nil
		for _, d := range w.Departments {
			departments = append(departments, d.ID)
		}
	}
	p = MadeFor(w, p, departments...)
	for i := range p.Origins {
		p.Origins[i].Derived = true
	}
	return p
}

// Of says where a setting comes from that is made for some departments: the feature it serves that one of them asks most
// for, the department that asks first, and the questions about the feature that it answered.
func Of(w workshop.Workshop, made persona.Made, departments []string) (persona.Origin, bool) {
	o := persona.Origin{Setting: made.Setting, What: made.What}
	features := serves(made)
	o.Feature, o.Department = asked(w, features, departments)
	if o.Department == "" {
		return persona.Origin{}, false
	}
	for _, q := range catalog.Questions() {
		answered := func(a workshop.Answer) bool {
			return a.DepartmentID == o.Department && a.QuestionID == q.ID && a.Given()
		}
		if o.Feature != "" && slices.Contains(q.Features, o.Feature) && slices.ContainsFunc(w.Answers, answered) {
			o.Answers = append(o.Answers, q.ID)
		}
	}
	return o, true
}

// asked finds the feature that is wanted most and who wants it, in the order of the features and of the board.
func asked(w workshop.Workshop, features, departments []string) (feature, department string) {
	grades := map[[2]string]workshop.Grade{}
	for _, s := range w.Scores {
		grades[[2]string{s.DepartmentID, s.FeatureID}] = s.Grade
	}
	var heard []string
	for _, d := range w.Departments {
		if slices.Contains(departments, d.ID) {
			heard = append(heard, d.ID)
		}
	}
	for _, wanted := range []workshop.Grade{workshop.Must, workshop.Should, workshop.Could} {
		for _, f := range features {
			for _, d := range heard {
				if grades[[2]string{d, f}] == wanted {
					return f, d
				}
			}
		}
	}
	if len(heard) == 0 {
		return "", ""
	}
	if len(features) == 0 {
		return "", heard[0]
	}
	return features[0], heard[0]
}
