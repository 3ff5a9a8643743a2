package phone

import (
	"slices"
	"testing"

	"github.com/nyaruka/phonenumbers"

	"personadesk/backend/problem"
)

// Every test number of a template becomes what it should, and what it should become is what another program makes of it.
func TestTemplatesDialAsTheirCountryDoes(t *testing.T) {
	for _, one := range Templates() {
		t.Run(one.Country, func(t *testing.T) {
			rules, dialling := one.In(one.Area)
			plan := DialPlan{Name: one.Country, Rules: rules}
			if found := plan.Check(); problem.Worst(found) == problem.Error || slices.ContainsFunc(found, func(p problem.Problem) bool { return p.Code == "RULE_PATTERN_OPEN" }) {
				t.Errorf("%+v", found)
			}
			emergencies := 0
			for _, tried := range plan.Try(dialling) {
				if !tried.Right {
					t.Errorf("%s becomes %s, not %s", tried.Dialled, tried.Dial.Number, tried.Becomes)
				}
				if tried.Dial.Emergency {
					emergencies++
					continue
				}
				n, err := phonenumbers.Parse(tried.Dialled, one.Country)
				if err != nil {
					t.Fatal(err)
				}
				if other := phonenumbers.Format(n, phonenumbers.E164); other != tried.Becomes {
					t.Errorf("%s becomes %s, says libphonenumber, not %s", tried.Dialled, other, tried.Becomes)
				}
			}
			if emergencies == 0 || len(dialling.Tests) < 3 || one.Source == "" {
				t.Errorf("%d of %d test numbers are emergency numbers; source %q", emergencies, len(dialling.Tests), one.Source)
			}
		})
	}
}

func TestTheCountriesThatAreAskedForHaveATemplate(t *testing.T) {
	for _, country := range []string{"GB", "IE", "DE", "FR", "NL", "US", "CA", "AU", "CH", "AT", "ES", "IT"} {
		if _, has := TemplateOf(country); !has {
			t.Error(country)
		}
	}
	if _, has := TemplateOf("XX"); has {
		t.Error("a country that is none has a template")
	}
}

func TestATemplateTakesAnAreaCode(t *testing.T) {
	uk, _ := TemplateOf("GB")
	for name, c := range map[string]struct{ area, dialled, becomes string }{
		"without it a local number is left alone": {"", "4960100", "4960100"},
		"Manchester":                            {"161", "4960100", "+441614960100"},
		"Birmingham":                            {"121", "4960100", "+441214960100"},
		"not in the template itself afterwards": {"", "4960101", "4960101"},
	} {
		rules, dialling := uk.In(c.area)
		if got := (DialPlan{Rules: rules}).BenchIn(dialling.Country).Dial(c.dialled).Number; got != c.becomes {
			t.Errorf("%s: %s", name, got)
		}
	}
	for text, want := range map[string]bool{"161": true, "0161": false, "": false, "16a": false, "123456": true, "1234567": false} {
		if IsAreaCode(text) != want {
			t.Errorf("%q", text)
		}
	}
}
