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

func TestNormalize(t *testing.T) {
	n, err := manchester.Normalizer()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		dialled, number, rule string
		at                    int
	}{
		"a local number":           {"2300700", "+441612300700", "Local", 0},
		"the IT service":           {"5555", "+441612300714", "Internal", 1},
		"another town":             {"02079460123", "+442079460123", "Domestic", 2},
		"the first that matches":   {"0049309018", "+44049309018", "Domestic", 2},
		"another country":          {"004930901820123", "+4930901820123", "International", 3},
		"nothing fits, unchanged":  {"112", "112", "", -1},
		"a full number, unchanged": {"+441612300700", "+441612300700", "", -1},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := n.Normalize(c.dialled)
			if want := (Normalized{c.number, c.at, c.rule}); err != nil || got != want {
				t.Fatalf("%s becomes %+v, %v; want %+v", c.dialled, got, err, want)
			}
		})
	}
}

func TestNormalizeUnderstandsDotNet(t *testing.T) {
	plan := DialPlan{Rules: []NormalizationRule{{Name: "Not emergencies", Pattern: `^(?!112)(?<rest>\d{3})$`, Translation: "+44161230${rest}"}}}
	if list := plan.Rules[0].Check(); len(list) != 0 {
		t.Fatalf("refused: %+v", list)
	}
	n, err := plan.Normalizer()
	if err != nil {
		t.Fatal(err)
	}
	if got, err := n.Normalize("714"); err != nil || got.Number != "+44161230714" {
		t.Errorf("714 becomes %+v, %v", got, err)
	}
	if got, err := n.Normalize("112"); err != nil || got.Rule != -1 {
		t.Errorf("112 becomes %+v, %v", got, err)
	}
}

func TestNormalizeGivesUpOnEndlessPatterns(t *testing.T) {
	n, err := DialPlan{Rules: []NormalizationRule{{Name: "x", Pattern: `^(\d+)+#$`, Translation: "+$1"}}}.Normalizer()
	if err != nil {
		t.Fatal(err)
	}
	if got, err := n.Normalize(strings.Repeat("1", 60)); err == nil {
		t.Fatalf("gave %+v", got)
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

func TestNormalizerSaysWhichRuleIsWrong(t *testing.T) {
	_, err := DialPlan{Name: "mcr", Rules: []NormalizationRule{{Name: "Domestic", Pattern: `^0(\d{9,10}$`}}}.Normalizer()
	if err == nil || !strings.Contains(err.Error(), "Domestic") || !strings.Contains(err.Error(), "mcr") {
		t.Fatalf("got %v", err)
	}
}

func codes(list []problem.Problem) string {
	var out []string
	for _, p := range list {
		out = append(out, string(p.Severity)+" "+p.Code)
	}
	return strings.Join(out, ", ")
}
