package document

import (
	"bytes"
	"strings"
	"testing"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/voice"
)

func TestTheReportDrawsWhatACallerMeets(t *testing.T) {
	c := Content{Customer: "Larkfield", Design: persona.Design{
		Personas: []persona.Persona{{ID: "hr", Name: "Prov_HR", Queues: []string{"HR <Help>"}}},
		Queues:   []persona.Queue{{Name: "HR <Help>", Number: "+441614960100", Timeout: voice.Exit{After: voice.Whole(120), To: voice.Target{Kind: voice.ToQueue, Name: "Gone"}}}},
	}}
	var page bytes.Buffer
	if err := WriteReport(&page, c); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"What callers meet", "<svg", "HR &lt;Help&gt;", "+44 161 496 0100", "after 2 min", "dead end: not in the design", "stroke-dasharray"} {
		if !strings.Contains(page.String(), want) && !strings.Contains(page.String(), strings.ReplaceAll(want, "+", "&#43;")) {
			t.Errorf("not drawn: %s", want)
		}
	}
	if strings.Contains(page.String(), "<Help>") {
		t.Error("a name became code")
	}
}

// An attendant with everything that can go wrong: what is lost is said, and what does not fit stands below the drawing.
func TestTheReportDrawsAnAttendantWithItsHoursMenuAndDeadEnds(t *testing.T) {
	long := "For the night porter, for lost property or for anything else press 1"
	design := persona.Design{
		Personas: []persona.Persona{{ID: "hr", Name: "Prov_HR", Queues: []string{"Reception"}}},
		Queues:   []persona.Queue{{Name: "Reception", Account: "cq@larkfield.example", Overflow: voice.Exit{After: voice.Whole(7), To: voice.Target{Kind: voice.ToQueue, Name: "Gone"}}}},
		Things: voice.Things{
			Accounts:  []voice.Account{{UPN: "aa@larkfield.example", Name: "Front", Number: "+441614960101"}},
			Schedules: []voice.Schedule{{Name: "Office", Week: voice.OfficeWeek()}},
			Attendants: []voice.Attendant{
				{Name: "Front door", Account: "aa@larkfield.example", Hours: "Office", Holidays: []string{"Bank holidays"}, Closed: voice.Way{Greeting: "We are closed", To: voice.Target{Kind: voice.Disconnect}},
					Open: voice.Way{Prompt: long, Options: []voice.Option{{Key: "1", To: voice.Target{Kind: voice.ToQueue, Name: "Reception"}}, {Key: "2", To: voice.Target{Kind: voice.ToQueue, Name: "Nowhere"}}}}},
				{Name: "Back door", Account: "lost@larkfield.example", NoHolidays: true, Open: voice.Way{To: voice.Target{Kind: voice.ToQueue, Name: "Reception"}}},
			},
		},
	}
	for name, c := range map[string]struct {
		facts *voice.Facts
		wants []string
		never string
	}{
		"nothing was read": {nil, []string{"Agents, not read yet", "lost@larkfield.example"}, "resource account not found"},
		"the tenant lacks the account": {&voice.Facts{Accounts: []string{}, Answer: map[ident.Key][]string{"reception": {"Prov_HR"}}, Sizes: map[ident.Key]int{"prov_hr": 12}},
			[]string{"lost@larkfield.example: ", "12 people ring at once", "dead end: resource account not found"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var page bytes.Buffer
			if err := WriteReport(&page, Content{Customer: "Larkfield", Design: design, Calls: c.facts}); err != nil {
				t.Fatal(err)
			}
			got := strings.NewReplacer("&#43;", "+", "&#34;", `"`, "&ldquo;", "“").Replace(page.String())
			for _, want := range append([]string{"Front door", "Back door", "+44 161 496 0101", "Mon", "09:00", "closed", "Bank holidays", "key 1", "key 2", "Nowhere", "over 7", "A call gets nowhere here", long}, c.wants...) {
				if !strings.Contains(got, want) {
					t.Errorf("not said: %s", want)
				}
			}
			if c.never != "" && strings.Contains(got, c.never) {
				t.Errorf("said of what nobody read: %s", c.never)
			}
		})
	}
}
