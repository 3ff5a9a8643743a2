package text_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"personadesk/backend/canonical"
	"personadesk/backend/text"
)

type state string

func samples() map[string]text.Text {
	at := time.Date(2026, 3, 1, 9, 30, 0, 5, time.FixedZone("", 3600))
	return map[string]text.Text{
		"nothing":               {},
		"words of others":       text.Literal("Heed <this> & \"that\""),
		"a code alone":          text.Of("count"),
		"strings and counts":    text.Of("x", "a\u2028b", 7, int64(-3)),
		"a moment":              text.Of("x", at),
		"a text in a text":      text.Of("problem.line", text.Literal("Ann"), text.Of("count.users", 2)),
		"a list":                text.Of("list", text.Literals([]string{"a", "b"})),
		"an empty list":         text.Of("list", []text.Text{}),
		"what writes itself":    text.Of("x", errors.New("broken"), state("on"), 3*time.Second, true),
		"a literal as argument": text.Of("x", text.Text{}),
	}
}

func TestATextComesBackAsItWasWritten(t *testing.T) {
	for name, want := range samples() {
		t.Run(name, func(t *testing.T) {
			body, err := json.Marshal(want)
			if err != nil {
				t.Fatal(err)
			}
			var got text.Text
			if err := json.Unmarshal(body, &got); err != nil || !got.Equal(want) {
				t.Fatalf("%s became %#v, was %#v: %v", body, got, want, err)
			}
			before, err := canonical.Append(nil, want)
			if err != nil {
				t.Fatal(err)
			}
			after, err := canonical.Append(nil, got)
			if err != nil || string(before) != string(after) {
				t.Fatalf("%s became %s: %v", before, after, err)
			}
		})
	}
}

func TestWhatAnOlderVersionWroteAsWordsStaysAsItWas(t *testing.T) {
	const written = `"Give <Ann> a number"`
	var got text.Text
	if err := json.Unmarshal([]byte(written), &got); err != nil || got.Code != "" {
		t.Fatalf("%#v: %v", got, err)
	}
	if back := string(got.AppendCanonical(nil)); back != written {
		t.Errorf("%s became %s", written, back)
	}
	if words := text.English().Print(got); words != "Give <Ann> a number" {
		t.Errorf("printed as %q", words)
	}
}

func TestPrinting(t *testing.T) {
	for name, c := range map[string]struct {
		text text.Text
		want string
	}{
		"one":                      {text.Of("count.users", 1), "1 user"},
		"many":                     {text.Of("count.users", 1842), "1,842 users"},
		"none":                     {text.Of("count.users", 0), "0 users"},
		"a text in a text":         {text.Of("problem.line", "Ann", text.Of("count.users", 2)), "Ann: 2 users"},
		"the first of a list":      {text.Some(2, []string{"a", "b", "c", "d"}), "a, b and 2 more"},
		"a short list":             {text.Some(2, []string{"a", "b"}), "a, b"},
		"a moment":                 {text.Of("problem.line", "read", time.Date(2026, 3, 1, 9, 30, 0, 0, time.UTC)), "read: 2026-03-01 09:30 UTC"},
		"words of others":          {text.Literal("100 %s of <it>"), "100 %s of <it>"},
		"nothing":                  {text.Text{}, ""},
		"a code that nobody knows": {text.Of("no.such", "Ann", 3), "no.such (Ann, 3)"},
		"it alone":                 {text.Of("no.such"), "no.such"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := text.English().Print(c.text); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestThePseudoLanguageMarksWhatIsSaidAndLeavesWhatIsNamed(t *testing.T) {
	in := text.For(text.PseudoTag)
	got := in.Print(text.Of("problem.line", "Ann", text.Of("count.users", 2)))
	if want := "⟦Ann: ⟦2 úšérš⟧⟧"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for code, template := range text.Catalogue() {
		for _, form := range template.Forms() {
			if strings.Trim(form, "%[]0123456789sdq#.:(), ") == "" {
				continue // only arguments
			}
			if words := in.Print(text.Of(code, "1", "2", "3", "4", "5", "6")); !strings.HasPrefix(words, text.MarkBegin) || !strings.HasSuffix(words, text.MarkEnd) {
				t.Errorf("%s is printed as %q", code, words)
			}
		}
	}
}

func TestALanguageThatThereIsNotIsEnglish(t *testing.T) {
	if text.For("tlh").Language != text.EnglishTag || text.For("").Language != text.EnglishTag || text.For("en-xa").Language != text.PseudoTag {
		t.Error("another printer was given")
	}
}
