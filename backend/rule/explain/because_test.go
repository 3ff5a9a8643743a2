package explain

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
	"personadesk/backend/rule/internal/given"
	"personadesk/backend/rule/internal/ruletest"
)

func TestBecauseGivesTheReasonsThatDecide(t *testing.T) {
	const hr = `(user.city -eq "Manchester") -and (user.department -in ["HR","People"]) -and (user.accountEnabled -eq true)`
	for name, c := range map[string]struct{ rule, user, want string }{
		"all of a member":              {hr, `{"city":"Manchester","department":"hr","accountEnabled":true}`, `holds: city is "Manchester", and the rule wants "Manchester". holds: department is "hr", and the rule wants "HR" or "People". holds: account enabled is true, and the rule wants true.`},
		"what stops":                   {hr, `{"city":"Manchester","department":"H.R.","accountEnabled":true}`, `stops: department is "H.R.", and the rule wants "HR" or "People".`},
		"all that stops":               {hr, `{"city":"Leeds","department":"H.R.","accountEnabled":true}`, `stops: city is "Leeds", and the rule wants "Manchester". stops: department is "H.R.", and the rule wants "HR" or "People".`},
		"what a negation lets through": {`-not (user.city -eq "a" -and user.department -eq "b")`, `{"city":"x","department":"y"}`, `holds: city is "x", and the rule does not want "a".`},
		"nothing there":                {hr, `{"city":"Manchester","department":null,"accountEnabled":true}`, `stops: department has no value, and the rule wants "HR" or "People".`},
		"not read":                     {hr, `{"city":"Manchester","accountEnabled":true}`, `unknown: department was not read, and the rule wants "HR" or "People".`},
		"one of two is enough": {`(user.city -eq "a") -or (user.city -startsWith "b")`, `{"city":"bc"}`,
			`holds: city is "bc", and the rule wants something that begins with "b".`},
		"none of two": {`(user.city -eq "a") -or (user.department -ne null)`, `{"city":"x","department":null}`,
			`stops: city is "x", and the rule wants "a". stops: department has no value, and the rule wants a value.`},
		"not":             {`-not (user.city -eq "a")`, `{"city":"a"}`, `stops: city is "a", and the rule does not want "a".`},
		"not, and in":     {`-not (user.city -eq "a")`, `{"city":"b"}`, `holds: city is "b", and the rule does not want "a".`},
		"many values":     {`user.city -in ["a","b","c","d","e","f"]`, `{"city":"x"}`, `stops: city is "x", and the rule wants "a", "b", "c", "d" or one of 2 more.`},
		"items":           {`user.otherMails -any (_ -endsWith "@a.example")`, `{"otherMails":["x@b.example"]}`, `stops: other mails holds x@b.example, and the rule wants at least one entry that is something that ends with "@a.example".`},
		"an office":       {`user.physicalDeliveryOfficeName -notContains "x"`, `{"officeLocation":null}`, `holds: office has no value, and the rule wants something without "x".`},
		"an extension":    {`user.extensionAttribute12 -match "^a"`, `{"onPremisesExtensionAttributes":{"extensionAttribute12":"b"}}`, `stops: extension attribute 12 is "b", and the rule wants something that matches the pattern "^a".`},
		"direct reports":  {`Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863"`, `{"manager":null}`, `stops: manager has no value, and the rule wants direct reports of 62e19b97-8b3d-4d4a-a106-4ce66896a863.`},
		"a date too soon": {`user.employeeHireDate -ge (system.now -plus P7D)`, `{"employeeHireDate":"2026-03-01T00:00:00Z"}`, `stops: employee hire date is 2026-03-01T00:00:00Z, and the rule wants a date on or after system.now +P7D.`},
	} {
		t.Run(name, func(t *testing.T) {
			var said []string
			for _, s := range Because(given.Rule(t, c.rule), ruletest.User(t, c.user), ruletest.Noon) {
				said = append(said, s.Kind+": "+s.Text)
			}
			if got := strings.Join(said, " "); got != c.want {
				t.Errorf("says  %s\nwants %s", got, c.want)
			}
		})
	}
}

// TestPropertyReasonsAreOfTheKindOfTheOutcome: a member has reasons that hold, and so on, and nobody is left without one.
func TestPropertyReasonsAreOfTheKindOfTheOutcome(t *testing.T) {
	kinds := map[rule.Outcome]string{rule.Match: "holds", rule.NoMatch: "stops", rule.Unknown: "unknown"}
	rapid.Check(t, func(t *rapid.T) {
		r, u := given.Drawn(t), ruletest.DrawnUser(t)
		outcome := evaluate.Rule(r, u, ruletest.Noon).Outcome
		reasons := Because(r, u, ruletest.Noon)
		if len(reasons) == 0 {
			t.Fatalf("%s of %s: no reason", r, u)
		}
		for _, s := range reasons {
			if s.Kind != kinds[outcome] || s.Text == "" {
				t.Fatalf("%s of %s is %s because %s", r, u, outcome, fmt.Sprintf("%+v", s))
			}
		}
	})
}
