package persona

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
	"personadesk/backend/rule/form"
	"personadesk/backend/rule/parse"
)

// Everybody is the rule that Microsoft documents for all users of a tenant, guests and accounts that are switched off
// among them. Whoever wants everybody writes it; nothing reaches everybody for want of a rule.
const Everybody = "user.objectId -ne null"

// ErrNoRule says that nobody has said yet whose persona it is, so that it reaches nobody.
var ErrNoRule = errors.New("it has no targeting rule, so it reaches nobody")

// HasRule says whether somebody has said whose persona it is. Conditions that only ask whether an account is switched on
// say nothing of whose it is: they narrow a rule, and are none.
func HasRule(p Persona) bool {
	return strings.TrimSpace(p.Rule) != "" || slices.ContainsFunc(p.Conditions, func(c Condition) bool { return !ofState(c.Property) })
}

// ofState says whether a property tells the state of an account, and not who has it.
func ofState(property string) bool { return strings.EqualFold(property, "accountEnabled") }

// RuleFrom makes the targeting rule from conditions that all must hold. A property may have its Graph name: Graph's
// officeLocation is physicalDeliveryOfficeName in a rule. Nothing is added to what the conditions say.
func RuleFrom(conditions []Condition) (string, error) {
	r, err := form.FromConditions(conditions)
	if err != nil {
		return "", fmt.Errorf("make a targeting rule: %w", err)
	}
	return r.String(), nil
}

// Targeting is the rule of a persona: the one that was written, or else the one its conditions make. A persona without
// one gives ErrNoRule.
func Targeting(p Persona) (string, error) {
	if !HasRule(p) {
		return "", fmt.Errorf("%s: %w", p.Name, ErrNoRule)
	}
	if strings.TrimSpace(p.Rule) != "" {
		return p.Rule, nil
	}
	text, err := RuleFrom(p.Conditions)
	if err != nil {
		return "", fmt.Errorf("%s: %w", p.Name, err)
	}
	return text, nil
}

// IsEverybody says whether a rule is the one for everybody, however it is spelled.
func IsEverybody(r rule.Rule) bool { return !r.IsZero() && r.String() == everybody }

// everybody is Everybody as a rule is printed.
var everybody = func() string {
	r, _ := parse.Rule(Everybody)
	return r.String()
}()

// Wide says whether a rule tells nobody from anybody else: it only asks whether there is an account, of which kind and in
// which state, so that it reaches about everybody without saying so.
func Wide(r rule.Rule) bool {
	if r.IsZero() || IsEverybody(r) {
		return false
	}
	asked := evaluate.Attributes(r)
	return len(asked) > 0 && !slices.ContainsFunc(asked, func(name string) bool {
		return !ofState(name) && !strings.EqualFold(name, "objectId") && !strings.EqualFold(name, "id")
	})
}
