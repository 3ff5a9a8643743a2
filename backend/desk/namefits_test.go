package desk

import (
	"slices"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

func TestTheQueuesThatAGroupAnswersAreNamed(t *testing.T) {
	r := &Reading{}
	r.Queues = []tenant.Queue{
		{Name: "HR", Groups: []ident.ObjectID{"hr", "all"}}, {Name: "Sales", Groups: []ident.ObjectID{"sales"}}, {Name: "Nobody"}, {Name: "HR sickness", Groups: []ident.ObjectID{"hr"}},
	}
	for group, want := range map[ident.ObjectID][]string{"hr": {"HR", "HR sickness"}, "all": {"HR"}, "sales": {"Sales"}, "finance": {}} {
		if got := r.Answered(group); !slices.Equal(got, want) {
			t.Errorf("%s answers %v, want %v", group, got, want)
		}
	}
}
