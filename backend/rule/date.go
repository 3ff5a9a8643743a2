package rule

import (
	"regexp"
	"strings"
	"time"
)

// DateText is what may stand bare or quoted as a fixed moment.
var DateText = regexp.MustCompile(`(?i)^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?`)

// ParseDate reads a fixed moment. Without a zone it is UTC, without a time it
// is midnight: a rule means the same wherever it is evaluated.
func ParseDate(text string) (time.Time, bool) {
	m := DateText.FindStringSubmatch(text)
	if m == nil || len(m[0]) != len(text) {
		return time.Time{}, false
	}
	clock, seconds, zone := m[2], m[3], strings.ToUpper(m[4])
	if clock == "" {
		clock = "00:00"
	}
	if seconds == "" {
		seconds = ":00"
	}
	if zone == "" {
		zone = "Z"
	}
	t, err := time.Parse(time.RFC3339Nano, m[1]+"T"+clock+seconds+zone)
	if err != nil {
		return time.Time{}, false
	}
	t = t.UTC()
	return t, t.Year() >= 1 && t.Year() <= 9999
}
