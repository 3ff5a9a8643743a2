package service

import (
	"context"
	"strings"

	"personadesk/backend/desk"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/rule/form"
	"personadesk/backend/rule/parse"
	"personadesk/backend/targeting"
	"personadesk/backend/workbook"
)

// Targeting is the screen of one rule and of whom it reaches.
type Targeting struct{ *Session }

// Rules lists the rules with how many users each reaches.
func (s *Targeting) Rules() (RuleListView, error) {
	if err := s.may(desk.Look); err != nil {
		return RuleListView{}, err
	}
	design, r, err := s.d.wantedAndRead(s.ctx)
	if err != nil {
		return RuleListView{}, err
	}
	v := RuleListView{Rules: []RuleItemView{}, Problems: []problem.Shown{}, ReadAt: readAt(r), Everybody: persona.Everybody}
	for _, p := range design.Persona.Personas {
		item := RuleItemView{PersonaID: p.ID, Name: p.Name, Layer: p.Layer, Rule: ruleOf(p), State: "done",
			RuleName: p.RuleName, RuleSays: p.RuleSays, Disabled: string(p.Disabled)}
		item.Place, item.Of = persona.PlaceOf(design.Persona, p)
		if !persona.HasRule(p) {
			item.State = "empty"
		} else if _, valid := validRule(ruleOf(p)); !valid {
			item.State = "stop"
		}
		if r != nil {
			reach := r.of(p.ID)
			item.Users = reach.Match.Count()
			v.Unknown += reach.Unknown.Count()
			if item.State == "done" && item.Users == 0 {
				item.State = "problem"
			}
		}
		v.Rules = append(v.Rules, item)
	}
	if r != nil {
		v.Total = r.Directory.Len()
		v.NoBaseline = v.Total - r.inLayer(persona.Baseline).Count()
		v.Problems = s.d.show(clashes(r))
	}
	return v, nil
}

// clashes finds users who are in two personas of one layer. The first of the two wins, so it is a warning, not a stop.
func clashes(r *reading) []problem.Problem {
	return targeting.Clashes(r.reach)
}

func savedRule(design *plan.Design, personaID string) string {
	for _, p := range design.Persona.Personas {
		if p.ID == personaID {
			return ruleOf(p)
		}
	}
	return ""
}

// Keep saves a rule with its persona. A rule that is not valid is refused; an empty text takes the rule away, so that the persona
// reaches nobody.
func (s *Targeting) Keep(personaID, text string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	parsed, problems := parse.Rule(text)
	none := strings.TrimSpace(text) == ""
	for _, p := range problems {
		if p.Severity == rule.Error && !none {
			return problem.New("RULE_INVALID.kept").Detailed(p.Message).
				Hinted().At(problem.Where{Step: "targeting", Kind: "persona", ID: personaID, Field: "rule"})
		}
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		p, err := findPersona(ctx, wb, personaID)
		if err != nil {
			return err
		}
		p.Rule, p.Conditions = "", nil
		if !none {
			p.Rule = parsed.String()
			p.Conditions, _ = form.ToConditions(parsed)
		}
		return wb.SavePersona(ctx, p)
	})
}

// Write makes the text of a rule from what the builder shows.
func (s *Targeting) Write(tree form.Tree) (string, error) {
	if err := s.may(desk.Look); err != nil {
		return "", err
	}
	made, err := form.FromTree(tree)
	if err != nil {
		return "", problem.New("RULE_CONDITIONS.none").Detailed(err).Hinted().Because(err)
	}
	return made.String(), nil
}

// Values lists the values that the company has for a property, the most frequent first.
func (s *Targeting) Values(property, prefix string, limit int) ([]ValueCount, error) {
	if err := s.may(desk.Look); err != nil {
		return nil, err
	}
	r, err := s.d.read(s.ctx)
	list := []ValueCount{}
	if err != nil || r == nil {
		return list, err
	}
	for _, c := range r.Directory.Suggest(property, prefix, limit) {
		list = append(list, ValueCount(c))
	}
	return list, nil
}

// Properties lists what rules can ask about.
func (s *Targeting) Properties() ([]PropertyView, error) {
	if err := s.may(desk.Look); err != nil {
		return nil, err
	}
	list := []PropertyView{}
	for _, p := range rule.Properties() {
		list = append(list, PropertyView{Name: p.Name, Graph: p.Graph, Type: string(p.Type)})
	}
	return list, nil
}
