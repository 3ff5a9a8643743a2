package service

import (
	"personadesk/backend/desk"
	"personadesk/backend/problem"
	"personadesk/backend/rule/evaluate"
	"personadesk/backend/rule/explain"
)

// Why says why a rule lets a person in or leaves them out, and which smallest change would turn that round.
func (s *Targeting) Why(text, userID string) (WhyView, error) {
	if err := s.may(desk.Look); err != nil {
		return WhyView{}, err
	}
	r, err := s.d.read(s.ctx)
	if err != nil {
		return WhyView{}, err
	}
	if r == nil {
		return WhyView{}, neverRead()
	}
	i, err := r.Find(userID)
	if err != nil {
		return WhyView{}, err
	}
	parsed, valid := validRule(text)
	if !valid {
		return WhyView{}, problem.New("RULE_INVALID.why").Hinted()
	}
	user, now := r.Directory.User(i), s.d.now()
	result := evaluate.Rule(parsed, user, now)
	v := WhyView{Person: r.line(i), Outcome: result.Outcome.String(), Assumed: result.Assumed,
		Because: explain.Because(parsed, user, now), Tree: explain.Rule(parsed, user, now)}
	if v.Because == nil {
		v.Because = []explain.Sentence{}
	}
	if nearest, found := explain.Turn(parsed, user, now); found {
		v.Nearest = &nearest
	}
	return v, nil
}
