package commands

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"personadesk/backend/limit"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice/world"
)

// What a schedule may hold, as its commands document it.
const (
	maxRanges    = limit.ScheduleDates
	hourGrain    = 15 * time.Minute
	dateGrain    = 30 * time.Minute
	shownMoment  = "2006-01-02T15:04:05"
	weekly       = "WeeklyRecurrence"
	fixed        = "Fixed"
	weeklyObject = "WeeklyRecurrentSchedule"
	fixedObject  = "FixedSchedule"
)

var weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// timeSpan reads a time of day as .NET does: hours and minutes, perhaps seconds, perhaps days before a dot.
func timeSpan(s string) (time.Duration, bool) {
	days, clock, dotted := strings.Cut(s, ".")
	if !dotted {
		days, clock = "0", s
	}
	parts := strings.Split(clock, ":")
	d, err := strconv.Atoi(days)
	if err != nil || d < 0 || len(parts) < 2 || len(parts) > 3 {
		return 0, false
	}
	total := time.Duration(d) * 24 * time.Hour
	for i, unit := range []time.Duration{time.Hour, time.Minute, time.Second} {
		if i == len(parts) {
			break
		}
		n, err := strconv.Atoi(parts[i])
		if most := []int{23, 59, 59}[i]; err != nil || n < 0 || n > most {
			return 0, false
		}
		total += time.Duration(n) * unit
	}
	return total, true
}

func shownSpan(d time.Duration) string {
	text := fmt.Sprintf("%02d:%02d:%02d", int(d.Hours())%24, int(d.Minutes())%60, int(d.Seconds())%60)
	if d >= 24*time.Hour {
		return strconv.Itoa(int(d.Hours())/24) + "." + text
	}
	return text
}

func (t *Module) newTimeRange(p params) ([]tenant.Object, error) {
	from, one := timeSpan(p.text("start"))
	to, two := timeSpan(p.text("end"))
	switch {
	case !one || !two:
		return nil, Fail(KindBad, "Cannot convert value to type \"System.TimeSpan\".")
	case to <= from || to > 24*time.Hour:
		return nil, Fail(KindBad, "The start bound of a time range must be less than its end bound.")
	}
	return []tenant.Object{{"Start": shownSpan(from), "End": shownSpan(to)}}, nil
}

// moment reads a date as the command takes it: day, month, year, perhaps a time.
func moment(s string) (time.Time, bool) {
	for _, layout := range []string{"2/1/2006", "2/1/2006 15:04"} {
		if at, err := time.Parse(layout, s); err == nil {
			return at, at.Sub(at.Truncate(24*time.Hour))%dateGrain == 0
		}
	}
	return time.Time{}, false
}

func (t *Module) newDateTimeRange(p params) ([]tenant.Object, error) {
	from, ok := moment(p.text("start"))
	to := from.Truncate(24*time.Hour).AddDate(0, 0, 1)
	if ok && p.text("end") != "" {
		to, ok = moment(p.text("end"))
	}
	switch {
	case !ok:
		return nil, Fail(KindBad, "A bound of a date-time range must have the format d/m/yyyy or d/m/yyyy H:mm, on the hour or the half hour.")
	case !to.After(from):
		return nil, Fail(KindBad, "The start bound of a date-time range must be less than its end bound.")
	}
	return []tenant.Object{{"Start": from.Format(shownMoment), "End": to.Format(shownMoment)}}, nil
}

func (t *Module) scheduleAt(id string) (*world.Schedule, error) {
	for _, s := range t.Schedules {
		if strings.EqualFold(s.ID, id) {
			return s, nil
		}
	}
	return nil, Fail(KindMissing, "No schedule was found with the identity \""+id+"\".")
}

// scheduleObject shows a schedule with the attendants that are bound to it.
func (t *Module) scheduleObject(s *world.Schedule) map[string]any {
	o := map[string]any{"Id": s.ID, "Name": s.Name, "Type": s.Type, weeklyObject: nil, fixedObject: nil, "AssociatedConfigurationIds": []any{}}
	for name, v := range s.Settings {
		o[name] = v
	}
	users := []any{}
	for _, a := range t.Attendants {
		if a.Uses(s.ID) {
			users = append(users, a.ID)
		}
	}
	o["AssociatedConfigurationIds"] = users
	return o
}

func (t *Module) getSchedules(p params) ([]tenant.Object, error) {
	if p.has("id") {
		s, err := t.scheduleAt(p.text("id"))
		if err != nil {
			return nil, err
		}
		return []tenant.Object{t.scheduleObject(s)}, nil
	}
	out := []tenant.Object{}
	for _, s := range t.Schedules {
		out = append(out, t.scheduleObject(s))
	}
	return out, nil
}

func (t *Module) newSchedule(p params) ([]tenant.Object, error) {
	if p.truth("weeklyrecurrentschedule") == p.truth("fixedschedule") {
		return nil, ambiguous()
	}
	s := &world.Schedule{ID: t.Fresh("schedule").String(), Name: p.text("name"), Type: weekly, Settings: map[string]any{}}
	if p.truth("fixedschedule") {
		s.Type = fixed
		s.Settings[fixedObject] = map[string]any{"DateTimeRanges": p.values["datetimeranges"]}
		for _, day := range weekdays {
			if p.has(strings.ToLower(day)+"hours") || p.truth("complement") {
				return nil, ambiguous()
			}
		}
	} else {
		if p.has("datetimeranges") {
			return nil, ambiguous()
		}
		week := map[string]any{"ComplementEnabled": p.truth("complement")}
		for _, day := range weekdays {
			week[day+"Hours"] = p.values[strings.ToLower(day)+"hours"]
		}
		s.Settings[weeklyObject] = week
	}
	if err := checkSchedule(s); err != nil {
		return nil, err
	}
	for _, other := range t.Schedules {
		if strings.EqualFold(other.Name, s.Name) {
			return nil, Fail(KindTwice, "A schedule with the name \""+s.Name+"\" already exists.")
		}
	}
	t.Schedules, t.Dirty = append(t.Schedules, s), true
	return []tenant.Object{t.scheduleObject(s)}, nil
}

// checkSchedule refuses what the service refuses, and lays the lists out.
func checkSchedule(s *world.Schedule) error {
	if strings.TrimSpace(s.Name) == "" {
		return Fail(KindBad, "Cannot bind argument to parameter 'Name' because it is an empty string.")
	}
	if s.Type == fixed {
		dates, _ := s.Settings[fixedObject].(map[string]any)
		ranges, err := rangesIn(dates["DateTimeRanges"], "DateTimeRanges")
		if err != nil {
			return err
		}
		if len(ranges) > maxRanges {
			return Fail(KindBad, "A fixed schedule can have at most "+strconv.Itoa(maxRanges)+" date-time ranges.")
		}
		s.Settings[fixedObject] = map[string]any{"DateTimeRanges": anyList(ranges)}
		return nil
	}
	week, _ := s.Settings[weeklyObject].(map[string]any)
	laid := map[string]any{"ComplementEnabled": week["ComplementEnabled"] == true}
	total := 0
	for _, day := range weekdays {
		ranges, err := rangesIn(week[day+"Hours"], day+"Hours")
		if err != nil {
			return err
		}
		before := time.Duration(-1)
		for _, r := range ranges {
			from, _ := timeSpan(textIn(r, "Start"))
			to, _ := timeSpan(textIn(r, "End"))
			switch {
			case from%hourGrain != 0 || to%hourGrain != 0:
				return Fail(KindBad, "The time ranges of a weekly recurrent schedule must align with 15-minute boundaries.")
			case from < before:
				return Fail(KindBad, "The time ranges of "+day+" overlap.")
			}
			before = to
		}
		total += len(ranges)
		laid[day+"Hours"] = anyList(ranges)
	}
	if total == 0 {
		return Fail(KindBad, "A weekly recurrent schedule needs time ranges on at least one day.")
	}
	s.Settings[weeklyObject] = laid
	return nil
}

// rangesIn gives the ranges of a list, each as the command for ranges made it.
func rangesIn(v any, name string) ([]map[string]any, error) {
	ranges, err := objectsIn(v, name)
	for _, r := range ranges {
		if textIn(r, "Start") == "" || textIn(r, "End") == "" {
			return nil, Fail(KindBad, "Cannot bind parameter '"+name+"': a range has no bounds.")
		}
	}
	return ranges, err
}

// setSchedule writes back a schedule that was fetched. Its type stays.
func (t *Module) setSchedule(p params) ([]tenant.Object, error) {
	instance, isObject := p.values["instance"].(map[string]any)
	if !isObject {
		return nil, Fail(KindBad, "Cannot bind parameter 'Instance': it is no schedule.")
	}
	s, err := t.scheduleAt(textIn(instance, "Id"))
	if err != nil {
		return nil, err
	}
	changed := &world.Schedule{ID: s.ID, Name: textIn(instance, "Name"), Type: textIn(instance, "Type"),
		Settings: map[string]any{weeklyObject: instance[weeklyObject], fixedObject: instance[fixedObject]}}
	if changed.Type != s.Type {
		return nil, Fail(KindRefused, "The type of a schedule cannot be altered.")
	}
	if err := checkSchedule(changed); err != nil {
		return nil, err
	}
	*s, t.Dirty = *changed, true
	return nil, nil
}

func (t *Module) removeSchedule(p params) ([]tenant.Object, error) {
	s, err := t.scheduleAt(p.text("id"))
	if err != nil {
		return nil, err
	}
	var rest []*world.Schedule
	for _, other := range t.Schedules {
		if other != s {
			rest = append(rest, other)
		}
	}
	for _, a := range t.Attendants {
		if a.Uses(s.ID) {
			return nil, Fail(KindRefused, "The schedule \""+s.Name+"\" is used by the auto attendant \""+a.Name+"\" and cannot be removed.")
		}
	}
	t.Schedules, t.Dirty = rest, true
	return nil, nil
}
