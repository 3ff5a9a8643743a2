package directory

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"personadesk/backend/rule"
	"personadesk/backend/rule/evaluate"
	"personadesk/backend/rule/parse"
)

const benchRule = `(user.accountEnabled -eq true) -and (user.userType -eq "Member") -and ((user.department -in ["Department 3","Department 7"]) -or (user.physicalDeliveryOfficeName -startsWith "Office 1")) -and -not (user.userPrincipalName -contains "person42") -and (user.assignedPlans -any (assignedPlan.service -eq "TeamspaceAPI" -and assignedPlan.capabilityStatus -eq "Enabled"))`

// benchUsers makes users as a tenant has them: few departments, unique names.
func benchUsers(n int) []rawUser { return benchUsersFrom(0, n) }

func benchUsersFrom(first, n int) []rawUser {
	users := make([]rawUser, n)
	plans := []string{`[]`, `[{"servicePlanId":"57ff2da0-773e-42df-b2af-ffb7a2317929","service":"TeamspaceAPI","capabilityStatus":"Enabled","assignedDateTime":"2025-01-01T00:00:00Z"}]`,
		`[{"servicePlanId":"57ff2da0-773e-42df-b2af-ffb7a2317929","service":"TeamspaceAPI","capabilityStatus":"Deleted"},{"servicePlanId":"efb87545-963c-4e0d-99df-69c6916d9eb0","service":"exchange","capabilityStatus":"Enabled"}]`}
	for at := range users {
		i := first + at
		users[at] = rawUser{
			"id":                            json.RawMessage(fmt.Sprintf(`"00000000-0000-4000-8000-%012d"`, i)),
			"userPrincipalName":             json.RawMessage(fmt.Sprintf(`"person%d@contoso.example"`, i)),
			"displayName":                   json.RawMessage(fmt.Sprintf(`"Person %d"`, i)),
			"mail":                          json.RawMessage(fmt.Sprintf(`"person%d@contoso.example"`, i)),
			"accountEnabled":                json.RawMessage([]string{"true", "true", "false"}[i%3]),
			"userType":                      json.RawMessage([]string{`"Member"`, `"Guest"`}[i/7%2]),
			"department":                    json.RawMessage(fmt.Sprintf(`"Department %d"`, i%40)),
			"officeLocation":                json.RawMessage(fmt.Sprintf(`"Office %d"`, i%25)),
			"jobTitle":                      json.RawMessage(fmt.Sprintf(`"Title %d"`, i%300)),
			"city":                          json.RawMessage("null"),
			"country":                       json.RawMessage(`"United Kingdom"`),
			"usageLocation":                 json.RawMessage(`"GB"`),
			"assignedPlans":                 json.RawMessage(plans[i%3]),
			"assignedLicenses":              json.RawMessage(`[{"skuId":"05E9A617-0261-4CEE-BB44-138D3EF5D965","disabledPlans":[]}]`),
			"proxyAddresses":                json.RawMessage(fmt.Sprintf(`["SMTP:person%d@contoso.example","smtp:p%d@contoso.example"]`, i, i)),
			"otherMails":                    json.RawMessage(`[]`),
			"onPremisesExtensionAttributes": json.RawMessage(fmt.Sprintf(`{"extensionAttribute1":"A%d","extensionAttribute2":null}`, i%9)),
		}
	}
	return users
}

func filled(tb testing.TB, users []rawUser) *Directory {
	d := New(len(users))
	if err := d.Apply(users); err != nil {
		tb.Fatal(err)
	}
	return d
}

func parsed(tb testing.TB, text string) rule.Rule {
	r, problems := parse.Rule(text)
	if !rule.Valid(problems) {
		tb.Fatalf("%s: %+v", text, problems)
	}
	return r
}

// columnsOf are the columns that a rule reads, once for each of its comparisons.
func columnsOf(d *Directory, r rule.Rule) []*column {
	join := func(parts [][]*column) []*column { return slices.Concat(parts...) }
	columns, _ := evaluate.Fold(r, evaluate.Algebra[[]*column]{
		Leaf: func(l evaluate.Leaf) []*column { return []*column{d.column(l.Attribute())} },
		And:  join,
		Or:   join,
		Not:  func(part []*column) []*column { return part },
	})
	return columns
}

// scan counts the values that are there, code by code.
func scan(columns []*column) (known int) {
	for _, c := range columns {
		known += present(c.narrow) + present(c.middle) + present(c.wide)
		if c.uniform() && c.same > absentCode {
			known += c.users
		}
	}
	return known
}

func present[C uint8 | uint16 | uint32](codes []C) (known int) {
	for _, code := range codes {
		if uint32(code) > absentCode {
			known++
		}
	}
	return known
}
