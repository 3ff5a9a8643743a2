package phone

import (
	"testing"

	"personadesk/backend/text"
)

func TestExamineARule(t *testing.T) {
	tests := Dialling{Country: "GB", Tests: []TestNumber{{Dialled: "02079460123", Becomes: "+442079460123"}, {Dialled: "0012025550143", Becomes: "+12025550143"}}}
	broken := NormalizationRule{Name: "Domestic", Pattern: `^0(\d{9,10}$`, Translation: "+44$1"}
	t.Run("a pattern with its parenthesis open", func(t *testing.T) {
		e := manchester.Examine(tests, 2, broken)
		if e.Sound() || len(e.Findings) != 1 || e.Findings[0].Offset != 2 {
			t.Fatalf("%+v", e.Findings)
		}
		if e.Mended == nil || e.Mended.Pattern != `^0(\d{9,10})$` || text.English().Print(e.Words[1].Says) != "then 9 or 10 digits, kept as $1" {
			t.Errorf("%+v %+v", e.Mended, e.Words)
		}
		if len(e.Wants) != 1 || e.Wants[0].Rule != 3 || e.Wants[0].Problem.Code != "DIALPLAN_RULE_OVERLAP" {
			t.Errorf("wanted by %+v", e.Wants)
		}
		if len(e.Taken) != 1 || e.Taken[0].Dialled != "02079460123" || !e.Taken[0].Right {
			t.Errorf("takes %+v", e.Taken)
		}
	})
	t.Run("a new rule behind the others", func(t *testing.T) {
		e := manchester.Examine(tests, 99, NormalizationRule{Name: "New", Pattern: `^5555$`, Translation: "+441612300715"})
		if !e.Sound() || len(e.Findings) != 1 || e.Findings[0].Problem.Code != "DIALPLAN_RULE_HIDDEN" || e.Findings[0].With[0] != 1 {
			t.Errorf("%+v", e.Findings)
		}
	})
	t.Run("nothing was written yet", func(t *testing.T) {
		if e := manchester.Examine(tests, 4, NormalizationRule{}); e.Sound() || e.Mended != nil || len(e.Words) != 0 {
			t.Errorf("%+v", e)
		}
	})
	t.Run("a mend of the result", func(t *testing.T) {
		r := NormalizationRule{Name: "x", Pattern: `^(\d)$`, Translation: "+44$10"}
		e := DialPlan{}.Examine(Dialling{}, 0, r)
		if mended, ok := r.Mend(e.Findings[0]); !ok || mended.Translation != "+44${1}0" {
			t.Errorf("%+v", mended)
		}
	})
}
