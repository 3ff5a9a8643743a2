package service

import (
	"fmt"
	"time"

	"personadesk/backend/phone"
	"personadesk/backend/problem"
)

// people is a count of users with the verb that fits it.
func people(n int, one, many string) string {
	return problem.UsersWho(n, one, many)
}

// moment is a time as the page wants it, "" for the zero time.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func readAt(r *reading) string {
	if r == nil {
		return ""
	}
	return moment(r.At)
}

// until reads a day that somebody chose, at its end; "" is no end.
func until(day string) (time.Time, error) {
	if day == "" {
		return time.Time{}, nil
	}
	t, err := time.ParseInLocation(time.DateOnly, day, time.Local)
	if err != nil {
		return t, fmt.Errorf("%q is no date: %w", day, err)
	}
	return t.AddDate(0, 0, 1).Add(-time.Second), nil
}

// written is a number as people write it.
func written(e164 string) string { return phone.International(e164) }
