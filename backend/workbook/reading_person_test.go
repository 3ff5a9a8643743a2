package workbook

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

// one takes a user out of the last reading.
func one(t *testing.T, w *Workbook, id string) (Reading, error) {
	t.Helper()
	r, found, err := w.ReadingOf(ctx, func(s *directory.Shelf, r Reading) (int, []ident.ObjectID, error) {
		if r.Queues == nil || r.Policies != nil {
			t.Error("other lists were loaded than those of queues and teams")
		}
		i, known, err := s.Find(id)
		if err == nil && !known {
			err = errors.New("nobody")
		}
		return i, []ident.ObjectID{"g"}, err
	})
	if err == nil && !found {
		err = errors.New("no reading")
	}
	return r, err
}

// The reading of one user says of them what the whole reading says, before and after a reading of changes.
func TestTheReadingOfOneUserIsThatOfAll(t *testing.T) {
	w := create(t)
	if _, err := one(t, w, "u"); err == nil || err.Error() != "no reading" {
		t.Errorf("without a reading: %v", err)
	}
	first := withTeams(aReading(t, start, contoso(), 20))
	first.Queues, first.Policies = []tenant.Queue{}, []tenant.Policy{}
	must(t, w.SaveReading(ctx, first))
	same := func() {
		t.Helper()
		whole, _, err := w.Reading(ctx)
		must(t, err)
		if lists, _, err := w.ReadingLists(ctx); err != nil || lists.Users != whole.Directory.Len() {
			t.Errorf("without the users there are %d of them, not %d: %v", lists.Users, whole.Directory.Len(), err)
		}
		for i := range whole.Directory.Len() {
			got, err := one(t, w, string(whole.Directory.ID(i)))
			must(t, err)
			want, _ := whole.Directory.Configuration(i)
			has, _ := got.Directory.Configuration(0)
			if d := cmp.Diff(want, has); d != "" || got.Directory.Len() != 1 || got.Users != whole.Directory.Len() || !got.At.Equal(whole.At) {
				t.Errorf("%s of %d users at %v", d, got.Users, got.At)
			}
			if d := cmp.Diff(whole.Directory.Person(i), got.Directory.Person(0)); d != "" {
				t.Error(d)
			}
			in, _ := whole.Directory.Members("g")
			if is, read := got.Directory.Members("g"); !read || is.Has(0) != in.Has(i) {
				t.Errorf("%s is in the group: %v", whole.Directory.ID(i), is.Has(0))
			}
		}
	}
	same()
	s, err := w.Stage(ctx, "t1", start.Add(time.Hour))
	must(t, err)
	id := first.Directory.ID(3)
	must(t, s.Patch(ctx, []tenant.RawUser{
		{"id": json.RawMessage(`"` + first.Directory.ID(1) + `"`), "@removed": json.RawMessage(`{"reason":"deleted"}`)},
		{"id": json.RawMessage(`"` + id + `"`), "displayName": json.RawMessage(`"Ada"`)},
		{"id": json.RawMessage(`"new"`), "displayName": json.RawMessage(`"Newcomer"`)},
		{"id": json.RawMessage(`"newer"`), "displayName": json.RawMessage(`"Newer"`)},
	}, struct{}{}))
	changed, _, err := w.Reading(ctx)
	must(t, err)
	must(t, changed.Directory.Apply([]tenant.RawUser{
		{"id": json.RawMessage(`"` + first.Directory.ID(1) + `"`), "@removed": json.RawMessage(`{"reason":"deleted"}`)},
		{"id": json.RawMessage(`"` + id + `"`), "displayName": json.RawMessage(`"Ada"`)},
		{"id": json.RawMessage(`"new"`), "displayName": json.RawMessage(`"Newcomer"`)},
		{"id": json.RawMessage(`"newer"`), "displayName": json.RawMessage(`"Newer"`)},
	}))
	must(t, s.Teams(ctx, changed.Directory, struct{}{}))
	must(t, s.Members(ctx, changed.Directory, struct{}{}))
	must(t, StageList(ctx, s, "queues", []tenant.Queue{}, struct{}{}))
	must(t, s.Finish(ctx, Reading{Reading: tenant.Reading{At: start.Add(time.Hour), Organization: contoso()}}, true)) // as before heads counted
	same()
	if got, err := one(t, w, string(id)); err != nil || got.Directory.DisplayName(0) != "Ada" {
		t.Errorf("the change was not seen: %v", err)
	}
}

// A page that is not what was written gives no user, but the problem that the reading is damaged.
func TestADamagedPageOfAReadingIsSaid(t *testing.T) {
	w := create(t)
	r := withTeams(aReading(t, start, contoso(), 20))
	r.Queues = []tenant.Queue{}
	must(t, w.SaveReading(ctx, r))
	_, err := w.writer.ExecContext(ctx, "UPDATE reading_chunk SET sum = zeroblob(16) WHERE name LIKE '%displayName'")
	must(t, err)
	_, err = one(t, w, string(r.Directory.ID(2)))
	wantCode(t, err, "READING_DAMAGED")
}
