package rule

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
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
			if got := mustParse(t, c.text).Simplified().String(); got != c.want {
				t.Errorf("%s\nbecomes %s\nwant    %s", c.text, got, c.want)
			}
		})
	}
	if !(Rule{}).Simplified().IsZero() {
		t.Error("no rule became one")
	}
}

// drawUser draws a user whose every property is missing, null or one of few values.
func drawUser(t *rapid.T) GraphUser {
	user := map[string]json.RawMessage{}
	for name, values := range map[string][]string{
		"department": {`"HR"`, `"hr"`, `"O'Brien"`, `"-and x"`, `""`}, "city": {`"HR"`, `"Leeds"`},
		"accountEnabled": {"true", "false"}, "employeeHireDate": {`"2026-02-28T00:00:00Z"`, `"2027-01-01T00:00:00Z"`},
		"otherMails":    {`[]`, `["HR"]`, `["a b","x-HR"]`},
		"assignedPlans": {`[]`, `[{"service":"HR","capabilityStatus":"Enabled"},{"service":"]","capabilityStatus":"Deleted"}]`, `[{"service":"HR","capabilityStatus":"Deleted"}]`},
	} {
		if at := rapid.IntRange(-2, len(values)-1).Draw(t, name); at >= 0 {
			user[name] = json.RawMessage(values[at])
		} else if at == -1 {
			user[name] = json.RawMessage("null")
		}
	}
	return NewGraphUser(user)
}

func drawRule(t *rapid.T) Rule {
	r, err := FromTree(drawTree(t, 3))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestPropertySimplifiedMeansTheSame, in all three outcomes and in what rests on an assumption.
func TestPropertySimplifiedMeansTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRule(t)
		s := r.Simplified()
		if len(s.String()) > len(r.String()) {
			t.Fatalf("%s became the longer %s", r, s)
		}
		if read, problems := Parse(s.String()); !Valid(problems) || sameTree(read, s) != "" {
			t.Fatalf("%s became %s, which reads as %s", r, s, read)
		}
		for range 20 {
			u := drawUser(t)
			was, is := r.Evaluate(u, noon), s.Evaluate(u, noon)
			if was.Outcome != is.Outcome || was.Assumed != is.Assumed {
				t.Fatalf("%s\nbecame %s\nof %s one says %+v, the other %+v", r, s, u, was, is)
			}
		}
	})
}

// TestPropertyCombinationsAreSetOperations holds and, or and except against the outcomes of their parts.
func TestPropertyCombinationsAreSetOperations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := drawRule(t), drawRule(t), drawRule(t)
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
			u := drawUser(t)
			of := func(r Rule) Result { return Result{Outcome: r.Evaluate(u, noon).Outcome} }
			and, or, not := combinerFor(opAnd), combinerFor(opOr), combinerFor(opOr)
			for _, r := range []Rule{a, b, c} {
				and.add(of(r))
				or.add(of(r))
			}
			not.add(of(b))
			not.add(of(c))
			without := combinerFor(opAnd)
			without.add(of(a))
			without.add(not.result().negated())
			for _, x := range []struct {
				made Combination
				want Result
			}{{every, and.result()}, {either, or.result()}, {except, without.result()}} {
				if got := of(x.made.Rule); got.Outcome != x.want.Outcome {
					t.Fatalf("of %s, %s says %s, want %s", u, x.made.Text, got.Outcome, x.want.Outcome)
				}
			}
		}
	})
}
