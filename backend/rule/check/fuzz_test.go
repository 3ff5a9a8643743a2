package check

import (
	"testing"
	"unicode/utf8"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/ruletest"
	"personadesk/backend/rule/parse"
)

// FuzzParse holds every text against what must be true of all of them: no
// panic, places inside the text, and a rule that reads back as itself.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		`user.department -eq "Sales" and not (user.city -in ["a",'b'])`,
		`user.assignedPlans -any (assignedPlan.service -eq "SCO" -and assignedPlan.capabilityStatus -eq "Enabled")`,
		`user.employeeHireDate -ge (system.now -plus P7DT3H)`, `Direct Reports for "M"`,
		"user.city –eq “O’Brien” && user.x == \\\"y\\\"", `user.memberOf -any (group.objectId -in ['a'])`,
		"user.displayName -eq \"`\"\" or user.displayName -match '.*`'", `!((((`, `-not -not user.mail -ne $null`,
		`user.employeeHireDate -eq 9999-12-31T23:59:59.999999999-14:00`, `user.otherMails -all $_ -eq 7d`,
	} {
		f.Add(seed)
	}
	for _, line := range append(ruletest.Lines(ruletest.Canonical), ruletest.Lines(ruletest.Marked)...) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, problems := Rule(text)
		length := utf8.RuneCountInString(text)
		for _, p := range problems {
			if p.Offset < 0 || p.Length < 0 || p.Offset+p.Length > max(length, rule.MaxLength) {
				t.Fatalf("a problem lies outside the text: %+v", p)
			}
			if p.Code == "" || p.Message == "" {
				t.Fatalf("a problem says nothing: %+v", p)
			}
		}
		if rule.Valid(problems) == r.IsZero() {
			t.Fatalf("valid %v, but the rule is %q", rule.Valid(problems), r)
		}
		if r.IsZero() {
			return
		}
		canonical := r.String()
		root, again := parse.Tree([]rune(canonical)) // without the limit of length, which the canonical form may pass
		if !rule.Valid(again) {
			t.Fatalf("%q prints as %q, which is refused: %+v", text, canonical, again)
		}
		if diff := ruletest.SameTree(r, rule.Of(root)); diff != "" {
			t.Fatalf("%q prints as %q, which means something else:\n%s", text, canonical, diff)
		}
	})
}
