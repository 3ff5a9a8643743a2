package explain

import (
	"testing"

	"pgregory.net/rapid"

	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
	"personadesk/backend/rule/internal/given"
	"personadesk/backend/rule/internal/ruletest"
	"personadesk/backend/rule/internal/tree"
)

func TestNearestTurnsTheOutcomeRound(t *testing.T) {
	const hr = `(user.city -eq "Manchester") -and (user.department -in ["HR","People"]) -and (user.accountEnabled -eq true)`
	for name, c := range map[string]struct{ rule, user, want string }{
		"one value is wrong":                {hr, `{"city":"Manchester","department":"H.R.","accountEnabled":true}`, `Make department "HR" or "People": then the user would come in.`},
		"two values are wrong":              {hr, `{"city":"Leeds","department":"HR","accountEnabled":false}`, `Make city "Manchester" and make account enabled true: then the user would come in.`},
		"a member leaves":                   {hr, `{"city":"Manchester","department":"HR","accountEnabled":true}`, `Make city anything but "Manchester": then the user would leave.`},
		"the shorter of two ways":           {`((user.city -eq "a") -and (user.department -eq "b")) -or (user.department -eq "c")`, `{"city":"x","department":"y"}`, `Make department "c": then the user would come in.`},
		"no value":                          {`user.mail -eq null`, `{"mail":"a@b.example"}`, `Take the value of mail away: then the user would come in.`},
		"some value":                        {`user.mail -ne null`, `{"mail":null}`, `Give mail a value: then the user would come in.`},
		"a beginning":                       {`user.jobTitle -startsWith "Sales"`, `{"jobTitle":"Buyer"}`, `Make job title something that begins with "Sales": then the user would come in.`},
		"a plain pattern":                   {`user.jobTitle -match "^Sales"`, `{"jobTitle":"Buyer"}`, `Make job title something that begins with "sales": then the user would come in.`},
		"a negation":                        {`-not (user.city -eq "a")`, `{"city":"a"}`, `Make city anything but "a": then the user would come in.`},
		"two of one attribute":              {`(user.city -startsWith "Man") -and (user.city -endsWith "ter")`, `{"city":"Leeds"}`, ``},
		"of one attribute, one is narrower": {`(user.city -startsWith "M") -and (user.city -eq "Manchester")`, `{"city":"Leeds"}`, `Make city "Manchester": then the user would come in.`},
		"only some of the values":           {`(user.city -in ["a","b"]) -and -not (user.city -startsWith "a")`, `{"city":"x"}`, `Make city "b": then the user would come in.`},
		"a beginning that must be all":      {`(user.city -startsWith "Man") -and (user.city -ne "Manx") -and (user.city -notEndsWith "x")`, `{"city":"Leeds"}`, `Make city "Man": then the user would come in.`},
		"another manager":                   {`Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863"`, `{"manager":null}`, `Make manager "62e19b97-8b3d-4d4a-a106-4ce66896a863": then the user would come in.`},
		"another entry":                     {`user.otherMails -any (_ -endsWith "@a.example")`, `{"otherMails":["x@b.example"]}`, `Add to other mails an entry that is something that ends with "@a.example": then the user would come in.`},
		"a later date":                      {`user.employeeHireDate -ge 2026-05-01`, `{"employeeHireDate":"2026-03-01T00:00:00Z"}`, `Make employee hire date a date on or after 2026-05-01T00:00:00Z: then the user would come in.`},
		"an id is not edited":               {`user.objectId -eq "62e19b97-8b3d-4d4a-a106-4ce66896a863"`, `{"id":"1"}`, ``},
		"nor is a licence":                  {`user.assignedPlans -any (assignedPlan.service -eq "SCO")`, `{"assignedPlans":[]}`, ``},
		"a pattern that needs thinking":     {`user.city -match "(a|b)+c"`, `{"city":"x"}`, ``},
		"nobody can tell":                   {`user.city -eq "a"`, `{}`, ``},
	} {
		t.Run(name, func(t *testing.T) {
			got, found := Turn(given.Rule(t, c.rule), ruletest.User(t, c.user), ruletest.Noon)
			if got.Text != c.want || found != (c.want != "") {
				t.Errorf("says  %s\nwants %s", got.Text, c.want)
			}
		})
	}
}

// TestPropertyNearestKeepsItsPromise: with the attributes that a change names different, and no fewer, the outcome is the
// promised one.
func TestPropertyNearestKeepsItsPromise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, u := given.Drawn(t), ruletest.DrawnUser(t)
		was := evaluate.Rule(r, u, ruletest.Noon).Outcome
		got, found := Turn(r, u, ruletest.Noon)
		if !found {
			return
		}
		if got.Outcome == was.String() || was == rule.Unknown || len(got.Edits) == 0 {
			t.Fatalf("%s of %s was %s and becomes %+v", r, u, was, got)
		}
		for i, e := range got.Edits {
			for _, v := range e.To {
				if e.Operator != "in" && e.Operator != "eq" || len(got.Edits) > 1 || e.Property == "accountEnabled" || e.Property == "employeeHireDate" {
					continue
				}
				if now := evaluate.Rule(r, edited{u, []edit{{got.Edits[i], rule.TextValue(v)}}}, ruletest.Noon).Outcome.String(); now != got.Outcome {
					t.Fatalf("%s of %s: %q of %+v gives %s", r, u, v, e, now)
				}
			}
		}
		// the values that were chosen are tried again, from the same search
		s := search{user: u, now: ruletest.Noon}
		goal := map[string]rule.Outcome{"match": rule.Match, "no match": rule.NoMatch}[got.Outcome]
		for _, way := range s.towards(tree.Of(r), goal) {
			if evaluate.Node(tree.Of(r), edited{u, way}, ruletest.Noon).Outcome != goal {
				continue
			}
			if len(got.Edits) > len(way) {
				t.Fatalf("%s of %s: %d edits where %d do", r, u, len(got.Edits), len(way))
			}
			return
		}
		t.Fatalf("%s of %s: no way leads where %+v promises", r, u, got)
	})
}
