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
	// Emergency says that it is an emergency number of the country: the service never translates it, so no rule is asked.
	Emergency bool
	// Problem is why the answer may not be the service's: a rule before it cannot be read or takes too long, or the number has no
	// plus, so that the country's own rules take it further. nil when all is well.
	Problem *problem.Problem

	stuck int // position of the rule that took too long
}

// Unsure says that a rule took too long, so that nobody knows what becomes of the text.
func (d Dialled) Unsure() bool { return d.Problem != nil && d.Problem.Code == "DIALLED_ENDLESS" }

// Bench dials texts at the rules of one plan. It may be used by several goroutines at once.
type Bench struct {
	rules []NormalizationRule
	regex []*dotnet.Regex // nil where the pattern cannot be read

	country string // whose emergency numbers are never translated; "" when no country is known
}

// Bench prepares the plan where no country is known, and so no emergency number.
func (p DialPlan) Bench() *Bench { return p.BenchIn("") }

// BenchIn prepares the plan for a country of two letters.
func (p DialPlan) BenchIn(country string) *Bench {
	b := &Bench{rules: p.Rules, country: country}
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
	if IsEmergency(text, b.country) {
		d.Emergency = true
		return d
	}
	for i, r := range b.rules {
		if b.regex[i] == nil {
			if d.Problem == nil {
				p := r.blame("pattern", problem.New("DIALLED_UNREADABLE").Detailed(r.called()).Hinted())
				d.Problem = &p
			}
			continue
		}
		number, takes, err := b.regex[i].Replace(text, r.Translation)
		if err != nil {
			p := r.blame("pattern", problem.New("DIALLED_ENDLESS").Detailed(r.called(), text).Hinted().Because(err))
			d.Problem, d.stuck = &p, i
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

// Step is what a rule has to do with a dialled text.
type Step string

// The steps, as a text goes down the rules.
const (
	NoMatch    Step = "noMatch"
	Takes      Step = "takes"
	NotAsked   Step = "notAsked"
	Unreadable Step = "unreadable" // its pattern cannot be read, so it takes nothing
	Endless    Step = "endless"    // it takes too long
)

// Steps says for every rule in order what it had to do with a text.
func (b *Bench) Steps(d Dialled) []Step {
	steps := make([]Step, len(b.rules))
	for i := range b.rules {
		switch {
		case d.Emergency, d.Rule >= 0 && i > d.Rule:
			steps[i] = NotAsked
		case b.regex[i] == nil:
			steps[i] = Unreadable
		case i == d.Rule:
			steps[i] = Takes
		case d.Unsure() && i == d.stuck:
			steps[i] = Endless
		case d.Unsure() && i > d.stuck:
			steps[i] = NotAsked
		default:
			steps[i] = NoMatch
		}
	}
	return steps
}
