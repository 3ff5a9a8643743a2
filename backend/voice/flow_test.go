package voice

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/ident"
	"personadesk/backend/text"
)

// drawn writes a flow down: each node at its place, then the ways between them.
func drawn(f Flow) string {
	var b strings.Builder
	title := map[string]string{}
	say := text.English().Print
	for _, n := range f.Nodes {
		title[n.ID] = say(n.Title)
		mark := ""
		if n.Dead {
			mark = " DEAD"
		}
		fmt.Fprintf(&b, "%d.%d %s: %s (%s)%s\n", n.Row, n.Column, n.Kind, say(n.Title), say(n.Says), mark)
	}
	for _, e := range f.Edges {
		fmt.Fprintf(&b, "%s -%s-> %s\n", title[e.From], say(e.When), title[e.To])
	}
	return b.String()
}

func TestAQueueIsDrawnAsACallerMeetsIt(t *testing.T) {
	c, f := hr()
	c.Queues[0].Overflow = Exit{After: Whole(10), To: Target{Kind: ToPerson, Name: "helen@larkfield.example"}}
	f.Answer = map[ident.Key][]string{"hr": {"HR"}}
	flow, found := FlowOf(c, f, KindQueue, "hr")
	if !found {
		t.Fatal("not found")
	}
	want := `0.0 number: +44 161 496 0100 (resource account HR)
1.0 hours: Mon to Fri 08:30–17:30 (opening hours)
1.1 disconnect: Message, then the call ends (“We are here Monday to Friday”)
2.1 disconnect: The call ends ()
2.0 greeting: “Welcome to HR” (greeting, read to the caller)
3.0 queue: HR (all at once, rings 30 s)
3.1 person: Helen Marsh (one person)
4.1 voicemail: HR (voicemail, shared by 34)
4.0 agents: 35 people ring at once (HR, helen@larkfield.example)
+44 161 496 0100 --> Mon to Fri 08:30–17:30
Mon to Fri 08:30–17:30 -closed-> Message, then the call ends
Mon to Fri 08:30–17:30 -holidays-> The call ends
Mon to Fri 08:30–17:30 -open-> “Welcome to HR”
“Welcome to HR” --> HR
HR -over 10 wait-> Helen Marsh
HR -after 2 min-> HR
HR --> 35 people ring at once
`
	if diff := cmp.Diff(want, drawn(flow)); diff != "" {
		t.Error(diff)
	}
	if got := text.English().Print(flow.Answer); got != "1 of 35 agents answers, or voicemail after 2 minutes" {
		t.Error(got)
	}
	if len(flow.Dead()) > 0 {
		t.Error(flow.Dead())
	}
}

func TestDeadEndsAreMarked(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*Calls, *Facts)
		want   string // title and words of the node
	}{
		{"no holidays", func(c *Calls, _ *Facts) { c.Attendants[0].Holidays = nil }, "No holidays chosen (dead end: rings an empty office)"},
		{"lost hours", func(c *Calls, _ *Facts) { c.Schedules = c.Schedules[1:] }, "Office (dead end: these hours are gone)"},
		{"lost holidays", func(c *Calls, _ *Facts) { c.Schedules = c.Schedules[:1] }, "England (dead end: these hours are gone)"},
		{"lost resource account", func(c *Calls, f *Facts) { c.Accounts = c.Accounts[:1] }, "aa-hr@larkfield.example (dead end: resource account not found)"},
		{"account without number", func(c *Calls, _ *Facts) { c.Accounts[1].Number = "" }, "No number (resource account HR)"},
		{"nobody answers", func(c *Calls, _ *Facts) { c.Queues[0].People = nil }, "Nobody answers (dead end: no group and nobody by name)"},
		{"after hours undecided", func(c *Calls, _ *Facts) { c.Attendants[0].Closed = Way{} }, "Nothing decided (dead end: the call is cut off)"},
		{"overflow to nothing", func(c *Calls, _ *Facts) { c.Queues[0].Overflow.To = Target{Kind: ToQueue, Name: "Gone"} }, "Gone (dead end: not in the design)"},
		{"overflow to a queue without account", func(c *Calls, _ *Facts) {
			c.Queues = append(c.Queues, Queue{Name: "Two"})
			c.Queues[0].Overflow.To = Target{Kind: ToQueue, Name: "Two"}
		}, "Two (dead end: it has no resource account)"},
		{"round and round", func(c *Calls, _ *Facts) {
			c.Queues = append(c.Queues, Queue{Name: "Two", Account: "two@larkfield.example", Timeout: Exit{To: Target{Kind: ToQueue, Name: "HR"}}})
			c.Queues[0].Overflow.To = Target{Kind: ToQueue, Name: "Two"}
		}, "Two (dead end: calls go round and round)"},
		{"overflow to a person nobody named", func(c *Calls, _ *Facts) { c.Queues[0].Overflow.To = Target{Kind: ToPerson} }, "Nowhere chosen (dead end: nobody decided where)"},
		{"an operator that there is not", func(c *Calls, _ *Facts) { c.Attendants[0].Closed = Way{To: Target{Kind: ToOperator}} }, "Operator (dead end: nobody is the operator)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, f := hr()
			test.change(&c, &f)
			flow, _ := FlowOf(c, f, KindQueue, "HR")
			var found []string
			for _, n := range flow.Dead() {
				found = append(found, text.English().Print(n.Title)+" ("+text.English().Print(n.Says)+")")
			}
			if diff := cmp.Diff([]string{test.want}, found); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAMenuIsDrawnWithEachOfItsKeys(t *testing.T) {
	c, f := hr()
	c.Attendants = append(c.Attendants, Attendant{Name: "Main", Account: "aa-main@larkfield.example", Operator: Target{Kind: ToPerson, Name: "helen@larkfield.example"},
		Open: Way{Prompt: "Press 1 for HR", Options: []Option{{Key: "1", To: Target{Kind: ToAttendant, Name: "HR hours"}}, {Key: "0", To: Target{Kind: ToOperator}}}}})
	c.Accounts = append(c.Accounts, Account{UPN: "aa-main@larkfield.example", Name: "Main", For: KindAttendant, Number: "+441614960199"})
	flow, _ := FlowOf(c, f, KindAttendant, "Main")
	want := `0.0 number: +44 161 496 0199 (resource account Main)
1.0 menu: Menu of 2 (“Press 1 for HR”)
1.1 attendant: HR hours (attendant)
2.1 person: Helen Marsh (one person)
+44 161 496 0199 --> Menu of 2
Menu of 2 -key 1-> HR hours
Menu of 2 -key 0-> Helen Marsh
`
	if diff := cmp.Diff(want, drawn(flow)); diff != "" {
		t.Error(diff)
	}
}

// A queue that is reached by a key of a menu alone is drawn from the number of the menu; one with a number of its own begins there.
func TestAQueueBehindAMenuIsDrawnFromTheNumberThatIsCalled(t *testing.T) {
	c, f := hr()
	c.Attendants = []Attendant{{Name: "Main", Account: "aa-main@larkfield.example", Open: Way{Options: []Option{{Key: "1", To: Target{Kind: ToQueue, Name: "HR"}}}}}}
	c.Accounts = append(c.Accounts, Account{UPN: "aa-main@larkfield.example", Name: "Main", For: KindAttendant, Number: "+441614960199"})
	for number, want := range map[string]string{"": "0.0 number: +44 161 496 0199", "+441614960177": "0.0 number: +44 161 496 0177"} {
		c.Queues[0].Number, c.Queues[0].Account = number, ""
		flow, _ := FlowOf(c, f, KindQueue, "HR")
		if got := drawn(flow); !strings.HasPrefix(got, want) || strings.Contains(got, "-key 1-> HR") != (number == "") {
			t.Errorf("with the number %q:\n%s", number, got)
		}
	}
}

func TestNoTwoNodesStandAtOnePlace(t *testing.T) {
	c, f := hr()
	c.Queues[0].NoAgents = Target{Kind: KeepWaiting}
	flow, _ := FlowOf(c, f, KindQueue, "HR")
	seen := map[string]string{}
	for _, n := range flow.Nodes {
		place := fmt.Sprint(n.Column, "/", n.Row)
		if other := seen[place]; other != "" {
			t.Errorf("%s stands on %s", n.ID, other)
		}
		seen[place] = n.ID
	}
}

func TestAThingThatTheDesignDoesNotHaveIsNotDrawn(t *testing.T) {
	c, f := hr()
	for _, kind := range []Kind{KindQueue, KindAttendant, KindTeam} {
		if _, found := FlowOf(c, f, kind, "Nobody's"); found {
			t.Error(kind)
		}
	}
}
