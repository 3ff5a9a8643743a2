package persona

import (
	"errors"

	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/rule/check"
	"personadesk/backend/rule/form"
	"personadesk/backend/rule/parse"
	"personadesk/backend/text"
)

// targeting checks the rule that says whose persona this is.
func (c *checker) targeting(p Persona) {
	place := problem.Where{Step: "targeting", Kind: "persona", ID: p.ID, Field: "rule"}
	if !HasRule(p) {
		// Not a stop: it reaches nobody and gives nothing, and the plan says so where its group is in the tenant already.
		c.add(problem.Warn("RULE_EMPTY").
			Detailed(p.Name).Hinted().At(place))
		return
	}
	c.disabled(p, place)
	made, err := RuleFrom(p.Conditions)
	if err == nil && p.Rule == "" {
		parsed, _ := parse.Rule(made)
		c.breadth(p, parsed, place)
	}
	if p.Rule == "" {
		if err != nil {
			place.Field = "conditions"
			fault := problem.New("RULE_INVALID.conditions").Detailed(p.Name, err).
				Hinted().At(place).Because(err)
			var ce *form.ConditionError
			if errors.As(err, &ce) {
				fault.Detail = text.Of("RULE_INVALID.conditions.detail", p.Name, ce.Message)
			}
			c.add(fault)
		}
		return
	}
	parsed, found := check.Rule(p.Rule)
	for _, fault := range found {
		hint := text.Of("rule.open")
		if fault.Fix != nil {
			hint = text.Literal(fault.Fix.Says)
		}
		switch fault.Severity {
		case rule.Error:
			c.add(problem.New("RULE_INVALID.entra").
				Detailed(p.Name, fault.Offset+1, fault.Message, fault.Code).Hinted(hint).At(place))
		case rule.Warning: // what is mere style, the rule editor shows
			c.add(problem.Warn("RULE_WARNING").
				Detailed(p.Name, fault.Offset+1, fault.Message, fault.Code).Hinted(hint).At(place))
		}
	}
	c.breadth(p, parsed, place)
	if len(p.Conditions) > 0 && !parsed.IsZero() && (err != nil || parsed.String() != made) {
		c.add(problem.Warn("RULE_CONDITIONS.differ").
			Detailed(p.Name).
			Hinted().At(place))
	}
}

// disabled warns of a rule that takes Teams Phone from accounts that are switched off, against what the persona says of them.
func (c *checker) disabled(p Persona, place problem.Where) {
	if stripsDisabled(p) {
		c.add(problem.Warn("DISABLED_STRIPPED").Detailed(p.Name).Hinted().At(place))
	}
}

// breadth warns of a rule that leaves nobody out without saying that it is for everybody.
func (c *checker) breadth(p Persona, parsed rule.Rule, place problem.Where) {
	if Wide(parsed) {
		c.add(problem.Warn("RULE_WIDE").Detailed(p.Name, parsed).Hinted().At(place))
	}
}
