package directory

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"personadesk/backend/rule"
	"personadesk/backend/rule/parse"
)

// staff makes users of department and city, so many of each; "" is no value.
func staff(t *testing.T, groups map[[2]string]int) *Directory {
	d := New(0)
	n := 0
	for group, count := range groups {
		for range count {
			user := rawUser{"id": json.RawMessage(fmt.Sprintf(`"u%d"`, n)), "state": json.RawMessage("null"), "accountEnabled": json.RawMessage("true")}
			for at, name := range []string{"department", "city"} {
				user[name] = json.RawMessage("null")
				if group[at] != "" {
					user[name] = encode(t, group[at])
				}
			}
			if err := d.Merge(user); err != nil {
				t.Fatal(err)
			}
			n++
		}
	}
	return d
}

func TestCheckHoldsValuesAgainstTheCompany(t *testing.T) {
	d := staff(t, map[[2]string]int{
		{"HR", "Manchester"}: 40, {"H.R.", "Manchester"}: 3, {"h.r.", "Leeds"}: 1, {"Sales", "Leeds"}: 20, {"Sales", "Manchester"}: 30,
		{"Department 1", "Leeds"}: 5, {"", "Zürich"}: 2,
	})
	for name, c := range map[string]struct{ rule, want string }{
		"all is well":                    {`user.department -eq "sales"`, ``},
		"a slip of the keyboard":         {`user.city -eq "Manchster"`, `data.nowhere «"Manchster"» No user has city "Manchster". Did you mean "Manchester" (73 users)? -> user.city -eq "Manchester"`},
		"nothing like it":                {`user.city -in ["Leeds","Rome"]`, `data.nowhere «"Rome"» No user has city "Rome".`},
		"without its accent":             {`user.city -eq "Zurich"`, `data.nowhere «"Zurich"» No user has city "Zurich". Did you mean "Zürich" (2 users)? -> user.city -eq "Zürich"`},
		"a beginning of nothing":         {`user.city -startsWith "Lon"`, `data.nowhere «"Lon"» No user has city "Lon".`},
		"a beginning":                    {`user.city -startsWith "man"`, ``},
		"a part of nothing":              {`user.city -notContains "q"`, `data.nowhere «"q"» No user has city "q".`},
		"an end of nothing":              {`user.city -endsWith "x"`, `data.nowhere «"x"» No user has city "x".`},
		"other spellings":                {`user.department -eq "HR"`, `data.variant «user.department -eq "HR"» 4 users have department "H.R.", which "HR" does not match. -> user.department -in ["HR","H.R."]`},
		"of whom the rest lets few in":   {`(user.city -eq "Manchester") -and (user.department -eq "HR")`, `data.variant «user.department -eq "HR"» 3 users have department "H.R.", which "HR" does not match. -> (user.city -eq "Manchester") -and (user.department -in ["HR","H.R."])`},
		"in a list":                      {`user.department -in ["HR","Sales"]`, `data.variant «"HR"» 4 users have department "H.R.", which "HR" does not match. -> user.department -in ["HR","H.R.","Sales"]`},
		"that stand in the list already": {`user.department -in ["HR","H.R."]`, ``},
		"that are left out by mistake":   {`user.department -ne "HR"`, `data.variant «user.department -ne "HR"» 4 users have department "H.R.", which "HR" does not match. -> user.department -notIn ["HR","H.R."]`},
		"that make no difference":        {`(user.department -eq "HR") -or (user.city -ne null)`, ``},
		"other digits are others":        {`user.department -eq "Department 2"`, `data.nowhere «"Department 2"» No user has department "Department 2".`},
		"empty for everybody":            {`user.state -eq "x"`, `data.empty «user.state -eq "x"» No user has a value of state.`},
		"empty, and null is meant":       {`user.state -eq null`, ``},
		"never read":                     {`user.jobTitle -ne null`, `data.unread «user.jobTitle -ne null» jobTitle was not read of anybody, so nobody can tell whom this reaches.`},
	} {
		t.Run(name, func(t *testing.T) {
			var said []string
			for _, p := range d.Check(parsed(t, c.rule)) {
				text := fmt.Sprintf("%s «%s» %s", p.Code, string([]rune(c.rule)[p.Offset:p.Offset+p.Length]), p.Message)
				if p.Fix != nil {
					mended := p.Apply(c.rule)
					if _, problems := parse.Rule(mended); !rule.Valid(problems) {
						t.Errorf("the fix gives %s", mended)
					}
					text += " -> " + mended
				}
				said = append(said, text)
			}
			if got := strings.Join(said, "\n"); got != c.want {
				t.Errorf("says  %s\nwants %s", got, c.want)
			}
		})
	}
	if found := New(0).Check(parsed(t, `user.city -eq "x"`)); len(found) > 0 {
		t.Errorf("nobody was read, and still %+v", found)
	}
}

func TestCheckLearnsOfChanges(t *testing.T) {
	d := staff(t, map[[2]string]int{{"HR", "Leeds"}: 2})
	r := parsed(t, `user.department -eq "Sales"`)
	if len(d.Check(r)) != 1 {
		t.Fatal("a value that nobody has is not reported")
	}
	if err := d.Merge(rawUser{"id": json.RawMessage(`"u0"`), "department": json.RawMessage(`"Sales"`)}); err != nil {
		t.Fatal(err)
	}
	if found := d.Check(r); len(found) != 0 {
		t.Errorf("somebody has it now, and still %+v", found)
	}
}

func TestCheckCountsOnlyWhomTheRestLetsInToday(t *testing.T) {
	d := New(0)
	for i, department := range []string{"HR", "H.R.", "H.R."} {
		hired := []string{"2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z"}[i]
		if err := d.Merge(rawUser{"id": encode(t, fmt.Sprint(i)), "department": encode(t, department), "employeeHireDate": encode(t, hired)}); err != nil {
			t.Fatal(err)
		}
	}
	found := d.Check(parsed(t, `(user.department -eq "HR") -and (user.employeeHireDate -le system.now)`))
	if len(found) != 1 || found[0].Message != `1 user has department "H.R.", which "HR" does not match.` {
		t.Errorf("%+v", found)
	}
}

func TestCheckTakesSignsForWhatTheyAre(t *testing.T) {
	if found := staff(t, map[[2]string]int{{"-", "Leeds"}: 3, {"?", "Leeds"}: 2}).Check(parsed(t, `user.department -eq "-"`)); len(found) > 0 {
		t.Errorf("%+v", found)
	}
}
