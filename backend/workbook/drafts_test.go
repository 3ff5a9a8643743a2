package workbook

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDraftsAreKeptUntilTheyAreForgotten(t *testing.T) {
	w := create(t)
	keep := func(place, body string) { t.Helper(); must(t, w.KeepDraft(ctx, Draft{place, body})) }
	before, entries := w.Revisions(), recorded(t, w)
	keep("dialplan/uk/rule/2", `{"pattern":"^0(\\d{9,10}$"}`)
	keep("dialplan/uk/rule/2", `{"pattern":"^0(\\d{9}$"}`)
	keep("answer/hr/basic.users", "about 20")
	keep("answer/hr/basic.direct", "5")
	keep("answer/hr/basic.direct", "")
	list, err := w.Drafts(ctx)
	must(t, err)
	if diff := cmp.Diff([]Draft{{"answer/hr/basic.users", "about 20"}, {"dialplan/uk/rule/2", `{"pattern":"^0(\\d{9}$"}`}}, list); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(before, w.Revisions()); diff != "" {
		t.Errorf("an area moved, though nothing is kept yet: %s", diff)
	}
	if now := recorded(t, w); now != entries {
		t.Errorf("%d entries in the record", now-entries)
	}
	path := w.Path()
	must(t, w.Close())
	again, err := Open(path, Options{Actor: "Priya Nair"})
	must(t, err)
	defer func() { must(t, again.Close()) }()
	if list, err = again.Drafts(ctx); err != nil || len(list) != 2 {
		t.Errorf("after opening again: %v, %v", list, err)
	}
}

func TestADraftHasAPlaceAndAnEnd(t *testing.T) {
	w := create(t)
	for name, d := range map[string]Draft{"no place": {"", "x"}, "too long": {"a", strings.Repeat("x", MostDraft+1)}} {
		if err := w.KeepDraft(ctx, d); err == nil {
			t.Errorf("%s is kept", name)
		}
	}
}

// recorded is how many entries the record has.
func recorded(t *testing.T, w *Workbook) int {
	t.Helper()
	_, total, err := w.AuditList(ctx, AuditQuery{Limit: 1})
	must(t, err)
	return total
}
