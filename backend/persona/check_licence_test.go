package persona

import (
	"slices"
	"strings"
	"testing"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/problem"
)

// bought finds products of the catalogue by their part numbers.
func bought(t *testing.T, parts ...string) []ident.SKU {
	t.Helper()
	var list []ident.SKU
	for _, part := range parts {
		l, found := catalog.LicenceByPartNumber(part)
		if !found {
			t.Fatalf("no product %s", part)
		}
		list = append(list, l.ID)
	}
	return list
}

// switchedOff switches a plan off in the product of a part number.
func switchedOff(t *testing.T, part, plan string) PlansOff {
	t.Helper()
	return PlansOff{bought(t, part)[0]: {planID(t, plan)}}
}

func TestLicencesAreCompiled(t *testing.T) {
	const eo3, tme = "Office_365_E3_(no_Teams)", "Microsoft_Teams_Enterprise_New"
	type gives struct {
		base, more, calling []string // more is a second baseline
		off, baseOff        PlansOff // of the calling persona and of the baseline
		number              string   // type of the range
		country             string
	}
	for name, c := range map[string]struct {
		gives
		want []string
	}{
		"the guide's own":                        {gives{base: []string{eo3, tme}, calling: []string{"MCOEV"}}, nil},
		"E1 under E3":                            {gives{base: []string{"STANDARDPACK"}, calling: []string{"ENTERPRISEPACK"}}, []string{"LICENCE_CONFLICT error"}},
		"E1 and E3 in one persona":               {gives{base: []string{"STANDARDPACK", "ENTERPRISEPACK"}}, []string{"LICENCE_CONFLICT error"}},
		"E1 under E3, its mailbox off":           {gives{base: []string{"STANDARDPACK"}, baseOff: switchedOff(t, "STANDARDPACK", "EXCHANGE_S_STANDARD"), calling: []string{"ENTERPRISEPACK"}}, []string{"LICENCE_SUITES warning"}},
		"E1 for some under E3":                   {gives{base: []string{"STANDARDPACK"}, more: []string{tme}, calling: []string{"ENTERPRISEPACK"}}, []string{"LICENCE_CONFLICT warning"}},
		"E3 under E5":                            {gives{base: []string{"SPE_E3"}, calling: []string{"SPE_E5"}}, []string{"LICENCE_SUITES warning"}},
		"E3 in both layers":                      {gives{base: []string{"SPE_E3"}, calling: []string{"SPE_E3", "MCOEV"}}, nil},
		"Phone over E5":                          {gives{base: []string{"SPE_E5"}, calling: []string{"MCOEV"}}, []string{"LICENCE_SUPERFLUOUS warning"}},
		"Phone beside E5":                        {gives{base: []string{"SPE_E5", "MCOEV"}}, []string{"LICENCE_SUPERFLUOUS warning"}},
		"Phone over E5 for some":                 {gives{base: []string{"SPE_E5"}, more: []string{"SPE_E3"}, calling: []string{"MCOEV"}}, []string{"LICENCE_SUPERFLUOUS_SOME warning"}},
		"Phone over a trimmed E5":                {gives{base: []string{"SPE_E5"}, baseOff: switchedOff(t, "SPE_E5", "MCOEV"), calling: []string{"MCOEV"}}, []string{"LICENCE_TRIMMED warning"}},
		"E5 trimmed":                             {gives{base: []string{"SPE_E5"}, baseOff: switchedOff(t, "SPE_E5", "MCOEV")}, []string{"LICENCE_TRIMMED warning"}},
		"E5 without conferencing":                {gives{base: []string{"SPE_E5"}, baseOff: switchedOff(t, "SPE_E5", "MCOMEETADV")}, nil},
		"Phone over E3 whose Teams is off":       {gives{base: []string{"SPE_E3"}, baseOff: switchedOff(t, "SPE_E3", "TEAMS1"), calling: []string{"MCOEV"}}, []string{"LICENCE_NO_BASE error"}},
		"a number by E5":                         {gives{base: []string{"SPE_E5"}, number: "operatorConnect"}, nil},
		"a number by a trimmed E5":               {gives{base: []string{"SPE_E5"}, baseOff: switchedOff(t, "SPE_E5", "MCOEV"), number: "operatorConnect"}, []string{"LICENCE_TRIMMED warning", "NUMBER_NO_LICENCE error"}},
		"a calling plan without Phone":           {gives{base: []string{"SPE_E3"}, calling: []string{"MCOPSTN1"}}, []string{"LICENCE_NO_BASE error"}},
		"a calling plan over a trimmed E5":       {gives{base: []string{"SPE_E5"}, baseOff: switchedOff(t, "SPE_E5", "MCOEV"), calling: []string{"MCOPSTN1"}}, []string{"LICENCE_NO_BASE error", "LICENCE_TRIMMED warning"}},
		"numbers of Microsoft with minutes":      {gives{base: []string{"SPE_E3"}, calling: []string{"MCOEV", "MCOPSTN1"}, number: "callingPlan"}, nil},
		"numbers of Microsoft without minutes":   {gives{base: []string{"SPE_E3"}, calling: []string{"MCOEV"}, number: "callingPlan"}, []string{"NUMBER_NO_PLAN error"}},
		"numbers of Microsoft, the minutes off":  {gives{base: []string{"SPE_E3"}, calling: []string{"MCOEV", "MCOPSTN1"}, off: switchedOff(t, "MCOPSTN1", "MCOPSTN1"), number: "callingPlan"}, []string{"NUMBER_NO_PLAN error"}},
		"minutes for some, numbers of Microsoft": {gives{base: []string{"SPE_E5", "MCOPSTN1"}, more: []string{"SPE_E5"}, number: "callingPlan"}, []string{"NUMBER_NO_PLAN warning"}},
		"minutes for numbers of an operator":     {gives{base: []string{"SPE_E3"}, calling: []string{"MCOEV", "MCOPSTN1"}, number: "operatorConnect"}, []string{"LICENCE_MINUTES_UNUSED warning"}},
		"two calling plans":                      {gives{base: []string{"SPE_E5"}, calling: []string{"MCOPSTN1", "MCOPSTN2"}}, []string{"LICENCE_PLANS warning"}},
		"pay as you go without credit":           {gives{base: []string{"SPE_E5"}, calling: []string{"Microsoft_Teams_Calling_Plan_pay_as_you_go_(country_zone_1)"}}, []string{"LICENCE_CREDIT_MISSING warning"}},
		"pay as you go with credit":              {gives{base: []string{"SPE_E5", "MCOPSTNC"}, calling: []string{"Microsoft_Teams_Calling_Plan_pay_as_you_go_(country_zone_1)"}}, nil},
		"credit for nothing":                     {gives{base: []string{"SPE_E3"}, calling: []string{"MCOEV", "MCOPSTNC"}}, []string{"LICENCE_CREDIT_UNUSED warning"}},
		"the guide's group with credit":          {gives{base: []string{eo3, tme}, calling: []string{"MCOEV", "MCOPSTN1", "MCOPSTNC"}}, nil},
		"a country without licences":             {gives{base: []string{"SPE_E3"}, country: "IR"}, []string{"LICENCE_COUNTRY error"}},
		"a country without licences, and none":   {gives{country: "IR"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			base := Persona{ID: "base", Name: "Base", Layer: Baseline, Country: c.country, Rule: `user.country -eq "X"`, Licences: bought(t, c.base...), PlansOff: c.baseOff}
			call := Persona{ID: "call", Name: "Call", Layer: Calling, Country: c.country, Rule: `user.city -eq "X"`, Licences: bought(t, c.calling...), PlansOff: c.off}
			f := Facts{}
			if c.number != "" {
				call.Number = NumberRule{Kind: NextFree, Ranges: []string{"r"}}
				f.Ranges = []RangeFact{{ID: "r", Name: "R", Type: c.number}}
			}
			d := Design{Convention: Convention{Style: Underscores}, Personas: []Persona{base, call}}
			if c.more != nil {
				d.Personas = append(d.Personas, Persona{ID: "more", Name: "More", Layer: Baseline, Rule: `user.country -eq "Y"`, Licences: bought(t, c.more...)})
			}
			var got []string
			for _, p := range Check(d, f) {
				if strings.HasPrefix(p.Code, "LICENCE_") || strings.HasPrefix(p.Code, "NUMBER_") {
					got = append(got, p.Code+" "+string(p.Severity))
				}
			}
			slices.Sort(got)
			if !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// Every fix leads to a design without the problem that it mends, and leaves the one that it was made from.
func TestAFixOfLicencesMends(t *testing.T) {
	for name, c := range map[string]struct {
		licences []string
		off      PlansOff
		code     string
		fixes    []string
		after    []string // with the first fix
	}{
		"a licence twice":       {[]string{"SPE_E3", "SPE_E3"}, nil, "LICENCE_TWICE", []string{"once"}, []string{"SPE_E3"}},
		"Phone beside E5":       {[]string{"SPE_E5", "MCOEV"}, nil, "LICENCE_SUPERFLUOUS", []string{"without"}, []string{"SPE_E5"}},
		"E5 trimmed":            {[]string{"SPE_E5"}, switchedOff(t, "SPE_E5", "MCOEV"), "LICENCE_TRIMMED", []string{"whole"}, []string{"SPE_E5"}},
		"E1 beside E3":          {[]string{"STANDARDPACK", "ENTERPRISEPACK"}, nil, "LICENCE_CONFLICT", []string{"second", "first"}, []string{"ENTERPRISEPACK"}},
		"Business beside E3":    {[]string{"SPB", "SPE_E3"}, nil, "LICENCE_SUITES", []string{"second", "first"}, []string{"SPE_E3"}},
		"a calling plan, alone": {[]string{"MCOPSTN1"}, nil, "LICENCE_NO_BASE", nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			p := Persona{ID: "p", Name: "P", Layer: Baseline, Rule: `user.country -eq "X"`, Licences: bought(t, c.licences...), PlansOff: c.off}
			d := Design{Convention: Convention{Style: Underscores}, Personas: []Persona{p}}
			of := func(d Design) (problem.Problem, bool) {
				list := Check(d, Facts{})
				i := slices.IndexFunc(list, func(p problem.Problem) bool { return p.Code == c.code })
				if i < 0 {
					return problem.Problem{}, false
				}
				return list[i], true
			}
			found, is := of(d)
			if !is {
				t.Fatalf("no %s", c.code)
			}
			var ids []string
			fixes := Fixes(d, found, FixFacts{})
			for _, f := range fixes {
				ids = append(ids, f.ID)
			}
			if !slices.Equal(ids, c.fixes) {
				t.Fatalf("fixes %q, want %q", ids, c.fixes)
			}
			if len(fixes) == 0 {
				return
			}
			after := fixes[0].Personas[0]
			if !slices.Equal(after.Licences, bought(t, c.after...)) || len(after.PlansOff[after.Licences[0]]) > 0 {
				t.Errorf("%v without %v", after.Licences, after.PlansOff)
			}
			d.Personas = []Persona{after}
			if _, still := of(d); still {
				t.Error("the problem is there still")
			}
			if !slices.Equal(p.Licences, bought(t, c.licences...)) || len(p.PlansOff) != len(c.off) {
				t.Error("the design itself was changed")
			}
		})
	}
}
