package service

import (
	"personadesk/backend/desk"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/rule/check"
	"personadesk/backend/targeting"
)

// LintView is everything odd about the rules of a workbook, each by itself and all together.
type LintView struct {
	ReadAt   string          `json:"readAt"` // "" when the tenant was never read: then no rule was held against users
	Rules    []LintRuleView  `json:"rules"`
	Problems []problem.Shown `json:"problems"` // over all rules together
}

// LintRuleView is what is odd about one rule.
type LintRuleView struct {
	PersonaID string         `json:"personaId"`
	Name      string         `json:"name"`
	Rule      string         `json:"rule"`
	Valid     bool           `json:"valid"`
	Users     int            `json:"users"`
	Unknown   int            `json:"unknown"`
	Problems  []rule.Problem `json:"problems"`
}

// Lint looks at every rule by itself, over the users of the reading where there is one, and at all of them together.
func (s *Coverage) Lint() (LintView, error) {
	if err := s.may(desk.Look); err != nil {
		return LintView{}, err
	}
	design, r, err := s.d.wantedAndRead(s.ctx)
	if err != nil {
		return LintView{}, err
	}
	v := LintView{ReadAt: readAt(r), Rules: []LintRuleView{}, Problems: []problem.Shown{}}
	for _, p := range design.Persona.Personas {
		parsed, found := check.Rule(ruleOf(p))
		l := LintRuleView{PersonaID: p.ID, Name: p.Name, Rule: ruleOf(p), Valid: rule.Valid(found), Problems: found}
		if r != nil && l.Valid {
			l.Problems = append(l.Problems, r.Directory.Check(parsed)...)
			reach := r.of(p.ID)
			l.Users, l.Unknown = reach.Match.Count(), reach.Unknown.Count()
		}
		if l.Problems == nil {
			l.Problems = []rule.Problem{}
		}
		v.Rules = append(v.Rules, l)
	}
	if r != nil {
		v.Problems = s.d.show(targeting.Together(r.reach))
	}
	return v, nil
}
