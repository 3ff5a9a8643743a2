package service

import (
	"personadesk/backend/desk"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/rule/combine"
)

// Combine makes a rule from one that is being written and those of other personas: "and" keeps those who are in all of them
// too, "or" takes theirs in, "except" leaves theirs out. Nothing is kept by it.
func (s *Targeting) Combine(text, how string, others []string) (CombinationView, error) {
	if err := s.may(desk.Look); err != nil {
		return CombinationView{}, err
	}
	design, r, err := s.d.wantedAndRead(s.ctx)
	if err != nil {
		return CombinationView{}, err
	}
	own, err := desk.MustRule(text)
	if err != nil {
		return CombinationView{}, err
	}
	rules := []rule.Rule{own}
	for _, id := range others {
		other, err := desk.MustRule(savedRule(design, id))
		if err != nil {
			return CombinationView{}, err
		}
		rules = append(rules, other)
	}
	var made combine.Combination
	switch how {
	case "and":
		made, err = combine.Every(rules...)
	case "or":
		made, err = combine.Either(rules...)
	case "except":
		made, err = combine.Except(own, rules[1:]...)
	default:
		return CombinationView{}, problem.New("RULE_COMBINE.how").Detailed(how).Hinted()
	}
	if err != nil {
		return CombinationView{}, problem.New("RULE_COMBINE.rules").Detailed(err).
			Hinted().Because(err)
	}
	return s.combined(made, own, r), nil
}

// Simplify gives a shorter rule that means the same, or the rule as it is.
func (s *Targeting) Simplify(text string) (CombinationView, error) {
	if err := s.may(desk.Look); err != nil {
		return CombinationView{}, err
	}
	r, err := s.d.read(s.ctx)
	if err != nil {
		return CombinationView{}, err
	}
	own, err := desk.MustRule(text)
	if err != nil {
		return CombinationView{}, err
	}
	made, err := combine.Every(combine.Simplified(own))
	if err != nil {
		return CombinationView{}, err
	}
	return s.combined(made, own, r), nil
}

func (s *Targeting) combined(made combine.Combination, own rule.Rule, r *reading) CombinationView {
	v := CombinationView{Text: made.Text, Characters: made.Length, Fits: made.Fits, Proposals: made.Proposals}
	if r != nil {
		v.Matches, v.Before = r.Directory.Match(made.Rule, s.d.now()).Count(), r.Directory.Match(own, s.d.now()).Count()
	}
	return v
}
