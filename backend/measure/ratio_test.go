package measure

import (
	"testing"
	"time"
)

func TestMedian(t *testing.T) {
	for name, c := range map[string]struct {
		values []float64
		want   float64
	}{
		"one":                {[]float64{3}, 3},
		"two":                {[]float64{4, 1}, 2.5},
		"an outlier is left": {[]float64{1, 900, 2}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			if got := median(c.values); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestAPairIsSubjectOverBaselineWhicheverComesFirst(t *testing.T) {
	for name, baselineFirst := range map[string]bool{"subject first": false, "baseline first": true} {
		t.Run(name, func(t *testing.T) {
			order := ""
			subject := func() { order += "s"; time.Sleep(90 * time.Millisecond) }
			baseline := func() { order += "b"; time.Sleep(30 * time.Millisecond) }
			if got := pair(subject, baseline, baselineFirst); got <= 1 {
				t.Errorf("a subject three times as long has the ratio %v", got)
			}
			if want := map[bool]string{false: "sb", true: "bs"}[baselineFirst]; order != want {
				t.Errorf("ran in the order %s, want %s", order, want)
			}
		})
	}
}

func TestShortWorkIsRepeatedAndToldPerRun(t *testing.T) {
	runs := 0
	spent := took(func() { runs++; time.Sleep(time.Millisecond) })
	if runs < 2 || spent < time.Millisecond.Seconds() || spent >= atLeast.Seconds() {
		t.Errorf("%d runs of %v s each", runs, spent)
	}
}
