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

// Need is something that was said in the interviews and that no persona meets.
type Need struct {
	Kind         string // callers or queue
	DepartmentID string // who said it, "" for several
	Department   string // its name
	What         string // the queue
	Claimed      int
	Reached      int
}

// The kinds of needs.
const (
	NeedCallers = "callers"
	NeedQueue   = "queue"
)

// Reconciliation lays what was said beside what is: people heard of in interviews, people in the tenant, and people whom personas reach.
// What was said is an assumption; what was read is measured.
type Reconciliation struct {
	Heard   int // people of the departments, as they say
	Callers int // of them who call outside, as they say
	Asked   bool
	Read    bool
	Tenant  int // measured, as are those below; only where the tenant was read
	Reached int // by any persona
	Calling int // by a persona of the calling layer
	Nobody  int // in no baseline
	Needs   []Need
}

// Open is how many contradictions there are between what was said and what is.
func (r Reconciliation) Open() int {
	n := len(r.Needs)
	if r.Read && r.Nobody > 0 {
		n++
	}
	return n
}

// Reconcile compares the interviews, the tenant and the personas.
func (d *Desk) Reconcile(ctx context.Context) (Reconciliation, error) {
	var v Reconciliation
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
		v.Needs = append([]Need{{Kind: NeedCallers, Claimed: v.Callers, Reached: v.Calling}}, v.Needs...)
	}
	return v, nil
}

// unanswered are the queues that were heard of and that no persona of the design answers, neither by name nor under another that a queue of
// the design has.
func unanswered(w workshop.Workshop, design persona.Design, names map[string]string) []Need {
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
	var list []Need
	for _, iv := range w.Interviews {
		for _, name := range iv.Queues {
			if !answered[ident.Fold(name)] && !answered[heardKey(iv.DepartmentID, name)] {
				list = append(list, Need{Kind: NeedQueue, DepartmentID: iv.DepartmentID, Department: names[iv.DepartmentID], What: name})
			}
		}
	}
	return list
}

// heardKey is a queue by what one department calls it.
func heardKey(department, heard string) ident.Key {
	return ident.Fold(string(voice.KindQueue) + "\x00" + department + "\x00" + heard)
}
