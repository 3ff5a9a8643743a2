package voice_test

import (
	"testing"

	"personadesk/backend/limit/limittest"
)

func TestEveryProblemOfAThingStandsInTheTableOfLimits(t *testing.T) {
	// Hours and dates are refused as they are typed, before they are part of a design.
	limittest.Held(t, ".", nil, "HOURS_CLOCK", "HOURS_ORDER", "HOURS_OVERLAP", "HOURS_QUARTER", "HOURS_SPAN", "HOLIDAY_DATE", "HOLIDAY_ORDER")
}
