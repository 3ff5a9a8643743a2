package number_test

import (
	"strings"
	"testing"

	"personadesk/backend/limit/limittest"
)

func TestEveryProblemOfARangeStandsInTheTableOfLimits(t *testing.T) {
	limittest.Held(t, ".", func(name string) bool { return strings.HasPrefix(name, "range") })
}
