package sample

import (
	"slices"
	"time"
)

// next is the day on which the department that is still to be heard will be: the sample stands in the middle of its work around it.
var next = time.Date(2025, time.November, 27, 0, 0, 0, 0, time.UTC)

// around moves every date of the sample by whole weeks, so that its next interview lies within the coming seven days of now and
// every other date keeps its distance and its day of the week.
func (c Content) around(now time.Time) Content {
	week := 7 * 24 * time.Hour
	shift := now.UTC().Truncate(24 * time.Hour).Sub(next).Truncate(week)
	for next.Add(shift).Before(now.UTC()) {
		shift += week
	}
	day := func(iso string) string {
		t, err := time.Parse(time.DateOnly, iso)
		if err != nil {
			return iso // not agreed yet
		}
		return t.Add(shift).Format(time.DateOnly)
	}
	c.GoLive = day(c.GoLive)
	c.Workshop.Interviews = slices.Clone(c.Workshop.Interviews)
	for i := range c.Workshop.Interviews {
		c.Workshop.Interviews[i].On = day(c.Workshop.Interviews[i].On)
	}
	c.Workshop.Answers = slices.Clone(c.Workshop.Answers)
	for i := range c.Workshop.Answers {
		c.Workshop.Answers[i].At = c.Workshop.Answers[i].At.Add(shift)
	}
	c.Numbers = slices.Clone(c.Numbers)
	for i := range c.Numbers {
		c.Numbers[i].Since = c.Numbers[i].Since.Add(shift)
	}
	return c
}
