// Package pwshtest finds a PowerShell for tests that hold our work against the real one.
package pwshtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Find gives the path of a PowerShell 7: what PERSONADESK_PWSH names, pwsh on the PATH, or one in a folder shared/pwsh beside
// the checkout. Without one it gives "" and says what was not run.
func Find(t testing.TB, what string) string {
	t.Helper()
	if named := os.Getenv("PERSONADESK_PWSH"); named != "" {
		if _, err := os.Stat(named); err != nil {
			t.Fatalf("PERSONADESK_PWSH: %v", err)
		}
		return named
	}
	if found, err := exec.LookPath("pwsh"); err == nil {
		return found
	}
	if root, err := checkout(); err == nil {
		beside := filepath.Join(root, "..", "shared", "pwsh", "pwsh")
		if _, err := os.Stat(beside); err == nil {
			return beside
		}
	}
	t.Logf("not run without a PowerShell 7: %s", what)
	return ""
}

// Need is Find for a test that has nothing else to hold its work against: without a PowerShell it ends as one that was not run, and names what.
func Need(t testing.TB, what string) string {
	t.Helper()
	found := Find(t, what)
	if found == "" {
		t.SkipNow()
	}
	return found
}

// checkout is the folder with go.mod above the one a test runs in.
func checkout() (string, error) {
	dir, err := os.Getwd()
	for err == nil {
		if _, missing := os.Stat(filepath.Join(dir, "go.mod")); missing == nil {
			return dir, nil
		}
		if filepath.Dir(dir) == dir {
			return "", os.ErrNotExist
		}
		dir = filepath.Dir(dir)
	}
	return "", err
}

// Run runs a script with arguments and gives what it prints; a test fails when it cannot.
func Run(t testing.TB, pwsh, script string, args ...string) []byte {
	t.Helper()
	file := filepath.Join(t.TempDir(), "script.ps1")
	if err := os.WriteFile(file, []byte(script), 0o600); err != nil {
		t.Fatal(err)
	}
	said, err := exec.CommandContext(t.Context(), pwsh, append([]string{"-NoLogo", "-NoProfile", "-NonInteractive", "-File", file}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return said
}

// Office gives what holds files against Office's schemas, and the PowerShell that runs it: a folder openxml beside that of the PowerShell.
// Without it the validator is "", and it says what was not run.
func Office(t testing.TB, what string) (pwsh, validator string) {
	t.Helper()
	if pwsh = Find(t, what); pwsh == "" {
		return "", ""
	}
	validator = filepath.Join(filepath.Dir(filepath.Dir(pwsh)), "openxml", "validate.ps1")
	if _, err := os.Stat(validator); err != nil {
		t.Logf("not run without what validates files of Office: %s", what)
		return pwsh, ""
	}
	return pwsh, validator
}
