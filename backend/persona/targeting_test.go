package persona

import (
	"errors"
	"testing"

	"personadesk/backend/rule/parse"
)

func TestOnlyWhoIsSaidIsReached(t *testing.T) {
	on := Condition{Property: "accountEnabled", Operator: "eq", Values: []string{"true"}}
	leeds := Condition{Property: "city", Operator: "eq", Values: []string{"Leeds"}}
	for name, c := range map[string]struct {
		p    Persona
		want string // "" for no rule
	}{
		"nothing was said":                   {Persona{}, ""},
		"blanks":                             {Persona{Rule: " \n"}, ""},
		"only that accounts are switched on": {Persona{Conditions: []Condition{on}}, ""},
		"a place as well":                    {Persona{Conditions: []Condition{leeds, on}}, `(user.city -eq "Leeds") -and (user.accountEnabled -eq true)`},
		"a rule that was written":            {Persona{Rule: "user.accountEnabled -eq true"}, "user.accountEnabled -eq true"},
		"everybody, on purpose":              {Persona{Rule: Everybody}, Everybody},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Targeting(c.p)
			if got != c.want || HasRule(c.p) != (c.want != "") || errors.Is(err, ErrNoRule) != (c.want == "") {
				t.Errorf("got %q, %v, has a rule: %v", got, err, HasRule(c.p))
			}
		})
	}
}

func TestWhichRulesReachEverybody(t *testing.T) {
	for text, want := range map[string]struct{ everybody, wide bool }{
		Everybody:                      {true, false},
		`(user.objectid -NE null)`:     {true, false},
		`user.accountEnabled -eq true`: {false, true},
		`user.objectId -ne null and user.accountEnabled -eq true`: {false, true},
		`user.city -ne null`:                               {false, false},
		`user.userType -eq "Member"`:                       {false, false},
		`user.objectId -ne null and user.city -eq "Leeds"`: {false, false},
	} {
		t.Run(text, func(t *testing.T) {
			r, _ := parse.Rule(text)
			if r.IsZero() || IsEverybody(r) != want.everybody || Wide(r) != want.wide {
				t.Errorf("everybody: %v, wide: %v", IsEverybody(r), Wide(r))
			}
		})
	}
	if r, _ := parse.Rule(""); IsEverybody(r) || Wide(r) {
		t.Error("no rule reaches everybody")
	}
}
