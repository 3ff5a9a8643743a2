package cli

import (
	"bytes"
	"testing"

	"personadesk/app/service"
	"personadesk/backend/workbook"
)

func TestWhatACheckOfTheRecordFoundIsSaid(t *testing.T) {
	for name, c := range map[string]struct {
		proof service.RecordProofView
		kept  workbook.HeadState
		want  string
	}{
		"whole":            {service.RecordProofView{Whole: true, Entries: 7}, "", "7 entries, unbroken\n"},
		"with its head":    {service.RecordProofView{Whole: true, Entries: 7, Head: "7:ab"}, workbook.HeadMatches, "7 entries, unbroken\nhead 7:ab\nthe head that was kept matches: nothing up to it was changed\n"},
		"cut":              {service.RecordProofView{Whole: true, Entries: 7}, workbook.HeadCut, "7 entries, unbroken\nthe record was cut: it ends before the head that was kept\n"},
		"rewritten":        {service.RecordProofView{Whole: true, Entries: 7}, workbook.HeadRewritten, "7 entries, unbroken\nthe record was rewritten: the entry of the head that was kept is another one now\n"},
		"a broken chain":   {service.RecordProofView{Entries: 7, Broken: 3}, "", "broken at entry 3\n"},
		"a hidden entry":   {service.RecordProofView{Entries: 7, Gaps: []service.RecordGapView{{Seq: 2, About: "user/u1", Why: "notFound"}}}, "", "7 entries, unbroken, but not all are found by what they speak of\nentry 2 speaks of user/u1, and the register does not name it\n"},
		"a line to nobody": {service.RecordProofView{Entries: 7, Gaps: []service.RecordGapView{{Seq: 9, About: "user/u1", Why: "noEntry"}}}, "", "7 entries, unbroken, but not all are found by what they speak of\nthe register names entry 9 for user/u1, which is not there\n"},
		"a line nobody wrote": {service.RecordProofView{Entries: 7, Broken: 3, Gaps: []service.RecordGapView{{Seq: 1, About: "user/u1", Why: "unsaid"}}}, "",
			"broken at entry 3\nthe register names entry 1 for user/u1, of which it does not speak\n"},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			p := &program{Streams: Streams{Out: &out}}
			if err := p.sayProof(recordProof{RecordProofView: c.proof, Kept: c.kept}); err != nil || out.String() != c.want {
				t.Errorf("%q, %v", out.String(), err)
			}
		})
	}
}
