package desk

import (
	"context"
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/targeting"
	"personadesk/backend/voice"
	"personadesk/backend/workshop"
)

// The needs of the interviews that personas have to meet.
const (
	needCallers = "basic.external"    // people who call outside
	needNow     = "shared.occasional" // people who call outside now and then
)

// Reconcile compares the interviews, the tenant and the personas.
func (d *Desk) Reconcile(ctx context.Context) (workshop.Reconciliation, error) {
	var v workshop.Reconciliation
	w, err := d.Workshop(ctx)
	if err != nil {
		return v, err
	}
	design, err := d.Personas(ctx)
	if err != nil {
		return v, err
	}
	names := map[string]string{}
	for _, one := range w.Departments {
		v.Heard += one.People
		names[one.ID] = one.Name
	}
	v.Asked = slices.ContainsFunc(w.Answers, func(a workshop.Answer) bool { return a.QuestionID == needCallers && a.Count != nil })
	v.Callers = w.Sum(needCallers) + w.Sum(needNow)
	v.Needs = unanswered(w, design, names)
	r, err := d.Lists(ctx)
	if err != nil || r == nil {
		return v, err
	}
	reach, err := d.Reach(ctx)
	if err != nil {
		return v, err
	}
	v.Read, v.Tenant = true, r.Users
	v.Calling = targeting.InLayer(reach, persona.Calling).Count()
	v.Nobody = r.Users - targeting.InLayer(reach, persona.Baseline).Count()
	all := targeting.InLayer(reach, persona.Baseline)
	for _, layer := range persona.Layers() {
		all = all.Or(targeting.InLayer(reach, layer))
	}
	v.Reached = all.Count()
	if v.Asked && v.Callers > v.Calling {
		v.Needs = append([]workshop.Need{{Kind: workshop.NeedCallers, Claimed: v.Callers, Reached: v.Calling}}, v.Needs...)
	}
	return v, nil
}

// unanswered are the queues that were heard of and that no persona of the design answers, neither by name nor under another that a queue of
// the design has.
func unanswered(w workshop.Workshop, design persona.Design, names map[string]string) []workshop.Need {
	answered := map[ident.Key]bool{}
	for _, p := range design.Personas {
		for _, q := range p.Queues {
			answered[ident.Fold(q)] = true
		}
	}
	for _, q := range design.Queues {
		if len(q.Groups)+len(q.People) > 0 {
			answered[ident.Fold(q.Name)] = true
		}
		if answered[ident.Fold(q.Name)] && q.Heard != "" {
			answered[heardKey(q.Department, q.Heard)] = true
		}
	}
	var list []workshop.Need
	for _, iv := range w.Interviews {
		for _, name := range iv.Queues {
			if !answered[ident.Fold(name)] && !answered[heardKey(iv.DepartmentID, name)] {
				list = append(list, workshop.Need{Kind: workshop.NeedQueue, DepartmentID: iv.DepartmentID, Department: names[iv.DepartmentID], What: name})
			}
		}
	}
	return list
}

// heardKey is a queue by what one department calls it.
func heardKey(department, heard string) ident.Key {
	return ident.Fold(string(voice.KindQueue) + "\x00" + department + "\x00" + heard)
}
