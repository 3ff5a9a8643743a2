package persona

import (
	"slices"
	"testing"
	"time"
)

func TestAReviewIsDueAfterAYear(t *testing.T) {
	today := time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		status   Status
		reviewed string
		want     string
	}{
		"a draft, never gone through": {Draft, "", ""},
		"agreed, never gone through":  {Agreed, "", "PERSONA_REVIEW"},
		"gone through yesterday":      {Agreed, "2026-11-26", ""},
		"a day short of a year":       {Agreed, "2025-11-28", ""},
		"a year to the day":           {Agreed, "2025-11-27", "PERSONA_REVIEW"},
		"a draft of two years ago":    {Draft, "2024-01-01", "PERSONA_REVIEW"},
		"gone through today":          {Agreed, "2026-11-27", ""},
		"a day that has not come":     {Agreed, "2026-11-28", "PERSONA_REVIEW"},
		"a day that cannot be read":   {Agreed, "27/11/2026", "PERSONA_REVIEW"},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			for _, p := range ReviewsDue(Design{Personas: []Persona{{Name: "x", Status: c.status, Reviewed: c.reviewed}}}, today) {
				got += p.Code
			}
			if got != c.want {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestAPersonaMovesInTheOrderOfItsLayer(t *testing.T) {
	d := Design{Personas: []Persona{{ID: "a", Layer: Calling, Ordinal: 1}, {ID: "b", Layer: Calling, Ordinal: 2}, {ID: "c", Layer: Calling, Ordinal: 9}, {ID: "x", Layer: Baseline, Ordinal: 1}}}
	for name, c := range map[string]struct {
		id    string
		place int
		want  []string
	}{
		"the last to the front": {"c", 1, []string{"c", "a", "b"}}, "the first to the end": {"a", 3, []string{"b", "c", "a"}},
		"beyond the end": {"a", 99, []string{"b", "c", "a"}}, "before the front": {"c", -1, []string{"c", "a", "b"}}, "where it is": {"b", 2, []string{"a", "b", "c"}},
	} {
		t.Run(name, func(t *testing.T) {
			moved := Design{Personas: slices.Clone(d.Personas)}
			for _, p := range Moved(d, c.id, c.place) {
				at := slices.IndexFunc(moved.Personas, func(old Persona) bool { return old.ID == p.ID })
				moved.Personas[at] = p
			}
			var got []string
			for _, p := range inOrder(moved, Calling) {
				got = append(got, p.ID)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q", got)
			}
			if place, of := PlaceOf(moved, moved.Personas[slices.IndexFunc(moved.Personas, func(p Persona) bool { return p.ID == c.id })]); of != 3 || place != slices.Index(c.want, c.id)+1 {
				t.Errorf("place %d of %d", place, of)
			}
		})
	}
	if Moved(d, "nobody", 1) != nil {
		t.Error("somebody unknown moves")
	}
}

func TestWhatADisabledAccountKeepsStandsInTheRule(t *testing.T) {
	p := Persona{Name: "x", Rule: `user.city -eq "Leeds"`}
	off, said := WithDisabled(p, KeepsNothing)
	if !said || off.Rule != `(user.city -eq "Leeds") -and (user.accountEnabled -eq true)` || off.Disabled != KeepsNothing {
		t.Errorf("%v: %s", said, off.Rule)
	}
	back, said := WithDisabled(off, KeepsAll)
	if !said || back.Rule != p.Rule {
		t.Errorf("%v: %s", said, back.Rule)
	}
	if none, said := WithDisabled(Persona{Name: "x"}, KeepsNothing); !said || HasRule(none) {
		t.Errorf("a persona without a rule has one: %+v", none)
	}
	if _, said := WithDisabled(Persona{Rule: `user.accountEnabled -eq true`}, KeepsAll); said {
		t.Error("a rule that asks nothing else is emptied")
	}
}

func TestARuleThatStripsTeamsPhoneAgainstWhatIsSaidIsFound(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Persona)
		want   bool
	}{
		"as it is":      {func(*Persona) {}, false},
		"the rule asks": {func(p *Persona) { p.Rule = `user.city -eq "Leeds" and user.accountEnabled -eq true` }, true},
		"the rule asks, and it is said": {func(p *Persona) {
			p.Rule, p.Disabled = `user.city -eq "Leeds" and user.accountEnabled -eq true`, KeepsNothing
		}, false},
		"nothing to lose": {func(p *Persona) {
			p.Rule, p.Licences, p.Number = `user.city -eq "Leeds" and user.accountEnabled -eq true`, nil, NumberRule{}
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			d := sound()
			c.change(&d.Personas[1])
			found := slices.ContainsFunc(codesOf(d), func(code string) bool { return code == "DISABLED_STRIPPED" })
			if found != c.want {
				t.Errorf("%v", codesOf(d))
			}
		})
	}
}

func TestNamesWithControlCharactersStopHere(t *testing.T) {
	for _, bad := range []string{"HR\nLeeds", "HR\tLeeds", "HR\x00", "HR\u2028Leeds"} {
		d := sound()
		d.Personas[2].Name = bad
		rename(&d, bad)
		got := codesOf(d)
		if !slices.Contains(got, "PERSONA_NAME_CONTROL") || !slices.Contains(got, "POLICY_NAME_CONTROL") {
			t.Errorf("%q: %v", bad, got)
		}
	}
}

func codesOf(d Design) (list []string) {
	for _, p := range Check(d, facts()) {
		list = append(list, p.Code)
	}
	return list
}
