package audit

import (
	"testing"

	"personadesk/backend/ident"
)

func TestASubjectIsSpelledByItsKindAndItsID(t *testing.T) {
	for want, s := range map[string]Subject{
		"user/u1":                        User(ident.Object("U1")),
		"number/+441614960000;ext=100":   Number("+441614960000;ext=100"),
		"numbers/12":                     Numbers(12),
		"persona/hr":                     Persona("hr"),
		"group/personadesk-hr":           Group("personadesk-hr"),
		"queue/HR":                       Queue("HR"),
		"team/Sales":                     Team("Sales"),
		"policy/TeamsCallHoldPolicy/On":  Policy("TeamsCallHoldPolicy", "On"),
		"document/handbook":              Document("handbook"),
		"tenant/t1":                      Tenant("t1"),
		"plan/3":                         Plan(3),
		"run/4":                          Run(4),
		"change/number:u1":               Change("number:u1"),
		"approval":                       Approvals(),
		"workbook":                       Workbook(),
		"answer/hr/calls.queue":          Row("answer", "hr", "calls.queue", ""),
		"answer/hr/calls.queue/Main/One": Row("answer", "hr", "calls.queue", "Main/One"),
	} {
		if s.String() != want {
			t.Errorf("%+v is spelled %q, not %q", s, s, want)
		}
		if read := Named(want); read != s {
			t.Errorf("%q is read as %+v", want, read)
		}
	}
	if Named("user/U1") != User("u1") {
		t.Error("an object id in capitals is another")
	}
	if Named("") != (Subject{}) {
		t.Error("no text is a subject")
	}
}
