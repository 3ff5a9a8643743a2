package plan

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"time"

	"personadesk/backend/limit"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// RenderOptions says how a plan is written as text.
type RenderOptions struct {
	Every bool          // write every change; else the changes of single users are shown as a sum after the first few
	In    *text.Printer // the language; English when nil
}

// fewOfEach is how many changes of single users are written one by one.
const fewOfEach = 5

// Title is what a lane is called on screens and in documents.
func (l Lane) Title() text.Text { return text.Of("plan.lane." + string(l)) }

// renderer writes a plan line by line.
type renderer struct {
	out *bufio.Writer
	in  *text.Printer
}

// Render writes a plan for people who read it in a terminal: how much there is to do, what it costs, the changes lane by
// lane with their signs, and what should be heeded. It is made for eyes; scripts read the JSON.
func Render(w io.Writer, p Plan, o RenderOptions) error {
	r := renderer{bufio.NewWriter(w), o.In}
	if r.in == nil {
		r.in = text.English()
	}
	if p.Empty() {
		r.say("", text.Of("plan.nothing", p.Nothing(), p.ReadAt))
	} else {
		r.header(p)
		at := 0
		for number, lane := range p.Order() {
			from := at
			for at < len(p.Changes) && p.Changes[at].Lane == lane {
				at++
			}
			if at > from {
				r.lane(number+1, lane, p.Changes[from:at], p.Bill.Lanes[lane], o)
			}
		}
		r.say("", text.Text{})
		r.say("", text.Of("plan.fingerprint", p.Fingerprint))
	}
	r.problems(p.Problems)
	if err := r.out.Flush(); err != nil {
		return fmt.Errorf("write a plan: %w", err)
	}
	return nil
}

// say writes one line, and a name in it cannot make another; Flush gives the error.
func (r renderer) say(before string, t text.Text) {
	_, _ = fmt.Fprintf(r.out, "%s%s\n", before, limit.Quoted(r.in.Print(t)))
}

func (r renderer) header(p Plan) {
	if p.Undoes != 0 {
		r.say("", text.Of("plan.takes-back", p.Undoes))
	}
	r.say("", text.Of("plan.cost", Changes(p.Bill.Changes), text.Of("count.calls", p.Bill.Writes+p.Bill.Reads), Lasts(p.Bill.Seconds)))
	r.say("", text.Of("plan.felt", problem.Users(p.Losing), p.Gaining, p.Unnoticing))
	r.say("", text.Of("plan.calls", p.Bill.Writes, p.Bill.Reads, p.ReadAt))
	if p.Bill.NumbersOut+p.Bill.NumbersBack > 0 {
		r.say("", text.Of("plan.numbers", p.Bill.NumbersOut, p.Bill.NumbersBack, p.Bill.NumbersFree))
	}
	if p.Bill.VoiceOn+p.Bill.VoiceOff > 0 {
		r.say("", text.Of("plan.voices", p.Bill.VoiceOn, p.Bill.VoiceOff))
	}
	for _, s := range p.Bill.Seats {
		r.say("", text.Of("plan.seats", s.Name, s.More, s.Less, s.Free))
	}
}

// Changes counts changes in words.
func Changes(n int) text.Text { return text.Of("count.changes", n) }

// Lasts writes a duration in seconds as people say an estimate: 40 s, 12 min, 2 h.
func Lasts(seconds int) text.Text {
	d := time.Duration(seconds) * time.Second
	switch {
	case d < 90*time.Second:
		return text.Of("lasts.seconds", seconds)
	case d < 100*time.Minute:
		return text.Of("lasts.minutes", int(d.Round(time.Minute)/time.Minute))
	}
	return text.Of("lasts.hours", int(d.Round(time.Hour)/time.Hour))
}

func (r renderer) lane(number int, lane Lane, changes []Change, seconds int, o RenderOptions) {
	r.say("", text.Text{})
	r.say(fmt.Sprintf("%d. ", number), text.Of("plan.lane", lane.Title(), Changes(len(changes)), Lasts(seconds)))
	shown, hidden := 0, 0
	for _, c := range changes {
		single := c.Kind.single()
		if single && !o.Every && shown >= fewOfEach {
			hidden++
			continue
		}
		if single {
			shown++
		}
		r.say("  "+sign(c.Sign)+" ", felt(c))
	}
	if hidden > 0 {
		r.say("    ", text.Of("plan.like-these", Changes(hidden)))
	}
}

// single says whether a change of the kind is about one user, of which a plan may hold as many as there are users.
func (k Kind) single() bool {
	return slices.Contains([]Kind{AssignNumber, ReleaseNumber, GrantUser, EnableVoice, DisableVoice}, k)
}

func sign(s Sign) string {
	if s == Remove {
		return "−"
	}
	return string(s)
}

// felt is the sentence of a change, with what its users feel.
func felt(c Change) text.Text {
	n := len(c.Users)
	switch {
	case n == 0:
		return c.Says
	case c.Effect == Gain:
		return text.Of("plan.gain", c.Says, n, c.Feels)
	case c.Effect == Lose:
		return text.Of("plan.lose", c.Says, n, c.Feels)
	}
	return text.Of("plan.notice", c.Says, n)
}

func (r renderer) problems(list []problem.Problem) {
	if len(list) == 0 {
		return
	}
	r.say("", text.Text{})
	r.say("", text.Of("plan.heed"))
	for _, p := range list {
		mark := map[problem.Severity]string{problem.Error: "✗", problem.Warning: "!", problem.Info: "i"}[p.Severity]
		r.say("  "+mark+" ", text.Of("plan.problem", p.Summary, p.Detail, p.Code))
		if !p.Hint.IsZero() {
			r.say("    ", p.Hint)
		}
	}
}
