package phone

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"personadesk/backend/limit"
	"personadesk/backend/phone/dotnet"
	"personadesk/backend/problem"
)

// Limits of a dial plan.
const (
	MostRules       = limit.DialPlanRules // normalization rules in one plan
	MostNameLetters = limit.PolicyName    // characters of a plan's name
)

// DialPlan is a named list of normalization rules; the first that matches
// what was dialled decides.
type DialPlan struct {
	Name        string              `json:"name"`
	Description string              `json:"description"`
	Rules       []NormalizationRule `json:"rules"`
}

// Check finds what is wrong with the plan and with each of its rules. What is only worth knowing is left to Findings.
func (p DialPlan) Check() []problem.Problem {
	return slices.DeleteFunc(problems(p.Findings()), func(found problem.Problem) bool { return found.Severity == problem.Info })
}

// Findings finds what Check does, with the places. Rules are held against those before them over all texts of printable ASCII.
func (p DialPlan) Findings() []Finding {
	list := p.named()
	names := map[string]bool{}
	var before []earlier
	for i, r := range p.Rules {
		own, re := r.findings()
		if key := strings.ToLower(r.Name); names[key] {
			own = append(own, r.whole("name", r.Name, problem.New("DIALPLAN_RULE_TWICE").Detailed(r.Name)))
		} else if key != "" {
			names[key] = true
		}
		if re != nil {
			own = append(own, r.against(re, before)...)
			before = append(before, earlier{i, r.called(), re})
		}
		for _, f := range own {
			f.Rule = i
			list = append(list, f)
		}
	}
	return list
}

// named looks at the plan as a whole.
func (p DialPlan) named() []Finding {
	var list []Finding
	blame := func(field string, found *problem.Problem) {
		list = append(list, Finding{Problem: *found.At(problem.Where{Kind: "dialPlan", ID: p.Name, Field: field}), Rule: -1, Field: field})
	}
	letters := utf8.RuneCountInString(p.Name)
	switch {
	case strings.TrimSpace(p.Name) == "":
		blame("name", problem.New("DIALPLAN_NAME_EMPTY"))
	case letters > MostNameLetters:
		blame("name", problem.New("DIALPLAN_NAME_LONG").Detailed(p.Name, letters, MostNameLetters))
	case strings.HasPrefix(p.Name, ".") || strings.ContainsFunc(p.Name, isUnusual):
		blame("name", problem.Warn("DIALPLAN_NAME_CHARACTERS").Detailed(p.Name).Hinted())
	}
	if len(p.Rules) > MostRules {
		blame("rules", problem.New("DIALPLAN_RULES").Detailed(p.Name, len(p.Rules), MostRules))
	}
	return list
}

// earlier is a rule that comes before the one that is looked at.
type earlier struct {
	at    int
	name  string
	regex *dotnet.Regex
}

// against finds the rules before this one that take what it is for: all of it, or some that it would take otherwise.
func (r NormalizationRule) against(re *dotnet.Regex, before []earlier) []Finding {
	var all []*dotnet.Regex
	var places []int
	clash := func(p *problem.Problem, with ...int) Finding {
		f := r.whole("pattern", r.Pattern, p)
		f.With = with
		return f
	}
	both := map[int]string{} // a text that an earlier rule takes as well, by its place
	for _, e := range before {
		some, text := dotnet.Overlap(re, e.regex)
		if some == dotnet.No {
			continue // it takes nothing of this rule, alone or with others
		}
		if some == dotnet.Yes {
			both[e.at] = text
		}
		all, places = append(all, e.regex), append(places, e.at)
		if hidden, _ := dotnet.Hidden(re, []*dotnet.Regex{e.regex}); hidden == dotnet.Yes {
			return []Finding{clash(problem.Warn("DIALPLAN_RULE_HIDDEN").Detailed(r.called(), e.name).Hinted(), e.at)}
		}
	}
	if len(all) == 0 && len(before) > 0 {
		if nothing, _ := dotnet.Hidden(re, nil); nothing == dotnet.Yes { // it takes no text at all
			return []Finding{clash(problem.Warn("DIALPLAN_RULE_HIDDEN").Detailed(r.called(), before[0].name).Hinted(), before[0].at)}
		}
	}
	if hidden, _ := dotnet.Hidden(re, all); hidden == dotnet.Yes && len(all) > 0 {
		return []Finding{clash(problem.Warn("DIALPLAN_RULE_HIDDEN.together").Detailed(r.called()).Hinted(), places...)}
	}
	var list []Finding
	for _, e := range before {
		text, shared := both[e.at]
		if !shared {
			continue
		}
		if narrower, _ := dotnet.Hidden(e.regex, []*dotnet.Regex{re}); narrower == dotnet.No { // a narrow rule before a wide one is as it should be
			list = append(list, clash(problem.Note("DIALPLAN_RULE_OVERLAP").Detailed(text, r.called(), e.name).Hinted(), e.at))
		}
	}
	return list
}

// isUnusual reports characters outside those that the documentation, or its
// examples, use in names.
func isUnusual(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-._ ", r)
}
