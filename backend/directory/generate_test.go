package directory

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"personadesk/backend/rule"
	"personadesk/backend/rule/parse"
)

var now = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

type rawUser = map[string]json.RawMessage

// dice gives a number below n. Rules and users are drawn with it, whether a
// seed or a search for the smallest counterexample throws.
type dice func(n int) int

func (d dice) of(list ...string) string { return list[d(len(list))] }

// Few values, so that random rules and random users meet. Among them are
// letters whose folding changes their length or that have no simple folding,
// a line break, and texts that differ in case alone.
var (
	words = []string{"HR", "hr", "Sales", "sal", "IT Ops", "O'Brien", "ſales", "", "Kelvin", "kelvin", "İzmir", "Straße", "STRASSE",
		"two\nlines", "smtp:ann@x.example", "SMTP:Ann@X.example", "a", "$1.50 (net)"}
	patterns = []string{"^S", "[aeiou]l", "(?<=S)a", "s(?!a)", "(?<!h)r$", "sal", "^hr$", "ann@", ".*es$", "^.{2}$", "k", "straße", `\(net\)$`, "^(?-i:S)"}
	services = []string{"SCO", "exchange", "TeamspaceAPI"}
	states   = []string{"Enabled", "Deleted"}
	dates    = []string{"2026-02-22T12:00:00Z", "2026-03-08T12:00:00Z", "2024-01-01T00:00:00Z", "2026-03-01T12:00:00Z", "2025-01-01T00:00:00.5+02:00"}
	guids    = []string{"57ff2da0-773e-42df-b2af-ffb7a2317929", "EFB87545-963C-4E0D-99DF-69C6916D9EB0", "00000000-0000-4000-8000-000000000007"}

	textProperties = []string{"department", "city", "physicalDeliveryOfficeName", "extensionAttribute3", "extensionAttribute15", "telephoneNumber",
		"employeeId", "userPrincipalName", "displayName", "mail", "extension_9d98ed114c4840d298fad781915f27e4_site", "extension_9d98ed114c4840d298fad781915f27e4__site"}
)

func quoted(s string) string { return `"` + strings.ReplaceAll(s, "'", "''") + `"` }

func (d dice) word() string { return quoted(d.of(words...)) }

func (d dice) textOperator() string {
	return d.of("-eq", "-ne", "-startsWith", "-notStartsWith", "-endsWith", "-notEndsWith", "-contains", "-notContains")
}

// onText draws what may stand right of a text, whichever the text is.
func (d dice) onText() string {
	switch d(8) {
	case 0:
		return d.of("-eq", "-ne") + " null"
	case 1:
		return d.of("-in", "-notIn") + " [" + d.word() + "," + d.word() + "]"
	case 2:
		return d.of("-match", "-notMatch") + " " + quoted(d.of(patterns...))
	}
	return d.textOperator() + " " + d.word()
}

// leaf draws a comparison or a lambda of each kind that goes with others.
func (d dice) leaf() string {
	switch d(14) {
	case 0:
		return d.of("user.accountEnabled", "user.dirSyncEnabled") + " " + d.of("-eq", "-ne") + " " + d.of("true", "false", "null")
	case 1:
		if d(4) == 0 {
			return "user.employeeHireDate -eq 2024-01-01"
		}
		return "user.employeeHireDate " + d.of("-ge", "-le") + " " + d.of("system.now", "(system.now -plus P7D)", "(system.now -minus P7D)", "2025-01-01")
	case 2:
		return "user." + d.of("otherMails", "proxyAddresses") + " " + d.of("-eq null", "-ne null", d.textOperator()+" "+d.word())
	case 3, 4:
		body := "_ " + d.onText()
		if d(3) == 0 {
			body += d.of(" -and ", " -or ") + "_ " + d.onText()
		}
		return "user." + d.of("otherMails", "proxyAddresses") + " " + d.of("-any", "-all") + " (" + body + ")"
	case 5:
		return "user.assignedPlans " + d.of("-any", "-all") + ` (assignedPlan.service ` + d.of("-eq", "-ne") + ` "` + d.of(services...) + `" ` + d.of("-and", "-or") +
			` assignedPlan.capabilityStatus ` + d.of("-eq", "-ne") + ` "` + d.of(states...) + `")`
	case 6:
		return "user.assignedPlans " + d.of("-any", "-all") + " (assignedPlan.servicePlanId " + d.of("-eq null", "-ne null", "-eq "+quoted(d.of(guids...))) + ")"
	case 7:
		return "user.objectId " + d.of("-eq", "-ne") + " " + quoted(d.of(d.of(guids...), objectIDOf(d(100))))
	case 8:
		return "user.objectId " + d.of("-in", "-notIn") + " [" + quoted(objectIDOf(d(100))) + "," + quoted(d.of(guids...)) + "]"
	case 9:
		return "user.objectId " + d.of("-startsWith", "-notEndsWith", "-contains", "-match") + " " + quoted(d.of("0000", "7", "ID", "id-00"))
	}
	return "user." + d.of(textProperties...) + " " + d.onText()
}

// rule draws the text of a rule with the two kinds that must stand alone.
func (d dice) rule() string {
	switch d(40) {
	case 0:
		return `Direct Reports for "` + d.of(guids...) + `"`
	case 1:
		return "user.memberOf -any (group.objectId -in ['" + d.of(guids...) + "','" + d.of(guids...) + "'])"
	}
	return d.expression(3)
}

func (d dice) expression(depth int) string {
	kind := d(5)
	if depth == 0 || kind < 2 {
		return d.leaf()
	}
	if kind == 2 {
		return "-not (" + d.expression(depth-1) + ")"
	}
	parts := make([]string, 2+d(2))
	for i := range parts {
		parts[i] = "(" + d.expression(depth-1) + ")"
	}
	return strings.Join(parts, []string{" -and ", " -or "}[kind-3])
}

// failing is what testing and rapid have in common.
type failing interface{ Fatalf(string, ...any) }

func drawRule(t failing, d dice) rule.Rule {
	text := d.rule()
	r, problems := parse.Rule(text)
	if !rule.Valid(problems) {
		t.Fatalf("the generator wrote a wrong rule %s: %+v", text, problems)
	}
	return r
}

func encode(t failing, v any) json.RawMessage {
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("encode %v: %v", v, err)
	}
	return raw
}

// objectIDOf gives every third user an id that is no GUID, and some of the
// others one in upper case.
func objectIDOf(user int) string {
	if user%3 == 0 {
		return fmt.Sprintf("ID-%04d", user)
	}
	id := fmt.Sprintf("abcdef00-0000-4000-8000-%012d", user)
	if user%7 == 0 {
		return strings.ToUpper(id)
	}
	return id
}

// drawUser draws a user whose every property may be missing, null or set.
func drawUser(t failing, d dice, id int) rawUser {
	u := rawUser{"id": encode(t, objectIDOf(id))}
	set := func(name string, value func() any) {
		switch d(6) {
		case 0:
		case 1:
			u[name] = json.RawMessage("null")
		default:
			u[name] = encode(t, value())
		}
	}
	text := func() any { return d.of(words...) }
	texts := func(most int) func() any {
		return func() any {
			list := make([]string, d(most+1))
			for i := range list {
				list[i] = d.of(words...)
			}
			return list
		}
	}
	for _, name := range []string{"department", "city", "officeLocation", "employeeId", "userPrincipalName", "displayName",
		"extension_9d98ed114c4840d298fad781915f27e4_site"} {
		set(name, text)
	}
	set("mail", func() any { return fmt.Sprintf("%s.%d@x.example", d.of(words...), d(1000)) })
	set("accountEnabled", func() any { return d(2) == 0 })
	set("onPremisesSyncEnabled", func() any { return d(2) == 0 })
	set("employeeHireDate", func() any { return d.of(dates...) })
	set("businessPhones", texts(2))
	set("otherMails", texts(3))
	set("proxyAddresses", texts(3))
	set("onPremisesExtensionAttributes", func() any {
		return map[string]any{"extensionAttribute1": nil, "extensionAttribute3": text(), "extensionAttribute15": text()}
	})
	set("manager", func() any { return map[string]any{"id": strings.ToLower(d.of(guids...))} })
	set("memberOf", func() any { return []map[string]any{{"id": d.of(guids...)}, {"id": d.of(guids...)}} })
	set("assignedPlans", func() any {
		plans := make([]map[string]any, d(4))
		for i := range plans {
			plans[i] = map[string]any{"servicePlanId": nil, "service": d.of(services...), "capabilityStatus": d.of(states...), "assignedDateTime": dates[0]}
			if d(2) == 0 {
				plans[i]["servicePlanId"] = d.of(guids...)
			}
		}
		return plans
	})
	return u
}
