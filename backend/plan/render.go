package plan

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"

	"personadesk/backend/problem"
)

// RenderOptions says how a plan is written as text.
type RenderOptions struct {
	Every bool // write every change; else the changes of single users are shown as a sum after the first few
}

// fewOfEach is how many changes of single users are written one by one.
const fewOfEach = 5

var laneTitles = map[Lane]string{
	LaneGroups: "Prepare groups and policies", LanePolicies: "Policies", LaneLicences: "Licences",
	LaneNumbers: "Numbers", LaneQueues: "Queues", LaneTeams: "Teams",
}

// Title is what a lane is called on screens and in documents.
func (l Lane) Title() string { return laneTitles[l] }

// Render writes a plan for people who read it in a terminal: how much there is to do, what it costs, the changes lane by
// lane with their signs, and what should be heeded. It is made for eyes; scripts read the JSON.
func Render(w io.Writer, p Plan, o RenderOptions) error {
	out := bufio.NewWriter(w)
	line := func(format string, args ...any) { _, _ = fmt.Fprintf(out, format+"\n", args...) } // Flush gives the error
	if p.Empty() {
		line("%s, as read %s.", nothing(p), p.ReadAt.UTC().Format("2006-01-02 15:04 MST"))
	} else {
		header(line, p)
		at := 0
		for number, lane := range p.Order() {
			from := at
			for at < len(p.Changes) && p.Changes[at].Lane == lane {
				at++
			}
			if at > from {
				renderLane(line, number+1, lane, p.Changes[from:at], p.Bill.Lanes[lane], o)
			}
		}
		line("")
		line("Fingerprint %s", p.Fingerprint)
	}
	renderProblems(line, p.Problems)
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write a plan: %w", err)
	}
	return nil
}

// nothing says why a plan has no changes.
func nothing(p Plan) string {
	if p.Undoes != 0 {
		return fmt.Sprintf("Nothing to change: nothing of run %d can be taken back", p.Undoes)
	}
	return "Nothing to change: the tenant is as designed"
}

func header(line func(string, ...any), p Plan) {
	if p.Undoes != 0 {
		line("Takes run %d back:", p.Undoes)
	}
	line("%s, %s, ≈ %s", count(p.Bill.Changes, "change"), count(p.Bill.Writes+p.Bill.Reads, "call"), Lasts(p.Bill.Seconds))
	line("%s lose something, %s gain, %s notice nothing.", problem.Users(p.Losing), problem.Thousands(p.Gaining), problem.Thousands(p.Unnoticing))
	line("Calls: %s to write, %s to read back. Read %s.", problem.Thousands(p.Bill.Writes), problem.Thousands(p.Bill.Reads), p.ReadAt.UTC().Format("2006-01-02 15:04 MST"))
	if p.Bill.NumbersOut+p.Bill.NumbersBack > 0 {
		line("Numbers: %s out, %s back, %s stay free.", problem.Thousands(p.Bill.NumbersOut), problem.Thousands(p.Bill.NumbersBack), problem.Thousands(p.Bill.NumbersFree))
	}
	for _, s := range p.Bill.Seats {
		line("Seats: %s +%s −%s of %s free.", s.Name, problem.Thousands(s.More), problem.Thousands(s.Less), problem.Thousands(s.Free))
	}
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return problem.Thousands(n) + " " + what + "s"
}

// Lasts writes a duration in seconds as people say an estimate: 40 s, 12 min, 2 h.
func Lasts(seconds int) string {
	d := time.Duration(seconds) * time.Second
	switch {
	case d < 90*time.Second:
		return fmt.Sprintf("%d s", seconds)
	case d < 100*time.Minute:
		return fmt.Sprintf("%d min", int(d.Round(time.Minute)/time.Minute))
	}
	return fmt.Sprintf("%d h", int(d.Round(time.Hour)/time.Hour))
}

func renderLane(line func(string, ...any), number int, lane Lane, changes []Change, seconds int, o RenderOptions) {
	line("")
	line("%d. %s: %s, ≈ %s", number, lane.Title(), count(len(changes), "change"), Lasts(seconds))
	shown, hidden := 0, 0
	for _, c := range changes {
		single := c.Kind == AssignNumber || c.Kind == ReleaseNumber || c.Kind == GrantUser
		if single && !o.Every && shown >= fewOfEach {
			hidden++
			continue
		}
		if single {
			shown++
		}
		line("  %s %s%s", sign(c.Sign), c.Says, felt(c))
	}
	if hidden > 0 {
		line("    and %s like these", count(hidden, "change"))
	}
}

func sign(s Sign) string {
	if s == Remove {
		return "−"
	}
	return string(s)
}

func felt(c Change) string {
	if len(c.Users) == 0 {
		return ""
	}
	text := " (" + problem.Users(len(c.Users))
	switch c.Effect {
	case Gain:
		text += " gain " + c.Feels
	case Lose:
		text += " lose " + c.Feels
	default:
		text += " notice nothing"
	}
	if len(c.Users) == 1 {
		text = strings.NewReplacer(" gain ", " gains ", " lose ", " loses ", " notice ", " notices ").Replace(text)
	}
	return text + ")"
}

func renderProblems(line func(string, ...any), list []problem.Problem) {
	if len(list) == 0 {
		return
	}
	line("")
	line("To heed:")
	for _, p := range list {
		line("  %s %s: %s [%s]", map[problem.Severity]string{problem.Error: "✗", problem.Warning: "!", problem.Info: "i"}[p.Severity], p.Summary, p.Detail, p.Code)
		if p.Hint != "" {
			line("    %s", p.Hint)
		}
	}
}
