package pwshtest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	named := filepath.Join(t.TempDir(), "pwsh")
	if err := os.WriteFile(named, nil, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PERSONADESK_PWSH", named)
	if got := Find(t, "nothing"); got != named {
		t.Errorf("%s, want the one that was named", got)
	}
	t.Setenv("PERSONADESK_PWSH", "")
	t.Setenv("PATH", filepath.Dir(named))
	if got := Find(t, "nothing"); got != named {
		t.Errorf("%s, want the one on the PATH", got)
	}
}

func TestRun(t *testing.T) {
	pwsh := Find(t, "a script with an argument")
	if pwsh == "" {
		return
	}
	if got := strings.TrimSpace(string(Run(t, pwsh, `param($name) "hello $name"`, "-name", "world"))); got != "hello world" {
		t.Errorf("%q", got)
	}
}
