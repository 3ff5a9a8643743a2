package service

import (
	"time"

	"personadesk/backend/phone"
)

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

// written is a number as people write it.
func written(e164 string) string { return phone.International(e164) }
