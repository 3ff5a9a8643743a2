package phone

import (
	"fmt"
	"strings"
	"testing"

	"personadesk/backend/problem"
)

// manchester is a dial plan of an office with local and internal dialling.
var manchester = DialPlan{Name: "uk_persona1_mcr", Rules: []NormalizationRule{
	{Name: "Local", Pattern: `^(\d{7})$`, Translation: "+44161$1"},
	{Name: "Internal", Pattern: `^5555$`, Translation: "+441612300714"},
	{Name: "Domestic", Pattern: `^0(\d{9,10})$`, Translation: "+44$1"},
	{Name: "International", Pattern: `^00(.*)$`, Translation: "+$1"},
}}

func TestDial(t *testing.T) {
	b := manchester.Bench()
	for name, c := range map[string]struct {
		dialled, number, rule, problem string
		at                             int
	}{
		"a local number":           {"2300700", "+441612300700", "Local", "", 0},
		"the IT service":           {"5555", "+441612300714", "Internal", "", 1},
		"another town":             {"02079460123", "+442079460123", "Domestic", "", 2},
		"the first that matches":   {"0049309018", "+44049309018", "Domestic", "", 2},
		"another country":          {"004930901820123", "+4930901820123", "International", "", 3},
		"nothing fits, unchanged":  {"112", "112", "", "DIALLED_COUNTRY", -1},
		"a full number, unchanged": {"+441612300700", "+441612300700", "", "", -1},
	} {
		t.Run(name, func(t *testing.T) {
			got := b.Dial(c.dialled)
			if got.Number != c.number || got.Rule != c.at || got.Name != c.rule || codeOf(got.Problem) != c.problem {
				t.Fatalf("%s becomes %+v; want %+v", c.dialled, got, c)
			}
		})
	}
}

func codeOf(p *problem.Problem) string {
	if p == nil {
		return ""
	}
	return p.Code
}

func TestDialUnderstandsDotNet(t *testing.T) {
	plan := DialPlan{Rules: []NormalizationRule{{Name: "Not emergencies", Pattern: `^(?!112)(?<rest>\d{3})$`, Translation: "+44161230${rest}"}}}
	if list := plan.Rules[0].Check(); len(list) != 0 {
		t.Fatalf("refused: %+v", list)
	}
	if got := plan.Bench().Dial("714"); got.Number != "+44161230714" {
		t.Errorf("714 becomes %+v", got)
	}
	if got := plan.Bench().Dial("112"); got.Rule != -1 {
		t.Errorf("112 becomes %+v", got)
	}
}

func TestARuleThatTakesTooLongOrCannotBeReadIsNamed(t *testing.T) {
	endless := NormalizationRule{Name: "endless", Pattern: `^(\d+)+#$`, Translation: "+$1"}
	broken := NormalizationRule{Name: "broken", Pattern: `^0(\d{9,10}$`, Translation: "+44$1"}
	all := NormalizationRule{Name: "all", Pattern: `^(.*)$`, Translation: "+$1"}
	got := DialPlan{Rules: []NormalizationRule{endless, all}}.Bench().Dial(strings.Repeat("1", 60))
	if codeOf(got.Problem) != "DIALLED_ENDLESS" || got.Rule != -1 || got.Problem.Where.ID != "endless" {
		t.Errorf("%+v", got)
	}
	got = DialPlan{Rules: []NormalizationRule{broken, all}}.Bench().Dial("0161")
	if codeOf(got.Problem) != "DIALLED_UNREADABLE" || got.Number != "+0161" || got.Problem.Where.ID != "broken" {
		t.Errorf("%+v", got)
	}
}

// What is found stands at its place, with a mend where there is a plain one.
func TestFindingsHaveAPlace(t *testing.T) {
	for name, c := range map[string]struct {
		rules                   []NormalizationRule
		code, field, piece, fix string
	}{
		"a parenthesis that is not closed":                        {[]NormalizationRule{{Name: "x", Pattern: `^0(\d{9,10}$`, Translation: "+44$1"}}, "RULE_PATTERN", "pattern", `(\d{9,10}$`, `(\d{9,10})$`},
		"a bracket that is not closed":                            {[]NormalizationRule{{Name: "x", Pattern: `^[0-9$`, Translation: "+44"}}, "RULE_PATTERN", "pattern", `[0-9$`, `[0-9]$`},
		"behind a character of two units":                         {[]NormalizationRule{{Name: "x", Pattern: `^😀[9-0]$`, Translation: "+44"}}, "RULE_PATTERN", "pattern", `9-0`, ""},
		"a catastrophic repetition":                               {[]NormalizationRule{{Name: "x", Pattern: `^0(\d+)+$`, Translation: "+44$1"}}, "RULE_PATTERN_ENDLESS", "pattern", `(\d+)+`, ""},
		"ten of one":                                              {[]NormalizationRule{{Name: "x", Pattern: `^(\d)$`, Translation: "+44$10"}}, "RULE_GROUP", "translation", `$10`, `${1}0`},
		"a name that is not there":                                {[]NormalizationRule{{Name: "x", Pattern: `^(\d)$`, Translation: "+44${rest}"}}, "RULE_GROUP", "translation", `${rest}`, ""},
		"one that takes nothing at all":                           {[]NormalizationRule{{Name: "a", Pattern: `^1$`, Translation: "+1"}, {Name: "b", Pattern: `^2^3$`, Translation: "+1"}}, "DIALPLAN_RULE_HIDDEN", "pattern", `^2^3$`, ""},
		"hidden by two together, with one that has no part in it": {[]NormalizationRule{{Name: "n", Pattern: `^77$`, Translation: "+1"}, {Name: "a", Pattern: `^[0-4]$`, Translation: "+1"}, {Name: "b", Pattern: `^[5-9]$`, Translation: "+1"}, {Name: "c", Pattern: `^\d$`, Translation: "+1"}}, "DIALPLAN_RULE_HIDDEN", "pattern", `^\d$`, ""},
		"hidden by two together":                                  {[]NormalizationRule{{Name: "a", Pattern: `^[0-4]$`, Translation: "+1"}, {Name: "b", Pattern: `^[5-9]$`, Translation: "+1"}, {Name: "c", Pattern: `^\d$`, Translation: "+1"}}, "DIALPLAN_RULE_HIDDEN", "pattern", `^\d$`, ""},
		"two that want the same":                                  {manchester.Rules[2:], "DIALPLAN_RULE_OVERLAP", "pattern", `^00(.*)$`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			list := DialPlan{Name: "plan", Rules: c.rules}.Findings()
			if len(list) != 1 {
				t.Fatalf("%d findings: %+v", len(list), list)
			}
			f := list[0]
			rule := c.rules[f.Rule]
			value := map[string]string{"pattern": rule.Pattern, "translation": rule.Translation}[f.Field]
			if f.Problem.Code != c.code || f.Field != c.field || f.of(value) != c.piece {
				t.Errorf("%s in %s at %q", f.Problem.Code, f.Field, f.of(value))
			}
			if (f.Fix == nil) != (c.fix == "") || f.Fix != nil && f.Fix.Text != c.fix {
				t.Errorf("mended with %+v", f.Fix)
			}
		})
	}
}

func TestDialPlanCheck(t *testing.T) {
	if list := manchester.Check(); len(list) != 0 {
		t.Fatalf("the example is refused: %+v", list)
	}
	rule := func(name, pattern, translation string) []NormalizationRule {
		return []NormalizationRule{{Name: name, Pattern: pattern, Translation: translation}}
	}
	many := make([]NormalizationRule, MostRules+1)
	for i := range many {
		many[i] = NormalizationRule{Name: fmt.Sprint(i), Pattern: fmt.Sprintf("^%d$", i), Translation: "+1"}
	}
	for name, c := range map[string]struct {
		plan DialPlan
		want string // severity and code of the only problem
	}{
		"a blank is fine":        {DialPlan{Name: "UK Manchester"}, ""},
		"no name":                {DialPlan{Name: " "}, "error DIALPLAN_NAME_EMPTY"},
		"49 letters":             {DialPlan{Name: strings.Repeat("ü", 49)}, ""},
		"50 letters":             {DialPlan{Name: strings.Repeat("ü", 50)}, "error DIALPLAN_NAME_LONG"},
		"a slash":                {DialPlan{Name: "UK/Manchester"}, "warning DIALPLAN_NAME_CHARACTERS"},
		"a dot in front":         {DialPlan{Name: ".uk"}, "warning DIALPLAN_NAME_CHARACTERS"},
		"51 rules":               {DialPlan{Name: "a", Rules: many}, "error DIALPLAN_RULES"},
		"a parenthesis missing":  {DialPlan{Name: "a", Rules: rule("Domestic", `^0(\d{9,10}$`, "+44$1")}, "error RULE_PATTERN"},
		"no pattern":             {DialPlan{Name: "a", Rules: rule("x", "", "+44")}, "error RULE_PATTERN_EMPTY"},
		"no result":              {DialPlan{Name: "a", Rules: rule("x", "^1$", "")}, "error RULE_TRANSLATION_EMPTY"},
		"no name of the rule":    {DialPlan{Name: "a", Rules: rule("", "^1$", "+1")}, "error RULE_NAME_EMPTY"},
		"a result without plus":  {DialPlan{Name: "a", Rules: rule("x", `^(\d)$`, "44$1")}, "warning RULE_TRANSLATION_PLUS"},
		"a group that is not":    {DialPlan{Name: "a", Rules: rule("x", `^(\d)$`, "+44$2")}, "error RULE_GROUP"},
		"a dollar sign is none":  {DialPlan{Name: "a", Rules: rule("x", `^\d$`, "+44$$1")}, ""},
		"not anchored":           {DialPlan{Name: "a", Rules: rule("x", `(\d{7})`, "+44$1")}, "warning RULE_PATTERN_OPEN"},
		"the same name twice":    {DialPlan{Name: "a", Rules: append(rule("x", "^1$", "+1"), rule("X", "^2$", "+2")...)}, "error DIALPLAN_RULE_TWICE"},
		"the same pattern twice": {DialPlan{Name: "a", Rules: append(rule("x", "^1$", "+1"), rule("y", "^1$", "+2")...)}, "warning DIALPLAN_RULE_HIDDEN"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := codes(c.plan.Check()); got != c.want {
				t.Fatalf("found %q, want %q", got, c.want)
			}
		})
	}
}

func codes(list []problem.Problem) string {
	var out []string
	for _, p := range list {
		out = append(out, string(p.Severity)+" "+p.Code)
	}
	return strings.Join(out, ", ")
}

// What the service cannot take as a name, and what nobody sees, is pointed out on its character, in whatever door the rule comes through.
func TestARuleThatCannotBeWrittenDownIsPointedAt(t *testing.T) {
	for name, c := range map[string]struct {
		rule   NormalizationRule
		code   string
		field  string
		offset int
	}{
		"a slash":                 {NormalizationRule{Name: "Büro/a", Pattern: `^1$`, Translation: "+1"}, "DIALPLAN_RULE_NAME", "name", 4},
		"a slash first":           {NormalizationRule{Name: "/a", Pattern: `^1$`, Translation: "+1"}, "DIALPLAN_RULE_NAME", "name", 0},
		"a colon":                 {NormalizationRule{Name: "a:b", Pattern: `^1$`, Translation: "+1"}, "DIALPLAN_RULE_NAME", "name", 1},
		"a line break":            {NormalizationRule{Name: "ü\nb", Pattern: `^1$`, Translation: "+1"}, "TEXT_UNFIT", "name", 1},
		"a direction in a result": {NormalizationRule{Name: "a", Pattern: `^1$`, Translation: "+1\u202e"}, "TEXT_UNFIT", "translation", 2},
		"a mark in a pattern":     {NormalizationRule{Name: "a", Pattern: "^1\ufeff$", Translation: "+1"}, "TEXT_UNFIT", "pattern", 2},
	} {
		t.Run(name, func(t *testing.T) {
			list := (DialPlan{Name: "x", Rules: []NormalizationRule{c.rule}}).Findings()
			if len(list) != 1 || list[0].Problem.Code != c.code || list[0].Problem.Severity != problem.Error || list[0].Field != c.field || list[0].Offset != c.offset || list[0].Length != 1 {
				t.Errorf("%+v", list)
			}
		})
	}
}
