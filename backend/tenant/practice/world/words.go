package world

import (
	"time"
)

// Stamp writes a time the way Graph does.
func Stamp(seconds int64) string { return time.Unix(seconds, 0).UTC().Format("2006-01-02T15:04:05Z") }

// Texted gives texts as JSON would have them.
func Texted(items []string) []any {
	out := make([]any, len(items))
	for i, s := range items {
		out[i] = s
	}
	return out
}

// OrNull is a text as JSON would have it, with null for an empty one: the directory holds no empty texts.
func OrNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}
