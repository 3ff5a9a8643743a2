package practice

import (
	"bytes"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestSeedIsReproducible(t *testing.T) {
	print := func(seed int64) string {
		tn, err := Open(Options{Users: 200, Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		for i := range tn.users {
			b.Write(tn.writeUser(&tn.users[i], []string{"id", "userPrincipalName", "city", "department", "assignedLicenses"}, false))
		}
		for _, n := range tn.numbers {
			b.WriteString(n.Tel + n.Target.String())
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
	tn, err := Open(Options{Users: 2000})
	if err != nil {
		t.Fatal(err)
	}
	shares := map[string]int{}
	flaws := map[string]int{}
	upns := map[string]bool{}
	for i := range tn.users {
		u := &tn.users[i]
		get := func(f field) string { return tn.texts.get(u.text[f]) }
		upn := strings.ToLower(get(fUPN))
		if upns[upn] || !strings.HasSuffix(upn, "@"+domain) {
			t.Fatalf("principal name %q", upn)
		}
		upns[upn] = true
		if u.is(isResource) {
			continue
		}
		shares["city "+get(fCity)]++
		shares["dept "+get(fDepartment)]++
		for flaw, yes := range map[string]bool{"guest": u.is(isGuest), "disabled": !u.is(isEnabled), "England": get(fCountry) == "England",
			"misspelt": get(fCity) == "Manchster", "spaced": strings.HasPrefix(get(fCity), " "), "blank": get(fDepartment) == "" && !u.is(isGuest)} {
			if yes {
				flaws[flaw]++
			}
		}
		if tn.hasPlan(u, planPhone) != (len(tn.heldBy[u.id]) > 0) {
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
	for upn, city := range map[string]string{christie: "Manchester", debra: "London"} {
		i, ok := tn.userAt(upn)
		if !ok || tn.texts.get(tn.users[i].text[fCity]) != city || tn.texts.get(tn.users[i].text[fDepartment]) != "HR" || len(tn.heldBy[tn.users[i].id]) != 0 {
			t.Errorf("%s is not as the guide has it", upn)
		}
	}
}

func TestSeedHasANumberForEveryCaller(t *testing.T) {
	for _, users := range []int{10, 300, 2000, 6000} {
		tn, err := Open(Options{Users: users})
		if err != nil {
			t.Fatal(err)
		}
		people, free := map[string]int{}, map[string]int{}
		for i := range tn.users {
			if u := &tn.users[i]; u.is(isEnabled) && !u.is(isGuest) && !u.is(isResource) && len(tn.heldBy[u.id]) == 0 {
				people[tn.texts.get(u.text[fCity])]++
			}
		}
		seen := map[string]bool{}
		for _, n := range tn.numbers {
			if seen[n.Tel] {
				t.Fatalf("%s is there twice", n.Tel)
			}
			seen[n.Tel] = true
			if n.Target.zero() && !n.OnPremises && n.Type == "directRouting" && contains(n.Caps, "userAssignment") {
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
	tn, err := Open(Options{Users: 20000, File: file})
	if err != nil {
		t.Fatal(err)
	}
	seeded := time.Since(start)
	start = time.Now()
	if err := tn.Close(); err != nil {
		t.Fatal(err)
	}
	saved := time.Since(start)
	users := len(tn.users)
	tn = nil
	start = time.Now()
	back, err := Open(Options{File: file})
	if err != nil {
		t.Fatal(err)
	}
	loaded := time.Since(start)
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	t.Logf("seeded in %v, saved in %v, loaded in %v, %d MB", seeded, saved, loaded, m.HeapAlloc>>20)
	if len(back.users) != users || m.HeapAlloc > 1200*20000+20<<20 {
		t.Errorf("%d users, %d MB", len(back.users), m.HeapAlloc>>20)
	}
	if err := back.Close(); err != nil {
		t.Error(err)
	}
}
