package limit

import "testing"

func TestWhatNobodySeesIsUnfit(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		lines Lines
		want  bool
	}{
		"plain":                       {"Prov_Teams_Phone", OneLine, false},
		"letters of other scripts":    {"Übermittlung 営業 فروش", OneLine, false},
		"a joiner that scripts need":  {"می\u200cخواهم", OneLine, false},
		"a line break":                {"HR\nManchester", OneLine, true},
		"a line break among lines":    {"HR\r\nManchester", ManyLines, false},
		"a tab":                       {"HR\tManchester", OneLine, true},
		"a tab among lines":           {"HR\tManchester", ManyLines, false},
		"nothing, as C ends texts":    {"HR\x00", ManyLines, true},
		"delete":                      {"HR\x7f", OneLine, true},
		"of the second control set":   {"HR\u0085", ManyLines, true},
		"the separator of lines":      {"HR\u2028", ManyLines, true},
		"the separator of paragraphs": {"HR\u2029", OneLine, true},
		"the mark before a file":      {"\ufeffHR", OneLine, true},
		"from right to left":          {"HR\u202eRH", OneLine, true},
		"an isolate":                  {"HR\u2067RH", ManyLines, true},
		"the mark from left to right": {"HR\u200e", OneLine, true},
		"the mark of Arabic":          {"HR\u061c", OneLine, true},
	} {
		t.Run(name, func(t *testing.T) {
			if r, unfit := Unfit(c.text, c.lines); unfit != c.want || !unfit && r != 0 {
				t.Errorf("%q: %v (%U), want %v", c.text, unfit, r, c.want)
			}
		})
	}
}

func TestWhatNobodySeesIsTakenOut(t *testing.T) {
	for text, want := range map[string]string{
		"Prov_Teams_Phone":      "Prov_Teams_Phone",
		"HR\nManchester":        "HR Manchester",
		"HR \r\n\tManchester\n": "HR Manchester",
		"HR\u202eRH\x00":        "HRRH",
		"\u2066\u2069":          "",
	} {
		got := Seen(text)
		if _, unfit := Unfit(got, OneLine); got != want || unfit {
			t.Errorf("%q is seen as %q, and %q was wanted", text, got, want)
		}
	}
}
