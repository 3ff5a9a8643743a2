package phone

import (
	"personadesk/backend/phone/dotnet"
	"personadesk/backend/problem"
)

// Dialled is what a plan makes of a text: the number, and which rule made it.
type Dialled struct {
	Text   string
	Number string // what was dialled, when no rule takes it or nobody can tell
	Rule   int    // position in the plan; -1 for none
	Name   string // of the rule
	// Problem is why the answer may not be the service's: a rule before it cannot be read or takes too long, or the number has no
	// plus, so that the country's own rules take it further. nil when all is well.
	Problem *problem.Problem
}

// Bench dials texts at the rules of one plan. It may be used by several goroutines at once.
type Bench struct {
	rules []NormalizationRule
	regex []*dotnet.Regex // nil where the pattern cannot be read
}

// Bench prepares the plan.
func (p DialPlan) Bench() *Bench {
	b := &Bench{rules: p.Rules}
	for _, r := range p.Rules {
		re, err := dotnet.Compile(r.Pattern)
		if err != nil || r.Pattern == "" {
			re = nil // its findings say why
		}
		b.regex = append(b.regex, re)
	}
	return b
}

// Dial says what becomes of a text. A rule that cannot be read takes nothing.
func (b *Bench) Dial(text string) Dialled {
	d := Dialled{Text: text, Number: text, Rule: -1}
	for i, r := range b.rules {
		if b.regex[i] == nil {
			if d.Problem == nil {
				p := r.blame("pattern", problem.New("DIALLED_UNREADABLE").Detailed(r.Name).Hinted())
				d.Problem = &p
			}
			continue
		}
		number, takes, err := b.regex[i].Replace(text, r.Translation)
		if err != nil {
			p := r.blame("pattern", problem.New("DIALLED_ENDLESS").Detailed(r.Name, text).Hinted().Because(err))
			d.Problem = &p
			return d
		}
		if takes {
			d.Number, d.Rule, d.Name = number, i, r.Name
			break
		}
	}
	if d.Problem == nil && (d.Number == "" || d.Number[0] != '+') {
		d.Problem = problem.Note("DIALLED_COUNTRY").Detailed(d.Number)
	}
	return d
}
