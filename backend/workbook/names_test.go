package workbook

import (
	"slices"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/voice"
)

// TestNamesAreOneEdit names by a convention, renames and deletes, and takes each back with one undo.
func TestNamesAreOneEdit(t *testing.T) {
	for name, c := range map[string]struct {
		edit func(w *Workbook, there There) error
		want []string // names of personas, policies and groups that go, in order
	}{
		"by a convention": {func(w *Workbook, there There) error {
			_, err := w.NameBy(ctx, persona.Convention{Style: persona.Underscores, Lower: true, Groups: persona.Pattern{Calling: "uk {short}"}}, there)
			return err
		}, []string{"uk_desk", "Desk_Calling gone", "uk_desk_calling", "heard by uk_desk"}},
		"by hand": {func(w *Workbook, there There) error { return w.RenamePersona(ctx, "desk", "Front", there) }, []string{"Front", "Desk_Calling gone", "Front_Calling", "heard by Front"}},
		"deleted": {func(w *Workbook, there There) error { return w.RemovePersona(ctx, "desk", there, true) }, []string{"Desk_Calling gone", "personadesk-desk", "heard by Desk"}},
		"deleted, not there": {func(w *Workbook, _ There) error {
			return w.RemovePersona(ctx, "desk", func(string, ident.PolicyName) bool { return false }, false)
		}, []string{"heard by Desk"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := create(t)
			must(t, w.SavePolicy(ctx, persona.Policy{Type: "TeamsCallingPolicy", Name: "Desk_Calling"}))
			must(t, w.SavePersona(ctx, persona.Persona{ID: "desk", Name: "Desk", Layer: persona.Calling,
				Policies: []persona.PolicyChoice{{Type: "TeamsCallingPolicy", Name: "Desk_Calling"}}}))
			must(t, w.SaveThing(ctx, voice.Attendant{Name: "Menu", Closed: voice.Way{To: voice.Target{Kind: voice.ToVoicemail, Name: "Desk"}}}))
			before := namesIn(t, w)
			must(t, c.edit(w, func(string, ident.PolicyName) bool { return true }))
			if got := namesIn(t, w); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if _, err := w.Undo(ctx); err != nil {
				t.Fatal(err)
			}
			if got := namesIn(t, w); !slices.Equal(got, before) {
				t.Errorf("after one undo %q, before %q", got, before)
			}
		})
	}
}

func TestAConventionThatCannotBeFollowedIsNotKept(t *testing.T) {
	w := create(t)
	if _, err := w.NameBy(t.Context(), persona.Convention{Style: "dashes"}, func(string, ident.PolicyName) bool { return false }); err == nil {
		t.Error("it was kept")
	} else {
		wantCode(t, err, "CONVENTION_STYLE")
	}
}

func namesIn(t *testing.T, w *Workbook) []string {
	t.Helper()
	d, err := w.Design(t.Context())
	must(t, err)
	var list []string
	for _, p := range d.Personas {
		list = append(list, p.Name)
	}
	for _, p := range d.Policies {
		if p.Gone {
			list = append(list, string(p.Name)+" gone")
			continue
		}
		list = append(list, string(p.Name))
	}
	for _, g := range d.Gone {
		list = append(list, g.Key)
	}
	for _, a := range d.Attendants {
		list = append(list, "heard by "+a.Closed.To.Name)
	}
	return list
}
