package tree

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

type literalKind uint8

// The kinds of constants.
const (
	TextLiteral literalKind = iota
	BoolLiteral
	NullLiteral
	NumberLiteral
	DateLiteral
	NowLiteral // system.now, with at most one step
	ListLiteral
	BrokenLiteral // reported already; stands in for what was meant
)

// Literal is the constant on the right of an operator.
type Literal struct {
	Kind  literalKind
	Text  string // of texts and numbers, decoded
	Truth bool
	Date  time.Time // UTC
	Sign  int       // of the step after system.now: -1, 0, +1
	Step  Duration
	List  []Literal
	At    Span
}

// Duration is an ISO 8601 duration, calendar parts apart from clock parts.
type Duration struct {
	text                string // canonical, upper case
	years, months, days int
	clock               time.Duration
	Unverified          bool // uses more than days and hours, which nobody attests
}

var durationText = regexp.MustCompile(`^P(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,5})S)?)?$`)

// ParseDuration reads an ISO 8601 duration.
func ParseDuration(text string) (Duration, bool) {
	upper := strings.ToUpper(text)
	m := durationText.FindStringSubmatch(upper)
	if m == nil || upper == "P" || strings.HasSuffix(upper, "T") {
		return Duration{}, false
	}
	part := func(i int) int {
		n, err := strconv.Atoi(m[i])
		if err != nil {
			return 0 // the part is not there
		}
		return n
	}
	return Duration{
		text: upper, years: part(1), months: part(2), days: part(3)*7 + part(4),
		clock:      time.Duration(part(5))*time.Hour + time.Duration(part(6))*time.Minute + time.Duration(part(7))*time.Second,
		Unverified: m[1] != "" || m[2] != "" || m[3] != "" || m[6] != "" || m[7] != "",
	}, true
}

// Moment is the point in time a date literal stands for.
func (l Literal) Moment(now time.Time) time.Time {
	if l.Kind == DateLiteral {
		return l.Date
	}
	s := l.Step
	return now.UTC().AddDate(l.Sign*s.years, l.Sign*s.months, l.Sign*s.days).Add(time.Duration(l.Sign) * s.clock)
}

// Spoken is a date as a condition spells it.
func (l Literal) Spoken() string {
	switch {
	case l.Kind == DateLiteral:
		return l.Date.Format(time.RFC3339Nano)
	case l.Sign > 0:
		return "system.now +" + l.Step.text
	case l.Sign < 0:
		return "system.now -" + l.Step.text
	}
	return "system.now"
}
