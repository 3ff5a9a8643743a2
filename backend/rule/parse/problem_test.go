package parse

import (
	"encoding/json"
	"strings"
	"testing"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/ruletest"
)

func TestParseReportsProblems(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		want  string
		fixed string // the text after the first fix, "" when there is none
	}{
		"nothing":                          {"", "error syntax.empty 0+0", ""},
		"only blanks":                      {" \n", "error syntax.empty 0+2", ""},
		"a property alone":                 {"user.department", "error syntax.operator 0+15", ""},
		"no value":                         {"user.department -eq", "error syntax.value 16+3", ""},
		"no value in parentheses":          {"(user.department -eq)", "error syntax.value 17+3", ""},
		"a property on the right":          {"user.department -eq user.city", "error syntax.value 20+9", ""},
		"value first":                      {`"Sales" -eq user.department`, "error syntax.order 0+7", ""},
		"a word without quotes":            {"user.department -eq North Sales -and user.city -eq \"a\"", "error syntax.quote 20+11", `user.department -eq "North Sales" -and user.city -eq "a"`},
		"an open parenthesis":              {`(user.department -eq "1"`, "error syntax.parenthesis 0+1; error syntax.parenthesis 24+0", `(user.department -eq "1")`},
		"a closing parenthesis too many":   {`(user.department -eq "1"))`, "error syntax.parenthesis 25+1", `(user.department -eq "1")`},
		"no connector":                     {`(user.city -eq "a") (user.city -eq "b")`, "error syntax.connector 19+1", `(user.city -eq "a") -and (user.city -eq "b")`},
		"a connector at the end":           {`user.city -eq "a" -and`, "error syntax.incomplete 18+4", `user.city -eq "a" `},
		"two connectors":                   {`user.city -eq "a" -and -or user.city -eq "b"`, "error syntax.unexpected 23+3", ""},
		"something behind":                 {`user.city -eq "a" "b"`, "error syntax.unexpected 18+3", ""},
		"no closing quote":                 {`user.city -eq "a`, "error syntax.quote 14+2", `user.city -eq "a"`},
		"no blank before the operator":     {`user.department-eq"Sales"`, "error syntax.blank 15+3", `user.department -eq"Sales"`},
		"a lone hyphen":                    {`user.city - eq "a"`, "error syntax.character 10+4", `user.city -eq "a"`},
		"a sign from nowhere":              {`user.city -eq "a";`, "error syntax.character 17+1", `user.city -eq "a"`},
		"an invisible character":           {"user.city\u200b -eq \"a\"", "error typographic.invisible 9+1", `user.city -eq "a"`},
		"signs of other languages":         {`user.city == "a"`, "error syntax.sign 10+2", `user.city -eq "a"`},
		"an exclamation mark":              {`!(user.city -eq "a")`, "error syntax.sign 0+1", `-not (user.city -eq "a")`},
		"a greater sign":                   {`user.employeeId > "1"`, "error syntax.sign 16+1; error operator.unsupported 16+1", `user.employeeId -ge "1"`},
		"an operator of PowerShell":        {`user.city -like "a*"`, "error operator.unknown 10+5; warning semantic.wildcard 16+4", `user.city -startsWith "a*"`},
		"an operator without a substitute": {`user.employeeId -gt "100"`, "error operator.unknown 16+3", ""},
		"a misspelt operator":              {`user.city -startWith "a"`, "error operator.unknown 10+10", `user.city -startsWith "a"`},
		"a word for an operator":           {`user.city equals "a"`, "error operator.unknown 10+6", `user.city -eq "a"`},
		"-not between":                     {`user.mail -not $null`, "error operator.not 10+4", `user.mail -ne $null`},
		"-not twice wrong":                 {`user.mail -not -eq null`, "error operator.not 10+8", `user.mail -ne null`},

		"a list with -eq":           {`user.city -eq ["a","b"]`, "error operator.list 10+3", `user.city -in ["a","b"]`},
		"a list with -ne":           {`user.city -ne ["a","b"]`, "error operator.list 10+3", `user.city -notIn ["a","b"]`},
		"one value with -in":        {`user.city -in "a"`, "error syntax.list 14+3", `user.city -in ["a"]`},
		"parentheses with -in":      {`user.city -in ("a","b")`, "error syntax.list 14+9", `user.city -in ["a","b"]`},
		"a comma missing":           {`user.city -in ["a" "b"]`, "error syntax.comma 18+1", `user.city -in ["a", "b"]`},
		"a comma too many":          {`user.city -in ["a",]`, "error syntax.comma 19+1", ""},
		"an empty list":             {`user.city -in []`, "error syntax.list 14+2", ""},
		"a list in a list":          {`user.city -in [["a"]]`, "error syntax.list 15+1", ""},
		"an open list":              {`user.city -in ["a"`, "error syntax.list 14+1; error syntax.list 18+0", `user.city -in ["a"]`},
		"null in a list":            {`user.city -in ["a",null]`, "error type.null 19+4", ""},
		"a word in a list":          {`user.city -in ["a",b]`, "error syntax.quote 19+1", `user.city -in ["a","b"]`},
		"a value twice":             {`user.city -in ["a","A"]`, "warning semantic.duplicate 19+3", ""},
		"typographic all the way":   {"user.city –in [“a”, ‘b’]\u00a0", "warning typographic.dash 10+1; warning typographic.quote 15+3; warning typographic.quote 20+3; warning typographic.blank 24+1", "user.city -in [“a”, ‘b’]\u00a0"},
		"a lone apostrophe":         {`user.surname -eq "O'Brien"`, "warning semantic.apostrophe 19+1", `user.surname -eq "O''Brien"`},
		"JSON left over":            {`user.city -eq \"a\"`, "error syntax.backslash 14+5", `user.city -eq "a"`},
		"JSON inside":               {`user.city -eq "a\"b"`, "error syntax.backslash 16+2; error syntax.unexpected 18+1; error syntax.quote 19+1", "user.city -eq \"a`\"b\""},
		"an unknown property":       {`user.invalidProperty -eq "Value"`, "error property.unknown 0+20", ""},
		"a misspelt property":       {`user.departmant -eq "Sales"`, "error property.unknown 0+15", `user.department -eq "Sales"`},
		"a title":                   {`user.Title -match "test"`, "error property.unknown 0+10", `user.jobTitle -match "test"`},
		"a Graph name":              {`user.officeLocation -eq "London"`, "error property.graph-name 0+19", `user.physicalDeliveryOfficeName -eq "London"`},
		"Graph's sync flag":         {`user.onPremisesSyncEnabled -eq true`, "error property.graph-name 0+26", `user.dirSyncEnabled -eq true`},
		"an undocumented property":  {`user.employeeType -eq "x"`, "error property.undocumented 0+17", ""},
		"attribute sixteen":         {`user.extensionAttribute16 -eq "x"`, "error property.unknown 0+25", ""},
		"attribute zero":            {`user.extensionAttribute0 -eq "x"`, "error property.unknown 0+24", ""},
		"a short extension":         {`user.extension_abc_x -eq "x"`, "error property.unknown 0+20", ""},
		"no prefix":                 {`mail -ne null`, "error property.prefix 0+4", `user.mail -ne null`},
		"another spelling":          {`user.mailNickname -eq "a"`, "info property.spelling 0+17", `user.mailNickName -eq "a"`},
		"a device":                  {`(user.city -eq "a") -and (device.deviceOSType -eq "Windows")`, "error combination.device 26+19", ""},
		"an item outside":           {`_ -eq "a"`, "error syntax.item 0+1", ""},
		"boolean with -contains":    {`(user.accountEnabled -contains true)`, "error operator.unsupported 21+9", ""},
		"boolean with a text":       {`user.accountEnabled -eq "yes"`, "error type.boolean 24+5", `user.accountEnabled -eq true`},
		"a quoted boolean":          {`user.accountEnabled -eq "True"`, "warning type.boolean 24+6", `user.accountEnabled -eq true`},
		"a boolean of PowerShell":   {`user.accountEnabled -eq $true`, "error type.boolean 24+5", `user.accountEnabled -eq true`},
		"a boolean and null":        {`user.accountEnabled -ne null`, "info type.null 24+4", ""},
		"not synchronised":          {`user.dirSyncEnabled -eq false`, "warning semantic.dirsync 20+9", `user.dirSyncEnabled -ne true`},
		"a text with -ge":           {`user.employeeId -ge "100"`, "error operator.unsupported 16+3", ""},
		"a text and true":           {`user.city -eq true`, "error type.text 14+4", `user.city -eq "true"`},
		"a text and a date":         {`user.city -eq 2025-01-01`, "error type.text 14+10", `user.city -eq "2025-01-01"`},
		"a text and a number":       {`user.employeeId -eq 17`, "warning type.number 20+2", `user.employeeId -eq "17"`},
		"null with -startsWith":     {`user.city -startsWith null`, "error type.null 22+4", ""},
		"null in quotes":            {`user.city -ne "$null"`, "warning semantic.quoted-null 14+7", `user.city -ne null`},
		"an empty text":             {`user.city -eq ""`, "info semantic.empty-text 14+2", `user.city -eq null`},
		"everything contains that":  {`user.city -contains ""`, "warning semantic.empty-text 20+2", ""},
		"a broken pattern":          {`user.mail -match "*@domain.ext"`, "error pattern.invalid 17+14", ""},
		"no id":                     {`user.objectId -eq "me"`, "warning type.guid 18+4", ""},
		"no country code":           {`user.usageLocation -eq "England"`, "warning type.country 23+9", ""},
		"no user type":              {`user.userType -ne "Members"`, "warning type.value 18+9", ""},
		"too long a value":          {`user.employeeId -eq "12345678901234567"`, "warning type.length 20+19", ""},
		"-any on one value":         {`user.city -any (_ -eq "a")`, "error operator.unsupported 10+4", ""},
		"-any without a condition":  {`user.otherMails -any`, "error syntax.lambda 16+4", ""},
		"a lambda in a lambda":      {`user.otherMails -any (_ -any (_ -eq "a"))`, "error syntax.lambda 24+4", ""},
		"-not in a lambda":          {`user.otherMails -any (-not (_ -eq "a"))`, "", ""},
		"a property in a lambda":    {`user.otherMails -any (user.city -eq "a")`, "error syntax.item 22+9", ""},
		"the wrong item":            {`user.otherMails -any (assignedPlan.service -eq "SCO")`, "error property.item 22+20", ""},
		"an unknown part of a plan": {`user.assignedPlans -any (assignedPlan.name -eq "SCO")`, "error property.unknown 25+17", ""},
		"a lambda without brackets": {`user.otherMails -any _ -eq "a"`, "warning syntax.lambda-parentheses 21+9", `user.otherMails -any (_ -eq "a")`},
		"the item of PowerShell":    {`user.otherMails -any ($_ -eq "a")`, "warning syntax.item 22+2", `user.otherMails -any (_ -eq "a")`},
		"a status nobody has":       {`user.assignedPlans -any (assignedPlan.capabilityStatus -eq "On")`, "warning type.value 59+4", ""},
		"a collection compared":     {`user.otherMails -endsWith "@a.example"`, "info operator.unverified 0+38", ""},
		"a collection and a list":   {`user.otherMails -in ["a"]`, "error operator.unsupported 16+3", ""},
		"plans compared":            {`user.assignedPlans -eq "x"`, "error operator.unsupported 19+3", ""},
		"plans and null":            {`user.assignedPlans -ne $null`, "warning operator.unverified 0+28", ""},
		"groups compared":           {`user.memberOf -eq "x"`, "error operator.unsupported 14+3", ""},
		"groups not in a list":      {`user.memberOf -any (group.objectId -eq "00000000-0000-0000-0000-000000000001")`, "warning combination.member-of-retired 0+13; error operator.unsupported 35+3", ""},
		"all groups":                {`user.memberOf -all (group.objectId -in ["00000000-0000-0000-0000-000000000001"])`, "warning combination.member-of-retired 0+13; error operator.unsupported 14+4", `user.memberOf -any (group.objectId -in ["00000000-0000-0000-0000-000000000001"])`},
		"groups and more":           {`-not (user.memberOf -any (group.objectId -in ["00000000-0000-0000-0000-000000000001"]))`, "error combination.member-of 6+80; warning combination.member-of-retired 6+13", ""},
		"direct reports and more":   {`Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863" -and (user.city -eq "a")`, "error combination.direct-reports 58+24", `Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863" `},
		"direct reports in the mid": {`(Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863")`, "error combination.direct-reports 1+57", ""},
		"direct reports of a name":  {`Direct Reports for "Ann"`, "warning type.guid 19+5", ""},
		"half a sentence":           {`Direct Reports "Ann"`, "error syntax.direct-reports 0+20", ""},
		"a moving date and -eq":     {`user.employeeHireDate -eq (system.now -plus P7D)`, "error type.date 26+22", ""},
		"two steps":                 {`user.employeeHireDate -le system.now -minus P365D -minus P15D`, "error syntax.date-arithmetic 50+11", `user.employeeHireDate -le system.now -minus P365D `},
		"days in short":             {`user.employeeHireDate -ge system.now -plus 7d`, "error syntax.duration 43+2", `user.employeeHireDate -ge system.now -plus P7D`},
		"days as a number":          {`user.employeeHireDate -ge system.now -plus 7`, "error syntax.duration 43+1", `user.employeeHireDate -ge system.now -plus P7D`},
		"months":                    {`user.employeeHireDate -ge system.now -plus P1M`, "info type.duration 43+3", ""},
		"no such day":               {`user.employeeHireDate -ge 2025-02-30`, "error type.date 26+10", ""},
		"no date":                   {`user.employeeHireDate -ge "soon"`, "error type.date 26+6", ""},
		"a date with -contains":     {`user.employeeHireDate -contains "2025"`, "error operator.unsupported 22+9", ""},
		"a step after a date":       {`user.employeeHireDate -ge 2025-01-01 -plus P1D`, "error syntax.date-arithmetic 37+9", `user.employeeHireDate -ge 2025-01-01 `},
		"parentheses round a text":  {`user.city -eq (true)`, "error syntax.value 14+6; error type.text 14+6", `user.city -eq true`},
		"mixed connectors":          {`user.city -eq "a" -or user.city -eq "b" -and user.state -eq "c"`, "info semantic.grouping 0+63", ""},
		"mixed, but in brackets":    {`user.city -eq "a" -or (user.city -eq "b" -and user.state -eq "c")`, "", ""},
		"counted in characters":     {`user.city -eq "Zürich" ; `, "error syntax.character 23+1", `user.city -eq "Zürich"  `},
		"several at once":           {`user.Title -like 5 -or user.accountEnabled -contains true`, "error property.unknown 0+10; error operator.unknown 11+5; error operator.unsupported 43+9", `user.jobTitle -like 5 -or user.accountEnabled -contains true`},
	} {
		t.Run(name, func(t *testing.T) {
			r, problems := Rule(c.text)
			if got := ruletest.Findings(problems); got != c.want {
				t.Fatalf("%s\nfound %s\nwant  %s", c.text, got, c.want)
			}
			if r.IsZero() != strings.Contains(c.want, "error") {
				t.Errorf("the rule is %q", r)
			}
			fixed := ""
			for _, p := range problems {
				if p.Fix != nil {
					if fixed = p.Apply(c.text); p.Fix.Says == "" {
						t.Errorf("a fix does not say what it does: %+v", p)
					}
					break
				}
			}
			if fixed != c.fixed {
				t.Errorf("repaired to\n  %s\nwant\n  %s", fixed, c.fixed)
			}
		})
	}
}

func TestParseHoldsTheLimitOfLength(t *testing.T) {
	ruleOf := func(characters int) string {
		frame := len(`user.city -eq ""`)
		return `user.city -contains "` + strings.Repeat("ü", characters-frame-len("contains")+len("eq")) + `"`
	}
	if _, problems := Rule(ruleOf(rule.MaxLength)); !rule.Valid(problems) {
		t.Errorf("%d characters are refused: %s", rule.MaxLength, ruletest.Findings(problems))
	}
	if _, problems := Rule(ruleOf(rule.MaxLength + 1)); ruletest.Findings(problems) != "error length.limit 3072+1" {
		t.Errorf("one character too many: %s", ruletest.Findings(problems))
	}
	if r, problems := Rule(strings.Repeat("(", 10_000_000)); !r.IsZero() || len(problems) != 1 {
		t.Errorf("ten million parentheses: %d problems", len(problems))
	}
	if r, problems := Rule(strings.Repeat("-not ", 2000) + `user.city -eq "a"`); !r.IsZero() || rule.Valid(problems) {
		t.Errorf("deep nesting: %s", ruletest.Findings(problems))
	}
}

func TestMemberOfTakesFiftyGroups(t *testing.T) {
	ids := strings.Repeat(`'00000000-0000-0000-0000-000000000001',`, 50)
	_, problems := Rule(`user.memberOf -any (group.objectId -in [` + ids + `'00000000-0000-0000-0000-000000000002'])`)
	if !strings.Contains(ruletest.Findings(problems), "error combination.member-of ") {
		t.Errorf("51 groups: %s", ruletest.Findings(problems))
	}
}

func TestProblemIsWrittenAsTheCommandLinePromises(t *testing.T) {
	_, problems := Rule(`user.department-eq"Sales"`)
	raw, err := json.Marshal(problems)
	want := `[{"severity":"error","code":"syntax.blank","message":"A blank is missing between the property and the operator.","offset":15,"length":3,"fix":{"text":" -eq","says":"insert a blank"}}]`
	if err != nil || string(raw) != want {
		t.Errorf("%s, %v", raw, err)
	}
}
