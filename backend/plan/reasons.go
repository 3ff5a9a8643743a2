package plan

import (
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/persona"
	"personadesk/backend/text"
	"personadesk/backend/workshop"
)

// The stops of a line of reasoning, in their order.
const (
	StopAnswer  = "answer"
	StopGrade   = "grade"
	StopGap     = "gap"
	StopPersona = "persona"
	StopRule    = "rule"
	StopTenant  = "tenant"
)

// reasoner finds what departments said, without searching the workshop for every change.
type reasoner struct {
	departments []workshop.Department
	grades      map[[2]string]workshop.Score    // department, feature
	answers     map[[2]string][]workshop.Answer // department, question
	gaps        map[string]workshop.Gap
	known       map[string][]Reason // by persona and subject
}

func newReasoner(w workshop.Workshop) *reasoner {
	r := &reasoner{departments: w.Departments, grades: map[[2]string]workshop.Score{}, answers: map[[2]string][]workshop.Answer{},
		gaps: map[string]workshop.Gap{}, known: map[string][]Reason{}}
	for _, s := range w.Scores {
		r.grades[[2]string{s.DepartmentID, s.FeatureID}] = s
	}
	for _, a := range w.Answers {
		key := [2]string{a.DepartmentID, a.QuestionID}
		r.answers[key] = append(r.answers[key], a)
	}
	for _, g := range workshop.Gaps(catalog.Features(), w) {
		r.gaps[g.FeatureID] = g
	}
	return r
}

// ReasonsOf is the line of reasoning of something that a persona gives: from what its department said to its rule. The
// subject is a policy type's id, number, licence/<id>, queue/<name>, team/<name>, or "" for the persona as a whole. A stop
// that says "" means that nobody asked.
func ReasonsOf(d Design, p persona.Persona, subject string) []Reason {
	text, err := persona.Targeting(p)
	if err != nil {
		text = "" // a persona without a valid rule; its checks say why
	}
	return newReasoner(d.Workshop).line(p, text, subject)
}

// because is the line of reasoning of a change. subject is as ReasonsOf takes it; tenant is what the reading showed, nothing when that goes without saying.
func (m *maker) because(t *target, subject string, tenant text.Text) []Reason {
	var line []Reason
	if t != nil {
		key := t.ID + "\x00" + subject
		if m.why.known[key] == nil {
			m.why.known[key] = m.why.line(t.Persona, t.rule, subject)
		}
		line = m.why.known[key]
	}
	if tenant.IsZero() {
		return line
	}
	return append(slices.Clone(line), Reason{Stop: StopTenant, Says: tenant})
}

// NotRecorded is what a line of reasoning says of a setting of which nobody wrote down where it comes from.
func NotRecorded() text.Text { return text.Of("plan.reason.not-recorded") }

// line copies what was written down when the setting was made. Nothing in it is guessed: where nothing was written down,
// it says so.
func (r *reasoner) line(p persona.Persona, ruleText, subject string) []Reason {
	answer := Reason{Stop: StopAnswer, Says: NotRecorded()}
	grade := Reason{Stop: StopGrade}
	gap := Reason{Stop: StopGap}
	setting, what, _ := strings.Cut(subject, "/")
	if o, recorded := p.OriginOf(setting, what); recorded {
		answer.ID, answer.Says = r.answer(o)
		if f, found := catalog.FeatureByID(o.Feature); found {
			if s, graded := r.grades[[2]string{o.Department, f.ID}]; graded && s.Grade != workshop.NotAsked {
				grade.ID, grade.Says = o.Department+"/"+f.ID, text.Of("problem.line", f.Name, text.Of("grade."+string(s.Grade)))
			}
			gap.ID, gap.Says = f.ID, r.gap(f)
		}
		if o.Derived && !answer.Says.IsZero() {
			answer.Says = text.Of("plan.reason.derived", answer.Says)
		}
	}
	return []Reason{answer, grade, gap,
		{Stop: StopPersona, ID: p.ID, Says: text.Literal(p.Name)},
		{Stop: StopRule, ID: p.ID, Says: text.Literal(ruleText)},
	}
}

// answer is what the department said to the questions that an origin names: in its own words where there are some.
func (r *reasoner) answer(o persona.Origin) (id string, says text.Text) {
	name := o.Department
	for _, d := range r.departments {
		if d.ID == o.Department {
			name = d.Name
		}
	}
	var plain text.Text
	var plainID string
	for _, question := range o.Answers {
		q, known := catalog.QuestionByID(question)
		if !known {
			continue
		}
		for _, a := range r.answers[[2]string{o.Department, q.ID}] {
			if words := strings.TrimSpace(a.Words); words != "" {
				return o.Department + "/" + q.ID, text.Of("plan.reason.words", name, words)
			}
			if plain.IsZero() {
				if short := shortAnswer(q, a); short != "" {
					plain, plainID = text.Of("plan.reason.answer", name, q.Short, short), o.Department+"/"+q.ID
				}
			}
		}
	}
	return plainID, plain
}

func shortAnswer(q catalog.Question, a workshop.Answer) string {
	if a.Count != nil {
		return fmt.Sprint(*a.Count)
	}
	var chosen []string
	for _, id := range a.Choices {
		words := id
		for _, o := range q.Choices {
			if o.ID == id {
				words = o.Text
			}
		}
		chosen = append(chosen, words)
	}
	if len(chosen) > 0 {
		return strings.Join(chosen, ", ")
	}
	return strings.TrimSpace(a.Text)
}

func (r *reasoner) gap(f catalog.Feature) text.Text {
	g, found := r.gaps[f.ID]
	if !found {
		return text.Of("plan.reason.no-gap", f.Verdict)
	}
	if g.Decision != nil {
		return text.Of("plan.reason.closed", g.Lacks, g.Decision.Way)
	}
	return text.Literal(g.Lacks)
}
