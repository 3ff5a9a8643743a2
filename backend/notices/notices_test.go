package notices_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"personadesk/backend/notices"
)

func TestATableIsReadAsItWasWritten(t *testing.T) {
	all := []notices.Component{
		{Ecosystem: "go", Name: "example.org/a", Version: "v1.0.0", Licence: "MIT AND BSD-3-Clause", Texts: []string{"a.txt", "b.txt"}},
		{Ecosystem: "npm", Name: "@b/c", Version: "2.0.0", Licence: "MIT", Texts: []string{}},
	}
	read, err := notices.Parse(notices.Table(all))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(all, read); diff != "" {
		t.Error(diff)
	}
}

func TestALineThatLacksAFieldIsNamed(t *testing.T) {
	if _, err := notices.Parse("go\ta\tv1\tMIT\ta.txt\nnpm\tb\tv1\tMIT"); err == nil {
		t.Error("a line with four fields was read")
	}
}
