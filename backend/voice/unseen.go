package voice

import (
	"reflect"

	"personadesk/backend/problem"
)

// Unseen finds in anything that somebody names or types texts that hold what nobody sees. Every door asks it, through what it writes into.
func Unseen(of any, at problem.Where) []problem.Problem {
	return UnseenOf(of, Texts(of, at))
}

// UnseenOf picks from what was found in the texts of something those that hold what nobody sees. What is only used, and stands in the tenant,
// is called what it is called there.
func UnseenOf(of any, found []problem.Problem) []problem.Problem {
	var unseen []problem.Problem
	for _, p := range found {
		if p.Code == "TEXT_UNFIT" && !inTenant(of) {
			unseen = append(unseen, p)
		}
	}
	return unseen
}

// inTenant says whether something of a design is only used, and stands in the tenant.
func inTenant(of any) bool {
	existing := reflect.ValueOf(of).FieldByName("Existing")
	return existing.IsValid() && existing.Kind() == reflect.Bool && existing.Bool()
}
