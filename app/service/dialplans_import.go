package service

import (
	"context"

	"personadesk/backend/desk"
	"personadesk/backend/document"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
)

// DialRulesView is what a file of rules would do to a dial plan.
type DialRulesView struct {
	Name     string               `json:"name"`
	New      bool                 `json:"new"` // the dial plan is made by it
	Rules    []DialRuleImportView `json:"rules"`
	Gone     []string             `json:"gone"` // rules of the plan that would go
	Problems []problem.Shown      `json:"problems"`
	Refused  bool                 `json:"refused"` // nothing of it can be taken
	Same     bool                 `json:"same"`    // the plan is so already
}

// DialRuleImportView is one rule of a file.
type DialRuleImportView struct {
	Row  int                       `json:"row"`
	Rule persona.NormalizationRule `json:"rule"`
	Says string                    `json:"says"` // new, changed or same
}

// TakeDialRules says what a file of rules would do to a dial plan, and with yes takes it as one edit that can be undone. What stands in the way
// is named with row and column; then nothing is taken.
func (d *Desk) TakeDialRules(ctx context.Context, name string, raw []byte, more, yes bool) (document.DialRules, error) {
	right := desk.Look
	if yes {
		right = desk.Write
	}
	if err := d.may(ctx, right); err != nil {
		return document.DialRules{}, err
	}
	design, err := d.design(ctx)
	if err != nil {
		return document.DialRules{}, err
	}
	found, err := document.ReadDialRules(design.Persona, name, raw, more)
	if err != nil || !yes || found.Refused() || found.Same() {
		return found, err
	}
	wb, err := d.Workbook()
	if err != nil {
		return found, err
	}
	return found, document.TakeDialRules(d.Session(ctx).ctx, wb, name, raw, more)
}

// PreviewRules says what a file of rules would do. A file comes in base64; what was pasted comes as text.
func (s *DialPlans) PreviewRules(name, file, pasted string, more bool) (DialRulesView, error) {
	if err := s.may(desk.Look); err != nil {
		return DialRulesView{}, err
	}
	return s.rules(name, file, pasted, more, false)
}

// ImportRules takes a file of rules as PreviewRules shows it, unless something stands in the way.
func (s *DialPlans) ImportRules(name, file, pasted string, more bool) (DialRulesView, error) {
	if err := s.may(desk.Write); err != nil {
		return DialRulesView{}, err
	}
	return s.rules(name, file, pasted, more, true)
}

func (s *DialPlans) rules(name, file, pasted string, more, yes bool) (DialRulesView, error) {
	raw := []byte(pasted)
	if file != "" {
		var err error
		if raw, err = sent(file); err != nil {
			return DialRulesView{}, err
		}
	}
	found, err := s.d.TakeDialRules(s.ctx, name, raw, more, yes)
	if err != nil {
		return DialRulesView{}, err
	}
	v := DialRulesView{Name: string(found.Plan.Name), New: found.New, Rules: []DialRuleImportView{}, Gone: append([]string{}, found.Gone...),
		Problems: s.d.show(found.Problems), Refused: found.Refused(), Same: found.Same()}
	for _, r := range found.Rules {
		v.Rules = append(v.Rules, DialRuleImportView{r.Row, r.Rule, r.Says})
	}
	return v, nil
}
