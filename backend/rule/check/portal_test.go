package check

import (
	"strings"
	"testing"

	"personadesk/backend/rule"
	"personadesk/backend/rule/form"
	"personadesk/backend/rule/internal/given"
	"personadesk/backend/rule/internal/ruletest"
)

func TestPortalShowsFiveExpressionsOfOneConnector(t *testing.T) {
	for text, why := range map[string]string{
		`user.city -eq "a"`: "",
		`user.city -eq "a" -or user.city -startsWith "b" -or user.city -in ["c","d"]`:                                                     "",
		`((user.city -eq "a") -and (user.state -ne null)) -and user.accountEnabled -eq true`:                                              "",
		`user.employeeHireDate -ge (system.now -plus P7D)`:                                                                                "",
		`user.city -eq "1" -or user.city -eq "2" -or user.city -eq "3" -or user.city -eq "4" -or user.city -eq "5"`:                       "",
		`user.city -eq "1" -or user.city -eq "2" -or user.city -eq "3" -or user.city -eq "4" -or user.city -eq "5" -or user.city -eq "6"`: "6 expressions",
		`user.city -eq "1" -or user.city -eq "2" -and user.city -eq "3"`:                                                                  "mixes",
		`-not (user.city -eq "1")`:                                "-not",
		`user.city -contains "1"`:                                 "-contains",
		`user.city -notMatch "1"`:                                 "-notMatch",
		`user.otherMails -any (_ -eq "a")`:                        "-any",
		`user.assignedPlans -all (assignedPlan.service -eq null)`: "-all",
		`user.memberOf -any (group.objectId -in ['g'])`:           "members of a group",
		`Direct Reports for "M"`:                                  "direct reports",
	} {
		fit := Portal(given.Rule(t, text))
		if fit.Fits != (why == "") || !strings.Contains(fit.Why, why) {
			t.Errorf("%s: %+v, want %q", text, fit, why)
		}
	}
	if fit := Portal(rule.Rule{}); fit.Fits || fit.Why == "" {
		t.Errorf("no rule: %+v", fit)
	}
}

// TestHintsKnowWhenToKeepSilent: a hint that is shown where it does not hold
// teaches people to ignore hints.
func TestHintsKnowWhenToKeepSilent(t *testing.T) {
	for _, c := range []struct{ text, code string }{
		{`user.userType -eq "Member" -and user.accountEnabled -eq true -and user.extensionAttribute1 -eq "x"`, ""},
		{`user.city -eq "a" -or user.state -eq "a"`, "efficiency"},
		{`user.city -eq "a" -or user.city -eq null`, "efficiency"},
		{`user.city -eq "a" -or user.city -eq ""`, "efficiency"},
		{`user.otherMails -eq "a" -or user.otherMails -eq "b"`, "efficiency"},
		{`user.otherMails -any (_ -eq "a" -or _ -eq "b")`, "efficiency"},
		{`user.city -ne "a" -and user.city -ne null`, "semantic.blanks"},
		{`user.city -startsWith "a" -and user.city -ne "ab"`, "semantic"},
		{`-not (user.city -ne "a")`, "semantic.blanks"},
		{`user.displayName -ne "a"`, "semantic.blanks"},
		{`user.city -eq "a" -or user.city -ne "b"`, "semantic.always"},
		{`user.city -startsWith "a" -and user.city -endsWith "b"`, "semantic.never"},
		{`user.city -contains "a" -and user.city -contains "b"`, "semantic.never"},
		{`user.city -match "a" -and user.city -match "b"`, "semantic.never"},
		{`user.city -ne "a" -and user.city -ne "b"`, "semantic.never"},
		{`user.accountEnabled -ne true -or user.accountEnabled -ne false`, "semantic.never"},
		{`user.extensionAttribute10 -contains ",treatAsEmployee"`, "semantic.list"},
		{`user.jobTitle -eq "Manager, Area"`, "semantic.list"},
		{`user.onPremisesDistinguishedName -contains "OU=A,DC=b"`, "semantic.list"},
		{`user.proxyAddresses -any (_ -startsWith "SMTP:a")`, "semantic.address"},
		{`user.proxyAddresses -any (_ -startsWith "smt")`, "semantic.address"},
		{`user.proxyAddresses -any (_ -startsWith "eum:12")`, "semantic.address"},
		{`user.proxyAddresses -contains "@x.example"`, "semantic.address"},
		{`user.mail -match "@contoso\.com$"`, "semantic.unescaped-dot"},
		{`user.mail -match ".+@.+"`, "semantic.unescaped-dot"},
		{`user.city -match "a.b"`, "semantic.unescaped-dot"},
		{`user.city -match "^[a-z]+ [0-9]+$"`, "pattern"},
		{`user.city -match "(ab)+c+"`, "pattern"},
		{`user.city -match "(a{2})+"`, "pattern"},
		{`user.city -match "(\+)+[+*]"`, "pattern"},
		{`user.assignedPlans -any (assignedPlan.service -eq "SCO" -and assignedPlan.capabilityStatus -eq "Enabled")`, "semantic"},
		{`user.assignedPlans -all (assignedPlan.servicePlanId -eq null)`, "semantic"},
		{`user.assignedPlans -all (assignedPlan.service -ne "SCO" -or assignedPlan.capabilityStatus -ne "Enabled")`, "semantic.all-and"},
		{`-not (user.otherMails -all (_ -endsWith "@x.example"))`, "semantic"},
		{`user.city -contains " x "`, "semantic"},
		{`user.city -match "^$"`, "semantic"},
		{`user.userType -eq "Member" -and user.mail -endsWith "@x.example"`, "security.guest"},
		{`user.userType -ne "Guest" -and user.mail -endsWith "@x.example"`, "security.guest"},
		{`user.userType -ne "Guest"`, "security.members"},
		{`user.memberOf -any (group.objectId -in ['g'])`, "security"},
		{`user.extensionAttribute1 -contains "x"`, "security.attribute"},
		{`user.dirSyncEnabled -ne true`, "semantic"},
	} {
		_, problems := Rule(c.text)
		for _, p := range problems {
			if strings.HasPrefix(p.Code, c.code) {
				t.Errorf("%s\nhas %s", c.text, ruletest.Findings([]rule.Problem{p}))
			}
		}
	}
}

func TestRulesThatWereBuiltHaveNoHints(t *testing.T) {
	r, err := form.FromConditions([]form.Condition{{Property: "city", Operator: "contains", Values: []string{"a"}}})
	if err != nil || len(Hints(r)) != 0 || len(Hints(rule.Rule{})) != 0 {
		t.Errorf("%v, %v", Hints(r), err)
	}
}

func TestHintsComeOnceForEachProperty(t *testing.T) {
	_, problems := Rule(`user.city -contains "a" -or user.city -contains "b" -or user.state -contains "c" -or user.city -startsWith "d"`)
	count := map[string]int{}
	for _, p := range problems {
		count[p.Code]++
	}
	if count["efficiency.contains"] != 2 || count["security.attribute"] != 2 {
		t.Errorf("%v", count)
	}
}
