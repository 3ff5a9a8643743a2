package text_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"personadesk/backend/text"
)

func TestATextIsStoredAndReadBack(t *testing.T) {
	users := `{"args":[3],"code":"count.users"}`
	for name, c := range map[string]struct {
		text   text.Text
		stored string
	}{
		"nothing":                  {text.Text{}, ""},
		"a person's words":         {text.Literal("for the new desk"), "for the new desk"},
		"words in braces":          {text.Literal("{x}"), "{x}"},
		"a tenant's JSON":          {text.Literal(`{"error":{"code":"BadRequest","message":"no"}}`), `{"error":{"code":"BadRequest","message":"no"}}`},
		"a tenant's JSON of codes": {text.Literal(`{"code":"BadRequest"}`), `{"code":"BadRequest"}`},
		"a sentence":               {text.Of("count.users", 3), users},
		"sentences in a sentence": {text.Of("problem.line", "x", text.Of("count.users", 3)),
			`{"args":["x",` + users + `],"code":"problem.line"}`},
		"words like a sentence":         {text.Literal(users), `{"args":["{\"args\":[3],\"code\":\"count.users\"}"],"code":""}`},
		"not like it letter by letter":  {text.Literal(" " + users), " " + users},
		"not in the order of the form":  {text.Literal(`{"code":"count.users","args":[3]}`), `{"code":"count.users","args":[3]}`},
		"with more than the form has":   {text.Literal(`{"args":[3],"code":"count.users","x":1}`), `{"args":[3],"code":"count.users","x":1}`},
		"a wrapping round common words": {text.Literal(`{"args":["x"],"code":""}`), `{"args":["x"],"code":""}`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.text.Stored(); got != c.stored {
				t.Errorf("stored as %s, not %s", got, c.stored)
			}
			if back := text.OfStored(c.stored); !back.Equal(c.text) {
				t.Errorf("read as %+v, not %+v", back, c.text)
			}
		})
	}
}

func TestWhatIsStoredIsTheSameAfterReadingIt(t *testing.T) {
	words := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{`{`, `{"code":"count.users"}`, `{"args":[1],"code":"count.users"}`}))
	rapid.Check(t, func(t *rapid.T) {
		column := words.Draw(t, "words")
		for range rapid.IntRange(0, 3).Draw(t, "times") {
			column = text.Literal(column).Stored()
		}
		read := text.OfStored(column)
		if again := read.Stored(); again != column {
			t.Fatalf("%q is %q when it was read", column, again)
		}
		said := text.Of("problem.line", words.Draw(t, "argument"), time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "at"), 0))
		if back := text.OfStored(said.Stored()); !back.Equal(said) {
			t.Fatalf("%+v is read as %+v", said, back)
		}
	})
}

func TestAColumnIsScanned(t *testing.T) {
	for name, c := range map[string]struct {
		column any
		want   text.Text
	}{
		"text":  {"by hand", text.Literal("by hand")},
		"bytes": {[]byte(`{"args":[3],"code":"count.users"}`), text.Of("count.users", 3)},
	} {
		var got text.Text
		if err := got.Scan(c.column); err != nil || !got.Equal(c.want) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	if err := new(text.Text).Scan(int64(1)); err == nil {
		t.Error("a number was taken for a text")
	}
}
