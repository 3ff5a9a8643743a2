package phone

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"personadesk/backend/limit"
	"personadesk/backend/phone/dotnet"
	"personadesk/backend/problem"
)

// NormalizationRule turns what was dialled into a number. Pattern is a .NET regular expression; Translation is the result, with
// $1 for what the first parenthesis caught.
type NormalizationRule struct {
	Name        string `json:"name"`
	Description string `json:"description" lines:"many"`
	Pattern     string `json:"pattern" lines:"long"`
	Translation string `json:"translation" lines:"long"`
	// IsInternalExtension says that the result is an extension inside the company. The service keeps it; no bench needs it.
	IsInternalExtension bool `json:"isInternalExtension,omitempty"`
}

// Check finds what is wrong with the rule on its own. The field of each problem's place is the JSON name of the one to blame.
func (r NormalizationRule) Check() []problem.Problem {
	findings, _ := r.findings()
	return problems(findings)
}

// called is what a rule is called in a sentence: by its pattern where it has no name.
func (r NormalizationRule) called() string {
	for _, words := range []string{r.Name, r.Pattern, r.Translation} {
		if strings.TrimSpace(words) != "" {
			return words
		}
	}
	return "-"
}

// findings also gives the pattern, nil when it cannot be read.
func (r NormalizationRule) findings() ([]Finding, *dotnet.Regex) {
	var list []Finding
	if strings.TrimSpace(r.Name) == "" {
		list = append(list, r.whole("name", r.Name, problem.New("RULE_NAME_EMPTY").Hinted()))
	} else if at := strings.IndexAny(r.Name, "/:"); at >= 0 {
		f := r.whole("name", r.Name, problem.New("DIALPLAN_RULE_NAME").Detailed(r.Name).Hinted())
		f.Offset, f.Length = utf8.RuneCountInString(r.Name[:at]), 1
		list = append(list, f)
	}
	list = append(list, r.unseen()...)
	if r.Translation == "" {
		list = append(list, r.whole("translation", "", problem.New("RULE_TRANSLATION_EMPTY").Detailed(r.called()).Hinted()))
	} else if !strings.HasPrefix(r.Translation, "+") {
		list = append(list, r.place("translation", r.Translation, dotnet.Place{End: 1}, problem.Warn("RULE_TRANSLATION_PLUS").Detailed(r.called(), r.Translation).Hinted()))
	}
	if r.Pattern == "" {
		return append(list, r.whole("pattern", "", problem.New("RULE_PATTERN_EMPTY").Detailed(r.called()).Hinted())), nil
	}
	re, err := dotnet.Compile(r.Pattern)
	if err != nil {
		return append(list, r.mistaken(err)), nil
	}
	if !re.Anchored() {
		list = append(list, r.whole("pattern", r.Pattern, problem.Warn("RULE_PATTERN_OPEN").Detailed(r.called(), r.Pattern).Hinted()))
	}
	if place, never := re.Catastrophic(); never {
		list = append(list, r.place("pattern", r.Pattern, place, problem.New("RULE_PATTERN_ENDLESS").Detailed(r.called()).Hinted()))
	}
	return append(list, r.references(re)...), re
}

// unseen finds what no list and no script can take, in what is written on one line.
func (r NormalizationRule) unseen() []Finding {
	var list []Finding
	for _, field := range []struct{ name, value string }{{"name", r.Name}, {"pattern", r.Pattern}, {"translation", r.Translation}} {
		if character, unfit := limit.Unfit(field.value, limit.OneLine); unfit {
			f := r.whole(field.name, field.value, problem.New("TEXT_UNFIT").Detailed(r.called(), field.name, field.value, fmt.Sprintf("U+%04X", character)).Hinted())
			f.Offset, f.Length = utf8.RuneCountInString(field.value[:strings.IndexRune(field.value, character)]), 1
			list = append(list, f)
		}
	}
	return list
}

// mistaken points at the mistake of a pattern, with a mend where there is a plain one.
func (r NormalizationRule) mistaken(err error) Finding {
	mistake, syntax := dotnet.Mistaken(err)
	if !syntax {
		return r.whole("pattern", r.Pattern, problem.New("RULE_PATTERN.engine").Detailed(r.called(), err).Hinted().Because(err))
	}
	f := r.place("pattern", r.Pattern, dotnet.Place{At: mistake.From, End: mistake.Offset},
		problem.New("RULE_PATTERN").Detailed(r.called(), mistakeText(mistake)).Hinted().Because(err))
	f.Fix = r.mend(mistake)
	return f
}

// references finds parts of the result that the pattern does not catch.
func (r NormalizationRule) references(re *dotnet.Regex) []Finding {
	places, err := re.Unresolved(r.Translation)
	if err != nil {
		return []Finding{r.whole("translation", r.Translation, problem.New("RULE_GROUP.number").Detailed(r.called()).Hinted().Because(err))}
	}
	var list []Finding
	for _, at := range places {
		f := r.place("translation", r.Translation, at, nil)
		f.Problem = r.blame("translation", problem.New("RULE_GROUP").Detailed(r.called(), f.of(r.Translation), r.Translation).Hinted())
		f.Fix = separated(re, f.of(r.Translation))
		list = append(list, f)
	}
	return list
}
