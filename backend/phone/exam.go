package phone

import (
	"slices"

	"personadesk/backend/problem"
)

// Exam is all that is to be said of a rule while somebody works on it.
type Exam struct {
	Findings []Finding // of the rule itself
	Wants    []Finding // of later rules that want what it takes
	// Mended is the rule with its plain mends made, nil when it has none or they do not make it one that can be read. What follows is
	// said of it in that case.
	Mended *NormalizationRule
	Words  []InWords
	Taken  []Tried // the test numbers that it takes
}

// Sound says whether nothing stands in the way of keeping the rule.
func (e Exam) Sound() bool {
	return !slices.ContainsFunc(e.Findings, func(f Finding) bool { return f.Problem.Severity == problem.Error })
}

// With is the plan with a rule in the place of another, or behind all where there is none.
func (p DialPlan) With(at int, r NormalizationRule) DialPlan {
	p.Rules = slices.Clone(p.Rules)
	if at < 0 || at >= len(p.Rules) {
		p.Rules = append(p.Rules, r)
	} else {
		p.Rules[at] = r
	}
	return p
}

// Examine says what becomes of the plan when a rule has this text; at is its position, or that behind the last for a new one.
func (p DialPlan) Examine(d Dialling, at int, r NormalizationRule) Exam {
	if at < 0 || at > len(p.Rules) {
		at = len(p.Rules)
	}
	var e Exam
	plan := p.With(at, r)
	for _, f := range plan.Findings() {
		if f.Rule == at {
			e.Findings = append(e.Findings, f)
		}
	}
	if mended, ok := r.mended(e.Findings); ok {
		e.Mended, r = &mended, mended
		plan = p.With(at, mended)
	}
	for _, f := range plan.Findings() {
		if f.Rule > at && slices.Contains(f.With, at) {
			e.Wants = append(e.Wants, f)
		}
	}
	e.Words = Words(r.Pattern)
	for _, tried := range plan.Try(d) {
		if tried.Dial.Rule == at {
			e.Taken = append(e.Taken, tried)
		}
	}
	return e
}

// Mend puts the mend of a finding into the field that it stands in.
func (r NormalizationRule) Mend(f Finding) (NormalizationRule, bool) {
	field := map[string]*string{"pattern": &r.Pattern, "translation": &r.Translation}[f.Field]
	if f.Fix == nil || field == nil {
		return r, false
	}
	letters := []rune(*field)
	if f.Offset < 0 || f.Offset+f.Length > len(letters) {
		return r, false
	}
	*field = string(letters[:f.Offset]) + f.Fix.Text + string(letters[f.Offset+f.Length:])
	return r, true
}

// mended makes the plain mends of a pattern that cannot be read.
func (r NormalizationRule) mended(list []Finding) (NormalizationRule, bool) {
	for _, f := range list {
		if f.Problem.Code == "RULE_PATTERN" {
			if better, ok := r.Mend(f); ok {
				return better, true
			}
		}
	}
	return r, false
}
