package targeting_test

import (
	"slices"
	"testing"

	"personadesk/backend/directory"
	"personadesk/backend/persona"
	"personadesk/backend/targeting"
)

func TestCleanupSaysWhomOneSpellingWouldCatch(t *testing.T) {
	d := company(t, [2]string{"Leeds", "HR"}, [2]string{"Leeds", "H.R."}, [2]string{"Leeds", "Sales"})
	list := targeting.Of([]persona.Persona{
		with("hr", persona.Department, 0, `user.department -eq "HR"`),
		with("rest", persona.Department, 1, `user.department -ne "HR"`),
		with("leeds", persona.Calling, 0, `user.city -eq "Leeds"`),
	}, d, now)
	found, err := targeting.Cleanup(list, d, []directory.Edit{{Property: "department", From: []string{"H.R."}, To: "HR"}}, now)
	if err != nil {
		t.Fatal(err)
	}
	got := shifts(targeting.Answer{Shifts: found})
	if got != "rest -[1] hr +[1]" {
		t.Errorf("%q", got)
	}
	if nothing, err := targeting.Cleanup(list, d, []directory.Edit{{Property: "jobTitle", From: []string{"x"}, To: "y"}}, now); err != nil || len(nothing) > 0 {
		t.Errorf("a property that no rule looks at moves %v, %v", nothing, err)
	}
	if again := targeting.Of([]persona.Persona{list[0].Persona}, d, now); !slices.Equal(users(again[0].Match), users(list[0].Match)) {
		t.Error("imagining changed the directory")
	}
}
