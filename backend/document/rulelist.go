package document

import (
	"personadesk/backend/phone"
	"personadesk/backend/problem"
	"personadesk/backend/strict"
)

// ReadRuleList reads a list of normalization rules from JSON, as strictly as a design: a field that is not known, one that stands twice and a
// value of another kind are each named by their path and line, and then nothing of the list is taken.
func ReadRuleList(raw []byte) ([]phone.NormalizationRule, []problem.Problem) {
	var rules []phone.NormalizationRule
	if found := strict.Decode(raw, &rules); len(found) > 0 {
		return nil, found
	}
	return rules, nil
}
