package workshop

import (
	"regexp"
	"strconv"
	"strings"

	"personadesk/backend/problem"
)

var wholeNumber = regexp.MustCompile(`^\d{1,7}$`)

// ReadCount reads how many of something somebody wrote: a whole number and nothing else. The error is a *problem.Problem.
func ReadCount(written string) (int, error) {
	written = strings.TrimSpace(written)
	if !wholeNumber.MatchString(written) {
		return 0, problem.New("COUNT_TYPED").Detailed(written).Hinted()
	}
	return strconv.Atoi(written)
}
