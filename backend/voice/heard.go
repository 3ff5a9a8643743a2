package voice

import (
	"regexp"
	"strings"
	"time"
)

// span is hours as people say them: 9-5, 8:30 to 17:30, 9am until 5pm.
var span = regexp.MustCompile(`(?i)\b(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?\s*(?:-|–|to|until|till)\s*(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?\b`)

// dayRange is days as people say them: Mon-Fri, Monday to Saturday.
var dayRange = regexp.MustCompile(`(?i)\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\s*(?:-|–|to|until|till)\s*(mon|tue|wed|thu|fri|sat|sun)[a-z]*`)

var dayOf = map[string]int{"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}

// WeekHeard reads opening hours as a department says them, where they are one span on a run of days. What it is not sure of it does
// not read: then somebody has to choose.
func WeekHeard(words string) ([]Day, bool) {
	found := span.FindAllStringSubmatch(words, -1)
	if len(found) != 1 {
		return nil, false
	}
	from, one := clockHeard(found[0][1], found[0][2], found[0][3], false)
	to, two := clockHeard(found[0][4], found[0][5], found[0][6], found[0][6] == "" && found[0][3] == "")
	start, _ := Minutes(from)
	end, _ := Minutes(to)
	if !one || !two || end <= start {
		return nil, false
	}
	first, last := 0, 4
	lower := strings.ToLower(words)
	switch days := dayRange.FindStringSubmatch(words); {
	case days != nil:
		first, last = dayOf[strings.ToLower(days[1])], dayOf[strings.ToLower(days[2])]
	case strings.Contains(lower, "every day"), strings.Contains(lower, "daily"), strings.Contains(lower, "7 days"):
		last = 6
	case strings.Contains(lower, "weekday"), strings.Contains(lower, "working day"), strings.Contains(lower, "office hours"):
	default:
		return nil, false
	}
	if last < first {
		return nil, false
	}
	var week []Day
	for _, day := range weekdays[first : last+1] {
		week = append(week, Day{Day: day, Spans: []Span{{From: from, To: to}}})
	}
	return week, true
}

// noon is the hour from which a day goes on with pm.
const noon = 12

// clockHeard reads one time of day; evening says that a small hour without am or pm means the afternoon: 9 to 5.
func clockHeard(hour, minutes, half string, evening bool) (string, bool) {
	if minutes == "" {
		minutes = "00"
	}
	at, err := time.Parse("15:04", pad(hour)+":"+minutes)
	if err != nil {
		return "", false
	}
	switch h := at.Hour(); {
	case strings.EqualFold(half, "pm") && h < noon, evening && h < 8:
		at = at.Add(noon * time.Hour)
	case strings.EqualFold(half, "am") && h == noon:
		at = at.Add(-noon * time.Hour)
	}
	return at.Format("15:04"), true
}

func pad(hour string) string {
	if len(hour) == 1 {
		return "0" + hour
	}
	return hour
}
