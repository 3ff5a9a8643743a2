package plan_test

import (
	"bytes"
	"testing"

	"personadesk/backend/plan"
	"personadesk/backend/problem"
)

// FuzzParse reads any text as a plan file. What is taken is written and read again as the same plan.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "{}", "\ufeff{}", `{"changes":[],"seal":"x"}`, `{"fingerprint":1}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, err := plan.Parse(raw)
		if err != nil {
			if problem.From(err).Code == "" {
				t.Errorf("%v", err)
			}
			return
		}
		var file bytes.Buffer
		if err := plan.Write(&file, p); err != nil {
			t.Fatal(err)
		}
		if _, err := plan.Parse(file.Bytes()); err != nil {
			t.Errorf("what was taken is refused as it is written: %v", err)
		}
	})
}
