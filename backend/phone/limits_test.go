package phone_test

import (
	"strings"
	"testing"

	"personadesk/backend/limit/limittest"
)

// A design names its dial plans as policies, and what overlaps only informs whoever writes the rule.
func TestEveryProblemOfADialPlanStandsInTheTableOfLimits(t *testing.T) {
	plans := func(name string) bool { return strings.HasPrefix(name, "dialplan") || name == "normalization.go" }
	// RULE_PATTERN.engine would be a pattern that our reader takes and the engine does not; none is known.
	limittest.Held(t, ".", plans, "RULE_PATTERN.engine", "DIALPLAN_NAME_EMPTY", "DIALPLAN_NAME_LONG", "DIALPLAN_NAME_CHARACTERS", "DIALPLAN_RULE_OVERLAP")
}
