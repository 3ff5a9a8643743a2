package document

import (
	"strings"

	"personadesk/backend/plan"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

// The measures of a drawn call, in pixels; they are those of the screen.
const (
	nodeWidth, nodeHeight = 232, 48
	columnPitch, rowPitch = 336, 80
)

type (
	reportCall struct {
		Name, Answer, Beside string
		Width, Height        int
		Nodes                []reportNode
		Lines                []reportLine
		Dead, Whole          []string // where a call gets nowhere, and what did not fit into the drawing
	}
	reportNode struct {
		X, Y, TitleY, SaysY, TextX int
		Title, Says                string
		Dead                       bool
	}
	reportLine struct {
		X1, Y1, Bend, X2, Y2, WordsX, WordsY int
		Straight                             bool
		When                                 string
	}
)

// calls draws what a caller to each queue and attendant of the design meets. Without a reading nobody knows who will be in a group, and what of
// the tenant is named by the design.
func calls(c Content) []reportCall {
	facts := plan.CallFacts(c.Design, tenant.Reading{}, nil, nil)
	if c.Calls != nil {
		facts = *c.Calls
	}
	var list []reportCall
	all := c.Design.Calls()
	for _, q := range all.Queues {
		if f, drawn := voice.FlowOf(all, facts, voice.KindQueue, q.Name); drawn {
			list = append(list, drawnCall(f))
		}
	}
	for _, a := range all.Attendants {
		if f, drawn := voice.FlowOf(all, facts, voice.KindAttendant, a.Name); drawn {
			list = append(list, drawnCall(f))
		}
	}
	return list
}

func drawnCall(f voice.Flow) reportCall {
	say := text.English().Print
	call := reportCall{Name: f.Name, Answer: say(f.Answer), Beside: say(f.Beside)}
	at := map[string]reportNode{}
	for _, n := range f.Nodes {
		x, y := n.Column*columnPitch, n.Row*rowPitch
		title, says := say(n.Title), say(n.Says)
		if whole := strings.Trim(title+": "+says, ": "); fitted(title) != title || fitted(says) != says {
			call.Whole = append(call.Whole, whole)
		}
		if n.Dead {
			call.Dead = append(call.Dead, strings.Trim(title+": "+says, ": "))
		}
		drawn := reportNode{X: x, Y: y, TextX: x + 12, TitleY: y + 20, SaysY: y + 38, Title: fitted(title), Says: fitted(says), Dead: n.Dead}
		at[n.ID] = drawn
		call.Nodes = append(call.Nodes, drawn)
		call.Width, call.Height = max(call.Width, x+nodeWidth+2), max(call.Height, y+nodeHeight+2)
	}
	for _, e := range f.Edges {
		from, to := at[e.From], at[e.To]
		line := reportLine{Straight: from.X == to.X, When: say(e.When)}
		if line.Straight {
			line.X1, line.Y1, line.X2, line.Y2 = from.X+nodeWidth/2, from.Y+nodeHeight, to.X+nodeWidth/2, to.Y
			line.WordsX, line.WordsY = line.X1+8, (line.Y1+line.Y2)/2+4
		} else {
			line.X1, line.Y1, line.X2, line.Y2 = from.X+nodeWidth, from.Y+nodeHeight/2, to.X, to.Y+nodeHeight/2
			line.Bend, line.WordsX, line.WordsY = to.X-24, line.X1+6, line.Y2-6
		}
		call.Lines = append(call.Lines, line)
	}
	return call
}

// fitted cuts a text to what fits into a node; the whole of it stands below the drawing.
func fitted(words string) string {
	const most = 34
	letters := []rune(words)
	if len(letters) <= most {
		return words
	}
	return string(letters[:most-1]) + "…"
}
