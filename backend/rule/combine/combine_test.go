package combine

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/given"
)

func TestCombine(t *testing.T) {
	hr, sales, leeds := given.Rule(t, `user.department -eq "HR"`), given.Rule(t, `user.department -eq "Sales"`), given.Rule(t, `user.city -eq "Leeds"`)
	for name, c := range map[string]struct {
		made func() (Combination, error)
		want string
	}{
		"every":            {func() (Combination, error) { return Every(hr, leeds) }, `(user.department -eq "HR") -and (user.city -eq "Leeds")`},
		"every of one":     {func() (Combination, error) { return Every(hr) }, `user.department -eq "HR"`},
		"either":           {func() (Combination, error) { return Either(hr, sales) }, `user.department -in ["HR","Sales"]`},
		"either of others": {func() (Combination, error) { return Either(hr, leeds) }, `(user.department -eq "HR") -or (user.city -eq "Leeds")`},
		"except":           {func() (Combination, error) { return Except(leeds, hr, sales) }, `(user.city -eq "Leeds") -and (user.department -notIn ["HR","Sales"])`},
		"except a chain": {func() (Combination, error) {
			return Except(leeds, given.Rule(t, `(user.department -eq "HR") -and (user.jobTitle -startsWith "M")`))
		}, `(user.city -eq "Leeds") -and -not ((user.department -eq "HR") -and (user.jobTitle -startsWith "M"))`},
		"except nobody":       {func() (Combination, error) { return Except(leeds) }, `user.city -eq "Leeds"`},
		"the same rule twice": {func() (Combination, error) { return Every(hr, hr) }, `user.department -eq "HR"`},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := c.made()
			if err != nil || got.Text != c.want || !got.Fits || got.Length != len(c.want) || len(got.Proposals) != 0 {
				t.Errorf("%+v, %v; want %s", got, err, c.want)
			}
			if !strings.HasPrefix(hr.String(), "user.department -eq") || !strings.HasPrefix(leeds.String(), "user.city -eq") {
				t.Error("combining changed a rule")
			}
		})
	}
}

func TestCombineRefusesWhatStandsAlone(t *testing.T) {
	hr := given.Rule(t, `user.department -eq "HR"`)
	reports := given.Rule(t, `Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863"`)
	memberOf := given.Rule(t, `user.memberOf -any (group.objectId -in ['62e19b97-8b3d-4d4a-a106-4ce66896a863'])`)
	for name, c := range map[string]struct {
		rules []rule.Rule
		code  string
	}{
		"direct reports": {[]rule.Rule{hr, reports}, "combination.direct-reports"}, "memberOf": {[]rule.Rule{memberOf, hr}, "combination.member-of"},
		"no rule": {[]rule.Rule{hr, {}}, "syntax.empty"}, "nothing": {nil, "syntax.empty"},
	} {
		for _, join := range []func(...rule.Rule) (Combination, error){Every, Either, func(rules ...rule.Rule) (Combination, error) {
			if len(rules) == 0 {
				return Except(rule.Rule{})
			}
			return Except(rules[0], rules[1:]...)
		}} {
			_, err := join(c.rules...)
			var refused *CombineError
			if !errors.As(err, &refused) || refused.Code != c.code {
				t.Errorf("%s: %v, want %s", name, err, c.code)
			}
		}
	}
}

func TestARuleThatIsTooLongComesWithAWayOut(t *testing.T) {
	values := make([]string, 200)
	for i := range values {
		values[i] = fmt.Sprintf("\"Store %03d of the north\"", i)
	}
	half := given.Rule(t, "user.department -in ["+strings.Join(values[:100], ",")+"]")
	rest := given.Rule(t, "user.department -in ["+strings.Join(values[100:], ",")+"]")
	got, err := Either(half, rest)
	if err != nil || got.Fits || got.Length <= rule.MaxLength {
		t.Fatalf("%d characters, fits %v, %v", got.Length, got.Fits, err)
	}
	if len(got.Proposals) < 3 || !strings.Contains(got.Proposals[0], "Group the 200 values of user.department by a common beginning") {
		t.Errorf("proposes %q", got.Proposals)
	}
}
