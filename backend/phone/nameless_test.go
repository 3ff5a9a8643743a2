package phone

import (
	"strings"
	"testing"

	"personadesk/backend/text"
)

func TestARuleWithoutANameIsCalledByItsPatternInASentence(t *testing.T) {
	r := NormalizationRule{Pattern: "^1$", Translation: "+$2"}
	named := false
	for _, p := range r.Check() {
		words := text.English().Print(p.Detail)
		if strings.HasPrefix(words, ":") || strings.Contains(words, "  ") {
			t.Errorf("%s leaves a hole: %q", p.Code, words)
		}
		named = named || strings.HasPrefix(words, r.Pattern)
	}
	if !named {
		t.Error("nobody could tell which rule is meant")
	}
}
