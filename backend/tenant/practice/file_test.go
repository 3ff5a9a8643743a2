package practice

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"personadesk/backend/problem"
	"personadesk/backend/tenant/practice/world"
)

func code(err error) string {
	var p *problem.Problem
	if errors.As(err, &p) {
		return p.Code
	}
	return ""
}

func TestStateComesBackFromTheFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "customer.practice")
	b := open(t, world.Options{Users: 120, Seed: 7, File: file})
	g := b.dynamicGroup("(user.department -eq \"HR\")")
	b.clock.Advance(1e9)
	b.want(202, "", "POST", "/v1.0/groups/"+g+"/assignLicense", map[string]any{"addLicenses": []any{map[string]any{"skuId": world.SKUPhone}}, "removeLicenses": []any{}})
	b.must("New-CsTeamsCallingPolicy", "Identity", "Sales", "AllowVoicemail", "AlwaysEnabled")
	b.must("Grant-CsTeamsCallingPolicy", "Identity", debra, "PolicyName", "Sales")
	b.want(204, "", "PATCH", "/v1.0/users/"+debra, map[string]any{"onPremisesExtensionAttributes": map[string]any{"extensionAttribute3": "x"}})
	b.clock.Advance(1e9)
	_, link := b.all("user", "/v1.0/users/delta?$select=city")
	if err := b.tenant.world.Save(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "copy.practice")
	if err := os.WriteFile(other, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := Open(world.Options{File: other, Clock: b.clock})
	if err != nil {
		t.Fatal(err)
	}
	a, c := b.tenant, again
	if !reflect.DeepEqual(a.world.Users, c.world.Users) {
		t.Error("the users differ")
	}
	for _, x := range []struct {
		name string
		a, c any
	}{{"numbers", a.world.Numbers, c.world.Numbers}, {"policies", a.world.Policies, c.world.Policies}, {"direct", a.world.Direct, c.world.Direct}, {"skus", a.world.SKUs, c.world.SKUs},
		{"queues", a.world.Queues, c.world.Queues}, {"accounts", a.world.Accounts, c.world.Accounts}, {"log", a.world.UserLog, c.world.UserLog}, {"held", len(a.world.HeldBy), len(c.world.HeldBy)},
		{"names", a.world.ByUPN, c.world.ByUPN}, {"audits", a.world.Audits, c.world.Audits}} {
		if !reflect.DeepEqual(x.a, x.c) {
			t.Errorf("%s differ", x.name)
		}
	}
	for i := range a.world.Groups {
		if !a.world.Groups[i].Members.Equals(c.world.Groups[i].Members) || a.world.Groups[i].LicState != c.world.Groups[i].LicState || !reflect.DeepEqual(a.world.Groups[i].Licences, c.world.Groups[i].Licences) {
			t.Errorf("group %s differs", a.world.Groups[i].Name)
		}
	}
	loaded := serve(t, again, b.clock)
	link = strings.Replace(link, b.url, loaded.url, 1) // the token of the delta round must mean something to the loaded tenant
	b = loaded
	b.want(204, "", "PATCH", "/v1.0/users/"+debra, map[string]any{"city": "Leeds"})
	if changed, _ := b.all("user", link); len(changed) != 1 {
		t.Errorf("%d changes after loading", len(changed))
	}
}

func TestBadStateFilesAreRefusedAndLeftAlone(t *testing.T) {
	good := filepath.Join(t.TempDir(), "good")
	tn, err := Open(world.Options{Users: 20, File: good})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(world.Options{Users: 20, File: good}); code(err) != "PRACTICE_IN_USE" {
		t.Errorf("a second program: %v", err)
	}
	if err := tn.world.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	flipped := append([]byte(nil), raw...)
	flipped[len(flipped)/2] ^= 0x55
	for name, c := range map[string]struct {
		content []byte
		code    string
	}{
		"empty":     {nil, "PRACTICE_FOREIGN"},
		"foreign":   {[]byte("SQLite format 3\x00"), "PRACTICE_FOREIGN"},
		"newer":     {append([]byte("PersonaDesk practice tenant "+"9\n"), raw[len("PersonaDesk practice tenant ")+2:]...), "PRACTICE_NEWER"},
		"cut off":   {raw[:len(raw)/2], "PRACTICE_DAMAGED"},
		"no end":    {raw[:len(raw)-4], "PRACTICE_DAMAGED"},
		"flipped":   {flipped, "PRACTICE_DAMAGED"},
		"head only": {raw[:len("PersonaDesk practice tenant ")+2], "PRACTICE_DAMAGED"},
	} {
		file := filepath.Join(t.TempDir(), "state")
		if err := os.WriteFile(file, c.content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(world.Options{File: file}); code(err) != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
		if after, err := os.ReadFile(file); err != nil || string(after) != string(c.content) {
			t.Errorf("%s: the file was touched (%v)", name, err)
		}
	}
}

func TestOpenRefusesWhatItCannotDo(t *testing.T) {
	for want, o := range map[string]world.Options{"PRACTICE_SIZE": {Users: 3}, "PRACTICE_FAULTS": {Faults: "chaos"},
		"PRACTICE_FOLDER": {File: filepath.Join(t.TempDir(), "no", "such", "folder", "x")}} {
		if _, err := Open(o); code(err) != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func TestStartServesLoopbackOnlyAndSavesOnStop(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state")
	tn, err := Open(world.Options{Users: 20, File: file})
	if err != nil {
		t.Fatal(err)
	}
	for _, addr := range []string{"0.0.0.0:0", ":0", "192.0.2.1:0", "example.com:0", "127.0.0.1"} {
		if _, _, _, err := tn.Start(addr); code(err) != "PRACTICE_ADDRESS" {
			t.Errorf("%q: %v", addr, err)
		}
	}
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	if _, _, _, err := tn.Start(busy.Addr().String()); code(err) != "PRACTICE_ADDRESS" {
		t.Errorf("a port in use: %v", err)
	}
	url, token, stop, err := tn.Start("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{T: t, url: url, token: token}
	b.want(200, "user", "GET", "/v1.0/me", nil)
	b.token = "wrong"
	b.refused(401, "InvalidAuthenticationToken", "GET", "/v1.0/me", nil)
	b.token = ""
	if r := b.call("GET", "/v1.0/me", nil); r.status != 401 || r.header.Get("WWW-Authenticate") == "" {
		t.Errorf("without a token: %d", r.status)
	}
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
	back, err := Open(world.Options{File: file})
	if err != nil {
		t.Fatal(err)
	}
	if err := back.world.Close(); err != nil {
		t.Error(err)
	}
}

// What was answered survives a kill: nobody calls Close, and the state is read as another process would find it.
func TestAKillLosesNothingThatWasAnswered(t *testing.T) {
	file := filepath.Join(t.TempDir(), "customer.practice")
	b := open(t, world.Options{Users: 120, Seed: 7, File: file})
	g := b.dynamicGroup("(user.department -eq \"HR\")")
	b.clock.Advance(1e9)
	b.want(202, "", "POST", "/v1.0/groups/"+g+"/assignLicense", map[string]any{"addLicenses": []any{map[string]any{"skuId": world.SKUPhone}}, "removeLicenses": []any{}})
	b.clock.Advance(1e9)
	b.must("New-CsTeamsCallingPolicy", "Identity", "Sales")
	b.must("Grant-CsTeamsCallingPolicy", "Group", g, "PolicyName", "Sales", "Rank", 1)
	tel := b.free("Manchester")
	if s, why := b.outcome("assignNumber", map[string]any{"telephoneNumber": tel, "assignmentTargetId": b.userID(christie), "numberType": "directRouting"}); s != "succeeded" {
		t.Fatal(why)
	}
	b.clock.Advance(1e9)
	b.want(200, "user", "GET", "/v1.0/me", nil)

	log, err := os.ReadFile(file + ".log")
	if err != nil {
		t.Fatal(err)
	}
	state, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for name, tail := range map[string]string{"killed between writes": "", "killed within a write": `{"at":17,"meth`} {
		t.Run(name, func(t *testing.T) {
			other := filepath.Join(t.TempDir(), "other.practice")
			if err := errors.Join(os.WriteFile(other, state, 0o600), os.WriteFile(other+".log", append(append([]byte(nil), log...), tail...), 0o600)); err != nil {
				t.Fatal(err)
			}
			back, err := Open(world.Options{File: other, Clock: b.clock})
			if err != nil {
				t.Fatal(err)
			}
			end, err := back.world.Begin(nil)
			if err != nil {
				t.Fatal(err)
			}
			end()
			if !reflect.DeepEqual(back.world.Users, b.tenant.world.Users) || !reflect.DeepEqual(back.world.Numbers, b.tenant.world.Numbers) ||
				!reflect.DeepEqual(back.world.Policies, b.tenant.world.Policies) || !reflect.DeepEqual(back.world.Ranked, b.tenant.world.Ranked) || !reflect.DeepEqual(back.world.UserLog, b.tenant.world.UserLog) {
				t.Error("the tenant is not what it was")
			}
			if err := back.world.Close(); err != nil {
				t.Fatal(err)
			}
			if _, err := os.Stat(other + ".log"); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("a tenant that was closed leaves no log: %v", err)
			}
		})
	}
	other := filepath.Join(t.TempDir(), "bad.practice")
	bad := append([]byte(nil), log...)
	bad[len(bad)/2] = '\n'
	if err := errors.Join(os.WriteFile(other, state, 0o600), os.WriteFile(other+".log", bad, 0o600)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(world.Options{File: other}); code(err) != "PRACTICE_DAMAGED" {
		t.Errorf("a damaged log: %v", err)
	}
}
