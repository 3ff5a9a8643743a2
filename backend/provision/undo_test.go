package provision

import (
	"slices"
	"testing"

	"personadesk/backend/plan"
)

func TestAQueueIsDoneOnlyWhenWhoIsToGoIsGone(t *testing.T) {
	f, wb := newFake(60), newBook(t, "")
	p := planned(t, wb, f)
	if s, err := Apply(ctx, f.tenant(), wb, p, fast()); err != nil || !s.Whole() {
		t.Fatalf("%+v, %v", s, err)
	}
	at := slices.IndexFunc(p.Changes, func(c plan.Change) bool { return c.Kind == plan.SetQueueGroups })
	without := plan.QueueGroups{Queue: "HR line", Without: p.Changes[at].Expect.Queue.Groups}
	look := func() finding { return newLook(f.tenant(), newResolver(f.tenant()), nil).checkQueue(ctx, without) }
	if got := look(); got.verdict != waiting {
		t.Errorf("while the group still answers: %+v", got)
	}
	f.state.Queues[0].Groups = []string{}
	if got := look(); got.verdict != there {
		t.Errorf("when it is out: %+v", got)
	}
}
