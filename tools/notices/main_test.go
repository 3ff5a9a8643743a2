package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/notices"
)

// mayBeInside are the licences under which a work may be given on with the program, which only asks for its notice to go along. Another one
// has to be read by somebody before it is added here.
var mayBeInside = map[string]bool{
	"0BSD": true, "Apache-2.0": true, "BSD-2-Clause": true, "BSD-3-Clause": true, "ISC": true, "MIT": true, "Unlicense": true,
	// Of single files in a work, which is given on as it came.
	"MPL-2.0": true,
}

func TestEveryWorkInsideIsListedWithItsVersion(t *testing.T) {
	inside, err := works(t.Context(), filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	var want, have []string
	for _, w := range inside {
		want = append(want, w.Ecosystem+" "+w.Name+" "+w.Version)
	}
	listed, err := notices.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range listed {
		have = append(have, c.Ecosystem+" "+c.Name+" "+c.Version)
	}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("The list of what is inside is behind go.mod or package-lock.json; commit what `make notices` writes (- inside, + listed):\n%s", diff)
	}
}

func TestEveryWorkMayBeInsideAndItsTextGoesAlong(t *testing.T) {
	listed, err := notices.All()
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, c := range listed {
		for _, licence := range strings.Split(c.Licence, " AND ") {
			if !mayBeInside[licence] {
				t.Errorf("%s %s stands under %q, which nobody has said may be inside", c.Name, c.Version, licence)
			}
		}
		if c.Ecosystem == "go" && len(c.Texts) == 0 {
			t.Errorf("%s has no licence text", c.Name)
		}
		for _, name := range c.Texts {
			text, err := notices.Text(name)
			if err != nil || text == "" {
				t.Errorf("%s: text %s: %v", c.Name, name, err)
			}
			if strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\n\r\t\f", r) }) {
				t.Errorf("%s: text %s holds what a terminal obeys", c.Name, name)
			}
			used[name] = true
		}
	}
	kept, err := os.ReadDir(filepath.Join("..", "..", room, "texts"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range kept {
		if !used[file.Name()] {
			t.Errorf("the text %s belongs to no work", file.Name())
		}
	}
}
