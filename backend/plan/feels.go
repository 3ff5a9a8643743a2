package plan

import (
	"personadesk/backend/catalog"
	"personadesk/backend/text"
)

// feelOf says in the users' words what a policy of a type is to them; those that have none are called by their names.
func feelOf(t catalog.PolicyType) text.Text {
	if code := "plan.feels." + t.ID; text.Known(code) {
		return text.Of("plan.feels." + t.ID)
	}
	return text.Literal(lower(t.Name))
}
