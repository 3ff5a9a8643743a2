package combine

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
	"personadesk/backend/rule/internal/given"
	"personadesk/backend/rule/internal/ruletest"
	"personadesk/backend/rule/parse"
)

func TestSimplified(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"several values of one property":      {`user.city -eq "a" -or user.city -eq "b" -or user.city -eq "c"`, `user.city -in ["a","b","c"]`},
		"a list takes more in":                {`user.city -in ["a","b"] -or user.city -eq "B" -or user.city -eq "c"`, `user.city -in ["a","b","c"]`},
		"none of several values":              {`user.city -ne "a" -and user.city -ne "b"`, `user.city -notIn ["a","b"]`},
		"another property between":            {`user.city -eq "a" -or user.department -eq "x" -or user.city -eq "b"`, `(user.city -in ["a","b"]) -or (user.department -eq "x")`},
		"any of two differences stays":        {`user.city -ne "a" -or user.city -ne "b"`, `(user.city -ne "a") -or (user.city -ne "b")`},
		"what stands twice":                   {`(user.city -eq "a") -and (user.mail -ne null) -and (user.city -eq "a")`, `(user.city -eq "a") -and (user.mail -ne null)`},
		"a chain that is left with one":       {`(user.mail -ne null) -and (user.mail -ne null)`, `user.mail -ne null`},
		"twice not":                           {`-not (-not (user.city -startsWith "a"))`, `user.city -startsWith "a"`},
		"not equal":                           {`-not (user.city -eq "a")`, `user.city -ne "a"`},
		"not in":                              {`-not (user.city -in ["a","b"])`, `user.city -notIn ["a","b"]`},
		"not over a chain":                    {`-not (user.city -eq "a" -or user.city -eq "b")`, `user.city -notIn ["a","b"]`},
		"not before a beginning stays":        {`-not (user.city -startsWith "a")`, `-not (user.city -startsWith "a")`},
		"not over a whole collection stays":   {`-not (user.otherMails -eq "a")`, `-not (user.otherMails -eq "a")`},
		"null takes part in no list":          {`user.city -eq "a" -or user.city -eq null -or user.city -eq "b"`, `(user.city -in ["a","b"]) -or (user.city -eq null)`},
		"truths take part in no list":         {`user.accountEnabled -eq true -or user.accountEnabled -eq false`, `(user.accountEnabled -eq true) -or (user.accountEnabled -eq false)`},
		"a list of one":                       {`user.city -in ["a"]`, `user.city -eq "a"`},
		"inside a lambda":                     {`user.otherMails -any (_ -eq "a" -or _ -eq "b")`, `user.otherMails -any (_ -in ["a","b"])`},
		"two lambdas stay two":                {`(user.otherMails -any (_ -eq "a")) -or (user.otherMails -any (_ -eq "b"))`, `(user.otherMails -any (_ -eq "a")) -or (user.otherMails -any (_ -eq "b"))`},
		"groups that turn out flat":           {`(user.city -eq "a") -and (-not (-not ((user.mail -ne null) -and (user.state -ne null))))`, `(user.city -eq "a") -and (user.mail -ne null) -and (user.state -ne null)`},
		"direct reports have nothing to lose": {`Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863"`, `Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863"`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Simplified(given.Rule(t, c.text)).String(); got != c.want {
				t.Errorf("%s\nbecomes %s\nwant    %s", c.text, got, c.want)
			}
		})
	}
	if !Simplified(rule.Rule{}).IsZero() {
		t.Error("no rule became one")
	}
}

// TestPropertySimplifiedMeansTheSame, in all three outcomes and in what rests on an assumption.
func TestPropertySimplifiedMeansTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := given.Drawn(t)
		s := Simplified(r)
		if len(s.String()) > len(r.String()) {
			t.Fatalf("%s became the longer %s", r, s)
		}
		if read, problems := parse.Rule(s.String()); !rule.Valid(problems) || ruletest.SameTree(read, s) != "" {
			t.Fatalf("%s became %s, which reads as %s", r, s, read)
		}
		for range 20 {
			u := ruletest.DrawnUser(t)
			was, is := evaluate.Rule(r, u, ruletest.Noon), evaluate.Rule(s, u, ruletest.Noon)
			if was.Outcome != is.Outcome || was.Assumed != is.Assumed {
				t.Fatalf("%s\nbecame %s\nof %s one says %+v, the other %+v", r, s, u, was, is)
			}
		}
	})
}

// TestPropertyCombinationsAreSetOperations holds and, or and except against the outcomes of their parts.
func TestPropertyCombinationsAreSetOperations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := given.Drawn(t), given.Drawn(t), given.Drawn(t)
		every, err := Every(a, b, c)
		if err != nil {
			t.Fatal(err)
		}
		either, err := Either(a, b, c)
		if err != nil {
			t.Fatal(err)
		}
		except, err := Except(a, b, c)
		if err != nil {
			t.Fatal(err)
		}
		for range 20 {
			u := ruletest.DrawnUser(t)
			of := func(r rule.Rule) rule.Outcome { return evaluate.Rule(r, u, ruletest.Noon).Outcome }
			for _, x := range []struct {
				made Combination
				want rule.Outcome
			}{
				{every, decided(rule.NoMatch, of(a), of(b), of(c))},
				{either, decided(rule.Match, of(a), of(b), of(c))},
				{except, decided(rule.NoMatch, of(a), rule.Result{Outcome: decided(rule.Match, of(b), of(c))}.Negated().Outcome)},
			} {
				if got := of(x.made.Rule); got != x.want {
					t.Fatalf("of %s, %s says %s, want %s", u, x.made.Text, got, x.want)
				}
			}
		}
	})
}

// decided joins outcomes: one operand alone may decide, and nobody can tell while one is unknown that could.
func decided(by rule.Outcome, of ...rule.Outcome) rule.Outcome {
	switch {
	case slices.Contains(of, by):
		return by
	case slices.Contains(of, rule.Unknown):
		return rule.Unknown
	}
	return rule.Result{Outcome: by}.Negated().Outcome
}
