package limit

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// written are the sections of the reference that a limit may stand in.
var written = regexp.MustCompile(`^(teams-policies|dynamic-rules|graph)\.md [0-9]+(\.[0-9]+)?$`)

func TestEveryRowSaysWhatItLimitsByHowMuchAndWhereThatStands(t *testing.T) {
	seen := map[string]bool{}
	for _, l := range Table() {
		if l.Subject == "" || l.Says == "" || l.Code == "" {
			t.Errorf("%+v is not said whole", l)
		}
		if l.Source != Design && l.Source != Guide && !written.MatchString(l.Source) {
			t.Errorf("%s: %q is no place in the reference", l.Name(), l.Source)
		}
		if strings.Contains(l.Says, "%d") != (l.Figure != 0) {
			t.Errorf("%s says %q of the figure %d", l.Name(), l.Says, l.Figure)
		}
		if seen[l.Name()] {
			t.Errorf("%s stands twice", l.Name())
		}
		seen[l.Name()] = true
	}
}

func TestEveryRowHasAWorkbookThatShowsItAndOneThatDoesNot(t *testing.T) {
	left := map[string]bool{}
	files, err := filepath.Glob("testdata/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		left[filepath.Base(f)] = true
	}
	for _, l := range Table() {
		for _, kind := range []string{"bad", "good"} {
			name := l.Name() + "." + kind + ".json"
			body, err := os.ReadFile(filepath.Join("testdata", name))
			if err != nil {
				t.Errorf("%s has no %s workbook", l.Name(), kind)
			} else if !json.Valid(body) {
				t.Errorf("%s is no JSON", name)
			}
			delete(left, name)
		}
		delete(left, l.Name()+".tenant.json")
	}
	for name := range left {
		t.Errorf("%s belongs to no row", name)
	}
}
