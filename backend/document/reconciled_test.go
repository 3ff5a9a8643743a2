package document

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/workshop"
)

func TestWhatWasSaidStandsBesideWhatIs(t *testing.T) {
	queue := workshop.Need{Kind: workshop.NeedQueue, Department: "IT", What: "Service <desk>"}
	callers := workshop.Need{Kind: workshop.NeedCallers, Claimed: 785, Reached: 63}
	for name, c := range map[string]struct {
		seen    workshop.Reconciliation
		figures []string
		open    []string
	}{
		"nothing is known": {workshop.Reconciliation{}, []string{"nobody said", "nobody said", "not read", "not read", "not read", "not read"}, []string{}},
		"not read yet": {workshop.Reconciliation{Heard: 40, Asked: true, Needs: []workshop.Need{queue}},
			[]string{"40", "0", "not read", "not read", "not read", "not read"}, []string{"IT named the queue Service <desk>. No persona answers it."}},
		"read, and open": {workshop.Reconciliation{Heard: 900, Callers: 785, Asked: true, Read: true, Tenant: 205, Reached: 204, Calling: 63, Nobody: 1, Needs: []workshop.Need{callers}},
			[]string{"900", "785", "205", "204", "63", "1"}, []string{"785 call outside, as the interviews say. Calling personas reach 63.", "In no baseline: 1 user."}},
		"read, and met": {workshop.Reconciliation{Read: true, Tenant: 2, Reached: 2, Calling: 0}, []string{"nobody said", "nobody said", "2", "2", "0", "0"}, []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			rows := ReconciledRows(c.seen)
			figures := []string{}
			for _, r := range rows {
				figures = append(figures, r.Figure)
			}
			if d := cmp.Diff(c.figures, figures); d != "" {
				t.Error(d)
			}
			open := OpenNeeds(c.seen)
			if d := cmp.Diff(c.open, open); d != "" || len(open) != c.seen.Open() {
				t.Errorf("%d are counted: %s", c.seen.Open(), d)
			}
			shown := sample()
			shown.Reconciled = &c.seen
			text := page(t, shown)
			for _, r := range rows {
				if !strings.Contains(text, `<th scope="row">`+r.What+`</th><td>`+r.From+`</td><td class="number">`+r.Figure+`</td>`) {
					t.Errorf("the report does not say %+v", r)
				}
			}
			for _, one := range open {
				if !strings.Contains(text, "<li>"+strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(one)+"</li>") {
					t.Errorf("the report does not say %q", one)
				}
			}
			if strings.Contains(text, "Open between") != (len(open) > 0) {
				t.Error("the report says that something is open, or does not")
			}
		})
	}
	if strings.Contains(page(t, sample()), "What was said, and whom") {
		t.Error("the report compares what nobody compared")
	}
}
