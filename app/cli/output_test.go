package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"personadesk/backend/ident"
)

// What a directory may hold as a name, and what a terminal would do with it: clear itself, begin a line of its own, read backwards.
const hostileName = "Eve\x1b[2J\u009b1m\nerror: \u202etfel\ufeff\x7f\t\xff"

func TestATerminalObeysNoName(t *testing.T) {
	obeys := func(t *testing.T, shown string, lines int) {
		t.Helper()
		if !utf8.ValidString(shown) || strings.ContainsAny(shown, "\x1b\u009b\u202e\ufeff\x7f\r") || strings.Count(shown, "\n") != lines {
			t.Errorf("the terminal is given %q", shown)
		}
		if !strings.Contains(shown, "Eve") || !strings.Contains(shown, "tfel") {
			t.Errorf("the name is not to be recognised in %q", shown)
		}
	}
	for name, write := range map[string]struct {
		with  func(p *program) error
		lines int
	}{
		"a line":             {func(p *program) error { return p.say("%s is there", hostileName) }, 1},
		"an id":              {func(p *program) error { return p.say("%v", ident.ObjectID(hostileName)) }, 1},
		"a message":          {func(p *program) error { p.message("%v", errors.New(hostileName)); return nil }, 1},
		"a table":            {func(p *program) error { return p.table([]string{"NAME", "CITY"}, [][]string{{hostileName, "Leeds"}}) }, 2},
		"a line of a stream": {func(p *program) error { return p.line(map[string]string{"name": hostileName}) }, 1},
		"a document":         {func(p *program) error { return p.document([]string{hostileName}) }, 3},
		"a long list": {func(p *program) error {
			return p.documentWith("people", func(add func(any)) (map[string]any, error) { add(hostileName); return nil, nil })
		}, 5},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			p := &program{Streams: Streams{Out: &out, Err: &out}}
			if err := write.with(p); err != nil {
				t.Fatal(err)
			}
			obeys(t, out.String(), write.lines)
		})
	}
}

func TestJSONMeansTheSameWithoutWhatATerminalObeys(t *testing.T) {
	var out bytes.Buffer
	p := &program{Streams: Streams{Out: &out}}
	name := strings.TrimSuffix(hostileName, "\xff")
	if err := p.document(name); err != nil {
		t.Fatal(err)
	}
	var back string
	if err := json.Unmarshal(out.Bytes(), &back); err != nil || back != name {
		t.Errorf("%q is read back as %q (%v)", name, back, err)
	}
}

func TestWhatIsHarmlessIsShownAsItIs(t *testing.T) {
	var out bytes.Buffer
	p := &program{Streams: Streams{Out: &out}}
	const name = `Jo [x] O'Neil "Ünï" 東京 👩‍🚀 \u001b`
	if err := p.say("%s %d", name, 3); err != nil || out.String() != name+" 3\n" {
		t.Errorf("got %q (%v)", out.String(), err)
	}
}
