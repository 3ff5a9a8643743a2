package parse

import (
	"testing"

	"personadesk/backend/rule"
	"personadesk/backend/rule/internal/ruletest"
)

func TestPropertiesAreUsable(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range rule.Properties() {
		if seen[p.Name] || p.Graph == "" || p.Type == rule.NoType {
			t.Errorf("%+v is listed twice or incomplete", p)
		}
		seen[p.Name] = true
		text := map[rule.PropertyType]string{
			rule.Boolean: ` -eq true`, rule.String: ` -startsWith "a"`, rule.Date: ` -ge system.now`, rule.TextCollection: ` -any (_ -eq "a")`,
			rule.PlanCollection:  ` -any (assignedPlan.service -eq "a")`,
			rule.GroupCollection: ` -any (group.objectId -in ['00000000-0000-0000-0000-000000000001'])`,
		}[p.Type]
		if r, problems := Rule("user." + p.Name + text); !rule.Valid(problems) || r.String() != "user."+p.Name+text {
			t.Errorf("user.%s%s: %s", p.Name, text, ruletest.Findings(problems))
		}
	}
	if len(seen) != 49 {
		t.Errorf("%d properties", len(seen))
	}
}

func TestPropertyNamedTakesBothNames(t *testing.T) {
	for given, want := range map[string]string{
		"officeLocation": "physicalDeliveryOfficeName", "MOBILEPHONE": "mobile", "businessPhones": "telephoneNumber",
		"faxNumber": "facsimileTelephoneNumber", "id": "objectId", "onPremisesSyncEnabled": "dirSyncEnabled",
		"Department": "department", "mailNickname": "mailNickName", "extensionattribute9": "extensionAttribute9",
		"extension_9d98ed114c4840d298fad781915f27e4_x": "extension_9d98ed114c4840d298fad781915f27e4_x",
	} {
		if p, ok := rule.PropertyNamed(given); !ok || p.Name != want {
			t.Errorf("%s is %q, want %q", given, p.Name, want)
		}
	}
	for _, given := range []string{"", "employeeType", "onPremisesExtensionAttributes", "extension_x_y", "extensionAttribute16"} {
		if p, ok := rule.PropertyNamed(given); ok {
			t.Errorf("%q is %q", given, p.Name)
		}
	}
}

// TestOperatorsFitTypes walks the whole matrix of types and operators.
func TestOperatorsFitTypes(t *testing.T) {
	values := map[string]string{"text": `"x"`, "list": `["x"]`, "null": "null", "true": "true", "date": "2026-01-01", "now": "(system.now -plus P1D)"}
	operators := []string{"eq", "ne", "startsWith", "notStartsWith", "endsWith", "notEndsWith", "contains", "notContains", "match", "notMatch", "in", "notIn", "ge", "le"}
	textOperators := map[string]bool{"eq": true, "ne": true, "startsWith": true, "notStartsWith": true, "endsWith": true, "notEndsWith": true, "contains": true, "notContains": true, "match": true, "notMatch": true}
	equal := func(op string) bool { return op == "eq" || op == "ne" }
	fits := map[string]func(op, value string) bool{
		"user.accountEnabled": func(op, v string) bool { return equal(op) && (v == "true" || v == "null") },
		"user.city": func(op, v string) bool {
			return v == "text" && textOperators[op] || v == "null" && equal(op) || v == "list" && (op == "in" || op == "notIn")
		},
		"user.employeeHireDate": func(op, v string) bool {
			return v == "date" && (equal(op) || op == "ge" || op == "le") || v == "now" && (op == "ge" || op == "le") || v == "null" && equal(op)
		},
		"user.otherMails":    func(op, v string) bool { return v == "text" && textOperators[op] || v == "null" && equal(op) },
		"user.assignedPlans": func(op, v string) bool { return v == "null" && equal(op) },
		"user.memberOf":      func(string, string) bool { return false },
	}
	for property, fits := range fits {
		for _, op := range operators {
			for name, value := range values {
				text := property + " -" + op + " " + value
				listed := op == "in" || op == "notIn"
				want := fits(op, name) && listed == (name == "list")
				if _, problems := Rule(text); rule.Valid(problems) != want {
					t.Errorf("%s: accepted %v, want %v (%s)", text, !want, want, ruletest.Findings(problems))
				}
			}
		}
	}
}
