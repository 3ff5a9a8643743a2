package plan

import (
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/persona"
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
// subject is a policy type's id, or number, licence, queue, team, or "" for the persona as a whole. A stop that says ""
// means that nobody asked.
func ReasonsOf(d Design, p persona.Persona, subject string) []Reason {
	text, err := persona.Targeting(p)
	if err != nil {
		text = "" // a persona without a valid rule; its checks say why
	}
	return newReasoner(d.Workshop).line(p, text, subject)
}

// because is the line of reasoning of a change. subject is a policy type's id, or number, licence, queue, team, or ""
// for the persona as a whole; tenant is what the reading showed, "" when that goes without saying.
func (m *maker) because(t *target, subject, tenant string) []Reason {
	var line []Reason
	if t != nil {
		key := t.ID + "\x00" + subject
		if m.why.known[key] == nil {
			m.why.known[key] = m.why.line(t.Persona, t.rule, subject)
		}
		line = m.why.known[key]
	}
	if tenant == "" {
		return line
	}
	return append(slices.Clone(line), Reason{Stop: StopTenant, Says: tenant})
}

func (r *reasoner) line(p persona.Persona, ruleText, subject string) []Reason {
	feature, department := r.choose(p, r.features(p, subject))
	answer := Reason{Stop: StopAnswer}
	grade := Reason{Stop: StopGrade}
	gap := Reason{Stop: StopGap}
	if f, found := catalog.FeatureByID(feature); found {
		answer.ID, answer.Says = r.answer(department, f)
		if s, graded := r.grades[[2]string{department.ID, f.ID}]; graded && s.Grade != workshop.NotAsked {
			grade.ID, grade.Says = department.ID+"/"+f.ID, f.Name+": "+gradeWords[s.Grade]
		}
		gap.ID, gap.Says = f.ID, r.gap(f)
	}
	return []Reason{answer, grade, gap,
		{Stop: StopPersona, ID: p.ID, Says: p.Name},
		{Stop: StopRule, ID: p.ID, Says: ruleText},
	}
}

var gradeWords = map[workshop.Grade]string{workshop.Must: "Must", workshop.Should: "Should", workshop.Could: "Could", workshop.Wont: "Won't"}

// features lists the features that a subject serves, the nearest first.
func (r *reasoner) features(p persona.Persona, subject string) []string {
	switch subject {
	case "number":
		return []string{"domestic-calling"}
	case "queue":
		return []string{"call-queuing"}
	case "team":
		return nil
	case "licence":
		var list []string
		for _, f := range catalog.Features() {
			if slices.ContainsFunc(f.Licences, func(sku string) bool { return slices.Contains(p.Licences, sku) }) {
				list = append(list, f.ID)
			}
		}
		return list
	case "":
		var list []string
		if p.Number.Kind == persona.NextFree {
			list = append(list, "domestic-calling")
		}
		if len(p.Queues) > 0 {
			list = append(list, "call-queuing")
		}
		for _, c := range p.Policies {
			list = append(list, featuresOf(c.Type)...)
		}
		return list
	}
	return featuresOf(subject)
}

// named are the features that a policy type is first of all about, where the order of the features says otherwise.
var named = map[string][]string{
	"CallingLineIdentity":         {"caller-id"},
	"TenantDialPlan":              {"dial-plans"},
	"TeamsEmergencyCallingPolicy": {"emergency-calling"},
	"OnlineVoiceRoutingPolicy":    {"domestic-calling", "least-cost-routing"},
}

func featuresOf(policyType string) []string {
	list := slices.Clone(named[policyType])
	for _, f := range catalog.Features() {
		if slices.Contains(f.PolicyTypes, policyType) && !slices.Contains(list, f.ID) {
			list = append(list, f.ID)
		}
	}
	return list
}

// choose finds the feature and the department that speak for a persona: its own department if it has one, else the one
// that asks most for it, the first on the board where several do.
func (r *reasoner) choose(p persona.Persona, features []string) (string, workshop.Department) {
	var heard []workshop.Department
	for _, d := range r.departments {
		if p.Department == "" || d.ID == p.Department {
			heard = append(heard, d)
		}
	}
	for _, wanted := range []workshop.Grade{workshop.Must, workshop.Should, workshop.Could} {
		for _, f := range features {
			for _, d := range heard {
				if r.grades[[2]string{d.ID, f}].Grade == wanted {
					return f, d
				}
			}
		}
	}
	if len(features) == 0 {
		return "", workshop.Department{}
	}
	if len(heard) == 0 {
		return features[0], workshop.Department{}
	}
	return features[0], heard[0]
}

// answer is what a department said about a feature: in its own words where there are some.
func (r *reasoner) answer(d workshop.Department, f catalog.Feature) (id, says string) {
	var plain, plainID string
	for _, q := range catalog.Questions() {
		if !slices.Contains(q.Features, f.ID) {
			continue
		}
		for _, a := range r.answers[[2]string{d.ID, q.ID}] {
			if words := strings.TrimSpace(a.Words); words != "" {
				return d.ID + "/" + q.ID, d.Name + ": “" + words + "”"
			}
			if plain == "" {
				if short := shortAnswer(q, a); short != "" {
					plain, plainID = d.Name+", "+q.Short+": "+short, d.ID+"/"+q.ID
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
		text := id
		for _, o := range q.Choices {
			if o.ID == id {
				text = o.Text
			}
		}
		chosen = append(chosen, text)
	}
	if len(chosen) > 0 {
		return strings.Join(chosen, ", ")
	}
	return strings.TrimSpace(a.Text)
}

func (r *reasoner) gap(f catalog.Feature) string {
	g, found := r.gaps[f.ID]
	if !found {
		return "No gap: " + f.Verdict
	}
	if g.Decision != nil {
		return g.Lacks + " Closed by: " + g.Decision.Way
	}
	return g.Lacks
}
