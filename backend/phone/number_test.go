package phone

import (
	"errors"
	"testing"

	"personadesk/backend/problem"

	"pgregory.net/rapid"
)

func TestParse(t *testing.T) {
	for name, c := range map[string]struct{ text, country, want string }{
		"E.164 as it is":                     {"+441612300714", "", "+441612300714"},
		"with tel":                           {"tel:+441612300714", "", "+441612300714"},
		"with TEL in capitals":               {"TEL: +44 161 230 0714", "", "+441612300714"},
		"with separators":                    {"+44 (161) 230-0714", "", "+441612300714"},
		"with the zero people write":         {"+44 (0)161 230 0714", "", "+441612300714"},
		"with the shortest dash":             {"+44\u2010161\u2010230\u20100714", "", "+441612300714"},
		"with the longest dash":              {"+44\u2015161\u2015230\u20150714", "", "+441612300714"},
		"with a minus":                       {"+44\u2212161\u2212230\u22120714", "", "+441612300714"},
		"with narrow blanks and long dashes": {"+44\u00a0161\u202f230\u20130714", "", "+441612300714"},
		"national":                           {"0161 230 0714", "GB", "+441612300714"},
		"national, country in small letters": {"0161 230 0714", "gb", "+441612300714"},
		"without plus, with the country":     {"441612300714", "GB", "+441612300714"},
		"without plus and without a country": {"441612300714", "", "+441612300714"},
		"international prefix":               {"0044 161 230 0714", "GB", "+441612300714"},
		"German, with slash":                 {"030/901820", "DE", "+4930901820"},
		"American, with dots":                {"425.555.0100", "US", "+14255550100"},
		"Teams extension":                    {"+14255550100;ext=1234", "", "+14255550100;ext=1234"},
		"an extension in words":              {"+1 425 555 0100 ext. 12", "", "+14255550100;ext=12"},
		"an extension as x":                  {"+1 425 555 0100 x12", "", "+14255550100;ext=12"},
		"reserved for films":                 {"+442079460123", "", "+442079460123"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Parse(c.text, c.country)
			if err != nil || got.String() != c.want {
				t.Fatalf("Parse(%q, %q) = %q, %v; want %q", c.text, c.country, got, err, c.want)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	for name, c := range map[string]struct{ text, country, code string }{
		"nothing":                           {"  ", "GB", "NUMBER_EMPTY"},
		"only tel":                          {"tel:", "GB", "NUMBER_EMPTY"},
		"Excel":                             {"4.41612E+11", "GB", "NUMBER_SCIENTIFIC"},
		"Excel with a comma":                {"4,41612e11", "GB", "NUMBER_SCIENTIFIC"},
		"a quantity":                        {"441612300714.0", "GB", "NUMBER_DECIMAL"},
		"words":                             {"reception", "GB", "NUMBER_INVALID"},
		"letters for digits":                {"1-800-FLOWERS", "US", "NUMBER_INVALID"},
		"a formula":                         {"=+441612300714", "GB", "NUMBER_INVALID"},
		"two numbers":                       {"+441612300714, +441612300715", "GB", "NUMBER_TWO"},
		"two numbers in words":              {"0161 230 0714 and 0161 230 0715", "GB", "NUMBER_TWO"},
		"two numbers, one after the other":  {"+441612300714 +441612300715", "", "NUMBER_TWO"},
		"too short":                         {"+44161", "", "NUMBER_INVALID"},
		"too long":                          {"+4416123007141234567", "", "NUMBER_INVALID"},
		"no such country code":              {"+999 123 456 789", "", "NUMBER_INVALID"},
		"national without a country":        {"0161 230 0714", "", "NUMBER_WITHOUT_COUNTRY"},
		"figures that could be of anywhere": {"2300714", "", "NUMBER_WITHOUT_COUNTRY"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Parse(c.text, c.country)
			var p *problem.Problem
			if !errors.As(err, &p) || p.Code != c.code {
				t.Fatalf("Parse(%q, %q) = %q, %v; want %s", c.text, c.country, got, err, c.code)
			}
		})
	}
}

func TestShow(t *testing.T) {
	for _, c := range []struct{ e164, national, international, country string }{
		{"+441612300714", "0161 230 0714", "+44 161 230 0714", "GB"},
		{"+14255550100", "(425) 555-0100", "+1 425-555-0100", "US"},
		{"+4930901820", "030 901820", "+49 30 901820", "DE"},
		{"+442079460123", "020 7946 0123", "+44 20 7946 0123", "GB"},
		{"+80012345678", "1234 5678", "+800 1234 5678", ""},
		{"reception", "reception", "reception", ""},
	} {
		if got := National(c.e164); got != c.national {
			t.Errorf("National(%s) = %q, want %q", c.e164, got, c.national)
		}
		if got := International(c.e164); got != c.international {
			t.Errorf("International(%s) = %q, want %q", c.e164, got, c.international)
		}
		if got := Country(c.e164); got != c.country {
			t.Errorf("Country(%s) = %q, want %q", c.e164, got, c.country)
		}
	}
	if got := CallingCode("GB"); got != 44 {
		t.Errorf("CallingCode(GB) = %d", got)
	}
}

// TestParseKeepsWhatItShows: whatever is shown of a number reads back as it.
func TestParseKeepsWhatItShows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e164 := rapid.SampledFrom([]string{"+44161230", "+1425555", "+49309018"}).Draw(t, "prefix") + rapid.StringMatching(`\d{4}`).Draw(t, "rest")
		country := Country(e164)
		for _, shown := range []string{National(e164), International(e164), "tel:" + e164, e164[1:]} {
			got, err := Parse(shown, country)
			if err != nil || got.E164 != e164 {
				t.Fatalf("%s is shown as %q, which reads as %q, %v", e164, shown, got.E164, err)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"+441612300714", "0161 230 0714 x1", "4.4E+11", "tel:", "+", ";ext=1", "００４４"} {
		f.Add(seed, "GB")
	}
	f.Fuzz(func(t *testing.T, text, country string) {
		n, err := Parse(text, country)
		if err == nil && !IsE164(n.E164) {
			t.Fatalf("Parse(%q, %q) gives %q", text, country, n.E164)
		}
		if err == nil {
			if again, err := Parse(n.String(), ""); err != nil || again != n {
				t.Fatalf("%q reads back as %q, %v", n, again, err)
			}
		}
	})
}
