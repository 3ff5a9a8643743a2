package persona

import (
	"errors"

	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/rule/form"
	"personadesk/backend/rule/parse"
)

// targeting checks the rule that says whose persona this is.
func (c *checker) targeting(p Persona) {
	place := problem.Where{Step: "targeting", Kind: "persona", ID: p.ID, Field: "rule"}
	if p.Rule == "" && len(p.Conditions) == 0 {
		c.add(problem.New("RULE_EMPTY", "A persona has no targeting rule, so it reaches nobody").
			Detailf("%s", p.Name).Hintf("Say for whom it is, for example by department and city.").At(place))
		return
	}
	made, err := RuleFrom(p.Conditions)
	if p.Rule == "" {
		if err != nil {
			place.Field = "conditions"
			fault := problem.New("RULE_INVALID", "The conditions make no valid rule").Detailf("%s: %v", p.Name, err).
				Hintf("Correct the condition.").At(place).Because(err)
			var ce *form.ConditionError
			if errors.As(err, &ce) {
				fault.Detail = p.Name + ": " + ce.Message
			}
			c.add(fault)
		}
		return
	}
	parsed, found := parse.Rule(p.Rule)
	for _, fault := range found {
		kind := problem.Warn("RULE_WARNING", "A targeting rule may surprise")
		switch fault.Severity {
		case rule.Error:
			kind = problem.New("RULE_INVALID", "A targeting rule is not valid in Entra")
		case rule.Info:
			continue // style; the rule editor shows it
		}
		hint := "Open the rule and correct it there."
		if fault.Fix != nil {
			hint = fault.Fix.Says
		}
		c.add(kind.Detailf("%s, at character %d: %s (%s)", p.Name, fault.Offset+1, fault.Message, fault.Code).Hintf("%s", hint).At(place))
	}
	if len(p.Conditions) > 0 && err == nil && !parsed.IsZero() && parsed.String() != made {
		c.add(problem.Warn("RULE_CONDITIONS", "The rule no longer says what its conditions say").
			Detailf("%s: the rule is used, the conditions are only shown", p.Name).
			Hintf("Keep the rule and drop the conditions, or make the rule from the conditions again.").At(place))
	}
}
