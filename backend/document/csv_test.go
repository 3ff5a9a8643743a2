package document

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestCSVForPeople(t *testing.T) {
	for text, want := range map[string]string{
		"plain": "plain", "=1+1": "'=1+1", "+441632960000": "'+441632960000", "-1": "'-1", "@x": "'@x", " =1": "' =1", "\tx": "'\tx", "\rx": "'\rx", "＝1": "'＝1", "|calc": "'|calc", "": "", "a=b": "a=b",
	} {
		var b bytes.Buffer
		if err := WriteCSVForPeople(&b, []string{"h"}, [][]string{{text}}); err != nil {
			t.Fatal(err)
		}
		if got, want := b.String(), "\ufeff\"h\"\r\n\""+want+"\"\r\n"; got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestCSVForScriptsKeepsEveryValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"=1", "+44", "a\"b", "a,b", "a\nb", "#TYPE x"}))
		rows := rapid.SliceOf(rapid.SliceOfN(text, 2, 2)).Draw(t, "rows")
		var b bytes.Buffer
		if err := WriteCSVForScripts(&b, []string{"a", "b"}, rows); err != nil {
			t.Fatal(err)
		}
		got, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\ufeff"))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows { // the reader makes one line end of two
			for i := range row {
				row[i] = strings.ReplaceAll(row[i], "\r\n", "\n")
			}
		}
		if d := cmp.Diff(append([][]string{{"a", "b"}}, rows...), got); d != "" {
			t.Fatal(d)
		}
	})
}
