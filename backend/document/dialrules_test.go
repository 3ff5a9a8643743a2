package document

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"personadesk/backend/persona"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

func sheetOf(t *testing.T, rows ...[]string) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i, row := range rows {
		for k, cell := range row {
			at, err := excelize.CoordinatesToCellName(k+1, i+1)
			if err == nil {
				err = f.SetCellStr("Sheet1", at, cell)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func wide(text string) []byte {
	raw := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(text)) {
		raw = append(raw, byte(unit), byte(unit>>8))
	}
	return raw
}

func TestRulesComeFromTextCSVAndExcel(t *testing.T) {
	want := []persona.NormalizationRule{{Name: "Domestic", Pattern: `^0(\d{9,10})$`, Translation: "+44$1"}, {Name: "Abroad", Pattern: `^00(\d+)$`, Translation: "+$1"}}
	for name, raw := range map[string][]byte{
		"pasted from a sheet":       []byte("Domestic\t^0(\\d{9,10})$\t+44$1\nAbroad\t^00(\\d+)$\t+$1\n"),
		"pasted with heads, CRLF":   []byte("Name\tPattern\tTranslation\r\nDomestic\t^0(\\d{9,10})$\t+44$1\r\n\r\nAbroad\t^00(\\d+)$\t+$1"),
		"CSV with quotes":           []byte("name,pattern,translation\nDomestic,\"^0(\\d{9,10})$\",+44$1\nAbroad,^00(\\d+)$,+$1\n"),
		"CSV with a mark":           []byte("\ufeffname,pattern,translation\nDomestic,\"^0(\\d{9,10})$\",+44$1\nAbroad,^00(\\d+)$,+$1\n"),
		"semicolons":                []byte("name;pattern;translation\nDomestic;^0(\\d{9,10})$;+44$1\nAbroad;^00(\\d+)$;+$1\n"),
		"other order, more columns": []byte("Translation,Name,Pattern,Element\n+44$1,Domestic,\"^0(\\d{9,10})$\",x\n+$1,Abroad,^00(\\d+)$,y\n"),
		"Unicode text of Excel":     wide("name\tpattern\ttranslation\r\nDomestic\t^0(\\d{9,10})$\t+44$1\r\nAbroad\t^00(\\d+)$\t+$1\r\n"),
		"Excel":                     sheetOf(t, []string{"Name", "Pattern to match", "Translation"}, []string{"Domestic", `^0(\d{9,10})$`, "+44$1"}, nil, []string{"Abroad", `^00(\d+)$`, "+$1"}),
	} {
		t.Run(name, func(t *testing.T) {
			d, err := ReadDialRules(persona.Design{}, "uk", raw, false)
			if err != nil || d.Refused() || !slices.Equal(d.Plan.Rules, want) || !d.New {
				t.Errorf("%v %+v", err, d)
			}
		})
	}
}

func TestWhatRulesHaveBesideThePatternComesToo(t *testing.T) {
	raw := "Name,Description,Pattern,Translation,IsInternalExtension\nDesk,Desks,^(4\\d{3})$,+44161496$1,True\n"
	d, err := ReadDialRules(persona.Design{}, "uk", []byte(raw), false)
	if err != nil || d.Refused() || d.Plan.Rules[0].Description != "Desks" || !d.Plan.Rules[0].IsInternalExtension {
		t.Errorf("%v %+v", err, d)
	}
}

func TestRowsThatCannotBeTakenAreNamed(t *testing.T) {
	head := "name,pattern,translation\n"
	many := head
	for i := range 51 {
		many += fmt.Sprintf("R%d,^9%03d$,+44%d\n", i, i, i)
	}
	for name, c := range map[string]struct{ raw, code, says string }{
		"the guide's broken pattern":  {"name,pattern,translation\nOk,^1$,+1\nDomestic,\"^0(\\d{9,10}$\",+44$1\n", "DIALRULES_RULE", "row 3, pattern"},
		"a comma without quotes":      {head + "Domestic,^0(\\d{9,10})$,+44$1\n", "DIALRULES_ROW", "row 2, column 4"},
		"a text under no head":        {"name,pattern,,translation\nOne,^1$,typed,+1\n", "DIALRULES_ROW", "row 2, column 3"},
		"no name":                     {head + ",^1$,+1\n", "DIALRULES_RULE", "row 2, name"},
		"no translation":              {head + "One,^1$\n", "DIALRULES_RULE", "row 2, translation"},
		"a name twice":                {head + "One,^1$,+1\none,^2$,+2\n", "DIALRULES_RULE", "row 3, name"},
		"neither yes nor no":          {"name,pattern,translation,internal extension\nOne,^1$,+1,maybe\n", "DIALRULES_ROW", `row 2, isInternalExtension: "maybe"`},
		"a column missing":            {"name,pattern\nOne,^1$\n", "DIALRULES_HEADS", "no column translation"},
		"a column twice":              {"name,pattern,translation,result\nOne,^1$,+1,+2\n", "DIALRULES_HEADS", "row 1: result"},
		"nothing":                     {"", "DIALRULES_EMPTY", ""},
		"heads alone":                 {head, "DIALRULES_EMPTY", ""},
		"more rules than a plan has":  {many, "DIALPLAN_RULES", "51"},
		"a catastrophic pattern":      {head + "One,^(\\d+)+$,+1\n", "DIALRULES_RULE", "row 2, pattern"},
		"a row after an empty line":   {head + "\n\nOne,^1(,+1\n", "DIALRULES_RULE", "row 4, pattern"},
		"a result that catches none":  {head + "One,^1$,+$2\n", "DIALRULES_RULE", "row 2, translation"},
		"a cell over several lines":   {head + "\"One\n\",^1$,+1\nTwo,^1(,+2\n", "DIALRULES_RULE", "row 4, pattern"},
		"a pattern that is too blank": {head + "One, ,\n", "DIALRULES_RULE", "row 2, translation"},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := ReadDialRules(persona.Design{}, "uk", []byte(c.raw), false)
			if err != nil {
				t.Fatal(err)
			}
			said := ""
			for _, p := range d.Problems {
				if p.Severity == problem.Error && p.Code == c.code {
					said += text.English().Print(p.Text()) + "\n"
				}
			}
			if !d.Refused() || !strings.Contains(said, c.says) {
				t.Errorf("%q in %+v", said, d.Problems)
			}
		})
	}
}

func TestRulesWithAnyLineEndsAndPartings(t *testing.T) {
	for name, raw := range map[string]string{
		"carriage returns":     "name,pattern,translation\rOne,^1$,+1\r",
		"what parts is said":   "sep=;\r\nname;pattern;translation\r\nOne;^1$;+1\r\n",
		"it is said otherwise": "SEP=|\nname|pattern|translation\nOne|^1$|+1\n",
	} {
		t.Run(name, func(t *testing.T) {
			d, err := ReadDialRules(persona.Design{}, "uk", []byte(raw), false)
			if err != nil || d.Refused() || len(d.Rules) != 1 || d.Rules[0].Rule.Pattern != "^1$" {
				t.Errorf("%+v, %v", d, err)
			}
		})
	}
}

func TestAColumnThatNobodyKnowsIsNamedAndTheRulesAreTaken(t *testing.T) {
	raw := "name,Remarks,pattern,translation,Asked\nOne,short,^1$,+1,Ann\n"
	d, err := ReadDialRules(persona.Design{}, "uk", []byte(raw), false)
	if err != nil || d.Refused() || len(d.Plan.Rules) != 1 || d.Plan.Rules[0].Translation != "+1" || len(d.Problems) != 1 {
		t.Fatalf("%v %+v", err, d)
	}
	if said := text.English().Print(d.Problems[0].Text()); d.Problems[0].Code != "DIALRULES_HEADS" || !strings.Contains(said, "Remarks") || !strings.Contains(said, "Asked") {
		t.Errorf("it says %s", said)
	}
}

func TestFilesThatCannotBeReadAtAll(t *testing.T) {
	for name, c := range map[string]struct {
		raw  []byte
		code string
	}{
		"no UTF-8":            {[]byte("name,pattern,translation\nOne,^\xff$,+1\n"), "DIALRULES_ENCODING"},
		"half a character":    {append(wide("name"), 'x'), "DIALRULES_HALF"},
		"no spreadsheet":      {[]byte("PK\x03\x04 and nothing"), "SPREADSHEET_UNREADABLE"},
		"a quote left open":   {[]byte("name,pattern,translation\n\"One,^1$,+1\n"), "CSV_UNREADABLE"},
		"larger than can be":  {bytes.Repeat([]byte("x"), largestRules+1), "DIALRULES_LARGE"},
		"a quote in the cell": {[]byte("name,pattern,translation\nOne\"s,^1$,+1\n"), "CSV_UNREADABLE"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := ReadDialRules(persona.Design{}, "uk", c.raw, false); err == nil || problem.From(err).Code != c.code {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestRulesAreTakenAsOneEditOrNotAtAll(t *testing.T) {
	ctx := context.Background()
	wb, err := workbook.Create(filepath.Join(t.TempDir(), "x.personadesk"), workbook.Options{Actor: "ada"})
	must(t, err)
	defer func() { must(t, wb.Close()) }()
	rules := func() []string {
		design, err := wb.Design(ctx)
		must(t, err)
		p, _ := design.DialPlan("uk")
		var names []string
		for _, r := range p.Rules {
			names = append(names, r.Name)
		}
		return names
	}
	must(t, TakeDialRules(ctx, wb, "uk", []byte("A\t^1$\t+1\nB\t^2$\t+2\n"), false))
	must(t, wb.EditDialPlan(ctx, text.Of("edit.dialplan.tests", "uk"), "uk", func(p persona.Policy) (persona.Policy, error) {
		return p.WithTests([]phone.TestNumber{{Dialled: "1", Becomes: "+1"}})
	}))
	must(t, TakeDialRules(ctx, wb, "UK", []byte("B\t^2$\t+22\nC\t^3$\t+3\n"), false))
	if got := rules(); !slices.Equal(got, []string{"B", "C"}) {
		t.Errorf("%v", got)
	}
	if design, err := wb.Design(ctx); err != nil || len(design.Policies) != 1 || len(design.Policies[0].Dialling.Tests) != 1 {
		t.Errorf("%v %+v: the test numbers stay, and there is one plan", err, design.Policies)
	}
	if err := TakeDialRules(ctx, wb, "uk", []byte("D\t^4$\t+4\nE\t^5(\t+5\n"), true); err == nil || problem.From(err).Code != "DIALRULES_RULE" {
		t.Errorf("%v", err)
	}
	if got := rules(); !slices.Equal(got, []string{"B", "C"}) {
		t.Errorf("half of a file was taken: %v", got)
	}
	must(t, TakeDialRules(ctx, wb, "uk", []byte("D\t^4$\t+4\n"), true))
	if got := rules(); !slices.Equal(got, []string{"B", "C", "D"}) {
		t.Errorf("%v", got)
	}
	_, err = wb.Undo(ctx)
	must(t, err)
	_, err = wb.Undo(ctx)
	must(t, err)
	if got := rules(); !slices.Equal(got, []string{"A", "B"}) {
		t.Errorf("after two times undo: %v", got)
	}
}

func TestAPreviewSaysWhatIsNewChangedSameAndGone(t *testing.T) {
	have := persona.Policy{Type: persona.DialPlanType, Name: "uk", Rules: []persona.NormalizationRule{{Name: "A", Pattern: "^1$", Translation: "+1"}, {Name: "B", Pattern: "^2$", Translation: "+2"}, {Name: "X", Pattern: "^9$", Translation: "+9"}}}
	d, err := ReadDialRules(persona.Design{Policies: []persona.Policy{have}}, "uk", []byte("A\t^1$\t+1\nb\t^2$\t+22\nC\t^3$\t+3\n"), false)
	must(t, err)
	var says []string
	for _, r := range d.Rules {
		says = append(says, fmt.Sprint(r.Row, r.Says))
	}
	if !slices.Equal(says, []string{"1same", "2changed", "3new"}) || !slices.Equal(d.Gone, []string{"X"}) || d.Same() {
		t.Errorf("%v, gone %v", says, d.Gone)
	}
	same, err := ReadDialRules(persona.Design{Policies: []persona.Policy{have}}, "uk", []byte("A\t^1$\t+1\nB\t^2$\t+2\nX\t^9$\t+9\n"), false)
	must(t, err)
	if !same.Same() {
		t.Errorf("%+v", same)
	}
	other, err := ReadDialRules(persona.Design{Policies: []persona.Policy{have}}, "uk", []byte("B\t^2$\t+2\nA\t^1$\t+1\nX\t^9$\t+9\n"), false)
	must(t, err)
	if other.Same() {
		t.Error("another order is not the same")
	}
}
