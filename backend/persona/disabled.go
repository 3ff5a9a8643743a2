package persona

import (
	"slices"

	"personadesk/backend/rule/evaluate"
	"personadesk/backend/rule/form"
	"personadesk/backend/rule/parse"
)

// asksState says whether the rule of a persona looks at whether an account is switched on.
func asksState(p Persona) bool {
	text, err := Targeting(p)
	if err != nil {
		return false
	}
	r, _ := parse.Rule(text)
	return !r.IsZero() && slices.ContainsFunc(evaluate.Attributes(r), ofState)
}

// stripsDisabled says whether an account that is switched off loses Teams Phone by the rule, although the persona says that it keeps it.
func stripsDisabled(p Persona) bool {
	return p.Disabled == KeepsAll && asksState(p) && (p.Number.Kind == NextFree || handsOut(p, "MCOEV"))
}

// WithDisabled says what an account keeps that is switched off, and lets the rule say the same. said is false where the rule is one whose
// conditions cannot be shown, so that it has to be rewritten by hand.
func WithDisabled(p Persona, keeps Disabled) (with Persona, said bool) {
	p.Disabled = keeps
	if !HasRule(p) || asksState(p) == (keeps == KeepsNothing) {
		return p, true
	}
	text, err := Targeting(p)
	if err != nil {
		return p, false
	}
	parsed, _ := parse.Rule(text)
	conditions, shown := form.ToConditions(parsed)
	if !shown {
		return p, false
	}
	conditions = slices.DeleteFunc(slices.Clone(conditions), func(c Condition) bool { return ofState(c.Property) })
	if keeps == KeepsNothing {
		conditions = append(conditions, Condition{Property: "accountEnabled", Operator: "eq", Values: []string{"true"}})
	}
	rule, err := RuleFrom(conditions)
	if err != nil {
		return p, false // it asked for nothing else
	}
	p.Rule, p.Conditions = rule, conditions
	return p, true
}
