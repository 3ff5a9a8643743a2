package directory

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"personadesk/backend/rule"

	"pgregory.net/rapid"
)

var now = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

type rawUser = map[string]json.RawMessage

// Few values, so that random rules and random users meet.
var (
	words    = []string{"HR", "hr", "Sales", "sal", "IT Ops", "O'Brien", "ſales", ""}
	services = []string{"SCO", "exchange", "TeamspaceAPI"}
	states   = []string{"Enabled", "Deleted"}
	dates    = []string{"2026-02-22T12:00:00Z", "2026-03-08T12:00:00Z", "2024-01-01T00:00:00Z"}
)

func quoted(s string) string { return `"` + strings.ReplaceAll(s, "'", "''") + `"` }

// comparisons draws one leaf of each kind the language has.
var comparisons = rapid.Custom(func(t *rapid.T) string {
	word := func() string { return quoted(rapid.SampledFrom(words).Draw(t, "word")) }
	pick := func(list ...string) string { return rapid.SampledFrom(list).Draw(t, "pick") }
	textOperator := func() string {
		return pick("-eq", "-ne", "-startsWith", "-notStartsWith", "-endsWith", "-notEndsWith", "-contains", "-notContains")
	}
	property := pick("user.department", "user.city", "user.physicalDeliveryOfficeName", "user.extensionAttribute3", "user.telephoneNumber", "user.employeeId")
	switch rapid.IntRange(0, 11).Draw(t, "kind") {
	case 0:
		return property + " " + pick("-eq", "-ne") + " null"
	case 1:
		return property + " " + pick("-in", "-notIn") + " [" + word() + "," + word() + "]"
	case 2:
		return property + " " + pick("-match", "-notMatch") + " " + pick(`"^S"`, `"[aeiou]l"`, `"(?<=S)a"`)
	case 3:
		return pick("user.accountEnabled", "user.dirSyncEnabled") + " " + pick("-eq", "-ne") + " " + pick("true", "false", "null")
	case 4:
		return "user.employeeHireDate " + pick("-ge", "-le") + " " + pick("system.now", "(system.now -plus P7D)", "(system.now -minus P7D)", "2025-01-01")
	case 5:
		return "user.otherMails " + textOperator() + " " + word()
	case 6:
		return "user.otherMails " + pick("-any", "-all") + " (_ " + textOperator() + " " + word() + pick("", " -or _ -eq null", ` -and _ -in ["HR"]`) + ")"
	case 7:
		return "user.assignedPlans " + pick("-any", "-all") + ` (assignedPlan.service ` + pick("-eq", "-ne") + ` "` + pick(services...) + `" ` + pick("-and", "-or") + ` assignedPlan.capabilityStatus ` + pick("-eq", "-ne") + ` "` + pick(states...) + `")`
	case 8:
		return "user.assignedPlans -all (assignedPlan.servicePlanId -eq null)"
	}
	return property + " " + textOperator() + " " + word()
})

func ruleText(t *rapid.T, depth int) string {
	kind := rapid.IntRange(0, 4).Draw(t, "node")
	if depth == 0 || kind < 2 {
		return comparisons.Draw(t, "comparison")
	}
	if kind == 2 {
		return "-not (" + ruleText(t, depth-1) + ")"
	}
	connector := []string{"-and", "-or"}[kind-3]
	parts := make([]string, rapid.IntRange(2, 3).Draw(t, "operands"))
	for i := range parts {
		parts[i] = "(" + ruleText(t, depth-1) + ")"
	}
	return strings.Join(parts, " "+connector+" ")
}

func drawRule(t *rapid.T) rule.Rule {
	text := ruleText(t, 3)
	r, problems := rule.Parse(text)
	if !rule.Valid(problems) {
		t.Fatalf("the generator wrote a wrong rule %s: %+v", text, problems)
	}
	return r
}

func encode(t interface{ Fatalf(string, ...any) }, v any) json.RawMessage {
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("encode %v: %v", v, err)
	}
	return raw
}

// drawUser draws a user whose every property may be missing, null or set.
func drawUser(t *rapid.T, id int) rawUser {
	u := rawUser{"id": encode(t, fmt.Sprintf("ID-%04d", id))}
	set := func(name string, value func() any) {
		switch rapid.IntRange(0, 4).Draw(t, name) {
		case 0:
		case 1:
			u[name] = json.RawMessage("null")
		default:
			u[name] = encode(t, value())
		}
	}
	word := func() any { return rapid.SampledFrom(words).Draw(t, "value") }
	for _, name := range []string{"department", "city", "officeLocation", "employeeId", "userPrincipalName"} {
		set(name, word)
	}
	set("accountEnabled", func() any { return rapid.Bool().Draw(t, "bool") })
	set("onPremisesSyncEnabled", func() any { return rapid.Bool().Draw(t, "bool") })
	set("employeeHireDate", func() any { return rapid.SampledFrom(dates).Draw(t, "date") })
	set("businessPhones", func() any { return rapid.SliceOfN(rapid.SampledFrom(words), 0, 2).Draw(t, "phones") })
	set("otherMails", func() any { return rapid.SliceOfN(rapid.SampledFrom(words), 0, 3).Draw(t, "mails") })
	set("onPremisesExtensionAttributes", func() any {
		return map[string]any{"extensionAttribute1": nil, "extensionAttribute3": word()}
	})
	set("assignedPlans", func() any {
		plans := make([]map[string]any, rapid.IntRange(0, 3).Draw(t, "plans"))
		for i := range plans {
			plans[i] = map[string]any{
				"servicePlanId": nil, "service": rapid.SampledFrom(services).Draw(t, "service"),
				"capabilityStatus": rapid.SampledFrom(states).Draw(t, "state"), "assignedDateTime": dates[0],
			}
		}
		return plans
	})
	return u
}

// TestColumnsAgreeWithOneByOne is the law of this package: whatever the rule,
// the users, and the changes that happened to them, a rule run over the
// columns gives each user what an evaluation of the raw object gives.
func TestColumnsAgreeWithOneByOne(t *testing.T) {
	before := enoughLookups
	t.Cleanup(func() { enoughLookups = before })
	rapid.Check(t, func(t *rapid.T) {
		// columns whose values repeat and columns whose values do not
		enoughLookups = rapid.SampledFrom([]int{3, 10, before}).Draw(t, "lookups")
		d := New(0)
		want := map[string]rawUser{}
		r := drawRule(t)
		for step := range rapid.IntRange(1, 150).Draw(t, "steps") {
			if step%7 == 0 {
				d.Match(r, now) // so that there are outcomes to remember or to patch
			}
			id := rapid.IntRange(0, 99).Draw(t, "id")
			key := fmt.Sprintf("id-%04d", id)
			u := drawUser(t, id)
			switch kind := rapid.IntRange(0, 9).Draw(t, "change"); {
			case kind == 0 && step > 0:
				u["@removed"] = json.RawMessage(`{"reason":"changed"}`)
				delete(want, key)
			case kind == 1:
				want[key] = u
				if err := d.Set(u); err != nil {
					t.Fatal(err)
				}
				continue
			default:
				merged := rawUser{}
				for name, raw := range want[key] {
					merged[name] = raw
				}
				for name, raw := range u {
					merged[name] = raw
				}
				want[key] = merged
			}
			if err := d.Apply([]rawUser{u}); err != nil {
				t.Fatal(err)
			}
		}
		if d.Len() != len(want) {
			t.Fatalf("%d users, want %d", d.Len(), len(want))
		}
		m := d.Match(r, now)
		for i := range d.Len() {
			single := r.Evaluate(rule.NewGraphUser(want[d.ID(i)]), now)
			if m.Outcome(i) != single.Outcome || m.Assumed.Has(i) != single.Assumed {
				t.Fatalf("%s\nover %s: columns say %v (assumed %v), one by one %+v", r, encode(t, want[d.ID(i)]), m.Outcome(i), m.Assumed.Has(i), single)
			}
			if again := r.Evaluate(d.User(i), now); again != single {
				t.Fatalf("%s\nover %s: the directory's user gives %+v, the raw object %+v", r, encode(t, want[d.ID(i)]), again, single)
			}
		}
	})
}
