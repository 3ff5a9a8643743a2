package voice

import (
	"testing"

	"personadesk/backend/problem"
)

func TestReadSpans(t *testing.T) {
	for _, c := range []struct{ name, written, want, code string }{
		{"a day", "08:30-17:30", "08:30–17:30", ""},
		{"a lunch break, in words", "8 to 12, 13.30 to 17", "08:00–12:00, 13:30–17:00", ""},
		{"the afternoon first", "13:00-17:00; 08:00-12:00", "08:00–12:00, 13:00–17:00", ""},
		{"to the end of the day", "00:00–24:00", "00:00–24:00", ""},
		{"closed", " ", "", ""},
		{"an hour that no day has", "08:00-25:00", "", "HOURS_CLOCK"},
		{"a minute that no hour has", "08:75-10:00", "", "HOURS_CLOCK"},
		{"a word", "morning-noon", "", "HOURS_CLOCK"},
		{"no end", "08:30", "", "HOURS_SPAN"},
		{"two ends", "08:00-10:00-12:00", "", "HOURS_SPAN"},
		{"backwards", "17:00-08:00", "", "HOURS_ORDER"},
		{"no quarter of an hour", "08:10-17:00", "", "HOURS_QUARTER"},
		{"over each other", "08:00-13:00, 12:00-17:00", "", "HOURS_OVERLAP"},
	} {
		t.Run(c.name, func(t *testing.T) {
			spans, err := ReadSpans(c.written)
			if code(err) != c.code || err == nil && WriteSpans(spans) != c.want {
				t.Errorf("%q is %q, %v", c.written, WriteSpans(spans), err)
			}
			if err != nil {
				return
			}
			if again, err := ReadSpans(WriteSpans(spans)); err != nil || WriteSpans(again) != c.want {
				t.Errorf("what is written is not read as it was: %v, %v", again, err)
			}
		})
	}
}

func TestReadDates(t *testing.T) {
	for _, c := range []struct{ name, written, want, code string }{
		{"days and stretches", "2027-12-25 Christmas Day\n\n2027-12-28 to 2027-12-31 Between the years", "2027-12-25 Christmas Day\n2027-12-28 to 2027-12-31 Between the years", ""},
		{"no name", "2027-01-01", "2027-01-01", ""},
		{"none", "", "", ""},
		{"a day that no month has", "2027-02-30 Nothing", "", "HOLIDAY_DATE"},
		{"a word", "Christmas", "", "HOLIDAY_DATE"},
		{"an end that is no day", "2027-12-25 to 25th", "", "HOLIDAY_DATE"},
		{"backwards", "2027-12-26 to 2027-12-25 Christmas", "", "HOLIDAY_ORDER"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dates, err := ReadDates(c.written)
			if code(err) != c.code || err == nil && WriteDates(dates) != c.want {
				t.Errorf("%q is %q, %v", c.written, WriteDates(dates), err)
			}
		})
	}
}

func code(err error) string {
	if err == nil {
		return ""
	}
	return problem.From(err).Code
}
