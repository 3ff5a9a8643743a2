package module_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"personadesk/backend/problem"
	"personadesk/backend/pwshtest"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/powershell"
	"personadesk/backend/tenant/practice"
	"personadesk/backend/tenant/practice/module"
)

// live starts a session in a real PowerShell over the stand-in for MicrosoftTeams.
func live(t *testing.T, direct *practice.Session) *powershell.Process {
	t.Helper()
	p, err := powershell.Start(t.Context(), powershell.Options{Path: pwshtest.Need(t, "a live session"), TenantID: tenantOf(t, direct), Patience: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

func tenantOf(t *testing.T, direct *practice.Session) string {
	t.Helper()
	found, err := direct.Invoke(t.Context(), tenant.Command{Name: "Get-CsTenant"})
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	return found[0]["TenantId"].(string)
}

func policyNamed(name string) tenant.Command {
	return tenant.Command{Name: "New-CsTeamsCallingPolicy", Params: []tenant.Param{{Name: "Identity", Value: tenant.Text(name)}, {Name: "AllowPrivateCalling", Value: tenant.Truth(false)}}}
}

// has says whether the tenant holds a calling policy of the name.
func has(t *testing.T, direct *practice.Session, name string) bool {
	t.Helper()
	found, err := direct.Invoke(t.Context(), tenant.Command{Name: "Get-CsTeamsCallingPolicy"})
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range found {
		if o["Identity"] == "Tag:"+name {
			return true
		}
	}
	return false
}

// A live session in a real PowerShell reads what the practice tenant holds, and what it changes is there.
func TestALiveSessionReadsAndChangesTheTenant(t *testing.T) {
	pwshtest.Need(t, "a live session")
	_, direct := served(t, practice.Options{Users: 60, Pace: practice.Instant})
	process := live(t, direct)
	byProcess, byHand := powershell.Teams{Session: process}, powershell.Teams{Session: direct}
	ctx := t.Context()
	for what, read := range map[string]func(powershell.Teams) (any, error){
		"policies":  func(s powershell.Teams) (any, error) { return s.Policies(ctx, "TeamsCallingPolicy") },
		"dialplans": func(s powershell.Teams) (any, error) { return s.Policies(ctx, "TenantDialPlan") },
		"queues":    func(s powershell.Teams) (any, error) { return s.Queues(ctx) },
		"accounts":  func(s powershell.Teams) (any, error) { return s.Accounts(ctx) },
		"groups":    func(s powershell.Teams) (any, error) { return s.GroupPolicies(ctx) },
		"locations": func(s powershell.Teams) (any, error) { return s.Locations(ctx) },
		"routes":    func(s powershell.Teams) (any, error) { return s.Things(ctx, tenant.RouteThing) },
		"attendant": func(s powershell.Teams) (any, error) { return s.Things(ctx, tenant.AttendantThing) },
		"schedules": func(s powershell.Teams) (any, error) { return s.Things(ctx, tenant.ScheduleThing) },
	} {
		got, err := read(byProcess)
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		want, err := read(byHand)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v\nwant %+v", what, got, want)
		}
	}
	for _, name := range []string{"Réception", "It’s O'Neil‛s", "$(Get-Process)", "a`b; exit", "日本語 🏢", "-Confirm"} {
		if _, err := byProcess.Run(ctx, policyNamed(name)); err != nil {
			t.Errorf("%s: %v", name, err)
		} else if !has(t, direct, name) {
			t.Errorf("%s was made under another name", name)
		}
	}
	var p *problem.Problem
	if _, err := byProcess.Run(ctx, policyNamed("Réception")); !errors.As(err, &p) || p.Code != "TEAMS_COMMAND_FAILED" {
		t.Errorf("a policy of a name that there is: %v", err)
	}
}

// What can go wrong with a PowerShell is told apart: what was not done, and what nobody can say.
func TestWhatGoesWrongInALiveSession(t *testing.T) {
	pwsh := pwshtest.Need(t, "the failures of a live session")
	cases := []struct {
		name, faults, code, says string
		done                     bool
	}{
		{"lost after it was done", "powershell-lost", "TEAMS_SESSION_LOST", "PowerShell ended", true},
		{"lost before", "powershell-lost:before", "TEAMS_SESSION_LOST", "PowerShell ended", false},
		{"never returns", "powershell-silent", "TEAMS_SESSION_LOST", "deadline", true},
		{"an error is put out as a record", "error-returned", "TEAMS_COMMAND_FAILED", "already exists", false},
		{"an error is put out as an object", "error-returned:object", "TEAMS_COMMAND_FAILED", "already exists", false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, direct := served(t, practice.Options{Users: practice.MinUsers, Faults: c.faults, Pace: practice.Instant})
			process := live(t, direct)
			name, want := "Made here", c.done
			if strings.HasPrefix(c.faults, "error") {
				name, want = "AllowCalling", true // which every tenant has
			}
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			if strings.HasPrefix(c.faults, "powershell-silent") {
				ctx, cancel = context.WithTimeout(t.Context(), 3*time.Second)
			}
			defer cancel()
			var p *problem.Problem
			out, err := process.Invoke(ctx, policyNamed(name))
			if !errors.As(err, &p) || p.Code != c.code || !strings.Contains(p.Error(), c.says) {
				t.Errorf("%v, %v", out, err)
			}
			if has(t, direct, name) != want {
				t.Errorf("it was done: %t", !want)
			}
			if _, err := process.Invoke(t.Context(), tenant.Command{Name: "Get-CsTenant"}); c.code == "TEAMS_SESSION_LOST" != (err != nil) {
				t.Errorf("what comes after: %v", err)
			}
		})
	}
	starts := []struct {
		name, faults, code, says string
		prepare                  func(folder string) error
	}{
		{"module missing", "", "TEAMS_NO_MODULE", "MicrosoftTeams", func(folder string) error { return os.RemoveAll(filepath.Join(folder, "MicrosoftTeams")) }},
		{"module too old", "", "TEAMS_NO_MODULE", powershell.ModuleVersion, func(folder string) error {
			manifest := filepath.Join(folder, "MicrosoftTeams", "MicrosoftTeams.psd1")
			text, err := os.ReadFile(manifest)
			if err != nil {
				return err
			}
			return os.WriteFile(manifest, []byte(strings.Replace(string(text), module.Version, "5.9.0", 1)), 0o600)
		}},
		{"sign-in refused", "signin-refused", "TEAMS_COMMAND_FAILED", "AADSTS53003", nil},
	}
	for _, c := range starts {
		t.Run(c.name, func(t *testing.T) {
			folder, direct := served(t, practice.Options{Users: practice.MinUsers, Faults: c.faults})
			if c.prepare != nil {
				if err := c.prepare(folder); err != nil {
					t.Fatal(err)
				}
			}
			process, err := powershell.Start(t.Context(), powershell.Options{Path: pwsh, TenantID: tenantOf(t, direct), Patience: 50 * time.Millisecond})
			var p *problem.Problem
			if !errors.As(err, &p) || p.Code != c.code || !strings.Contains(p.Error(), c.says) {
				t.Errorf("%v", err)
			}
			if process != nil {
				t.Error(process.Close())
			}
		})
	}
}
