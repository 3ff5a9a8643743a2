package workbook

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/text"
	"personadesk/backend/voice"
)

func oneOfEach() []voice.Thing {
	return []voice.Thing{
		voice.Site{Name: "Manchester", Address: voice.Address{City: "Manchester", Country: "GB"}, Offices: []string{"MCR"}, AreaCode: "161"},
		voice.Location{Name: "Manchester 3rd floor", Site: "Manchester", Place: "3rd floor"},
		voice.Usage{Name: "UK National"},
		voice.Route{Name: "UK", Pattern: `^\+44`, Usages: []string{"UK National"}, Gateways: []string{"sbc.larkfield.example"}, Priority: 1},
		voice.Account{UPN: "hr@larkfield.example", Name: "HR", For: voice.KindQueue, Number: "+441614960100"},
		voice.Schedule{Name: "Office hours"},
		voice.Attendant{Name: "Main number", Account: "main@larkfield.example", Language: "en-GB"},
		voice.Team{Name: "HR", Description: "People"},
		voice.Purchase{Product: "e43b5b99-8dfb-405f-9987-dc307f34bcbd", Seats: 40, For: "Sales", Note: "Order 7"},
	}
}

func TestEveryKindOfThingIsKeptFoundAndTakenBack(t *testing.T) {
	w := create(t)
	all := oneOfEach()
	var kinds []voice.Kind
	for _, one := range all {
		kinds = append(kinds, one.Kind())
		must(t, w.SaveThing(ctx, one))
	}
	if diff := cmp.Diff(voice.Kinds(), kinds); diff != "" {
		t.Fatalf("a kind is not tried:\n%s", diff)
	}
	design, err := w.Design(ctx)
	must(t, err)
	if diff := cmp.Diff(all, design.All()); diff != "" {
		t.Fatalf("what was kept is not what is found:\n%s", diff)
	}
	for _, one := range all {
		must(t, w.DeleteThing(ctx, one.Kind(), one.Key()))
	}
	design, err = w.Design(ctx)
	must(t, err)
	if left := design.All(); len(left) > 0 {
		t.Fatalf("not taken out: %v", left)
	}
	for range all {
		_, err := w.Undo(ctx)
		must(t, err)
	}
	design, err = w.Design(ctx)
	must(t, err)
	if diff := cmp.Diff(all, design.All()); diff != "" {
		t.Fatalf("undo did not give all of them back:\n%s", diff)
	}
}

func TestAThingOfAKindFromALaterProgramStaysInTheFile(t *testing.T) {
	w := create(t)
	must(t, w.save(ctx, text.Literal("later"), "thing", "later", "One", `{"name":"One"}`))
	if _, err := w.Design(ctx); err != nil {
		t.Fatal(err)
	}
	must(t, w.SaveThing(ctx, voice.Team{Name: "HR"}))
	var body string
	must(t, w.writer.QueryRowContext(ctx, "SELECT body FROM thing WHERE kind = 'later'").Scan(&body))
	if body != `{"name":"One"}` {
		t.Fatal(body)
	}
}
