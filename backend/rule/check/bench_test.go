package check

import (
	"testing"

	"personadesk/backend/rule"
	"personadesk/backend/rule/parse"
)

// BenchmarkParse reads a rule of ordinary length; the editor does it with
// every key, and the practice tenant with every group.
func BenchmarkParse(b *testing.B) {
	const text = `(user.accountEnabled -eq true) and (user.userType -eq "member") and (user.employeeId -ne "svcaccount") and (user.displayName -notContains "DIS HOLD") and (user.jobTitle -in ["Clerk","Porter","Manager, North"]) or (user.extensionAttribute15 -eq "EOAddException")`
	for name, read := range map[string]func(string) (rule.Rule, []rule.Problem){"parse": parse.Rule, "check": Rule} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if r, _ := read(text); r.IsZero() {
					b.Fatal("refused")
				}
			}
		})
	}
}
