package plan

import (
	"bytes"
	"encoding/json"
	"fmt"

	"personadesk/backend/problem"
)

// byteOrderMark is what some editors and PowerShell put before a text; it says nothing.
var byteOrderMark = []byte("\xef\xbb\xbf")

// Parse reads a plan from the text of a plan file and holds it against its seal. How the file is laid out does not matter; one whose words
// or changes were altered is refused with PLAN_ALTERED, and what is no plan at all with PLAN_DAMAGED.
func Parse(text []byte) (Plan, error) {
	var p Plan
	if err := json.Unmarshal(bytes.TrimPrefix(text, byteOrderMark), &p); err != nil || p.Fingerprint == "" {
		if err == nil {
			err = fmt.Errorf("it has no fingerprint")
		}
		return Plan{}, problem.New("PLAN_DAMAGED").Detailed(err).Hinted().Because(err)
	}
	if p.Seal == "" || Seal(p) != p.Seal || Fingerprint(p) != p.Fingerprint {
		return Plan{}, problem.New("PLAN_ALTERED.file").
			Detailed().
			Hinted()
	}
	return p, nil
}
