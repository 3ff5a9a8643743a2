package complete

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// at takes a text with a caret (|) apart.
func at(text string) (string, int) {
	before, after, _ := strings.Cut(text, "|")
	return before + after, utf8.RuneCountInString(before)
}

func TestCompleteOffersWhatCanStandThere(t *testing.T) {
	for _, c := range []struct {
		name, text string
		from, to   int
		first      string // label of the first option, "" for none
		property   string // whose value is expected
		typed      string
	}{
		{"nothing yet", "|", 0, 0, "user.accountEnabled", "", ""},
		{"the beginning of a property", "user.dep|", 0, 8, "user.department", "", "user.dep"},
		{"a property without its prefix", "dep|", 0, 3, "user.department", "", "dep"},
		{"in the middle of a property", "user.de|partment -eq", 0, 15, "user.department", "", "user.de"},
		{"after a property", "user.city |", 10, 10, "-eq", "", ""},
		{"the beginning of an operator", "user.city -sta|", 10, 14, "-startsWith", "", "-sta"},
		{"an operator without its hyphen", "user.city not|", 10, 13, "-notIn", "", "not"},
		{"operators of a truth", "user.accountEnabled |", 20, 20, "-eq", "", ""},
		{"operators of a collection", "user.proxyAddresses |", 20, 20, "-any", "", ""},
		{"a value that was not begun", "user.city -eq |", 14, 14, "null", "city", ""},
		{"a value that was begun", `user.city -eq "Man|`, 14, 18, "", "city", "Man"},
		{"inside a value that is closed", `user.city -eq "Man|chester") -and`, 14, 26, "", "city", "Man"},
		{"inside a value that is never closed", `user.city -eq "Man| -and user.department -eq 1`, 14, 18, "", "city", "Man"},
		{"a value of a list", `user.city -in ["Leeds", "Yo|`, 24, 27, "", "city", "Yo"},
		{"a value of a truth", "user.accountEnabled -eq t|", 24, 25, "true", "accountEnabled", "t"},
		{"a value of few", `user.userType -eq |`, 18, 18, "Member", "userType", ""},
		{"after a comparison", `user.city -eq "Leeds" |`, 22, 22, "-and", "", ""},
		{"after a list", `user.city -in ["Leeds"] -o|`, 24, 26, "-or", "", "-o"},
		{"after a connector", `user.city -eq "Leeds" -and |`, 27, 27, "user.accountEnabled", "", ""},
		{"an item of plans", "user.assignedPlans -any (|", 25, 25, "assignedPlan.servicePlanId", "", ""},
		{"a field of a plan", "user.assignedPlans -any (assignedPlan.cap|", 25, 41, "assignedPlan.capabilityStatus", "", "assignedPlan.cap"},
		{"a value of a field", "user.assignedPlans -any (assignedPlan.capabilityStatus -eq |", 59, 59, "Enabled", "capabilityStatus", ""},
		{"an item of texts", "user.otherMails -any (|", 22, 22, "_", "", ""},
		{"behind a lambda", `user.otherMails -any (_ -eq "a") -and |`, 38, 38, "user.accountEnabled", "", ""},
		{"a date", "user.employeeHireDate -ge |", 26, 26, "system.now", "employeeHireDate", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, caret := at(c.text)
			got := At(text, caret)
			first := ""
			if len(got.Options) > 0 {
				first = got.Options[0].Label
			}
			if got.From != c.from || got.To != c.to || first != c.first || got.Property.Name != c.property || got.Typed != c.typed {
				t.Errorf("from %d to %d, first %q, property %q, typed %q; want %d, %d, %q, %q, %q",
					got.From, got.To, first, got.Property.Name, got.Typed, c.from, c.to, c.first, c.property, c.typed)
			}
		})
	}
}

// TestPropertyCompletionStaysInTheText offers something sensible to every text.
func TestPropertyCompletionStaysInTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("user.city -eq \"'`“ ()[],-_x9\nandorinany"))).Draw(t, "text")
		length := utf8.RuneCountInString(text)
		caret := rapid.IntRange(-1, length+1).Draw(t, "caret")
		c := At(text, caret)
		if c.From < 0 || c.From > c.To || c.To > length || c.From > max(caret, 0) || c.To < min(max(caret, 0), length) {
			t.Fatalf("%q at %d: replaces %d to %d of %d", text, caret, c.From, c.To, length)
		}
	})
}
