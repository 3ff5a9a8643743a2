package problem_test

import (
	"testing"

	"personadesk/backend/problem"
	"personadesk/backend/text"
)

func TestUsersAreCountedAsPeopleReadThem(t *testing.T) {
	for n, want := range map[int]string{0: "0 users", 1: "1 user", 2: "2 users", 1842: "1,842 users", 500000: "500,000 users"} {
		if got := text.English().Print(problem.Users(n)); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
