package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var root = filepath.Join("..", "..")

// A rule that was renamed or moved would be tried no more, and nobody would notice.
func TestEveryRuleIsWhereItIsSaidToBe(t *testing.T) {
	rules, err := readRules(root)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, rule := range rules {
		flips, err := flipsOf(root, rule)
		if err != nil {
			t.Error(err)
		}
		for _, flip := range flips {
			known[flip.key()] = true
		}
		if _, err := regexp.Compile(rule.tests); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(filepath.Join(root, strings.TrimSuffix(rule.room, "/..."))); err != nil {
			t.Error(err)
		}
	}
	unseen, err := readUnseen(root)
	if err != nil {
		t.Fatal(err)
	}
	for key := range unseen {
		if !known[key] {
			t.Errorf("unseen.tsv excuses a condition that is not there: %s", key)
		}
	}
}

func TestEveryConditionOfAFunctionIsTakenOutOnce(t *testing.T) {
	folder := t.TempDir()
	source := `package p

func (d *door) open(key int, err error) bool {
	if err != nil {
		return false
	}
	if key < 1 || d.shut && key != 7 {
		return false
	}
	switch {
	case key == 9:
		return false
	}
	return d.there && key > 2
}
`
	if err := os.WriteFile(filepath.Join(folder, "door.go"), []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	flips, err := flipsOf(folder, rule{file: "door.go", function: "door.open"})
	if err != nil {
		t.Fatal(err)
	}
	numbered := map[int]flip{}
	for i, f := range flips {
		numbered[i+1] = f
	}
	want := `package p

func (d *door) open(key int, err error) bool {
	if err != nil {
		return false
	}
	if (!isFlipOut(1) && ((!isFlipOut(2) && (key < 1)) || (!isFlipOut(3) && ((isFlipOut(4) || (d.shut)) && (isFlipOut(5) || (key != 7)))))) {
		return false
	}
	switch {
	case (!isFlipOut(6) && (key == 9)):
		return false
	}
	return (isFlipOut(7) || (d.there)) && (isFlipOut(8) || (key > 2))
}
`
	if diff := cmp.Diff(want, string(switched([]byte(source), numbered))); diff != "" {
		t.Error(diff)
	}
}

// The tool must tell a rule with a test from one without: it is tried on a small module of its own.
func TestAConditionThatNoTestHoldsLives(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":      "module example\n\ngo 1.26\n",
		"p/p.go":      "package p\n\nfunc may(age int, asked bool) bool {\n\tif age < 18 {\n\t\treturn false\n\t}\n\tif !asked {\n\t\treturn false\n\t}\n\treturn true\n}\n",
		"p/p_test.go": "package p\n\nimport \"testing\"\n\nfunc TestMay(t *testing.T) {\n\tif may(17, true) || !may(18, true) {\n\t\tt.Fail()\n\t}\n}\n\nfunc TestFails(t *testing.T) { t.Fail() }\n",
	} {
		if err := os.MkdirAll(filepath.Join(folder, filepath.Dir(name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	of := rule{file: "p/p.go", function: "may", room: "p", tests: "May"}
	flips, err := flipsOf(folder, of)
	if err != nil {
		t.Fatal(err)
	}
	rooms, err := build(t.Context(), folder, t.TempDir(), flips)
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]end{}
	for i, flip := range flips {
		if have[flip.condition], err = rooms.try(t.Context(), i+1, flip); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(map[string]end{"age < 18": dies, "!asked": lives}, have); diff != "" {
		t.Error(diff)
	}
	// Tests that are not there notice nothing, and tests that fail by themselves notice everything: neither says anything.
	for _, tests := range []string{"Nowhere", "Fails"} {
		flips[0].tests = tests
		if end, err := rooms.try(t.Context(), 1, flips[0]); err == nil {
			t.Errorf("the tests %s are taken at their word: %s", tests, end)
		}
	}
}
