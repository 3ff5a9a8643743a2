package dotnet

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
	"unicode/utf16"

	"personadesk/backend/pwshtest"
)

var (
	update   = flag.Bool("update", false, "write testdata/answers.jsonl anew, by asking .NET")
	patterns = flag.Int("patterns", 3000, "how many patterns .NET is asked about")
	seed     = flag.Uint64("seed", 1, "which patterns those are")
)

//go:embed testdata/ask.ps1
var ask string

// asked is a question to .NET.
type asked struct {
	Pattern      string   `json:"p"`
	Texts        []string `json:"t"`
	Substitution string   `json:"r"`
}

// answered is what .NET says of a pattern: what is wrong with it and where, or what it does to each text.
type answered struct {
	Error  string       `json:"err"`
	Offset int          `json:"off"`
	Texts  []textAnswer `json:"m"`
}

type textAnswer struct {
	OK      bool     `json:"ok"`
	Timeout bool     `json:"timeout"`
	Fail    string   `json:"fail"`
	Groups  []string `json:"g"` // place and length of each group, by number; - for one that caught nothing
	Result  []int    `json:"r"` // the units of the text after the substitution
}

func questions(n int, seed uint64) []asked {
	m := maker{rand.New(rand.NewPCG(seed, 2))}
	var list []asked
	for range n {
		q := asked{Pattern: m.pattern(), Substitution: m.substitution()}
		if p, err := parse(q.Pattern); err == nil {
			q.Texts = append(q.Texts, m.one("", "", m.text())+string(utf16.Decode(m.taken(p.root)))+m.one("", "", m.text()))
		}
		for range 2 {
			q.Texts = append(q.Texts, m.text())
		}
		list = append(list, q)
	}
	return list
}

// answers asks .NET.
func answers(t *testing.T, pwsh string, list []asked) []answered {
	t.Helper()
	in, out := filepath.Join(t.TempDir(), "in"), filepath.Join(t.TempDir(), "out")
	write(t, in, list)
	pwshtest.Run(t, pwsh, ask, "-in", in, "-out", out)
	return read[answered](t, out)
}

func write[T any](t *testing.T, path string, list []T) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	e := json.NewEncoder(f)
	for _, one := range list {
		if err := e.Encode(one); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func read[T any](t *testing.T, path string) (list []T) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var one T
		if err := json.Unmarshal(lines.Bytes(), &one); err != nil {
			t.Fatalf("%v in %s", err, lines.Bytes())
		}
		list = append(list, one)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

// kept is a question with its answer, as testdata has them for machines without a PowerShell.
type kept struct {
	Asked    asked    `json:"q"`
	Answered answered `json:"a"`
}

// slowest is our longest match of a text that .NET answered.
var slowest time.Duration

// .NET itself is asked about thousands of patterns where there is a PowerShell.
func TestAgreesWithDotNet(t *testing.T) {
	pwsh := pwshtest.Find(t, "thousands of made patterns against .NET")
	if pwsh == "" {
		return
	}
	list := questions(*patterns, *seed)
	got := answers(t, pwsh, list)
	if len(got) != len(list) {
		t.Fatalf("%d answers to %d questions", len(got), len(list))
	}
	named := 0
	for i, q := range list {
		compare(t, q, got[i])
		if _, err := Compile(q.Pattern); errors.Is(err, ErrUntried) {
			named++
		}
	}
	t.Logf("%d patterns; our slowest match of what .NET answered within a second took %s", len(list), slowest)
	if named*200 > len(list) {
		t.Errorf("%d of %d patterns are not tried", named, len(list))
	}
}

// What .NET said is kept, and asked again everywhere.
func TestAgreesWithWhatDotNetSaid(t *testing.T) {
	path := filepath.Join("testdata", "answers.jsonl")
	if *update {
		list := questions(800, 77)
		var all []kept
		for i, a := range answers(t, pwshtest.Find(t, "the answers to keep"), list) {
			all = append(all, kept{list[i], a})
		}
		write(t, path, all)
	}
	valid, invalid, matched := 0, map[string]bool{}, 0
	for _, k := range read[kept](t, path) {
		compare(t, k.Asked, k.Answered)
		if k.Answered.Error != "" {
			invalid[k.Answered.Error] = true
			continue
		}
		valid++
		if slices.ContainsFunc(k.Answered.Texts, func(x textAnswer) bool { return x.OK }) {
			matched++
		}
	}
	if valid < 200 || matched < 100 || len(invalid) < 20 {
		t.Errorf("the table holds %d valid patterns, %d that match, %d mistakes: too few to say anything", valid, matched, len(invalid))
	}
}

// compare holds our answers against those of .NET.
func compare(t *testing.T, q asked, want answered) {
	t.Helper()
	re, err := Compile(q.Pattern)
	if errors.Is(err, ErrUntried) && want.Error == "" {
		return // named, and not guessed at
	}
	if mistake, syntax := Mistaken(err); err != nil && !syntax {
		t.Errorf("%q: %v", q.Pattern, err)
		return
	} else if syntax || want.Error != "" {
		if mistake == nil || string(mistake.Mistake) != want.Error || mistake.Offset != want.Offset {
			t.Errorf("%q: %v, .NET says %q at %d", q.Pattern, err, want.Error, want.Offset)
		}
		return
	}
	re.engine.MatchTimeout, re.later.MatchTimeout = time.Minute, time.Minute // what is compared is the answer, on machines of any speed
	for i, w := range want.Texts {
		compareText(t, re, q, q.Texts[i], w)
	}
}

func compareText(t *testing.T, re *Regex, q asked, text string, want textAnswer) {
	t.Helper()
	if want.Timeout {
		return // there is no answer to compare with
	}
	began := time.Now()
	spans, err := re.Find(text)
	took := time.Since(began)
	slowest = max(slowest, took)
	if _, endless := re.Catastrophic(); took > 10*Patience && !endless { // ten times: the promise is of one second, and machines differ
		t.Errorf("%q on %q: .NET answered within a second, we took %s, and the pattern is not named as catastrophic", q.Pattern, text, took)
	}
	if err != nil {
		t.Errorf("%q on %q: %v", q.Pattern, text, err)
		return
	}
	if got := groupsOf(re, spans); want.Fail == "" && !slices.Equal(got, want.Groups) {
		t.Errorf("%q on %q: %v, .NET %v", q.Pattern, text, got, want.Groups)
	}
	got, _, err := re.Replace(text, q.Substitution)
	if (err != nil) != (want.Fail != "") {
		t.Errorf("%q on %q with %q: %v, .NET %q", q.Pattern, text, q.Substitution, err, want.Fail)
	} else if err == nil && got != fromUnits(want.Result) {
		t.Errorf("%q on %q with %q: %q, .NET %q", q.Pattern, text, q.Substitution, got, fromUnits(want.Result))
	}
}

func groupsOf(re *Regex, spans map[int]Span) []string {
	var list []string
	if spans == nil {
		return nil
	}
	for _, g := range re.Groups() {
		if s := spans[g]; s.Length >= 0 {
			list = append(list, fmt.Sprintf("%d,%d", s.At, s.Length))
		} else {
			list = append(list, "-")
		}
	}
	return list
}

func fromUnits(list []int) string {
	encoded := make([]uint16, len(list))
	for i, c := range list {
		encoded[i] = uint16(c)
	}
	return string(utf16.Decode(encoded))
}
