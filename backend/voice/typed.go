package voice

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"personadesk/backend/problem"
)

var (
	between    = regexp.MustCompile(`\s*(?:-|–|—|\bto\b)\s*`)
	onTheHour  = regexp.MustCompile(`^\d{1,2}$`)
	shortClock = regexp.MustCompile(`^\d:\d\d$`)
	dateLine   = regexp.MustCompile(`^(\S+)(?:\s+(?:to|-|–)\s+(\S+))?\s*(.*)$`)
)

// ReadSpans reads the hours of one day as they are written: 08:30-12:00, 13:00 to 17:30. Nothing is a day that is closed. The
// error is a *problem.Problem that names what is no hour.
func ReadSpans(written string) ([]Span, error) {
	spans := []Span{}
	for part := range strings.FieldsFuncSeq(written, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		ends := between.Split(part, -1)
		if len(ends) != 2 {
			return nil, problem.New("HOURS_SPAN").Detailed(part).Hinted()
		}
		span := Span{From: padded(ends[0]), To: padded(ends[1])}
		from, one := Minutes(span.From)
		to, two := Minutes(span.To)
		switch {
		case !one:
			return nil, problem.New("HOURS_CLOCK").Detailed(ends[0]).Hinted()
		case !two:
			return nil, problem.New("HOURS_CLOCK").Detailed(ends[1]).Hinted()
		case to <= from:
			return nil, problem.New("HOURS_ORDER").Detailed(span.From, span.To).Hinted()
		case from%quarter != 0 || to%quarter != 0:
			return nil, problem.New("HOURS_QUARTER").Detailed(span.From, span.To).Hinted()
		}
		spans = append(spans, span)
	}
	slices.SortFunc(spans, func(a, b Span) int { return strings.Compare(a.From, b.From) })
	for i := 1; i < len(spans); i++ {
		if spans[i].From < spans[i-1].To {
			return nil, problem.New("HOURS_OVERLAP").Detailed(WriteSpans(spans[i-1 : i+1])).Hinted()
		}
	}
	return spans, nil
}

// padded writes a time of day in full: 8 is 08:00, 8.30 is 08:30.
func padded(clock string) string {
	clock = strings.Replace(strings.TrimSpace(clock), ".", ":", 1)
	if onTheHour.MatchString(clock) {
		clock += ":00"
	}
	if shortClock.MatchString(clock) {
		clock = "0" + clock
	}
	return clock
}

// WriteSpans writes the hours of one day as a person reads them.
func WriteSpans(spans []Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = s.From + "–" + s.To
	}
	return strings.Join(parts, ", ")
}

// ReadDates reads holidays as they are written, one a line: 2027-12-25 Christmas, or 2027-12-25 to 2027-12-26 Christmas.
func ReadDates(written string) ([]Date, error) {
	dates := []Date{}
	for line := range strings.Lines(written) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		found := dateLine.FindStringSubmatch(line)
		if found == nil {
			return nil, problem.New("HOLIDAY_DATE").Detailed(line).Hinted()
		}
		d := Date{First: found[1], Last: found[2], Name: strings.TrimSpace(found[3])}
		first, err := time.Parse(time.DateOnly, d.First)
		if err != nil {
			return nil, problem.New("HOLIDAY_DATE").Detailed(d.First).Hinted()
		}
		if d.Last != "" {
			last, err := time.Parse(time.DateOnly, d.Last)
			if err != nil {
				return nil, problem.New("HOLIDAY_DATE").Detailed(d.Last).Hinted()
			}
			if last.Before(first) {
				return nil, problem.New("HOLIDAY_ORDER").Detailed(d.First, d.Last).Hinted()
			}
		}
		dates = append(dates, d)
	}
	return dates, nil
}

// WriteDates writes holidays one a line, as ReadDates reads them.
func WriteDates(dates []Date) string {
	lines := make([]string, len(dates))
	for i, d := range dates {
		lines[i] = d.First
		if d.Last != "" {
			lines[i] += " to " + d.Last
		}
		if d.Name != "" {
			lines[i] += " " + d.Name
		}
	}
	return strings.Join(lines, "\n")
}
