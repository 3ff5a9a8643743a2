package workbook

import (
	"fmt"
	"time"
)

// Times are kept as UTC text of fixed width, which sorts like the times themselves; "" is the zero time.
const stampLayout = "2006-01-02T15:04:05.000000000Z"

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(stampLayout)
}

func unstamp(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(stampLayout, text)
	if err != nil {
		return time.Time{}, fmt.Errorf("reading the time %q: %w", text, err)
	}
	return t.UTC(), nil
}
