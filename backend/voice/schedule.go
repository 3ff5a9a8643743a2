package voice

import (
	"time"

	"personadesk/backend/limit"
)

// ScheduleKind says what a schedule tells.
type ScheduleKind string

// The kinds of schedules.
const (
	OpeningHours ScheduleKind = "hours"
	HolidayDates ScheduleKind = "holidays"
)

// Schedule is opening hours or holidays, shared by the attendants that name it.
type Schedule struct {
	Name     string         `json:"name"`
	Tells    ScheduleKind   `json:"tells"`
	Existing bool           `json:"existing,omitempty"` // it is expected in the tenant and never made by us
	Week     []Day          `json:"week,omitempty"`     // of opening hours, from Monday; a day that is not listed is closed
	Dates    []Date         `json:"dates,omitempty"`    // of holidays
	Kept     map[string]any `json:"kept,omitempty"`     // what the tenant has beside this, as it came; never written
}

// Day is when somebody is there on one day of the week.
type Day struct {
	Day   time.Weekday `json:"day"`
	Spans []Span       `json:"spans"`
}

// Span is from one time of day to another, e.g. 08:30 to 17:30; 24:00 is the end of the day.
type Span struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Date is a holiday: one day, or several when Last is said.
type Date struct {
	Name  string `json:"name,omitempty"`
	First string `json:"first"` // 2027-12-25
	Last  string `json:"last,omitempty"`
}

// quarter is the grain of times in the module.
const quarter = limit.QueueStep

// endOfDay is the minute that ends a day.
const endOfDay = 24 * 60

// Minutes reads a time of day as minutes from midnight.
func Minutes(clock string) (int, bool) {
	if clock == "24:00" {
		return endOfDay, true
	}
	at, err := time.Parse("15:04", clock)
	if err != nil {
		return 0, false
	}
	return at.Hour()*60 + at.Minute(), true
}

// Opens says whether a weekday has any opening hours.
func (s Schedule) Opens(day time.Weekday) bool {
	for _, d := range s.Week {
		if d.Day == day && len(d.Spans) > 0 {
			return true
		}
	}
	return false
}

// Days counts the days of a schedule of holidays.
func (s Schedule) Days() int {
	total := 0
	for _, d := range s.Dates {
		total++
		first, one := time.Parse(time.DateOnly, d.First)
		last, two := time.Parse(time.DateOnly, d.Last)
		if d.Last != "" && one == nil && two == nil && last.After(first) {
			total += int(last.Sub(first).Hours() / 24)
		}
	}
	return total
}

// Kind is the kind of a schedule.
func (Schedule) Kind() Kind { return KindSchedule }

// Key is what a schedule is found by.
func (s Schedule) Key() string { return s.Name }
