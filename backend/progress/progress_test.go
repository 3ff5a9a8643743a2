package progress

import "testing"

func TestWhoWantsToKnowIsTold(t *testing.T) {
	var done, total int
	ctx := With(t.Context(), func(d, n int) { done, total = d, n })
	Tell(ctx, 3, 7)
	if done != 3 || total != 7 {
		t.Errorf("%d of %d", done, total)
	}
	Tell(t.Context(), 1, 1) // nobody wants to know
}
