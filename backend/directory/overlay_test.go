package directory

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"

	"pgregory.net/rapid"
)

func TestWithImaginesAndChangesNothing(t *testing.T) {
	users := []rawUser{
		{"id": json.RawMessage(`"a"`), "department": json.RawMessage(`"HR"`), "city": json.RawMessage(`"Leeds"`), "accountEnabled": json.RawMessage("true")},
		{"id": json.RawMessage(`"b"`), "department": json.RawMessage(`"hr"`), "city": json.RawMessage("null"), "accountEnabled": json.RawMessage("true")},
		{"id": json.RawMessage(`"c"`), "department": json.RawMessage(`"Sales"`), "city": json.RawMessage(`"Leeds"`)},
		{"id": json.RawMessage(`"d"`)},
	}
	for name, c := range map[string]struct {
		edits   []Edit
		touched string
		rule    string
		match   string
	}{
		"a value gets another name":         {[]Edit{{Property: "department", From: []string{"HR"}, To: "People"}}, "[0 1]", `user.department -eq "people"`, "[0 1]"},
		"who has it already is not touched": {[]Edit{{Property: "department", From: []string{"HR", "Sales"}, To: "sales"}}, "[0 1]", `user.department -eq "Sales"`, "[0 1 2]"},
		"a value goes away":                 {[]Edit{{Property: "city", From: []string{"Leeds"}, Clear: true}}, "[0 2]", `user.city -eq null`, "[0 1 2]"},
		"blanks are filled":                 {[]Edit{{Property: "city", From: []string{""}, To: "York"}}, "[1]", `user.city -eq "York"`, "[1]"},
		"another property is set":           {[]Edit{{Property: "city", From: []string{"Leeds"}, Set: "accountEnabled", To: "False"}}, "[0 2]", `user.accountEnabled -eq false`, "[0 2]"},
		"a property that nobody has":        {[]Edit{{Property: "city", From: []string{"Leeds"}, Set: "extensionAttribute3", To: "x"}}, "[0 2]", `user.extensionAttribute3 -eq "x"`, "[0 2]"},
		"the Graph name":                    {[]Edit{{Property: "city", From: []string{"Leeds"}, Set: "officeLocation", To: "x"}}, "[0 2]", `user.physicalDeliveryOfficeName -eq "x"`, "[0 2]"},
		"one edit after the other":          {[]Edit{{Property: "department", From: []string{"HR"}, To: "A"}, {Property: "department", From: []string{"a"}, To: "B"}}, "[0 1]", `user.department -eq "B"`, "[0 1]"},
		"nobody":                            {[]Edit{{Property: "city", From: []string{"Rome"}, To: "x"}}, "[]", `user.city -eq "x"`, "[]"},
	} {
		t.Run(name, func(t *testing.T) {
			d := filled(t, users)
			before := fmt.Sprint(slices.Collect(d.Match(parsed(t, c.rule), now).Match.Each()))
			imagined, touched, err := d.With(c.edits)
			if err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(append([]int{}, slices.Collect(touched.Each())...)); got != c.touched {
				t.Errorf("touched %s, want %s", got, c.touched)
			}
			if got := fmt.Sprint(append([]int{}, slices.Collect(imagined.Match(parsed(t, c.rule), now).Match.Each())...)); got != c.match {
				t.Errorf("then %s matches %s, want %s", c.rule, got, c.match)
			}
			if after := fmt.Sprint(slices.Collect(d.Match(parsed(t, c.rule), now).Match.Each())); after != before {
				t.Errorf("the directory itself changed: %s, was %s", after, before)
			}
		})
	}
}

func TestWithRefusesWhatCannotBeImagined(t *testing.T) {
	d := filled(t, []rawUser{{"id": json.RawMessage(`"a"`)}})
	for _, e := range []Edit{
		{Property: "shoeSize", From: []string{"1"}, To: "2"}, {Property: "city", From: []string{"1"}, Set: "shoeSize", To: "2"},
		{Property: "proxyAddresses", From: []string{"1"}, To: "2"}, {Property: "employeeHireDate", From: []string{"1"}, To: "2"},
		{Property: "city", From: []string{"a"}, Set: "objectId", To: "b"}, {Property: "id", From: []string{"a"}, Clear: true},
		{Property: "accountEnabled", From: []string{"true"}, To: "maybe"}, {Property: "city", From: []string{"a"}, To: " "},
	} {
		if _, _, err := d.With([]Edit{e}); err == nil {
			t.Errorf("%+v was imagined", e)
		}
	}
}

func TestWithKnowsBothNamesOfACustomExtension(t *testing.T) {
	app := "extension_0123456789abcdef0123456789abcdef"
	d := filled(t, []rawUser{{"id": json.RawMessage(`"a"`), app + "_cost": json.RawMessage(`"HR"`)}})
	imagined, _, err := d.With([]Edit{{Property: app + "__cost", From: []string{"HR"}, To: "X"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{app + "_cost", app + "__cost"} {
		if got := imagined.Value(0, name).Text(); got != "X" {
			t.Errorf("%s is %q", name, got)
		}
	}
}

// TestPropertyImaginedUsersAreUsers: a rule over imagined users says what it says over users who really are like that.
func TestPropertyImaginedUsersAreUsers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		throw := func(sides int) int { return rapid.IntRange(0, sides-1).Draw(t, "throw") }
		users := make([]rawUser, rapid.IntRange(1, 40).Draw(t, "users"))
		for i := range users {
			users[i] = drawUser(t, throw, i)
		}
		d := New(0)
		if err := d.Apply(users); err != nil {
			t.Fatal(err)
		}
		properties := map[string]string{"department": "department", "city": "city", "physicalDeliveryOfficeName": "officeLocation"}
		names := []string{"department", "city", "physicalDeliveryOfficeName"}
		e := Edit{
			Property: rapid.SampledFrom(names).Draw(t, "property"), Set: rapid.SampledFrom(names).Draw(t, "set"),
			From: []string{rapid.SampledFrom(words).Draw(t, "from")}, To: rapid.SampledFrom([]string{"HR", "Sales", "new"}).Draw(t, "to"),
			Clear: rapid.Bool().Draw(t, "clear"),
		}
		imagined, _, err := d.With([]Edit{e})
		if err != nil {
			t.Fatal(err)
		}
		r := drawRule(t, throw)
		m := imagined.Match(r, now)
		for i, raw := range users {
			real := rawUser{}
			for name, value := range raw {
				real[name] = value
			}
			v := rule.NewGraphUser(raw).Attribute(e.Property)
			has := v.IsAbsent() && e.From[0] == "" || v.IsKnown() && v.Text() != "" && strings.EqualFold(v.Text(), e.From[0])
			if has {
				real[properties[e.Set]] = encode(t, e.To)
				if e.Clear {
					real[properties[e.Set]] = json.RawMessage("null")
				}
				if old := rule.NewGraphUser(raw).Attribute(e.Set); !e.Clear && strings.EqualFold(old.Text(), e.To) {
					real[properties[e.Set]] = raw[properties[e.Set]] // who has it already, in whatever case, keeps it
				}
			}
			if want := evaluate.Rule(r, rule.NewGraphUser(real), now).Outcome; m.Outcome(i) != want {
				t.Fatalf("%s\nafter %+v of %s: %v, want %v", r, e, encode(t, raw), m.Outcome(i), want)
			}
		}
	})
}
