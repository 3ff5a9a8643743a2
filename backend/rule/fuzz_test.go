package rule

import (
	"testing"
	"time"
	"unicode/utf8"
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
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string) {
		r, problems := Parse(text)
		length := utf8.RuneCountInString(text)
		for _, p := range problems {
			if p.Offset < 0 || p.Length < 0 || p.Offset+p.Length > max(length, MaxLength) {
				t.Fatalf("a problem lies outside the text: %+v", p)
			}
			if p.Code == "" || p.Message == "" {
				t.Fatalf("a problem says nothing: %+v", p)
			}
		}
		if Valid(problems) == r.IsZero() {
			t.Fatalf("valid %v, but the rule is %q", Valid(problems), r)
		}
		if r.IsZero() {
			return
		}
		r.Explain(GraphUser{}, now)
		canonical := r.String()
		root, again := parse([]rune(canonical)) // without the limit of length, which the canonical form may pass
		if !Valid(again) {
			t.Fatalf("%q prints as %q, which is refused: %+v", text, canonical, again)
		}
		if diff := sameTree(r, Rule{root}); diff != "" {
			t.Fatalf("%q prints as %q, which means something else:\n%s", text, canonical, diff)
		}
	})
}
