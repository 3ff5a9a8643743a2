package phone

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"personadesk/backend/problem"

	"github.com/dlclark/regexp2"
)

// patternTime is how long one pattern may take over one dialled text.
const patternTime = 100 * time.Millisecond

// NormalizationRule turns what was dialled into a number. Pattern is a .NET
// regular expression; Translation is the result, with $1 for what the first
// parenthesis caught.
type NormalizationRule struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	Pattern     string `json:"pattern"`
	Translation string `json:"translation"`
}

// Check finds what is wrong with the rule on its own. The field of each
// problem's place is the JSON name of the one to blame.
func (r NormalizationRule) Check() []problem.Problem {
	var list []problem.Problem
	blame := func(field string, p *problem.Problem) {
		list = append(list, *p.At(problem.Where{Kind: "normalizationRule", ID: r.Name, Field: field}))
	}
	if strings.TrimSpace(r.Name) == "" {
		blame("name", problem.New("RULE_NAME_EMPTY").Hinted())
	}
	if r.Translation == "" {
		blame("translation", problem.New("RULE_TRANSLATION_EMPTY").Detailed(r.Name).Hinted())
	} else if !strings.HasPrefix(r.Translation, "+") {
		blame("translation", problem.Warn("RULE_TRANSLATION_PLUS").Detailed(r.Name, r.Translation).Hinted())
	}
	if r.Pattern == "" {
		blame("pattern", problem.New("RULE_PATTERN_EMPTY").Detailed(r.Name).Hinted())
		return list
	}
	re, err := compile(r.Pattern)
	if err != nil {
		blame("pattern", problem.New("RULE_PATTERN").Detailed(r.Name, err).Hinted().Because(err))
		return list
	}
	if !strings.HasPrefix(r.Pattern, "^") || !strings.HasSuffix(r.Pattern, "$") {
		blame("pattern", problem.Warn("RULE_PATTERN_OPEN").Detailed(r.Name, r.Pattern).Hinted())
	}
	for _, group := range missingGroups(re, r.Translation) {
		blame("translation", problem.New("RULE_GROUP").Detailed(r.Name, group, r.Translation).Hinted())
	}
	return list
}

func compile(pattern string) (*regexp2.Regexp, error) {
	re, err := regexp2.Compile(pattern, regexp2.None)
	if err != nil {
		return nil, fmt.Errorf("read the pattern: %w", err)
	}
	re.MatchTimeout = patternTime
	return re, nil
}

// reference finds $$ too, so that the dollar sign it stands for is not taken
// for the beginning of $1.
var reference = regexp.MustCompile(`\$\$|\$(\d+)|\$\{(\w+)\}`)

func missingGroups(re *regexp2.Regexp, translation string) []string {
	var missing []string
	for _, m := range reference.FindAllStringSubmatch(translation, -1) {
		name := m[1] + m[2]
		if name == "" || slices.Contains(re.GetGroupNames(), name) {
			continue
		}
		missing = append(missing, m[0])
	}
	return missing
}
