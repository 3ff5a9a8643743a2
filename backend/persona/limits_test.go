package persona_test

import (
	"testing"

	"personadesk/backend/limit/limittest"
)

func TestEveryProblemOfADesignStandsInTheTableOfLimits(t *testing.T) {
	limittest.Held(t, ".", nil, "SETTING_TYPED", "DIALPLAN_TEST_HALF", "DIALPLAN_TEST_TWICE")
}
