package service

import (
	"context"

	"personadesk/backend/problem"
	"personadesk/backend/rule"
)

// Why says why a rule lets a person in or leaves them out, and which smallest change would turn that round.
func (s *Targeting) Why(text, userID string) (WhyView, error) {
	r, err := s.d.read(context.Background())
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
		return WhyView{}, problem.New("RULE_INVALID", "The rule is not valid").Hintf("Mend what is underlined first.")
	}
	user, now := r.Directory.User(i), s.d.now()
	result := parsed.Evaluate(user, now)
	v := WhyView{Person: r.line(i), Outcome: result.Outcome.String(), Assumed: result.Assumed,
		Because: parsed.Because(user, now), Tree: parsed.Explain(user, now)}
	if v.Because == nil {
		v.Because = []rule.Sentence{}
	}
	if nearest, found := parsed.Nearest(user, now); found {
		v.Nearest = &nearest
	}
	return v, nil
}
