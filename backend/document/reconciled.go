package document

import (
	"fmt"
	"strconv"

	"personadesk/backend/workshop"
)

// ReconciledRow is one figure of what was said beside what is.
type ReconciledRow struct {
	What   string
	From   string // said, read or reached: an assumption, or measured
	Figure string // in words where nobody said or read it
}

// ReconciledRows are the figures of a reconciliation in the order of the work: what was said, what is, whom personas reach.
func ReconciledRows(r workshop.Reconciliation) []ReconciledRow {
	said := func(n int, known bool) string { return figure(n, known, "nobody said") }
	read := func(n int) string { return figure(n, r.Read, "not read") }
	const heard, there, reached = "as said in interviews", "as read in the tenant", "as reached by personas"
	return []ReconciledRow{
		{"People of the departments", heard, said(r.Heard, r.Heard > 0)}, {"Of them call outside", heard, said(r.Callers, r.Asked)},
		{"Users in the tenant", there, read(r.Tenant)}, {"Users whom a persona reaches", reached, read(r.Reached)},
		{"Of them in a calling persona", reached, read(r.Calling)}, {"Users in no baseline", reached, read(r.Nobody)},
	}
}

func figure(n int, known bool, otherwise string) string {
	if !known {
		return otherwise
	}
	return strconv.Itoa(n)
}

// OpenNeeds says in a sentence each what contradicts the design: as many as Reconciliation.Open counts.
func OpenNeeds(r workshop.Reconciliation) []string {
	list := []string{}
	for _, n := range r.Needs {
		switch n.Kind {
		case workshop.NeedCallers:
			list = append(list, fmt.Sprintf("%d call outside, as the interviews say. Calling personas reach %d.", n.Claimed, n.Reached))
		default:
			list = append(list, fmt.Sprintf("%s named the queue %s. No persona answers it.", n.Department, n.What))
		}
	}
	if r.Read && r.Nobody > 0 {
		list = append(list, "In no baseline: "+counted(r.Nobody, "user")+".")
	}
	return list
}
