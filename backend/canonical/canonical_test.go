package canonical_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"personadesk/backend/canonical"
)

type inner struct {
	Text  string            `json:"text"`
	Maybe string            `json:"maybe,omitempty"`
	By    map[string]string `json:"by"`
}

type outer struct {
	Zed    int            `json:"zed"`
	Alpha  []string       `json:"alpha"`
	Inner  *inner         `json:"inner,omitempty"`
	List   []inner        `json:"list"`
	Any    map[string]any `json:"any"`
	At     time.Time      `json:"at"`
	Kinds  map[kind]int   `json:"kinds"`
	Truth  bool           `json:"truth"`
	Share  float64        `json:"share"`
	Hidden string         `json:"-"`
	Plain  uint16
}

type kind string

func written(t interface{ Fatal(...any) }, v any) string {
	text, err := canonical.Append(nil, v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestTheFormIsWrittenDown(t *testing.T) {
	v := outer{Zed: -3, Alpha: []string{"b", "a"}, Inner: &inner{Text: "say \"hi\"\\\n<&>é"}, Any: map[string]any{"z": nil, "a": 1.5, "l": []any{true, "x"}},
		At: time.Date(2026, 3, 1, 9, 0, 0, 5, time.UTC), Kinds: map[kind]int{"two": 2, "one": 1}, Hidden: "secret", Plain: 7}
	want := `{"Plain":7,"alpha":["b","a"],"any":{"a":1.5,"l":[true,"x"],"z":null},"at":"2026-03-01T09:00:00.000000005Z",` +
		`"inner":{"by":null,"text":"say \"hi\"\\\u000a<&>é"},"kinds":{"one":1,"two":2},"list":null,"share":0,"truth":false,"zed":-3}`
	if got := written(t, v); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Whatever goes through a file and back has to give the same text, or a seal would call an untouched file damaged.
func TestWhatWentThroughJSONReadsTheSame(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.String()
		v := outer{Zed: rapid.Int().Draw(r, "zed"), Alpha: rapid.SliceOf(text).Draw(r, "alpha"), Truth: rapid.Bool().Draw(r, "truth"),
			Share: rapid.Float64Range(-1e9, 1e9).Draw(r, "share"), Any: map[string]any{text.Draw(r, "key"): text.Draw(r, "value"), "n": float64(rapid.IntRange(-9, 9).Draw(r, "n"))}}
		if rapid.Bool().Draw(r, "inner") {
			v.Inner = &inner{Text: text.Draw(r, "text"), Maybe: text.Draw(r, "maybe"), By: rapid.MapOf(text, text).Draw(r, "by")}
		}
		before := written(r, v)
		for _, indent := range []string{"", "  "} {
			file, err := json.MarshalIndent(v, "", indent)
			if err != nil {
				r.Fatal(err)
			}
			var back outer
			if err := json.Unmarshal(file, &back); err != nil {
				r.Fatal(err)
			}
			if after := written(r, back); after != before {
				r.Fatalf("before %s\nafter  %s", before, after)
			}
			var loose any // as plain objects, whose members are sorted
			decoder := json.NewDecoder(bytes.NewReader(file))
			decoder.UseNumber()
			if err := decoder.Decode(&loose); err != nil {
				r.Fatal(err)
			}
			if after := written(r, loose); after != before {
				r.Fatalf("before %s\nloose  %s", before, after)
			}
		}
		if !json.Valid([]byte(before)) || strings.ContainsAny(before, "\r\n") {
			r.Fatalf("%q is not JSON on one line", before)
		}
	})
}

func TestWhatIsNoPlainDataIsRefused(t *testing.T) {
	type holding struct{ inner }
	for name, v := range map[string]any{"a function": func() {}, "bytes": []byte("x"), "keys that are no texts": map[int]string{1: "x"}, "a channel inside": []any{make(chan int)},
		"a type without a name": holding{}} {
		t.Run(name, func(t *testing.T) {
			if text, err := canonical.Append(nil, v); err == nil {
				t.Errorf("%s was written as %s", reflect.TypeOf(v), text)
			}
		})
	}
}

// Lists of texts are written by a shorter way than lists of words of another type, and figures that came as texts stay figures.
func TestListsOfTextsReadAsAnyOther(t *testing.T) {
	type word string
	for name, c := range map[string]struct {
		short, long any
		want        string
	}{
		"texts":    {[]string{"b", "a", "say \"hi\"\n"}, []word{"b", "a", "say \"hi\"\n"}, `["b","a","say \"hi\"\u000a"]`},
		"no text":  {[]string{}, []word{}, "[]"},
		"nothing":  {[]string(nil), []word(nil), "null"},
		"a figure": {json.Number("1.50"), []json.Number{"1.50"}, "1.50"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, v := range []any{c.short, c.long} {
				text, err := canonical.Append(nil, v)
				if got := strings.Trim(string(text), "[]"); err != nil || got != strings.Trim(c.want, "[]") {
					t.Errorf("it reads %s (%v), not %s", text, err, c.want)
				}
			}
		})
	}
}
