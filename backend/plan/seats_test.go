package plan_test

import (
	"encoding/json"
	"slices"
	"testing"

	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/targeting"
	"personadesk/backend/tenant"
	"personadesk/backend/voice"
)

// staff is a directory of users in a city, of whom some hold licences: "" of whom it was not read, "-" for none.
func staff(t *testing.T, holds ...string) *directory.Directory {
	t.Helper()
	d := directory.New(len(holds))
	for i, sku := range holds {
		user := map[string]json.RawMessage{"id": json.RawMessage(`"00000000-0000-4000-8000-00000000000` + string(rune('0'+i)) + `"`),
			"city": json.RawMessage(`"Leeds"`), "usageLocation": json.RawMessage(`"GB"`)}
		switch sku {
		case "":
		case "-":
			user["assignedLicenses"] = json.RawMessage(`[]`)
		default:
			user["assignedLicenses"] = json.RawMessage(`[{"skuId":"` + sku + `"}]`)
		}
		if err := d.Set(user); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

func TestSeatsAreCountedOnceForEverybody(t *testing.T) {
	const phone = ident.SKU("e43b5b99-8dfb-405f-9987-dc307f34bcbd")
	two := []persona.Persona{
		{ID: "a", Name: "A", Layer: persona.Calling, Licences: []ident.SKU{phone}, Rule: `user.city -eq "Leeds"`},
		{ID: "b", Name: "B", Layer: persona.Department, Licences: []ident.SKU{phone}, Rule: `user.city -eq "Leeds"`},
	}
	bought := func(seats, used int) []tenant.Subscription {
		return []tenant.Subscription{{SKU: phone, Bought: seats, Used: used}}
	}
	for name, c := range map[string]struct {
		users   []string
		bought  []tenant.Subscription
		ordered int // -1: nobody says
		want    plan.Seats
		code    string
	}{
		"nothing was read":                    {nil, nil, -1, plan.Seats{Ordered: -1}, ""},
		"nothing was read, some are ordered":  {nil, nil, 3, plan.Seats{Ordered: 3}, ""},
		"enough":                              {[]string{"-", "-"}, bought(5, 3), -1, plan.Seats{Read: true, Counted: true, Ordered: -1, Owned: 5, Used: 3, Needed: 2, More: 2}, ""},
		"one short":                           {[]string{"-", "-", "-"}, bought(5, 3), -1, plan.Seats{Read: true, Counted: true, Ordered: -1, Owned: 5, Used: 3, Needed: 3, More: 3, Short: 1}, "PLAN_SEATS_SHORT"},
		"who has one needs none":              {[]string{"-", "-", string(phone)}, bought(5, 3), -1, plan.Seats{Read: true, Counted: true, Ordered: -1, Owned: 5, Used: 3, Needed: 3, More: 2}, ""},
		"of whom it was not read may need":    {[]string{"-", "-", ""}, bought(5, 3), -1, plan.Seats{Read: true, Counted: true, Ordered: -1, Owned: 5, Used: 3, Needed: 3, More: 3, Unread: 1, Short: 1}, "PLAN_SEATS_SHORT"},
		"the tenant has none of it":           {[]string{"-"}, []tenant.Subscription{}, -1, plan.Seats{Read: true, Counted: true, Ordered: -1, Needed: 1, More: 1, Short: 1}, "PLAN_SEATS_SHORT"},
		"what was bought was not read":        {[]string{"-", "-"}, nil, -1, plan.Seats{Counted: true, Ordered: -1, Needed: 2, More: 2}, ""},
		"fewer are ordered, the rest unknown": {[]string{"-", "-"}, nil, 1, plan.Seats{Counted: true, Ordered: 1, Needed: 2, More: 2, Short: 1}, "SEATS_ORDERED"},
		"the tenant has fewer than ordered":   {[]string{"-"}, bought(5, 3), 9, plan.Seats{Read: true, Counted: true, Ordered: 9, Owned: 5, Used: 3, Needed: 1, More: 1}, "SEATS_DIFFER"},
		"over-used":                           {[]string{"-"}, bought(3, 5), -1, plan.Seats{Read: true, Counted: true, Ordered: -1, Owned: 3, Used: 5, Needed: 1, More: 1, Short: 1}, "PLAN_SEATS_SHORT"},
	} {
		t.Run(name, func(t *testing.T) {
			d := persona.Design{Personas: two}
			if c.ordered >= 0 {
				d.Purchases = []voice.Purchase{{Product: phone, Seats: c.ordered}}
			}
			var dir *directory.Directory
			var reach []targeting.Reach
			if c.users != nil {
				dir = staff(t, c.users...)
				reach = targeting.Of(two, dir, now)
			}
			list := plan.CountSeats(d, plan.Givers(d, dir, reach, now), c.bought, dir)
			if len(list) != 1 {
				t.Fatalf("%+v", list)
			}
			got := list[0]
			if !slices.Equal(got.Personas, []string{"A", "B"}) || got.Name != "Microsoft Teams Phone Standard" {
				t.Errorf("%+v", got)
			}
			code := ""
			for _, p := range got.Problems() {
				code += p.Code
			}
			got.SKU, got.Name, got.Personas = "", "", nil
			if !equalSeats(got, c.want) || code != c.code {
				t.Errorf("%+v with %q, want %+v with %q", got, code, c.want, c.code)
			}
		})
	}
}

func equalSeats(a, b plan.Seats) bool {
	a.Personas, b.Personas = nil, nil
	return a.Read == b.Read && a.Counted == b.Counted && a.Owned == b.Owned && a.Used == b.Used && a.Ordered == b.Ordered &&
		a.Needed == b.Needed && a.More == b.More && a.Unread == b.Unread && a.Short == b.Short
}

func TestUsersWithoutAUsageLocationAreNamedWhereTheyGetLicences(t *testing.T) {
	one := []persona.Persona{{ID: "a", Name: "A", Layer: persona.Baseline, Licences: []ident.SKU{"05e9a617-0261-4cee-bb44-138d3ef5d965"}, Rule: `user.city -eq "Leeds"`}}
	dir := staff(t, "-", "-")
	find := func() int {
		return len(plan.Unlocated(plan.Givers(persona.Design{Personas: one}, dir, targeting.Of(one, dir, now), now), dir, "GB", now))
	}
	if find() != 0 {
		t.Error("all of them are somewhere")
	}
	if err := dir.Merge(map[string]json.RawMessage{"id": json.RawMessage(`"00000000-0000-4000-8000-000000000000"`), "usageLocation": json.RawMessage(`null`)}); err != nil {
		t.Fatal(err)
	}
	if find() != 1 {
		t.Error("one is nowhere, and nobody says so")
	}
	one[0].Licences = nil
	if find() != 0 {
		t.Error("it gives no licence")
	}
}

// A part that is switched off counts as not there: of a user's own licence, and of what a group hands out.
func TestPhoneThatIsSwitchedOffGivesNoNumber(t *testing.T) {
	const off = `[{"servicePlanId":"4828c8ec-dc2e-4779-b502-87ac9ce28ab7","capabilityStatus":"Deleted"}]`
	count := func(change func(d *plan.Design, w *world)) int {
		w := newWorld(t, 8)
		d := wanted(t)
		change(&d, w)
		n := 0
		for _, c := range plan.Make(d, w.reading(), now, plan.Options{}).Changes {
			if c.Kind == plan.AssignNumber {
				n++
			}
		}
		return n
	}
	without := func(d *plan.Design) {
		for i := range d.Persona.Personas {
			d.Persona.Personas[i].Licences = nil
		}
	}
	e5 := []any{map[string]any{"skuId": "06ebc4ee-1bb5-47dd-8120-11324bc54e06"}}
	has := count(func(d *plan.Design, w *world) {
		without(d)
		for i := range w.users {
			w.users[i]["assignedLicenses"] = e5
		}
	})
	if has == 0 {
		t.Fatal("users with E5 get no numbers, so nothing is tried")
	}
	if n := count(func(d *plan.Design, w *world) {
		without(d)
		for i := range w.users {
			w.users[i]["assignedLicenses"], w.users[i]["assignedPlans"] = e5, json.RawMessage(off)
		}
	}); n != 0 {
		t.Errorf("%d of them get a number although Teams Phone is switched off", n)
	}
	if n := count(func(d *plan.Design, _ *world) {
		for i, p := range d.Persona.Personas {
			if p.Layer == persona.Calling {
				d.Persona.Personas[i].PlansOff = persona.PlansOff{p.Licences[0]: {"4828c8ec-dc2e-4779-b502-87ac9ce28ab7"}}
			}
		}
	}); n != 0 {
		t.Errorf("%d get a number from a group that hands Teams Phone out switched off", n)
	}
}
