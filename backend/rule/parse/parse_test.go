package parse

import (
	"testing"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/ruletest"
)

func TestParsePrintsTheCanonicalForm(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a comparison alone needs no parentheses":   {`(user.department -eq "Sales")`, `user.department -eq "Sales"`},
		"operators without hyphen, any case":        {`USER.Department EQ "Sales" AND user.city NotIn ["a" , "b"]`, `(user.department -eq "Sales") -and (user.city -notIn ["a","b"])`},
		"no blank before a value":                   {`user.otherMails -endsWith"@contoso.com"`, `user.otherMails -endsWith "@contoso.com"`},
		"no blank between parentheses":              {`(user.city -eq "a")and (user.city -eq "b")-or(user.city -eq "c")`, `((user.city -eq "a") -and (user.city -eq "b")) -or (user.city -eq "c")`},
		"lines may break anywhere":                  {"user.city\n -eq\r\n\t\"a\"\n", `user.city -eq "a"`},
		"-and before -or":                           {`user.city -eq "a" -or user.city -eq "b" -and user.city -eq "c"`, `(user.city -eq "a") -or ((user.city -eq "b") -and (user.city -eq "c"))`},
		"-not before -and":                          {`-not user.city -eq "a" -and user.city -eq "b"`, `-not (user.city -eq "a") -and (user.city -eq "b")`},
		"a chain stays flat":                        {`((user.city -eq "a") -and user.city -eq "b") -and (user.city -eq "c")`, `(user.city -eq "a") -and (user.city -eq "b") -and (user.city -eq "c")`},
		"twice not":                                 {`-not -not (user.city -eq "a")`, `-not (-not (user.city -eq "a"))`},
		"null in PowerShell style":                  {`user.mail -ne $null`, `user.mail -ne null`},
		"null in quotes is a word":                  {`user.mail -eq "null"`, `user.mail -eq "null"`},
		"booleans in any case":                      {`user.accountEnabled -eq True`, `user.accountEnabled -eq true`},
		"a quoted boolean":                          {`user.accountEnabled -ne "False"`, `user.accountEnabled -ne false`},
		"single quotes":                             {`user.department -contains 'R&D'`, `user.department -contains "R&D"`},
		"a doubled apostrophe":                      {`user.surname -eq "O''Brien"`, `user.surname -eq "O''Brien"`},
		"a lone apostrophe is repaired":             {`user.surname -eq "O'Brien"`, `user.surname -eq "O''Brien"`},
		"a double quote after a backtick":           {"user.displayName -eq \"6`\" pipe\"", "user.displayName -eq \"6`\" pipe\""},
		"a backtick at the end":                     {"user.displayName -eq 'x`'", "user.displayName -eq 'x`'"},
		"a backslash is nothing special":            {`user.mail -match "\d{5}\.com$"`, `user.mail -match "\d{5}\.com$"`},
		"curly quotes and a long dash":              {"user.city –eq “Köln”", `user.city -eq "Köln"`},
		"curly quotes inside a text are data":       {`user.city -eq "L’Aquila “A”"`, `user.city -eq "L’Aquila “A”"`},
		"a number in a list":                        {`user.department -in [1, "2"]`, `user.department -in ["1","2"]`},
		"a date for -eq in quotes":                  {`user.employeeHireDate -eq "2025-05-28"`, `user.employeeHireDate -eq "2025-05-28T00:00:00Z"`},
		"a date for -ge bare and in UTC":            {`user.employeehiredate -ge "2025-05-28T01:30:00+02:00"`, `user.employeeHireDate -ge 2025-05-27T23:30:00Z`},
		"a bare date before a parenthesis":          {`(user.employeeHireDate -le 2018-01-01T06:00:00)`, `user.employeeHireDate -le 2018-01-01T06:00:00Z`},
		"now":                                       {`user.employeeHireDate -le SYSTEM.now`, `user.employeeHireDate -le system.now`},
		"now with a step":                           {`user.employeehiredate -ge system.now -plus p1d`, `user.employeeHireDate -ge (system.now -plus P1D)`},
		"now with a step in parentheses":            {`user.employeeHireDate -le (system.now minus P7DT3H)`, `user.employeeHireDate -le (system.now -minus P7DT3H)`},
		"a lambda over texts":                       {`(UsEr.proxyAddresses -AnY (_ -StartsWith "SMTP:admin"))`, `user.proxyAddresses -any (_ -startsWith "SMTP:admin")`},
		"no blank after the item":                   {`user.otherMails -any (_-contains "x")`, `user.otherMails -any (_ -contains "x")`},
		"the item of PowerShell":                    {`user.otherMails -any ($_ -contains "x")`, `user.otherMails -any (_ -contains "x")`},
		"a lambda without parentheses":              {`user.otherMails -any _ -contains "x"`, `user.otherMails -any (_ -contains "x")`},
		"a lambda over plans":                       {`user.assignedplans -any ( assignedPlan.serviceplanid eq "663a804f-1c30-4ff0-9915-9db84f0d1cea" and assignedPlan.capabilityStatus -eq "Enabled" )`, `user.assignedPlans -any (assignedPlan.servicePlanId -eq "663a804f-1c30-4ff0-9915-9db84f0d1cea" -and assignedPlan.capabilityStatus -eq "Enabled")`},
		"a mix inside a lambda":                     {`user.assignedPlans -all (assignedPlan.service -ne "exchange" -and assignedPlan.capabilityStatus -eq "Enabled" or assignedPlan.capabilityStatus -eq "Deleted")`, `user.assignedPlans -all ((assignedPlan.service -ne "exchange" -and assignedPlan.capabilityStatus -eq "Enabled") -or assignedPlan.capabilityStatus -eq "Deleted")`},
		"a lambda among others":                     {`user.city -eq "a" and user.otherMails -any (_ -eq "b")`, `(user.city -eq "a") -and (user.otherMails -any (_ -eq "b"))`},
		"member of a group":                         {`user.memberof -any (group.objectid -in ["00000000-0000-0000-0000-000000000001"])`, `user.memberOf -any (group.objectId -in ['00000000-0000-0000-0000-000000000001'])`},
		"direct reports":                            {`direct reports FOR "62e19b97-8b3d-4d4a-a106-4ce66896a863"`, `Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863"`},
		"an extension attribute":                    {`user.ExtensionAttribute15 -ne null`, `user.extensionAttribute15 -ne null`},
		"a custom extension keeps its spelling":     {`user.extension_9d98ed114c4840d298fad781915f27e4_CostCentre -eq "1"`, `user.extension_9d98ed114c4840d298fad781915f27e4_CostCentre -eq "1"`},
		"a custom extension with two underscores":   {`user.extension_9d98ed114c4840d298fad781915f27e4__div -eq "1"`, `user.extension_9d98ed114c4840d298fad781915f27e4__div -eq "1"`},
		"brackets inside a text":                    {`user.displayName -contains "[Ext]"`, `user.displayName -contains "[Ext]"`},
		"keywords as texts":                         {`user.city -eq "and" or user.city -eq "not"`, `(user.city -eq "and") -or (user.city -eq "not")`},
		"a trailing blank forces a new calculation": {`user.city -eq "a" `, `user.city -eq "a"`},
	} {
		t.Run(name, func(t *testing.T) {
			r, problems := Rule(c.text)
			if !rule.Valid(problems) {
				t.Fatalf("refused: %+v", problems)
			}
			if got := r.String(); got != c.want {
				t.Fatalf("printed\n  %s\nwant\n  %s", got, c.want)
			}
			again, problems := Rule(c.want)
			if !rule.Valid(problems) {
				t.Fatalf("the canonical form is refused: %+v", problems)
			}
			if diff := ruletest.SameTree(r, again); diff != "" {
				t.Fatalf("the canonical form means something else:\n%s", diff)
			}
		})
	}
}
