package workbook

import (
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// The driver is C translated for exactly one version of its runtime; another one compiles, and corrupts memory.
func TestTheDriverHasTheRuntimeItWasTranslatedFor(t *testing.T) {
	list := func(format, module string) string {
		out, err := exec.Command("go", "list", "-m", "-f", format, module).Output()
		must(t, err)
		return strings.TrimSpace(string(out))
	}
	modfile := list("{{.GoMod}}", "modernc.org/sqlite")
	out, err := exec.Command("go", "mod", "edit", "-print", modfile).Output()
	must(t, err)
	wants := regexp.MustCompile(`modernc\.org/libc (v\S+)`).FindSubmatch(out)
	if wants == nil {
		t.Fatal("the driver names no version of its runtime")
	}
	if has := list("{{.Version}}", "modernc.org/libc"); has != string(wants[1]) {
		t.Errorf("modernc.org/libc is %s; the driver was translated for %s", has, wants[1])
	}
}
