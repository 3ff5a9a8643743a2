package voice

import (
	"slices"
	"testing"

	"personadesk/backend/problem"
	"personadesk/backend/text"
)

func ways(c Calls, code string, at problem.Where) (ids []string, first []Thing) {
	for i, f := range Fixes(c, Usual{Language: "en-GB", Zone: "GMT Standard Time", Domain: "larkfield.example", Country: "GB"}, problem.Problem{Code: code, Where: at}) {
		if i == 0 {
			first = f.Then
		}
		ids = append(ids, f.ID)
	}
	return ids, first
}

// Of the schedules only holidays are offered as holidays, and what is met on them is what is met outside the hours until somebody says otherwise.
func TestAnAttendantWithoutHolidaysIsOfferedThoseOfTheDesign(t *testing.T) {
	c, _ := hr()
	c.Attendants[0].Holidays, c.Attendants[0].Holiday = nil, Way{}
	at := problem.Where{Kind: string(KindAttendant), ID: "HR hours"}
	ids, first := ways(c, "ATTENDANT_HOLIDAYS", at)
	if !slices.Equal(ids, []string{"holidays/England", "open"}) {
		t.Fatal(ids)
	}
	if a, _ := first[0].(Attendant); !slices.Equal(a.Holidays, []string{"England"}) || a.Holiday.Greeting != "We are here Monday to Friday" {
		t.Errorf("%+v", a)
	}
	c.Attendants[0].Closed = Way{}
	if ids, _ := ways(c, "ATTENDANT_HOLIDAY", at); len(ids) != 0 {
		t.Errorf("nobody said what is met outside the hours, and it is offered for holidays: %v", ids)
	}
}

func TestAProblemOfWhatIsNotThereHasNoWayOut(t *testing.T) {
	c, _ := hr()
	for _, kind := range []Kind{KindQueue, KindAttendant, KindAccount} {
		if ids, _ := ways(c, "CALL_LANGUAGE", problem.Where{Kind: string(kind), ID: "gone"}); len(ids) != 0 {
			t.Errorf("%s: %v", kind, ids)
		}
	}
}

func TestHowLongSomethingLasts(t *testing.T) {
	for seconds, want := range map[int][2]string{0: {"0 seconds", "0 s"}, 45: {"45 seconds", "45 s"}, 59: {"59 seconds", "59 s"}, 60: {"1 minute", "1 min"},
		90: {"90 seconds", "90 s"}, 120: {"2 minutes", "2 min"}} {
		if long, short := text.English().Print(Lasting(seconds)), text.English().Print(shortly(seconds)); long != want[0] || short != want[1] {
			t.Errorf("%d: %q and %q, want %q", seconds, long, short, want)
		}
	}
}
