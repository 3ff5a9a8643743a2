package targeting_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"personadesk/backend/directory"
	"personadesk/backend/persona"
	"personadesk/backend/targeting"
)

var now = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// company makes users of city and department; "" is no value, "?" is not read. The ids are u0, u1 and so on.
func company(t *testing.T, people ...[2]string) *directory.Directory {
	t.Helper()
	d := directory.New(len(people))
	for i, p := range people {
		user := map[string]json.RawMessage{"id": json.RawMessage(fmt.Sprintf(`"u%d"`, i))}
		for at, name := range []string{"city", "department"} {
			switch p[at] {
			case "?":
			case "":
				user[name] = json.RawMessage("null")
			default:
				user[name] = json.RawMessage(fmt.Sprintf("%q", p[at]))
			}
		}
		if err := d.Merge(user); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

func with(id string, layer persona.Layer, ordinal int, rule string) persona.Persona {
	return persona.Persona{ID: id, Name: "P_" + id, Layer: layer, Ordinal: ordinal, Rule: rule}
}

func users(set directory.Set) []int { return slices.Collect(set.Each()) }

// larkfield is a company of six and five personas: hr comes before reception in its layer.
func larkfield(t *testing.T) (*directory.Directory, []persona.Persona) {
	t.Helper()
	d := company(t, [2]string{"Leeds", "HR"}, [2]string{"Leeds", "Reception"}, [2]string{"York", "HR"}, [2]string{"York", ""}, [2]string{"Leeds", "?"}, [2]string{"", "Sales"})
	return d, []persona.Persona{
		with("all", persona.Baseline, 0, `user.city -ne null`),
		with("leeds", persona.Calling, 0, `user.city -eq "Leeds"`),
		with("hr", persona.Department, 0, `user.department -eq "HR"`),
		with("desk", persona.Department, 1, `user.department -in ["HR","Reception"]`),
		with("wrong", persona.Department, 2, `user.department -eq`),
	}
}

func TestTheFirstOfALayerWinsAndInvalidRulesReachNobody(t *testing.T) {
	d, personas := larkfield(t)
	list := targeting.Of(personas, d, now)
	if len(list) != 4 {
		t.Fatalf("%d reaches, want those of the four valid rules", len(list))
	}
	for id, want := range map[string][2][]int{
		"all": {{0, 1, 2, 3, 4}, {0, 1, 2, 3, 4}}, "leeds": {{0, 1, 4}, {0, 1, 4}}, "hr": {{0, 2}, {0, 2}}, "desk": {{0, 1, 2}, {1}},
	} {
		r, found := targeting.Find(list, id)
		if !found || !slices.Equal(users(r.Match), want[0]) || !slices.Equal(users(r.Won), want[1]) {
			t.Errorf("%s matches %v and wins %v, want %v", id, users(r.Match), users(r.Won), want)
		}
	}
	if _, found := targeting.Find(list, "wrong"); found {
		t.Error("a rule that is not valid reaches somebody")
	}
}

func TestWhoMightBelongToAnEarlierPersonaIsUnsure(t *testing.T) {
	d, personas := larkfield(t)
	personas[3].Rule = `user.city -eq "Leeds"`
	desk, _ := targeting.Find(targeting.Of(personas, d, now), "desk")
	if got := users(desk.Won); !slices.Equal(got, []int{1, 4}) {
		t.Fatalf("desk wins %v", got)
	}
	if got := users(desk.Unsure); !slices.Equal(got, []int{4}) {
		t.Errorf("unsure are %v, want the one whose department was not read", got)
	}
}

func TestCrossingsSayWhoCounts(t *testing.T) {
	d, personas := larkfield(t)
	var got []string
	for _, c := range targeting.Crossings(targeting.Of(personas, d, now)) {
		got = append(got, fmt.Sprintf("%s+%s %d %v %q", c.A.ID, c.B.ID, c.Users, c.Clash, c.Winner))
	}
	want := []string{`hr+desk 2 true "hr"`, `hr+leeds 1 false ""`, `hr+all 2 false ""`, `desk+leeds 2 false ""`, `desk+all 3 false ""`, `leeds+all 3 false ""`}
	if !slices.Equal(got, want) {
		t.Errorf("crossings %q\nwant %q", got, want)
	}
}

func TestEveryUserIsCountedOnceALayer(t *testing.T) {
	d, personas := larkfield(t)
	want := []targeting.Coverage{{persona.Baseline, 1, 5, 0}, {persona.Calling, 3, 3, 0}, {persona.Department, 3, 1, 2}}
	if got := targeting.Covered(targeting.Of(personas, d, now), d); !slices.Equal(got, want) {
		t.Errorf("covered %v, want %v", got, want)
	}
}
