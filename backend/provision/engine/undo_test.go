package engine

import (
	"slices"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/plan"
	"personadesk/backend/provision/fake"
	"personadesk/backend/provision/proof"
)

func TestAQueueIsDoneOnlyWhenWhoIsToGoIsGone(t *testing.T) {
	f, wb := fake.New(60), newBook(t, "")
	p := planned(t, wb, f)
	if s, err := Apply(ctx, f.Doors(), wb, p, fast(t)); err != nil || !s.Whole() {
		t.Fatalf("%+v, %v", s, err)
	}
	at := slices.IndexFunc(p.Changes, func(c plan.Change) bool { return c.Kind == plan.SetQueueGroups })
	without := plan.QueueGroups{Queue: "HR line", Without: p.Changes[at].Expect.Queue.Groups}
	look := func() proof.Finding {
		asked := proof.Case{Change: &plan.Change{Expect: plan.Expect{Queue: &without}}}
		return proof.NewLook(f.Doors(), proof.NewResolver(f.Doors()), []proof.Case{asked}, 0).Check(ctx, asked)
	}
	if got := look(); got.Verdict != proof.Waiting {
		t.Errorf("while the group still answers: %+v", got)
	}
	f.State.Queues[0].Groups = []ident.ObjectID{}
	if got := look(); got.Verdict != proof.There {
		t.Errorf("when it is out: %+v", got)
	}
}
