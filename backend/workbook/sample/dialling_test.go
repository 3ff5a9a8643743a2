package sample

import (
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/phone"
)

func TestTheDialPlansHaveTestNumbersThatComeOutRightByEveryRule(t *testing.T) {
	c, err := Sample()
	if err != nil {
		t.Fatal(err)
	}
	plans := 0
	for _, p := range c.Design.Policies {
		if p.Type != persona.DialPlanType {
			continue
		}
		plans++
		took := map[string]bool{}
		for _, tried := range (phone.DialPlan{Rules: p.Rules}).Try(p.Dialling) {
			if !tried.Right {
				t.Errorf("%s: %s becomes %s and not %s", p.Name, tried.Dialled, tried.Dial.Number, tried.Becomes)
			}
			took[tried.Dial.Name] = true
		}
		for _, r := range p.Rules {
			if !took[r.Name] {
				t.Errorf("%s: no test number comes to the rule %s", p.Name, r.Name)
			}
		}
	}
	if plans != 2 {
		t.Errorf("%d dial plans", plans)
	}
}
