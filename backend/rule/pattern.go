package rule

import (
	"fmt"
	"time"

	"github.com/dlclark/regexp2"
)

// patternTime is how long one match may take before its outcome is unknown.
const patternTime = 100 * time.Millisecond

// compilePattern reads the pattern of -match: .NET syntax, without case,
// matching anywhere in the value unless anchored.
func compilePattern(text string) (*regexp2.Regexp, error) {
	re, err := regexp2.Compile(text, regexp2.IgnoreCase)
	if err != nil {
		return nil, fmt.Errorf("read the pattern: %w", err)
	}
	re.MatchTimeout = patternTime
	return re, nil
}
