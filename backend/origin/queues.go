package origin

import (
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/phone"
	"personadesk/backend/voice"
	"personadesk/backend/workshop"
)

// HeardQueue is a queue that a department named, with what it said of it.
type HeardQueue struct {
	Department string
	Queue      string
	Answers    []workshop.Asked // those that were given
}

// HeardQueues lists the queues of the interviews in the order of the board.
func HeardQueues(w workshop.Workshop) []HeardQueue {
	var list []HeardQueue
	for _, d := range w.Departments {
		interview := w.InterviewOf(d.ID)
		asked := workshop.QuestionsFor(interview, w.Answers)
		for _, name := range interview.Queues {
			h := HeardQueue{Department: d.ID, Queue: name}
			for _, a := range asked {
				if a.Queue == name && a.Answer != nil && a.Answer.Given() {
					h.Answers = append(h.Answers, a)
				}
			}
			list = append(list, h)
		}
	}
	return list
}

// HeardOf is what was said of a queue of the design.
func HeardOf(w workshop.Workshop, q voice.Queue) (HeardQueue, bool) {
	name := q.Heard
	if name == "" {
		name = q.Name
	}
	for _, h := range HeardQueues(w) {
		if ident.Fold(h.Queue) == ident.Fold(name) && (q.Department == "" || h.Department == q.Department) {
			return h, true
		}
	}
	return HeardQueue{}, false
}

// Made is what a made thing has that no interview says.
type Made struct {
	Language string // e.g. en-GB
	Zone     string // as Windows names it
	Domain   string // of the tenant, "" while it is not known: then no resource account can be named
	Country  string // two letters
}

// Calls is what the interviews say of queues, as things of a design: those that it has already are left out. What a queue has opening
// hours of gets an attendant in front, with the hours as a schedule that those who say the same share. What was said in words that
// nobody can be sure of stays with the answers; the thread leads there.
func Calls(w workshop.Workshop, have voice.Calls, m Made) voice.Calls {
	var made voice.Calls
	for _, h := range HeardQueues(w) {
		if slices.ContainsFunc(append(slices.Clone(have.Queues), made.Queues...), func(q voice.Queue) bool {
			return ident.Fold(q.Name) == ident.Fold(h.Queue) || ident.Fold(q.Heard) == ident.Fold(h.Queue) && q.Department == h.Department
		}) {
			continue
		}
		q := voice.Queue{Name: h.Queue, Heard: h.Queue, Department: h.Department, Language: m.Language}
		var hours []voice.Day
		closed := ""
		for _, a := range h.Answers {
			hear(&q, a)
			switch a.Question.ID {
			case "service.hours":
				hours, _ = voice.WeekHeard(a.Answer.Text)
			case "service.after-hours":
				closed = strings.TrimSpace(a.Answer.Text)
			}
		}
		number := q.Number
		if m.Domain != "" {
			account := voice.NewAccount(voice.KindQueue, q.Name, m.Domain, m.Country)
			if hours == nil {
				account = account.With(number)
			}
			made.Accounts, q.Account, q.Number = append(made.Accounts, account), account.UPN, ""
		}
		made.Queues = append(made.Queues, q)
		if hours != nil {
			front(&made, have, q, hours, closed, m)
		}
		if hours != nil && m.Domain != "" {
			a := &made.Attendants[len(made.Attendants)-1]
			account := voice.NewAccount(voice.KindAttendant, q.Name, m.Domain, m.Country).With(number)
			made.Accounts, a.Account = append(made.Accounts, account), account.UPN
		}
	}
	return made
}

// front puts an attendant with opening hours before a queue.
func front(made *voice.Calls, have voice.Calls, q voice.Queue, hours []voice.Day, closed string, m Made) {
	s := voice.Schedule{Tells: voice.OpeningHours, Week: hours}
	at := slices.IndexFunc(append(slices.Clone(have.Schedules), made.Schedules...), func(other voice.Schedule) bool {
		return other.Tells == voice.OpeningHours && slices.EqualFunc(other.Week, hours, func(a, b voice.Day) bool {
			return a.Day == b.Day && slices.Equal(a.Spans, b.Spans)
		})
	})
	if at >= 0 {
		s = append(slices.Clone(have.Schedules), made.Schedules...)[at]
	} else {
		s.Name = "Hours of " + q.Name
		made.Schedules = append(made.Schedules, s)
	}
	a := voice.Attendant{Name: q.Name + " hours", Department: q.Department, Language: m.Language, TimeZone: m.Zone, Hours: s.Name,
		Open: voice.Way{To: voice.Target{Kind: voice.ToQueue, Name: q.Name}}}
	if closed != "" {
		a.Closed = voice.Way{Greeting: closed, To: voice.Target{Kind: voice.Disconnect}}
	}
	made.Attendants = append(made.Attendants, a)
}

// hear puts one answer into a queue.
func hear(q *voice.Queue, a workshop.Asked) {
	choice := ""
	if len(a.Answer.Choices) == 1 {
		choice = a.Answer.Choices[0]
	}
	switch a.Question.ID {
	case "service.distribution":
		q.Routing = map[string]voice.Routing{"serial": voice.InOrder, "attendant": voice.AllAtOnce, "round-robin": voice.RoundRobin, "longest-idle": voice.LongestIdle}[choice]
	case "service.limit":
		q.Overflow.After = a.Answer.Count
	case "service.overflow":
		switch choice {
		case "disconnect":
			q.Overflow.To = voice.Target{Kind: voice.Disconnect}
		case "voicemail":
			q.Overflow.To = voice.Target{Kind: voice.ToVoicemail}
		}
	case "service.greeting":
		if choice == workshop.Yes {
			q.Greeting = strings.TrimSpace(a.Answer.Words)
		}
	case "service.members":
		q.People = principals(a.Answer.Text)
	case "service.owners":
		q.Authorised = principals(a.Answer.Text)
	case "service.numbers":
		for line := range strings.Lines(a.Answer.Text) {
			if n, err := phone.Parse(strings.TrimSpace(line), ""); err == nil && q.Number == "" {
				q.Number = n.E164
			}
		}
	}
}

// principals takes the principal names out of what was said; names of people are not among them, because two can have one.
func principals(words string) []string {
	var list []string
	for _, word := range strings.FieldsFunc(words, func(r rune) bool { return strings.ContainsRune(" ,;\n\t<>()", r) }) {
		if local, domain, ok := strings.Cut(word, "@"); ok && local != "" && strings.Contains(domain, ".") {
			list = append(list, word)
		}
	}
	return list
}
