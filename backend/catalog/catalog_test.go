package catalog

import (
	"strings"
	"testing"
)

func TestADamagedTableIsRefused(t *testing.T) {
	cases := map[string]struct{ text, want string }{
		"a cell too few":   {"id\tname\n1\n", "line 2: 1 cells for 2 columns"},
		"a cell too many":  {"id\tname\n1\ta\tb\n", "line 2: 3 cells for 2 columns"},
		"a key left empty": {"id\tname\n\ta\n", "empty or used twice"},
		"a key used twice": {"id\tname\n1\ta\n1\tb\n", "line 3"},
		"an empty line":    {"id\tname\n1\ta\n\n", "line 3"},
		"a flag misspelt":  {"id\tgood\n1\ttrue\n", "neither yes nor empty"},
		"a flag missing":   {"id\tname\n1\ta\n", "neither yes nor empty"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			var flags []string
			if strings.HasPrefix(name, "a flag") {
				flags = []string{"good"}
			}
			rows, err := parseTSV("test", c.text, flags...)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("rows %v, error %v, want one with %q", rows, err, c.want)
			}
		})
	}
}

func TestATableIsReadByItsColumns(t *testing.T) {
	rows, err := parseTSV("test", "id\tgood\tlist\n1\tyes\ta,b\n2\t\t\n", "good")
	if err != nil || len(rows) != 2 {
		t.Fatalf("rows %v, error %v", rows, err)
	}
	if !rows[0].yes("good") || rows[1].yes("good") {
		t.Errorf("flags: %v", rows)
	}
	if got := rows[0].list("list"); len(got) != 2 || rows[1].list("list") != nil {
		t.Errorf("lists: %v, %v", got, rows[1].list("list"))
	}
}

func TestAnUnknownFieldOrFileIsRefused(t *testing.T) {
	if _, err := readJSON[[]Licence]("features.json"); err == nil {
		t.Error("features were read as licences")
	}
	if _, err := readTSV("nothing.tsv"); err == nil {
		t.Error("a table that does not exist was read")
	}
}

func TestNoTableSpeaksOfThisMachine(t *testing.T) {
	entries, err := tables.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		raw, err := tables.ReadFile("data/" + entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"/home/", "/tmp/", "/root/", "\r"} {
			if strings.Contains(string(raw), word) {
				t.Errorf("%s holds %q", entry.Name(), word)
			}
		}
	}
}
