package document

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"personadesk/backend/problem"
)

func page(t interface{ Fatal(...any) }, c Content) string {
	var b bytes.Buffer
	if err := WriteReport(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestReportIsTheGoldenOne(t *testing.T) {
	got := page(t, sample())
	path := filepath.Join("testdata", "report.html")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Error(d)
	}
}

func TestReportSays(t *testing.T) {
	text := page(t, sample())
	for _, want := range []string{
		"<h1>2 personas for 1 department reach 2 users</h1>", "14\n“Mostly agencies.”", ">M</td>", "Extension dialing",
		"Prov_Teams_Phone_Manchester_HR", "Manchester HR Sickness", "14 changes, about 10 minutes. 1 user gains something, 1 user loses something.", "Department, 1 user",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("does not say %q", want)
		}
	}
}

func TestReportOfNothing(t *testing.T) {
	text := page(t, Content{Customer: "New"})
	for _, want := range []string{"0 personas for 0 departments", "No department has been entered.", "No plan has been made."} {
		if !strings.Contains(text, want) {
			t.Errorf("does not say %q", want)
		}
	}
}

// tag finds what a browser would take for markup.
var tag = regexp.MustCompile(`<[^>]*>`)

func TestReportTakesNoTextForMarkup(t *testing.T) {
	plain := len(tag.FindAllString(page(t, sample()), -1))
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"<script>alert(1)</script>", "\"><img src=x onerror=y>", "</style>", "</title>", "{{.}}", "javascript:x", "&lt;", "<!--", "' onload='x"}))
		name := "x" + strings.Join(rapid.SliceOfN(piece, 1, 3).Draw(t, "pieces"), "")
		c := sample()
		c.Customer = name
		c.Workshop.Departments[0].Name, c.Workshop.Departments[0].Leader, c.Workshop.Answers[0].Words = name, name, name
		c.Design.Personas[0].Name, c.Design.Personas[0].Rule, c.Ranges[0].Name = name, name, name
		text := page(t, c)
		if got := len(tag.FindAllString(text, -1)); got != plain {
			t.Fatalf("%q makes %d tags of %d", name, got, plain)
		}
	})
}

func TestReportFetchesAndRunsNothing(t *testing.T) {
	c := sample()
	c.Plan.Problems = []problem.Problem{*problem.New("X", "Something")}
	text := strings.ToLower(page(t, c))
	for _, bad := range []string{"<script", "<link", "<img", "http://", "https://", "@import", "url(", " on"} {
		if bad == " on" {
			if regexp.MustCompile(`<[^>]*\son[a-z]+=`).MatchString(text) {
				t.Error("runs something")
			}
			continue
		}
		if strings.Contains(text, bad) {
			t.Errorf("holds %s", bad)
		}
	}
}
