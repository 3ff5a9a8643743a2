package document

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

const csvDay = "2026-12-31"

// book is an inventory of a few numbers in a tenant that was read.
func book(t *testing.T) NumberBook {
	t.Helper()
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	until, err := EndOfDay(csvDay)
	if err != nil {
		t.Fatal(err)
	}
	ranges := []number.Range{{ID: "mcr", Name: "Manchester", First: "+441614960000", Last: "+441614960099", Type: "directRouting"}}
	source := number.NewLists([]number.Number{
		{Telephone: "+441614960007", State: number.Reserved, Note: "desk 3"},
		{Telephone: "+441614960008", State: number.Reserved, Holder: ann, HolderKind: number.User, Until: until, Note: "desk 4", Tags: []string{"vip"}},
		{Telephone: "+441614960090", State: number.Assigned, HolderKind: number.ResourceAccount, Note: "the hotline"},
	}, number.Tenant{Read: true, Accounts: map[string]ident.ObjectID{}, Numbers: map[string]number.Held{
		"+441614960050": {Status: "userAssigned", Target: bob, ForUsers: true}, "+441614960051": {Status: "userAssigned", Target: bob},
	}})
	v, _, err := number.NewInventory(ranges, source, now)
	if err != nil {
		t.Fatal(err)
	}
	return NumberBook{Inventory: v, Now: now, Holder: func(text string) (string, number.HolderKind, error) {
		if strings.EqualFold(text, "ann@larkfield.example") || text == ann {
			return ann, number.User, nil
		}
		return "", "", problem.New("PERSON_UNKNOWN.reading").Hinted()
	}}
}

// outcome reads a file and writes down what it would do: a line a number, then a line a problem.
func outcome(t *testing.T, file string) []string {
	t.Helper()
	lines := []string{}
	found, err := ReadNumbersCSV(t.Context(), strings.NewReader(file), book(t), func(_ number.Event, n number.Number) bool {
		lines = append(lines, fmt.Sprintf("%s %s %s %s %q %v", n.Telephone, n.State, n.Holder, day(n.Until), n.Note, n.Tags))
		return true
	})
	if err != nil {
		p := problem.From(err)
		return []string{p.Code + ": " + text.English().Print(p.Detail)}
	}
	for _, p := range found {
		row, _, _ := strings.Cut(text.English().Print(p.Detail), ":")
		lines = append(lines, row+" "+p.Code)
	}
	return lines
}

func TestNumbersFromCommaSeparatedValues(t *testing.T) {
	for name, c := range map[string]struct {
		file string
		want []string
	}{
		"only what a column says changes": {"telephone,note\n+441614960007,desk 5\n+441614960008,desk 6\n", []string{
			`+441614960007 reserved   "desk 5" []`, `+441614960008 reserved ` + ann + ` ` + csvDay + ` "desk 6" [vip]`}},
		"a state without a note": {"telephone,state\n+441614960007,free\n", []string{`+441614960007 free   "desk 3" []`}},
		"a cell left empty":      {"telephone,state,holder,until\n+441614960008,,,\n", []string{}},
		"an extension is a number of its own": {"telephone,state,note\n+441614960030;ext=101,reserved,desk A\n+441614960030;ext=102,free,desk B\n", []string{
			`+441614960030;ext=101 reserved   "desk A" []`, `+441614960030;ext=102 free   "desk B" []`}},
		"one number in two states":   {"telephone,state\n+441614960031,reserved\n+44 161 496 0031,assigned\n", []string{`+441614960031 reserved   "" []`, "Row 3 NUMBER_TWICE"}},
		"a holder by sign-in name":   {"telephone,state,holder\n+441614960009,reserved,Ann@larkfield.example\n", []string{`+441614960009 reserved ` + ann + `  "" []`}},
		"a holder nobody knows":      {"telephone,state,holder\n+441614960009,reserved,jon@larkfield.example\n", []string{"Row 2 PERSON_UNKNOWN"}},
		"a holder of a free number":  {"telephone,holder\n+441614960009,ann@larkfield.example\n", []string{"Row 2 NUMBER_HOLDER"}},
		"a head misspelt":            {"Telephone,Status,Comment\n+441614960022,reserved,vip\n", []string{"CSV_COLUMNS: Unknown: Status, Comment. Not there: state, holder, until, tags, description, location, note."}},
		"a head twice":               {"telephone,note,Note\n+441614960022,a,b\n", []string{`CSV_COLUMNS: "Note"`}},
		"no telephone":               {"state\nreserved\n", []string{"CSV_COLUMNS: It has state."}},
		"a mark and a quoted head":   {"\ufeff\"telephone\",\"note\"\r\n\"+441614960007\",\"a \"\"b\"\"\"\r\n", []string{`+441614960007 reserved   "a \"b\"" []`}},
		"what the tenant holds":      {"telephone,state\n+441614960050,reserved\n", []string{"Row 2 NUMBER_STATE"}},
		"the old word for services":  {"telephone,state,note\n+441614960091,service,lift\n", []string{`+441614960091 assigned   "lift" []`}},
		"assigned to nobody":         {"telephone,state\n+441614960010,assigned\n", []string{"Row 2 NUMBER_HOLDER"}},
		"no such state":              {"telephone,state\n+441614960010,burnt\n", []string{"Row 2 NUMBER_STATE_UNKNOWN"}},
		"no such day":                {"telephone,state,until\n+441614960010,reserved,soon\n", []string{"Row 2 DATE_INVALID"}},
		"a number of no range":       {"telephone,state\n+442079460000,free\n", []string{"Row 2 NUMBER_UNKNOWN"}},
		"a number that lost digits":  {"telephone,state\n4.41E+11,free\n", []string{"Row 2 NUMBER_SCIENTIFIC"}},
		"tags divided by semicolons": {"telephone,tag\n+441614960008,vip; gold\n", []string{`+441614960008 reserved ` + ann + ` ` + csvDay + ` "desk 4" [vip gold]`}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, outcome(t, c.file)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A file that was written here and comes back untouched changes nothing, whatever the tenant says beside it.
func TestAnExportThatComesBackChangesNothing(t *testing.T) {
	b := book(t)
	lines, err := b.Inventory.Window("mcr", 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	rows := [][]string{}
	for _, l := range lines {
		n := l.Number
		until := ""
		if !n.Until.IsZero() {
			until = n.Until.UTC().Format(time.RFC3339)
		}
		rows = append(rows, []string{n.Telephone, string(n.State), n.Holder, until, n.Note})
	}
	var file bytes.Buffer
	if err := WriteCSVForScripts(&file, NumberColumns(), rows); err != nil {
		t.Fatal(err)
	}
	if got := outcome(t, file.String()); len(got) != 0 || len(rows) != 100 {
		t.Errorf("%d rows; %v", len(rows), got)
	}
}

// The program's own export reads back without a change, whatever stands in its notes and tags.
func TestAnyExportComesBackWithoutAChange(t *testing.T) {
	note := rapid.OneOf(rapid.StringMatching(`[ -~\n]{0,12}`), rapid.String(), rapid.SampledFrom([]string{`="+44"`, `"`, "'+44", "=1", "sep=;", "a\r\nb", "a\rb", "\ufeffx", "ü;,\t€", " x "}))
	csvNow := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	rapid.Check(t, func(rt *rapid.T) {
		var list []number.Number
		for i := range 12 {
			text := strings.Map(func(r rune) rune {
				if r == 0 { // no workbook keeps one
					return -1
				}
				return r
			}, note.Draw(rt, "note"))
			list = append(list, number.Number{Telephone: fmt.Sprintf("+44161496%04d", i), RangeID: "mcr", State: number.Reserved, Since: csvNow, Note: text})
		}
		v, _, err := number.NewInventory([]number.Range{{ID: "mcr", Name: "Manchester", First: "+441614960000", Last: "+441614960099"}}, number.NewLists(list, number.Tenant{}), csvNow)
		if err != nil {
			rt.Fatal(err)
		}
		rows := [][]string{}
		for _, n := range list {
			rows = append(rows, []string{n.Telephone, string(n.State), n.Holder, "", n.Note})
		}
		var file bytes.Buffer
		if err := WriteCSVForScripts(&file, NumberColumns(), rows); err != nil {
			rt.Fatal(err)
		}
		found, err := ReadNumbersCSV(context.Background(), &file, NumberBook{Inventory: v, Now: csvNow}, func(e number.Event, n number.Number) bool {
			rt.Errorf("%+v: %q", e, n.Note)
			return true
		})
		if err != nil || len(found) > 0 {
			rt.Fatal(found, err)
		}
	})
}

// TestNumbersCSVIsNotHeld: rows are handed over while the file is read, so that a million of them need not fit into memory, and nothing
// more is read once nobody wants any.
func TestNumbersCSVIsNotHeld(t *testing.T) {
	var file strings.Builder
	file.WriteString("telephone,note\n")
	for i := range 100 {
		fmt.Fprintf(&file, "+4416149600%02d,%s\n", i, strings.Repeat("x", 2000))
	}
	for i := range 5000 {
		fmt.Fprintf(&file, "+44161497%04d,%s\n", i, strings.Repeat("x", 200))
	}
	in := strings.NewReader(file.String())
	got, left := 0, 0
	_, err := ReadNumbersCSV(t.Context(), in, book(t), func(number.Event, number.Number) bool {
		if got++; got == 3 {
			left = in.Len()
		}
		return got < 3
	})
	if err != nil || got != 3 {
		t.Fatalf("%d numbers were handed over, want 3 (%v)", got, err)
	}
	if left == 0 || in.Len() != left {
		t.Errorf("%d bytes were left at the last number and %d at the end", left, in.Len())
	}
}

// TestAFileOfNothingButFaultsIsCountedAndNotListed is a million rows of a thousand numbers, on a smaller scale.
func TestAFileOfNothingButFaultsIsCountedAndNotListed(t *testing.T) {
	for name, c := range map[string]struct{ rows, named, more int }{
		"as many as are named": {mostProblems, mostProblems, 0},
		"one more":             {mostProblems + 1, mostProblems, 1},
		"many":                 {5 * mostProblems, mostProblems, 4 * mostProblems},
	} {
		t.Run(name, func(t *testing.T) {
			file := "telephone,note\n+441614960007,once\n" + strings.Repeat("+441614960007,again\n", c.rows)
			found, err := ReadNumbersCSV(t.Context(), strings.NewReader(file), book(t), func(number.Event, number.Number) bool { return true })
			if err != nil {
				t.Fatal(err)
			}
			more := "0"
			if last := found[len(found)-1]; last.Code == "FILE_MORE" {
				more, found = fmt.Sprint(last.Detail.Args[0]), found[:len(found)-1]
			}
			if len(found) != c.named || more != fmt.Sprint(c.more) {
				t.Errorf("%d are named and %s counted", len(found), more)
			}
		})
	}
}

func TestRowsOfKeys(t *testing.T) {
	var rows rowsOfKeys
	for i, step := range []struct {
		telephone string
		first     int // 0 for none
	}{{"+441614960000", 0}, {"+441614960000;ext=1", 0}, {"+441614960001", 0}, {"+441614960000", 1}, {"+441614960000;ext=1", 2}, {"no number", 0}, {"no number", 6}} {
		if first, twice := rows.put(number.KeyOf(step.telephone), i+1); first != step.first || twice != (step.first > 0) {
			t.Errorf("%s in row %d stands in row %d already (%v), want %d", step.telephone, i+1, first, twice, step.first)
		}
	}
}

// Whatever program wrote a file, it says the same.
func TestCommaSeparatedValuesAsProgramsWriteThem(t *testing.T) {
	want := []string{`+441614960007 reserved   "Büro 5" []`}
	wide := func(order binary.AppendByteOrder, text string) string {
		var raw []byte
		for _, unit := range utf16.Encode([]rune(text)) {
			raw = order.AppendUint16(raw, unit)
		}
		return string(raw)
	}
	for name, c := range map[string]struct {
		file    string
		guessed bool
	}{
		"UTF-8":                         {"telephone,note\n+441614960007,Büro 5\n", false},
		"a byte order mark":             {"\ufefftelephone,note\r\n+441614960007,Büro 5\r\n", false},
		"UTF-16 of the little end":      {wide(binary.LittleEndian, "\ufefftelephone\tnote\r\n+441614960007\tBüro 5\r\n"), false},
		"UTF-16 of the big end":         {wide(binary.BigEndian, "\ufefftelephone,note\r\n+441614960007,Büro 5\r\n"), false},
		"UTF-16 without a mark":         {wide(binary.LittleEndian, "telephone,note\n+441614960007,Büro 5\n"), false},
		"Windows-1252":                  {"telephone;note\r\n+441614960007;B\xfcro 5\r\n", true},
		"semicolons":                    {"telephone;note\n+441614960007;Büro 5\n", false},
		"tabs":                          {"telephone\tnote\n+441614960007\tBüro 5\n", false},
		"the line that says what parts": {"sep=;\r\ntelephone;note\r\n+441614960007;Büro 5\r\n", false},
		"another line that does":        {"\ufeff\"sep=|\"\ntelephone|note\n+441614960007|Büro 5\n", false},
		"carriage returns":              {"telephone,note\r+441614960007,Büro 5\r", false},
		"no end of the last line":       {"telephone,note\n+441614960007,Büro 5", false},
		"rows of nothing":               {"telephone,note\n\n+441614960007,Büro 5\n,\n  ,\n\n", false},
		"columns of nothing":            {"telephone,note,,\n+441614960007,Büro 5,,\n", false},
		"a formula that keeps the text": {"telephone,note\n=\"+441614960007\",Büro 5\n", false},
		"the same in quotes":            {"telephone,note\n\"=\"\"+441614960007\"\"\",\"=\"\"Büro 5\"\"\"\n", false},
		"an apostrophe that does":       {"telephone,note\n'+441614960007,Büro 5\n", false},
		"blanks behind quotes":          {"telephone,note\n\"+441614960007\" ,\"Büro 5\" \n", false},
		"a figure":                      {"telephone,note\n441614960007,Büro 5\n", false},
		"a figure with all its digits":  {"telephone,note\n4.41614960007E+11,Büro 5\n", false},
		"marks that nobody sees":        {"telephone,note\n\u202a+44 161 496 0007\u202c,Büro 5\n", false},
	} {
		t.Run(name, func(t *testing.T) {
			got := outcome(t, c.file)
			if c.guessed {
				if last := len(got) - 1; got[last] != "The first stands in line 2. CSV_GUESSED" {
					t.Error(got)
				} else {
					got = got[:last]
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	for name, c := range map[string]struct{ file, want string }{
		"a quote that is never closed": {"telephone,note\n+441614960007,\"a\nb\n", "CSV_UNREADABLE"},
		"text behind a quote":          {"telephone,note\n+441614960007,\"a\"b\n", "CSV_UNREADABLE"},
		"a zero byte":                  {"telephone,note\n+441614960007,a\x00b\n", "CSV_BINARY"},
		"half a sign":                  {"\xff\xfet\x00e", "CSV_HALF"},
		"no encoding":                  {"telephone,note\n+441614960007,\x81\n", "CSV_ENCODING"},
		"nothing":                      {"", "CSV_UNREADABLE"},
		"a cell under no head":         {"telephone,note\n+441614960007,a,b\n", "Row 2 CSV_ROW"},
		"a cell under an empty head":   {"telephone,,note\n+441614960007,a,b\n", "Row 2 CSV_ROW"},
		"a figure that lost digits":    {"telephone,note\n4.41615E+11,b\n", "Row 2 NUMBER_SCIENTIFIC"},
		"what nobody sees in a note":   {"telephone,note\n+441614960007,a\u202eb\n", "Row 2 NUMBER_TEXT"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := outcome(t, c.file); len(got) != 1 || !strings.HasPrefix(got[0], c.want) {
				t.Errorf("%v, want %s", got, c.want)
			}
		})
	}
}

// A row that ends early says nothing of the columns behind.
func TestAShortRowLeavesTheRestAlone(t *testing.T) {
	want := []string{`+441614960008 reserved ` + ann + ` ` + csvDay + ` "desk 9" [vip]`}
	if diff := cmp.Diff(want, outcome(t, "telephone,note,tags\n+441614960008,desk 9\n")); diff != "" {
		t.Error(diff)
	}
}

func TestReadingNumbersCanBeCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := ReadNumbersCSV(ctx, strings.NewReader("telephone,note\n+441614960007,a\n"), book(t), func(number.Event, number.Number) bool { return true })
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
