package targeting_test

import (
	"slices"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/targeting"
)

func TestCheckFindsWhatIsWrongWithRulesTogether(t *testing.T) {
	d, personas := larkfield(t)
	personas = append(personas,
		with("same", persona.Department, 3, `user.department -startsWith "HR"`),
		with("nobody", persona.Calling, 1, `user.department -eq "Sales" -and user.city -eq "York"`),
		with("typo", persona.Calling, 2, `user.city -eq "Leds"`))
	found := targeting.Check(personas, targeting.Of(personas, d, now), d)
	for _, want := range []struct{ code, id string }{
		{"RULE_INVALID", "wrong"}, {"TARGETING_TWO", "desk"}, {"RULE_SAME_USERS", "same"}, {"RULE_NOBODY", "nobody"},
		{"RULE_NOBODY", "typo"}, {"RULE_DATA", "typo"}, {"RULE_UNKNOWN", "hr"},
	} {
		if !slices.ContainsFunc(found, func(p problem.Problem) bool { return p.Code == want.code && p.Where.ID == want.id }) {
			t.Errorf("nothing says %s of %s: %+v", want.code, want.id, found)
		}
	}
	for _, p := range found {
		if p.Summary.IsZero() || p.Detail.IsZero() || p.Hint.IsZero() {
			t.Errorf("a problem is silent about something: %+v", p)
		}
	}
}

func TestAGoodDesignHasNothingToSay(t *testing.T) {
	d := company(t, [2]string{"Leeds", "HR"}, [2]string{"York", "Sales"})
	personas := []persona.Persona{with("hr", persona.Department, 0, `user.department -eq "HR"`), with("sales", persona.Department, 1, `user.department -eq "Sales"`)}
	if found := targeting.Check(personas, targeting.Of(personas, d, now), d); len(found) > 0 {
		t.Errorf("%+v", found)
	}
}
