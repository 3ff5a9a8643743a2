package practice

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"personadesk/backend/tenant/practice/world"
)

// Stages that last hours are over as soon as the clock says so, and not before.
func TestADayOfStagesPassesInNoTime(t *testing.T) {
	b := open(t, world.Options{Users: 120, Pace: world.Pace{Membership: 6 * time.Hour, Licence: 3 * time.Hour}})
	g := b.dynamicGroup(`(user.department -eq "HR")`)
	members := func() int {
		list, _ := b.all("user", "/v1.0/groups/"+g+"/members?$select=id")
		return len(list)
	}
	for _, step := range []struct {
		pass time.Duration
		any  bool
	}{{11 * time.Hour, false}, {time.Hour, true}} {
		b.clock.Advance(step.pass)
		if n := members(); (n > 0) != step.any {
			t.Errorf("%d members at %s", n, b.clock.Now())
		}
	}
}

// A token of a page is worth something for an hour of the tenant's own time.
func TestAPageTokenExpiresByTheTenantsClock(t *testing.T) {
	b := open(t, world.Options{Users: 50})
	next := b.want(200, "[]user", "GET", "/v1.0/users?$top=10&$select=id", nil).text("@odata.nextLink")
	b.clock.Advance(59 * time.Minute)
	b.want(200, "[]user", "GET", next, nil)
	b.clock.Advance(2 * time.Minute)
	b.refused(400, "Directory_ExpiredPageToken", "GET", next, nil)
}

// Nothing of the practice tenant asks the machine what time it is: a clock is always handed in.
func TestNobodyAsksTheMachineForTheTime(t *testing.T) {
	asks := regexp.MustCompile(`\btime\.(Now|Sleep|After|AfterFunc|Since|Until|Tick|NewTimer|NewTicker)\(`)
	looked := 0
	err := fs.WalkDir(os.DirFS("."), ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		if found := asks.Find(text); found != nil {
			t.Errorf("%s: %s", path, found)
		}
		looked++
		return err
	})
	if err != nil || looked < 50 {
		t.Errorf("%d files looked at: %v", looked, err)
	}
}
