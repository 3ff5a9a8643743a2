package problem

import "testing"

func TestUsersAreCountedAsPeopleReadThem(t *testing.T) {
	for n, want := range map[int]string{0: "0 users are", 1: "1 user is", 2: "2 users are", 1842: "1,842 users are", 500000: "500,000 users are"} {
		if got := UsersWho(n, "is", "are"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
