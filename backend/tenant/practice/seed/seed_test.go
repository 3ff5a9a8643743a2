package seed

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"personadesk/backend/tenant/practice/world"
)

func TestSeedIsReproducible(t *testing.T) {
	print := func(seed int64) string {
		tn, err := world.Open(world.Options{Users: 200, Seed: seed}, Fill, nil)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for i := range tn.Users {
			u := &tn.Users[i]
			fmt.Fprintln(&b, u.ID, tn.Texts.Get(u.Text[world.FieldUPN]), tn.Texts.Get(u.Text[world.FieldCity]), tn.Texts.Get(u.Text[world.FieldDepartment]), u.Held)
		}
		for _, n := range tn.Numbers {
			fmt.Fprintln(&b, n.Tel, n.Target)
		}
		return b.String()
	}
	first, again := print(1), print(1)
	if first != again {
		t.Error("the same seed gave two tenants")
	}
	if first == print(2) {
		t.Error("two seeds gave the same tenant")
	}
}

func TestSeedIsTheCustomerOfTheGuide(t *testing.T) {
	tn, err := world.Open(world.Options{Users: 2000}, Fill, nil)
	if err != nil {
		t.Fatal(err)
	}
	shares := map[string]int{}
	flaws := map[string]int{}
	upns := map[string]bool{}
	for i := range tn.Users {
		u := &tn.Users[i]
		get := func(f world.Field) string { return tn.Texts.Get(u.Text[f]) }
		upn := strings.ToLower(get(world.FieldUPN))
		if upns[upn] || !strings.HasSuffix(upn, "@"+world.Domain) {
			t.Fatalf("principal name %q", upn)
		}
		upns[upn] = true
		if u.Is(world.IsResource) {
			continue
		}
		shares["city "+get(world.FieldCity)]++
		shares["dept "+get(world.FieldDepartment)]++
		for flaw, yes := range map[string]bool{"guest": u.Is(world.IsGuest), "disabled": !u.Is(world.IsEnabled), "England": get(world.FieldCountry) == "England",
			"misspelt": get(world.FieldCity) == "Manchster", "spaced": strings.HasPrefix(get(world.FieldCity), " "), "blank": get(world.FieldDepartment) == "" && !u.Is(world.IsGuest)} {
			if yes {
				flaws[flaw]++
			}
		}
		if tn.HasPlan(u, world.PlanPhone) != (len(tn.HeldBy[u.ID]) > 0) {
			t.Fatalf("%s: Teams Phone is for holders of numbers only", upn)
		}
	}
	for what, want := range map[string][2]int{"city Manchester": {700, 860}, "city London": {600, 760}, "dept HR": {90, 150}} {
		if n := shares[what]; n < want[0] || n > want[1] {
			t.Errorf("%s: %d, want %v", what, n, want)
		}
	}
	for _, flaw := range []string{"guest", "disabled", "England", "misspelt", "spaced", "blank"} {
		if flaws[flaw] == 0 {
			t.Errorf("nobody is %s", flaw)
		}
	}
	for upn, city := range map[string]string{"christie.cline@" + world.Domain: "Manchester", "debra.berger@" + world.Domain: "London"} {
		i, ok := tn.UserAt(upn)
		if !ok || tn.Texts.Get(tn.Users[i].Text[world.FieldCity]) != city || tn.Texts.Get(tn.Users[i].Text[world.FieldDepartment]) != "HR" || len(tn.HeldBy[tn.Users[i].ID]) != 0 {
			t.Errorf("%s is not as the guide has it", upn)
		}
	}
}

func TestSeedHasANumberForEveryCaller(t *testing.T) {
	for _, users := range []int{10, 300, 2000, 6000} {
		tn, err := world.Open(world.Options{Users: users}, Fill, nil)
		if err != nil {
			t.Fatal(err)
		}
		people, free := map[string]int{}, map[string]int{}
		for i := range tn.Users {
			if u := &tn.Users[i]; u.Is(world.IsEnabled) && !u.Is(world.IsGuest) && !u.Is(world.IsResource) && len(tn.HeldBy[u.ID]) == 0 {
				people[tn.Texts.Get(u.Text[world.FieldCity])]++
			}
		}
		seen := map[string]bool{}
		for _, n := range tn.Numbers {
			if seen[n.Tel] {
				t.Fatalf("%s is there twice", n.Tel)
			}
			seen[n.Tel] = true
			if n.Target.Zero() && !n.OnPremises && n.Type == "directRouting" && slices.Contains(n.Caps, "userAssignment") {
				free[n.City]++
			}
			allowed := false
			for _, prefix := range []string{"+441614960", "+442079460", "+441999", "+441998", "+441632960"} {
				allowed = allowed || strings.HasPrefix(n.Tel, prefix)
			}
			if !allowed || len(n.Tel) != 13 {
				t.Fatalf("%s could be somebody's", n.Tel)
			}
		}
		for _, city := range []string{"Manchester", "London"} {
			if free[city] < people[city]+people[city]/10 {
				t.Errorf("%d users: %d people in %s and %d free numbers", users, people[city], city, free[city])
			}
		}
	}
}

func TestManyUsersSeedSaveAndLoad(t *testing.T) {
	file := t.TempDir() + "/big.practice"
	start := time.Now()
	tn, err := world.Open(world.Options{Users: 20000, File: file}, Fill, nil)
	if err != nil {
		t.Fatal(err)
	}
	seeded := time.Since(start)
	start = time.Now()
	if err := tn.Close(); err != nil {
		t.Fatal(err)
	}
	saved := time.Since(start)
	users := len(tn.Users)
	tn = nil
	start = time.Now()
	back, err := world.Open(world.Options{File: file}, Fill, nil)
	if err != nil {
		t.Fatal(err)
	}
	loaded := time.Since(start)
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	t.Logf("seeded in %v, saved in %v, loaded in %v, %d MB", seeded, saved, loaded, m.HeapAlloc>>20)
	if len(back.Users) != users || m.HeapAlloc > 1200*20000+20<<20 {
		t.Errorf("%d users, %d MB", len(back.Users), m.HeapAlloc>>20)
	}
	if err := back.Close(); err != nil {
		t.Error(err)
	}
}
