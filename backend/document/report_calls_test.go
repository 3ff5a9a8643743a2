package document

import (
	"bytes"
	"strings"
	"testing"

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
