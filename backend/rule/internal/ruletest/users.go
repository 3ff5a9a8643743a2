package ruletest

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"

	"personadesk/backend/rule"
)

// Noon is the moment at which tests evaluate.
var Noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// User reads a user object.
func User(t *testing.T, object string) rule.GraphUser {
	t.Helper()
	var raw map[string]json.RawMessage
	if err := json.Unmarshal([]byte(object), &raw); err != nil {
		t.Fatal(err)
	}
	return rule.NewGraphUser(raw)
}

// DrawnUser draws a user whose every property is missing, null or one of few values.
func DrawnUser(t *rapid.T) rule.GraphUser {
	user := map[string]json.RawMessage{}
	for name, values := range map[string][]string{
		"department": {`"HR"`, `"hr"`, `"O'Brien"`, `"-and x"`, `""`}, "city": {`"HR"`, `"Leeds"`},
		"accountEnabled": {"true", "false"}, "employeeHireDate": {`"2026-02-28T00:00:00Z"`, `"2027-01-01T00:00:00Z"`},
		"otherMails":    {`[]`, `["HR"]`, `["a b","x-HR"]`},
		"assignedPlans": {`[]`, `[{"service":"HR","capabilityStatus":"Enabled"},{"service":"]","capabilityStatus":"Deleted"}]`, `[{"service":"HR","capabilityStatus":"Deleted"}]`},
	} {
		if at := rapid.IntRange(-2, len(values)-1).Draw(t, name); at >= 0 {
			user[name] = json.RawMessage(values[at])
		} else if at == -1 {
			user[name] = json.RawMessage("null")
		}
	}
	return rule.NewGraphUser(user)
}
