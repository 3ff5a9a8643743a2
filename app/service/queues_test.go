package service

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/persona"
	"personadesk/backend/voice"
	"personadesk/backend/workbook"
)

func TestWhatTheTenantHasIsTakenOverByItsNameWithWhatItNames(t *testing.T) {
	d := emptyDesk(t)
	s := &Queues{d.Session(t.Context())}
	v, err := s.List()
	must(t, err)
	at := slices.IndexFunc(v.Tenant, func(l CallLine) bool { return l.Kind == voice.KindQueue })
	if !v.Read || at < 0 {
		t.Fatalf("nothing is offered: %+v", v)
	}
	name, accounts := v.Tenant[at].Name, len(v.Accounts)
	must(t, s.TakeOver("queue", name))
	if v, err = s.List(); err != nil || len(v.Queues) != 1 || len(v.Accounts) != accounts+1 {
		t.Fatalf("%+v %v", v, err)
	}
	if slices.ContainsFunc(v.Tenant, func(l CallLine) bool { return l.Kind == voice.KindQueue && l.Name == name }) {
		t.Error("it is offered once more")
	}
	shown, err := s.Detail("queue", name)
	if err != nil || !shown.Queue.Existing || shown.Queue.Account == "" {
		t.Errorf("%+v %v: it would be made again", shown.Queue, err)
	}
	wantCode(t, s.TakeOver("queue", "Nowhere"), "QUEUES_GONE")
}

func TestEverythingThatNamesAThingNamesItByItsNewName(t *testing.T) {
	d := emptyDesk(t)
	s := &Queues{d.Session(t.Context())}
	wb, err := d.Workbook()
	must(t, err)
	must(t, wb.SaveQueue(t.Context(), voice.Queue{Name: "Help", Language: "en-GB"}))
	must(t, wb.SaveThing(t.Context(), voice.Attendant{Name: "Main", Language: "en-GB", TimeZone: "UTC", Open: voice.Way{To: voice.Target{Kind: voice.ToQueue, Name: "Help"}}}))
	must(t, wb.SavePersona(t.Context(), persona.Persona{ID: "desk", Name: "Prov_Desk", Layer: persona.Baseline, Queues: []string{"Help"}}))
	renamed := voice.Queue{Name: "Service desk", Language: "en-GB"}
	must(t, s.Save(CallsEdit{Kind: voice.KindQueue, Before: "Help", Queue: &renamed}))
	shown, err := s.Detail("attendant", "Main")
	if err != nil || shown.Attendant.Open.To.Name != "Service desk" {
		t.Errorf("the attendant leads to %+v %v", shown.Attendant, err)
	}
	design, err := wb.Design(t.Context())
	must(t, err)
	if queues := design.Personas[0].Queues; !slices.Equal(queues, []string{"Service desk"}) {
		t.Errorf("the persona answers %v", queues)
	}
	if _, err := s.Detail("queue", "Help"); err == nil {
		t.Error("it is there under its old name too")
	}
}

func TestPeopleOfTheReadingAreOfferedByWhatIsTypedOfThem(t *testing.T) {
	d := emptyDesk(t)
	s := &Queues{d.Session(t.Context())}
	r, err := d.read(t.Context())
	must(t, err)
	one := r.line(7)
	for _, c := range []struct {
		says, find string
		total      func(int) bool
	}{
		{"everybody, of whom the first are given", "", func(n int) bool { return n == r.Directory.Len() && n > peopleMost }},
		{"by the sign-in name in any case", strings.ToUpper(one.UPN), func(n int) bool { return n == 1 }},
		{"by a part of the display name", one.Name[1:], func(n int) bool { return n >= 1 }},
		{"nobody", "no such person", func(n int) bool { return n == 0 }},
	} {
		v, err := s.People(c.find, []string{strings.ToUpper(one.UPN), "lost@larkfield.example"})
		must(t, err)
		if !v.Read || !c.total(v.Total) || len(v.Found) != min(v.Total, peopleMost) {
			t.Errorf("%s: %d of %d, read %v", c.says, len(v.Found), v.Total, v.Read)
		}
		if len(v.Chosen) != 1 || v.Chosen[0].UPN != one.UPN {
			t.Errorf("%s: of the chosen the reading has %+v", c.says, v.Chosen)
		}
	}
}

func TestWhereNothingWasReadNobodyIsOfferedAndASignInNameIsTakenAsItIs(t *testing.T) {
	d := NewDesk(Options{ConfigDir: t.TempDir()})
	must(t, d.Create(t.Context(), filepath.Join(t.TempDir(), "unread"+workbook.Extension), nil))
	t.Cleanup(func() { must(t, d.Close()) })
	if v, err := (&Queues{d.Session(t.Context())}).People("a", []string{"ann@larkfield.example"}); err != nil || v.Read || len(v.Found)+len(v.Chosen) > 0 {
		t.Errorf("%+v %v", v, err)
	}
	if got, err := (&Drafts{d.Session(t.Context())}).Read("person", " Ann "); err != nil || got.Wrong != nil || got.Text != "Ann" {
		t.Errorf("%+v %v", got, err)
	}
}

func TestWhoIsTypedIsReadAsASignInName(t *testing.T) {
	d := emptyDesk(t)
	s := &Drafts{d.Session(t.Context())}
	r, err := d.read(t.Context())
	must(t, err)
	one := r.line(7)
	for _, c := range []struct{ typed, text, wrong string }{
		{strings.ToUpper(one.UPN), one.UPN, ""},
		{one.Name, one.UPN, ""},
		{"starts@on.monday.example", "starts@on.monday.example", ""},
		{"No Such Person", "", "PERSON_UNKNOWN"},
		{"", "", ""},
	} {
		got, err := s.Read("person", c.typed)
		must(t, err)
		wrong := ""
		if got.Wrong != nil {
			wrong = got.Wrong.Code
		}
		if got.Text != c.text || wrong != c.wrong {
			t.Errorf("%q reads as %q, %q, want %q, %q", c.typed, got.Text, wrong, c.text, c.wrong)
		}
	}
}

func TestWhatIsMadeBeforeTheCustomerHasACountryIsOfTheTenants(t *testing.T) {
	d := emptyDesk(t)
	s := &Queues{d.Session(t.Context())}
	queue, err := s.New("queue", "Sales line")
	must(t, err)
	account, err := s.New("account", "Sales line")
	must(t, err)
	q, err := s.Detail("queue", queue)
	must(t, err)
	a, err := s.Detail("account", account)
	must(t, err)
	if q.Queue.Language != "en-GB" || a.Account.Country != "GB" {
		t.Errorf("it speaks %q, its account is in %q", q.Queue.Language, a.Account.Country)
	}
}
