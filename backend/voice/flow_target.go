package voice

import (
	"strings"
	"time"

	"personadesk/backend/ident"
	"personadesk/backend/phone"
	"personadesk/backend/text"
)

// target draws where a call goes. A target that is not there, or that nothing can be forwarded to, is a dead end.
func (d *drawing) target(t Target, of Kind, name, field string) Node {
	n := Node{Of: of, Name: name, Field: field, Says: said(t.Says)}
	switch t.Kind {
	case Disconnect:
		n.Kind, n.Title = NodeDisconnect, text.Of("voice.node.disconnect")
	case ToQueue:
		n.Kind, n.Title = NodeQueue, text.Literal(t.Name)
		q, found := Find(d.calls.Queues, t.Name)
		n.Says, n.Dead = d.forward(found, q.Account, text.Of("voice.node.a-queue"))
		if found {
			n.Of, n.Name, n.Field = KindQueue, q.Name, ""
		}
	case ToAttendant:
		n.Kind, n.Title = NodeAttendant, text.Literal(t.Name)
		a, found := Find(d.calls.Attendants, t.Name)
		met := text.Of("voice.node.attendant")
		if a.Open.Menu() {
			met = text.Of("voice.node.menu", len(a.Open.Options))
		}
		n.Says, n.Dead = d.forward(found, a.Account, met)
		if found {
			n.Of, n.Name, n.Field = KindAttendant, a.Name, ""
		}
	case ToPerson:
		n.Kind, n.Title, n.Says = NodePerson, d.person(t.Name), text.Of("voice.node.person")
	case ToMailbox:
		n.Kind, n.Title, n.Says = NodeVoicemail, d.person(t.Name), text.Of("voice.node.mailbox")
	case ToVoicemail:
		n.Kind, n.Title = NodeVoicemail, text.Literal(t.Name)
		n.Says = text.Of("voice.node.voicemail")
		if size, known := d.facts.Sizes[ident.Fold(t.Name)]; known {
			n.Says, n.Dead = text.Of("voice.node.voicemail.shared", size), size == 0
		}
	case ToNumber:
		n.Kind, n.Title, n.Says = NodePhone, text.Literal(phone.International(t.Name)), text.Of("voice.node.phone")
	case KeepWaiting:
		n.Kind, n.Title, n.Says = NodeWaiting, text.Of("voice.node.waits"), text.Of("voice.node.waits.for")
	case ToOperator:
		a, _ := Find(d.calls.Attendants, name)
		if a.Operator.Said() && a.Operator.Kind != ToOperator {
			return d.target(a.Operator, of, name, "operator")
		}
		n.Kind, n.Title, n.Says, n.Dead = NodePerson, text.Of("voice.node.operator"), text.Of("voice.node.no-operator"), true
	default:
		n.Kind, n.Title, n.Says, n.Dead = NodeDisconnect, text.Of("voice.node.undecided"), text.Of("voice.node.cut-off"), true
	}
	if n.Kind != NodeDisconnect && t.Kind != ToQueue && t.Kind != ToAttendant && t.Kind != KeepWaiting && t.Kind != ToOperator && strings.TrimSpace(t.Name) == "" {
		n.Title, n.Says, n.Dead = text.Of("voice.node.nowhere"), text.Of("voice.node.unnamed"), true
	}
	return n
}

// forward says whether a call can be forwarded to a queue or an attendant: it must be there and have a resource account.
func (d *drawing) forward(found bool, account string, otherwise text.Text) (says text.Text, dead bool) {
	switch {
	case !found:
		return text.Of("voice.node.lost"), true
	case account == "":
		return text.Of("voice.node.no-account"), true
	}
	return otherwise, false
}

func (d *drawing) person(upn string) text.Text {
	if p, known := d.facts.People[ident.Fold(upn)]; known && p.Name != "" {
		return text.Literal(p.Name)
	}
	return text.Literal(upn)
}

// round says whether a call that leaves a queue for a target comes back to it by the usual ways, again and again.
func (d *drawing) round(from Queue, t Target) bool {
	seen := map[string]bool{}
	for {
		key := string(t.Kind) + "/" + string(ident.Fold(t.Name))
		if seen[key] {
			return false // it goes round elsewhere, which is said there
		}
		seen[key] = true
		switch t.Kind {
		case ToQueue:
			if ident.Fold(t.Name) == ident.Fold(from.Name) {
				return true
			}
			q, found := Find(d.calls.Queues, t.Name)
			if !found {
				return false
			}
			t = q.Timeout.To
		case ToAttendant:
			a, found := Find(d.calls.Attendants, t.Name)
			if !found || a.Open.Menu() {
				return false
			}
			t = a.Open.To
		default:
			return false
		}
	}
}

// minute is how many seconds a minute has.
const minute = 60

// Lasting says how long something takes: 45 seconds, 2 minutes.
func Lasting(seconds int) text.Text {
	if seconds >= minute && seconds%minute == 0 {
		return text.Of("voice.minutes", seconds/minute)
	}
	return text.Of("voice.seconds", seconds)
}

// shortly is Lasting for the narrow place beside a line.
func shortly(seconds int) text.Text {
	if seconds >= minute && seconds%minute == 0 {
		return text.Of("voice.min", seconds/minute)
	}
	return text.Of("voice.sec", seconds)
}

// weekdays lists the days from Monday.
var weekdays = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}

// Week says opening hours in short: Mon to Fri 08:30 to 17:30; or the holidays, by their number.
func Week(s Schedule) text.Text {
	if s.Tells == HolidayDates {
		return text.Of("voice.holidays", s.Days())
	}
	hours := func(day time.Weekday) string {
		var list []string
		for _, d := range s.Week {
			if d.Day == day {
				for _, span := range d.Spans {
					list = append(list, span.From+"–"+span.To)
				}
			}
		}
		return strings.Join(list, " ")
	}
	var parts []text.Text
	for i := 0; i < len(weekdays); {
		j := i
		for j+1 < len(weekdays) && hours(weekdays[j+1]) == hours(weekdays[i]) {
			j++
		}
		if h := hours(weekdays[i]); h != "" {
			if j > i {
				parts = append(parts, text.Of("voice.days", dayName(weekdays[i]), dayName(weekdays[j]), h))
			} else {
				parts = append(parts, text.Of("voice.day", dayName(weekdays[i]), h))
			}
		}
		i = j + 1
	}
	if len(parts) == 0 {
		return text.Of("voice.never")
	}
	return text.Of("voice.week", parts)
}

func dayName(day time.Weekday) text.Text {
	return text.Of("voice.day." + strings.ToLower(day.String()))
}
