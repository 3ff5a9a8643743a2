package plan

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"personadesk/backend/persona"
	"personadesk/backend/tenant"
	"personadesk/backend/voice"
)

// scheduleShown lays out what a schedule shows: its type, the spans of each day, the stretches of days, and under Odd what the design cannot
// say.
func scheduleShown(t tenant.Thing) map[string]any {
	s := map[string]any{"Type": "", "Odd": []string{}}
	var odd []string
	if week := objectOf(t.Settings, weekShown); week != nil {
		s["Type"] = weekShown
		if complement, has := week["ComplementEnabled"].(bool); has && !complement {
			odd = append(odd, "ComplementEnabled")
		}
		for day := range 7 {
			spans := []string{}
			for _, r := range objectsOf(week[dayName(day)+"Hours"]) {
				from, one := clockOf(r["Start"])
				to, two := clockOf(r["End"])
				if !one || !two {
					odd = append(odd, dayName(day)+"Hours")
					continue
				}
				spans = append(spans, from+"-"+to)
			}
			slices.Sort(spans)
			s[dayName(day)] = spans
		}
	}
	if dates := objectOf(t.Settings, datesShown); dates != nil {
		s["Type"] = datesShown
		list := []string{}
		for _, r := range objectsOf(dates["DateTimeRanges"]) {
			from, one := dateOf(r["Start"])
			to, two := dateOf(r["End"])
			if !one || !two {
				odd = append(odd, "DateTimeRanges")
				continue
			}
			list = append(list, from+"/"+to)
		}
		slices.Sort(list)
		s["Dates"] = list
	}
	if odd != nil {
		s["Odd"] = slices.Compact(odd)
	}
	return s
}

// objectOf is a property that holds an object, nil when it holds none.
func objectOf(o map[string]any, name string) map[string]any {
	v, _ := persona.SettingNamed(o, name)
	return asObject(v)
}

func asObject(v any) map[string]any {
	switch v := v.(type) {
	case tenant.Object:
		return v
	case map[string]any:
		return v
	}
	return nil
}

// objectsOf is a property that holds a list of objects; one alone is a list of one.
func objectsOf(v any) []map[string]any {
	items, isList := v.([]any)
	if !isList && v != nil {
		items = []any{v}
	}
	var list []map[string]any
	for _, item := range items {
		if o := asObject(item); o != nil {
			list = append(list, o)
		}
	}
	return list
}

// clockOf reads a time of day: text such as 08:30:00 or 1.00:00:00, or an object as a session writes one.
func clockOf(v any) (string, bool) {
	minutes := -1
	switch v := v.(type) {
	case map[string]any:
		if total, has := v["TotalMinutes"].(float64); has {
			minutes = int(total)
		}
	case string:
		days, clock, dotted := strings.Cut(v, ".")
		if !dotted {
			days, clock = "0", v
		}
		if len(clock) >= len("15:04") {
			if at, ok := voice.Minutes(clock[:len("15:04")]); ok && (days == "0" || days == "1") {
				minutes = at
				if days == "1" {
					minutes += 24 * 60
				}
			}
		}
	}
	if minutes < 0 || minutes > 24*60 {
		return "", false
	}
	return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60), true
}

// dateOf reads the beginning of a day; one at another time of it is none.
func dateOf(v any) (string, bool) {
	s, _ := v.(string)
	for _, layout := range []string{"2006-01-02T15:04:05", time.RFC3339, "2/1/2006 15:04", "2/1/2006"} {
		if at, err := time.Parse(layout, s); err == nil {
			return at.Format(time.DateOnly), at.Hour() == 0 && at.Minute() == 0
		}
	}
	return "", false
}

// ScheduleAsRead is a schedule as the tenant shows it. What the design cannot say is kept as it came, and never written.
func ScheduleAsRead(t tenant.Thing) voice.Schedule {
	now := scheduleShown(t)
	s := voice.Schedule{Name: t.Name, Tells: voice.OpeningHours, Existing: true}
	if now["Type"] == datesShown {
		s.Tells = voice.HolidayDates
	}
	for day := range 7 {
		one := voice.Day{Day: time.Weekday((day + 1) % 7)}
		for _, span := range persona.ListOf(now[dayName(day)]) {
			from, to, _ := strings.Cut(span, "-")
			one.Spans = append(one.Spans, voice.Span{From: from, To: to})
		}
		if len(one.Spans) > 0 {
			s.Week = append(s.Week, one)
		}
	}
	for _, stretch := range persona.ListOf(now["Dates"]) {
		from, to, _ := strings.Cut(stretch, "/")
		d := voice.Date{First: from}
		if after, err := time.Parse(time.DateOnly, to); err == nil && after.AddDate(0, 0, -1).Format(time.DateOnly) != from {
			d.Last = after.AddDate(0, 0, -1).Format(time.DateOnly)
		}
		s.Dates = append(s.Dates, d)
	}
	if len(persona.ListOf(now["Odd"])) > 0 {
		s.Kept = t.Settings
		s.Week, s.Dates = nil, nil
	}
	return s
}
