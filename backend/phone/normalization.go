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
		blame("name", problem.New("RULE_NAME_EMPTY", "A normalization rule has no name").Hintf("Name it after what people dial, such as Local."))
	}
	if r.Translation == "" {
		blame("translation", problem.New("RULE_TRANSLATION_EMPTY", "A normalization rule has no result").Detailf("%s", r.Name).Hintf("Write a number, with $1 for what the first parenthesis of the pattern catches."))
	} else if !strings.HasPrefix(r.Translation, "+") {
		blame("translation", problem.Warn("RULE_TRANSLATION_PLUS", "The result does not begin with a plus sign").Detailf("%s gives %s, which would be normalised again", r.Name, r.Translation).Hintf("Begin it with + and the country code."))
	}
	if r.Pattern == "" {
		blame("pattern", problem.New("RULE_PATTERN_EMPTY", "A normalization rule has no pattern").Detailf("%s", r.Name).Hintf(`Write what people dial, such as ^(\d{7})$.`))
		return list
	}
	re, err := compile(r.Pattern)
	if err != nil {
		blame("pattern", problem.New("RULE_PATTERN", "The pattern is not a regular expression").Detailf("%s: %v", r.Name, err).Hintf("Look for a missing parenthesis or bracket.").Because(err))
		return list
	}
	if !strings.HasPrefix(r.Pattern, "^") || !strings.HasSuffix(r.Pattern, "$") {
		blame("pattern", problem.Warn("RULE_PATTERN_OPEN", "The pattern may match in the middle of what is dialled").Detailf("%s: %s", r.Name, r.Pattern).Hintf("Begin it with ^ and end it with $."))
	}
	for _, group := range missingGroups(re, r.Translation) {
		blame("translation", problem.New("RULE_GROUP", "The result names a part that the pattern does not catch").Detailf("%s: %s in %s", r.Name, group, r.Translation).Hintf("Put parentheses round that part of the pattern."))
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
