package voice_test

import (
	"testing"

	"personadesk/backend/limit/limittest"
)

func TestEveryProblemOfAThingStandsInTheTableOfLimits(t *testing.T) {
	limittest.Held(t, ".", nil)
}
