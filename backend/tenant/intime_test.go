package tenant

import (
	"testing"
	"time"

	"personadesk/backend/problem"
)

func TestAClockThatTheTenantContradictsIsRefused(t *testing.T) {
	there := time.Date(2026, 10, 25, 0, 59, 0, 0, time.UTC) // a minute before the clocks of London go back
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		now  time.Time
		said time.Time
		want string
	}{
		"the same":                                 {there, there, ""},
		"in another zone":                          {there.In(london), there, ""},
		"after the clocks went back":               {there.Add(2 * time.Minute).In(london), there, ""},
		"nine minutes ahead":                       {there.Add(9 * time.Minute), there, ""},
		"nine minutes behind":                      {there.Add(-9 * time.Minute), there, ""},
		"an hour behind, as by a wrong zone":       {there.Add(-time.Hour), there, "CLOCK_APART"},
		"an hour ahead":                            {there.Add(time.Hour), there, "CLOCK_APART"},
		"a year ahead":                             {there.AddDate(1, 0, 0), there, "CLOCK_APART"},
		"at the beginning of time":                 {time.Unix(0, 0), there, "CLOCK_APART"},
		"further apart than a duration can say":    {time.Date(1, 1, 2, 0, 0, 0, 0, time.UTC), there, "CLOCK_APART"},
		"of which the tenant does not say a thing": {there.AddDate(1, 0, 0), time.Time{}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			code := ""
			if err := InTime(Organization{At: c.said}, c.now); err != nil {
				code = problem.From(err).Code
			}
			if code != c.want {
				t.Errorf("%q instead of %q", code, c.want)
			}
		})
	}
}
