package persona

import (
	"fmt"

	"personadesk/backend/rule/form"
)

// StartConditions are the conditions a new persona begins with. Leavers keep their attributes, so an account that is
// switched off would keep its licences and number; whoever wants that drops the condition.
func StartConditions() []Condition {
	return []Condition{{Property: "accountEnabled", Operator: "eq", Values: []string{"true"}}}
}

// RuleFrom makes the targeting rule from conditions that all must hold. A property may have its Graph name: Graph's
// officeLocation is physicalDeliveryOfficeName in a rule. Nothing is added to what the conditions say.
func RuleFrom(conditions []Condition) (string, error) {
	r, err := form.FromConditions(conditions)
	if err != nil {
		return "", fmt.Errorf("make a targeting rule: %w", err)
	}
	return r.String(), nil
}

// Targeting is the rule of a persona: the one that was written, or else the one its conditions make.
func Targeting(p Persona) (string, error) {
	if p.Rule != "" {
		return p.Rule, nil
	}
	text, err := RuleFrom(p.Conditions)
	if err != nil {
		return "", fmt.Errorf("%s: %w", p.Name, err)
	}
	return text, nil
}
