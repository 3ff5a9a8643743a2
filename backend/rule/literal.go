package rule

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

type literalKind uint8

const (
	textLiteral literalKind = iota
	boolLiteral
	nullLiteral
	numberLiteral
	dateLiteral
	nowLiteral // system.now, with at most one step
	listLiteral
	brokenLiteral // reported already; stands in for what was meant
)

// literal is the constant on the right of an operator.
type literal struct {
	kind  literalKind
	text  string // of texts and numbers, decoded
	truth bool
	date  time.Time // UTC
	sign  int       // of the step after system.now: -1, 0, +1
	step  duration
	list  []literal
	at    span
}

// dateText is what may stand bare or quoted as a fixed moment.
var dateText = regexp.MustCompile(`(?i)^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?`)

// parseDate reads a fixed moment. Without a zone it is UTC, without a time it
// is midnight: a rule means the same wherever it is evaluated.
func parseDate(text string) (time.Time, bool) {
	m := dateText.FindStringSubmatch(text)
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

// duration is an ISO 8601 duration, calendar parts apart from clock parts.
type duration struct {
	text                string // canonical, upper case
	years, months, days int
	clock               time.Duration
	unverified          bool // uses more than days and hours, which nobody attests
}

var durationText = regexp.MustCompile(`^P(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,5})S)?)?$`)

func parseDuration(text string) (duration, bool) {
	upper := strings.ToUpper(text)
	m := durationText.FindStringSubmatch(upper)
	if m == nil || upper == "P" || strings.HasSuffix(upper, "T") {
		return duration{}, false
	}
	part := func(i int) int {
		n, err := strconv.Atoi(m[i])
		if err != nil {
			return 0 // the part is not there
		}
		return n
	}
	return duration{
		text: upper, years: part(1), months: part(2), days: part(3)*7 + part(4),
		clock:      time.Duration(part(5))*time.Hour + time.Duration(part(6))*time.Minute + time.Duration(part(7))*time.Second,
		unverified: m[1] != "" || m[2] != "" || m[3] != "" || m[6] != "" || m[7] != "",
	}, true
}

// moment is the point in time a date literal stands for.
func (l literal) moment(now time.Time) time.Time {
	if l.kind == dateLiteral {
		return l.date
	}
	s := l.step
	return now.UTC().AddDate(l.sign*s.years, l.sign*s.months, l.sign*s.days).Add(time.Duration(l.sign) * s.clock)
}
