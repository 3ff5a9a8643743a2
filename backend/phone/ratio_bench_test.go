package phone

import (
	"fmt"
	"regexp"
	"testing"
	"time"

	"personadesk/backend/measure"
)

// fullPlan is a dial plan with as many rules as the service takes, of which only the last takes what is dialled; half of them look ahead, which
// Go's own engine has not.
func fullPlan(lookahead bool) DialPlan {
	p := DialPlan{Name: "full"}
	for i := range MostRules {
		pattern := fmt.Sprintf(`^0%d(\d{6,10})#$`, 100+i)
		if lookahead && i%2 == 0 {
			pattern = fmt.Sprintf(`^(?!00)0%d(\d{6,10})#$`, 100+i)
		}
		p.Rules = append(p.Rules, NormalizationRule{Name: fmt.Sprint("Rule ", i), Pattern: pattern, Translation: "+44$1"})
	}
	p.Rules[MostRules-1].Pattern = `^0(\d{9,10})$`
	return p
}

// BenchmarkRatioDialled is what becomes of one dialled text at a plan of fifty rules, against the bare patterns in Go's own engine, which knows
// less of the language.
func BenchmarkRatioDialled(b *testing.B) {
	b.Run("against Go's own engine on the same patterns", func(b *testing.B) {
		plan := fullPlan(false)
		bench, bare := plan.Bench(), []*regexp.Regexp{}
		for _, r := range plan.Rules {
			bare = append(bare, regexp.MustCompile(r.Pattern))
		}
		measure.Ratio(b, func() {
			if bench.Dial("02079460123").Rule != MostRules-1 {
				b.Fatal("another rule takes it")
			}
		}, func() {
			for i, re := range bare {
				if (re.FindStringSubmatchIndex("02079460123") != nil) != (i == MostRules-1) {
					b.Fatal("another pattern matches")
				}
			}
		})
	})
	b.Run("with all that is asked of a changed plan, against one dialled text", func(b *testing.B) {
		plan := fullPlan(true)
		bench := plan.Bench()
		afresh := func() {
			plan.Findings()
			if plan.BenchIn("GB").Dial("02079460123").Rule != MostRules-1 {
				b.Fatal("another rule takes it")
			}
		}
		measure.Ratio(b, afresh, func() { bench.Dial("02079460123") })
		began := time.Now()
		afresh()
		b.ReportMetric(float64(time.Since(began).Microseconds())/1000, "ms")
	})
}
