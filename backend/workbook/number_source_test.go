package workbook

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/tenant"
)

// Whatever is recorded and whatever the tenant says, the inventory over the tables answers as the one over lists does.
func TestTheTablesAnswerAsListsDo(t *testing.T) {
	w := create(t)
	at := start.AddDate(1, 0, 0)
	ranges := []number.Range{
		{ID: "a", Name: "A", First: "+4416149600010", Last: "+4416149600217", Type: "directRouting", LocationID: "floor1"},
		{ID: "b", Name: "B", First: "+4416149600218", Last: "+4416149600499", Type: "callingPlan", Tag: "vip"},
		{ID: "hundreds", Name: "Hundreds", First: "+4416149600500", Last: "+4416149600799", Type: "directRouting"},
	}
	for _, r := range ranges {
		must(t, w.SaveRange(ctx, r))
	}
	rapid.Check(t, func(rt *rapid.T) {
		must(t, w.write(ctx, func(ctx context.Context, s *session) error {
			if _, err := s.exec("DELETE FROM number"); err != nil {
				return err
			}
			if err := s.tallyAnew(); err != nil {
				return err
			}
			return s.stageNumbers(ctx, nil, nil, NumbersRead{})
		}))
		records, list, shown, said := anything(rt)
		must(t, enter(w, records))
		read := NumbersRead{Listed: rapid.Bool().Draw(rt, "listed"), Accounts: true}
		must(t, w.write(ctx, func(ctx context.Context, s *session) error { return s.stageNumbers(ctx, list, shown, read) }))
		said.Read = read.Listed
		for i, n := range records { // as they came to be: when, and in the words of the workbook
			kept, _, err := w.Number(ctx, n.Telephone)
			must(t, err)
			if kept.State != n.State || kept.Holder != n.Holder || kept.Note != n.Note || !kept.Until.Equal(n.Until) {
				rt.Fatalf("entered %+v, kept %+v", n, kept)
			}
			records[i] = kept
			records[i].RangeID = ""
		}
		inMemory, _, err := number.NewInventory(ranges, number.NewLists(records, said), at)
		must(t, err)
		inTables, _, done, err := w.Inventory(ctx, at)
		must(t, err)
		defer done()
		compared(t, rt, inMemory, inTables)
		must(t, verifyNumbers(ctx, w.readers, w.path))
	})
}

// anything is what a workbook and a tenant may say of a few numbers.
func anything(t *rapid.T) (records []number.Number, list []tenant.Number, shown []NumberAccount, said number.Tenant) {
	said = number.Tenant{Numbers: map[string]number.Held{}, Accounts: map[string]ident.ObjectID{}}
	who := rapid.SampledFrom([]string{"u1", "u2", ben})
	for i := range 24 {
		telephone := fmt.Sprintf("+4416149600%03d", 8+31*i) // some hundreds are asked for whole, some in part
		if rapid.IntRange(0, 5).Draw(t, "extended") == 0 {
			telephone += ";ext=7"
		}
		if rapid.Bool().Draw(t, "recorded") {
			n := number.Number{Telephone: telephone, State: rapid.SampledFrom(stateCodes[1:]).Draw(t, "state"), Note: rapid.StringN(0, 5, 20).Draw(t, "note")}
			switch n.State {
			case number.Reserved, number.Quarantined:
				if rapid.Bool().Draw(t, "ends") {
					n.Until = start.AddDate(0, 6, 0) // which is over when it is asked for
				}
			}
			if n.State == number.Reserved || n.State == number.Assigned {
				n.Holder, n.HolderKind = who.Draw(t, "holder"), rapid.SampledFrom([]number.HolderKind{number.User, number.Queue}).Draw(t, "kind")
			}
			n.Note = strings.Map(func(r rune) rune { // what nobody sees is refused at the door
				if unicode.IsPrint(r) && r != utf8.RuneError {
					return r
				}
				return -1
			}, n.Note)
			records = append(records, n)
		}
		if rapid.Bool().Draw(t, "told") {
			n := tenant.Number{Telephone: telephone, Type: "directRouting", ForUsers: rapid.IntRange(0, 3).Draw(t, "for users") > 0,
				OnPremises: rapid.IntRange(0, 5).Draw(t, "on premises") == 0,
				Status:     rapid.SampledFrom([]string{"unassigned", "userAssigned", "voiceApplicationAssigned", "internalError"}).Draw(t, "status"),
				LocationID: rapid.SampledFrom([]string{"", "floor1", "floor2"}).Draw(t, "location")}
			if n.Status == "userAssigned" || n.Status == "voiceApplicationAssigned" {
				n.Target = ident.Object(who.Draw(t, "target"))
			}
			list = append(list, n)
			said.Numbers[telephone] = number.Held{Type: n.Type, Status: n.Status, Target: n.Target, LocationID: n.LocationID, ForUsers: n.ForUsers && !n.OnPremises}
		}
		if rapid.IntRange(0, 3).Draw(t, "shown") == 0 {
			a := NumberAccount{telephone, who.Draw(t, "account")}
			shown = append(shown, a)
			said.Accounts[telephone] = ident.Object(a.User)
		}
	}
	return records, list, shown, said
}

// compared asks two inventories the same.
func compared(t *testing.T, rt *rapid.T, want, got *number.Inventory) {
	t.Helper()
	same := func(what string, a, b any) {
		if diff := cmp.Diff(a, b, cmpopts.EquateEmpty()); diff != "" {
			rt.Fatalf("%s: %s", what, diff)
		}
	}
	counts := func(v *number.Inventory) []number.Count {
		list, err := v.Counts()
		must(t, err)
		return list
	}
	// The windows of a filter are those numbers of the whole that it lets through.
	filtered := func(v *number.Inventory) (all []any) {
		for _, id := range []string{"a", "b"} {
			for _, f := range []number.Filter{{State: number.Free}, {State: number.Unknown}, {State: number.Service}, {Differ: true}, {State: number.Assigned, Differ: true}} {
				for _, offset := range []int{0, 1, 5} {
					list, total, err := v.Filtered(id, f, offset, 3)
					must(t, err)
					all = append(all, id, f, offset, total, list)
				}
			}
		}
		return all
	}
	walked := func(v *number.Inventory) (all []any) {
		for _, id := range []string{"a", "b"} {
			for _, f := range []number.Filter{{State: number.Free}, {State: number.Unknown}, {State: number.Service}, {Differ: true}, {State: number.Assigned, Differ: true}} {
				var inside []number.Line
				must(t, v.Walk(id, 0, func(l number.Line) bool {
					_, differs := v.Difference(l.Told)
					free := f.State == number.Free && l.State == number.AssumedFree
					if (f.State == "" || l.State == f.State || free) && (differs || !f.Differ) {
						inside = append(inside, l)
					}
					return true
				}))
				for _, offset := range []int{0, 1, 5} {
					at := min(offset, len(inside))
					all = append(all, id, f, offset, len(inside), inside[at:min(at+3, len(inside))])
				}
			}
		}
		return all
	}
	window := func(v *number.Inventory, id string) (list []number.Line) {
		must(t, v.Walk(id, 2, func(l number.Line) bool { list = append(list, l); return true }))
		return list
	}
	// What is free is counted apart from all else, and is the same.
	free := func(v *number.Inventory) (said, counted int) {
		said, err := v.Free()
		must(t, err)
		list := counts(v)
		for _, c := range list[:len(list)-1] {
			counted += c.Free
		}
		return said, counted
	}
	freeAsCounted := func(when string) {
		for name, v := range map[string]*number.Inventory{"in memory": want, "in tables": got} {
			said, counted := free(v)
			same("free "+when+", "+name, counted, said)
		}
	}
	same("counts", counts(want), counts(got))
	freeAsCounted("at first")
	same("what is filtered in memory", walked(want), filtered(want))
	same("what is filtered in tables", walked(got), filtered(got))
	names := map[string]string{"u1": "Ann Able", "u2": "Bob Baker", ben: "Ben Able"}
	texts := rapid.SampledFrom([]string{"+44", "+441614960", "44161496003", "0", "7", "60", "+4416149600039", "39;ext=7", "+4416149600039;ext=7", "able", "vip", "A", "9x"})
	filters := rapid.SampledFrom([]number.Filter{{}, {}, {State: number.Assigned}, {Differ: true}})
	for range 3 {
		text, f := texts.Draw(rt, "text"), filters.Draw(rt, "filter")
		searched := func(v *number.Inventory) (all []any) {
			for _, offset := range []int{0, 2, 150} {
				for _, id := range []string{"a", "b"} {
					list, total, err := v.Search(id, number.Search{Text: text, Filter: f, Name: func(id string) string { return names[id] }, Named: func(text string) map[string]bool {
						named := map[string]bool{}
						for id, name := range names {
							named[id] = named[id] || strings.Contains(strings.ToLower(name), text)
						}
						return named
					}}, offset, 4)
					must(t, err)
					all = append(all, id, offset, total, list)
				}
			}
			return all
		}
		overAll := func(v *number.Inventory) (all []any) {
			for _, offset := range []int{0, 2, 150} {
				for _, id := range []string{"a", "b"} {
					var inside []number.Line
					must(t, v.Walk(id, 0, func(l number.Line) bool {
						_, differs := v.Difference(l.Told)
						if (f.State == "" || l.State == f.State) && (differs || !f.Differ) && bears(l, text, names) {
							inside = append(inside, l)
						}
						return true
					}))
					at := min(offset, len(inside))
					all = append(all, id, offset, len(inside), inside[at:min(at+4, len(inside))])
				}
			}
			return all
		}
		same("a search for "+text, overAll(want), searched(want))
		same("a search for "+text+" in tables", overAll(got), searched(got))
	}
	for _, size := range []int{10, 100, 1000} {
		blocks := func(v *number.Inventory) (all []number.Count) {
			for _, id := range []string{"a", "b", "hundreds"} {
				list, err := v.Blocks(id, size)
				must(t, err)
				all = append(all, list...)
			}
			return all
		}
		same("blocks", blocks(want), blocks(got))
	}
	same("the window of a", window(want, "a"), window(got, "a"))
	same("the window of b", window(want, "b"), window(got, "b"))
	differences := func(v *number.Inventory) (list []number.Difference) {
		for d, err := range v.Differences() {
			must(t, err)
			list = append(list, d)
		}
		return list
	}
	same("differences", differences(want), differences(got))
	holders := func(v *number.Inventory) map[ident.ObjectID]bool {
		all, err := v.Holders()
		must(t, err)
		return all
	}
	same("holders", holders(want), holders(got))
	for i := range 20 {
		q := number.Query{Holder: ident.Object([]string{"u1", "u2", ben, "new"}[i%4]), Ranges: []string{"b", "a"}}
		a, okA := want.Take(q)
		b, okB := got.Take(q)
		same("who takes", []any{a.Telephone, okA}, []any{b.Telephone, okB})
	}
	must(t, got.Err())
	same("counts after taking", counts(want), counts(got))
	freeAsCounted("after taking")
}

// bears says whether a number is one that a search for a text is meant to find.
func bears(l number.Line, text string, names map[string]string) bool {
	if strings.Contains(l.Telephone, text) {
		return true
	}
	if strings.HasPrefix(text, "+") {
		return false
	}
	for _, f := range append([]string{l.Note, l.Description, names[l.Holder]}, l.Tags...) {
		if strings.Contains(strings.ToLower(f), strings.ToLower(text)) {
			return true
		}
	}
	return false
}
