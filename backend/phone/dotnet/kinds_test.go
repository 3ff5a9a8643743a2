package dotnet

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"personadesk/backend/pwshtest"
)

// kinds are the questions on which engines differ from .NET, by what is special about them. Their answers are kept beside those of made
// patterns.
var kinds = []struct {
	name string
	asked
}{
	{"$10 with one group", asked{`^(\d)(\d*)$`, []string{"12", "1", "x"}, "+$10"}},
	{"$10 with ten groups", asked{`^(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)$`, []string{"1234567890", "123"}, "$10-$1"}},
	{"$11 with one group", asked{`^(\d+)$`, []string{"5"}, "$11"}},
	{"the whole match", asked{`\d\d`, []string{"a12b34"}, "[$0]"}},
	{"the whole match, braced", asked{`\d\d`, []string{"a12b34"}, "[${0}][$&]"}},
	{"a named group", asked{`^(?<area>\d{3})(?<rest>\d+)$`, []string{"1615550100"}, "+44${area}-${rest}"}},
	{"a name nobody has", asked{`^(?<area>\d{3})$`, []string{"161"}, "${aera}"}},
	{"dollars", asked{`^(\d+)$`, []string{"9"}, "$$1$$"}},
	{"a dollar alone", asked{`^(\d+)$`, []string{"9"}, "$"}},
	{"a dollar before a letter", asked{`^(\d+)$`, []string{"9"}, "$a$1"}},
	{"a number with a digit after it", asked{`^(\d+)$`, []string{"9"}, "${1}0"}},
	{"names after unnamed groups", asked{`^(?<n>\d)(\d)(?<m>\d)(\d)$`, []string{"1234"}, "$1$2$3$4 ${n}${m}"}},
	{"a number as a name", asked{`^(?<5>\d)(\d)(?<n>\d)$`, []string{"123"}, "$1 $2 $5 $6 ${n}"}},
	{"a name twice", asked{`^(?<n>\d)(?<n>\d)$`, []string{"12"}, "${n}"}},
	{"the last group", asked{`^(\d)(\d)$`, []string{"12"}, "$+"}},
	{"around the match", asked{`\d`, []string{"a1b"}, "<$` $' $_>"}},
	{"class subtraction", asked{`^[\d-[13579]]+$`, []string{"2468", "246", "123"}, "even"}},
	{"subtraction in subtraction", asked{`^[a-z-[b-y-[m]]]+$`, []string{"amz", "abz", "m"}, "x"}},
	{"subtraction of a negated class", asked{`^[^0-[5]]$`, []string{"5", "0", "1", "a"}, "x"}},
	{"digits of other scripts", asked{`^(\d+)$`, []string{"٠١٢", "१२३", "߀", "𝟘", "1٣"}, "+$1"}},
	{"digits of Latin only", asked{`^([0-9]+)$`, []string{"٠١٢", "123"}, "+$1"}},
	{"a pair is two units", asked{`^..$`, []string{"😀", "a"}, "x"}},
	{"half of a pair", asked{`^(.)`, []string{"😀1"}, "$1"}},
	{"a pair in a class", asked{`^[😀]$`, []string{"😀"}, "x"}},
	{"a place counts units", asked{`1`, []string{"😀1😀1"}, "$`"}},
	{"the guide's own mistake", asked{`^0(\d{9,10}$`, nil, ""}},
	{"a parenthesis too many", asked{`^0\d{9,10})$`, nil, ""}},
	{"a class left open", asked{`^[0-9$`, nil, ""}},
	{"a range backwards", asked{`^[9-0]$`, nil, ""}},
	{"times backwards", asked{`^\d{10,9}$`, nil, ""}},
	{"a star after nothing", asked{`^*1`, nil, ""}},
	{"two stars", asked{`^1**`, nil, ""}},
	{"a group nobody has", asked{`^(\d)\2$`, nil, ""}},
	{"a name nobody has, in the pattern", asked{`^\k<n>$`, nil, ""}},
	{"an escape nobody knows", asked{`^\y$`, nil, ""}},
	{"a backslash at the end", asked{`^1\`, nil, ""}},
	{"a category nobody knows", asked{`^\p{Foo}$`, nil, ""}},
	{"subtraction not last", asked{`^[0-[5]1]$`, nil, ""}},
	{"a group of number 0", asked{`^(?<0>1)$`, nil, ""}},
	{"an unclosed brace is text", asked{`^1{2$`, []string{"1{2"}, "x"}},
	{"a brace with a blank is text", asked{`^1{ 2}$`, []string{"1{ 2}", "11"}, "x"}},
	{"the end before a line end", asked{`^1$`, []string{"1", "1\n", "1\r\n"}, "x"}},
	{"a dot and line ends", asked{`^.$`, []string{"\n", "\r", "\u2028"}, "x"}},
	{"looking behind", asked{`(?<=^00)(\d+)$`, []string{"0049", "049"}, "+$1"}},
	{"looking ahead", asked{`^(?!0)(\d{3})$`, []string{"123", "023"}, "$1"}},
	{"a group given back", asked{`^(?:(?<o>a)|(?<-o>b))+(?(o)(?!))$`, []string{"ab", "aab", "aabb"}, "x"}},
	{"a repetition before \\B", asked{`1-+\B`, []string{"1--9 ", "1-- "}, "x"}},
	{"an option inside", asked{`^(?i)k$`, []string{"k", "K", "\u212a"}, "x"}},
	{"a pattern with blanks in it", asked{`(?x) ^ ( \d + ) $ # digits`, []string{"12"}, "+$1"}},
	{"nothing caught", asked{`^(?:(1)|2)$`, []string{"1", "2"}, "[$1]"}},
	{"matches beside each other", asked{`\d`, []string{"123"}, "<$0>"}},
	{"empty matches", asked{`\d*`, []string{"a1b", ""}, "-"}},
	{"ways that are many and end", asked{`^(\d+)+$`, []string{strings.Repeat("1", 18)}, "+$1"}},
	{"ways that are many and do not end", asked{`^(\d+)+$`, []string{strings.Repeat("1", 40) + "a"}, "+$1"}},
}

func TestAgreesWithDotNetOnEveryKind(t *testing.T) {
	path := filepath.Join("testdata", "kinds.jsonl")
	list := make([]asked, len(kinds))
	for i, k := range kinds {
		list[i] = k.asked
	}
	if *update {
		var all []kept
		for i, a := range answers(t, pwshtest.Find(t, "the answers to keep"), list) {
			all = append(all, kept{list[i], a})
		}
		write(t, path, all)
	}
	said := read[kept](t, path)
	if len(said) != len(kinds) {
		t.Fatalf("%d answers are kept for %d kinds; run with -update where there is a PowerShell", len(said), len(kinds))
	}
	for i, k := range kinds {
		t.Run(k.name, func(t *testing.T) {
			if said[i].Asked.Pattern != k.Pattern || said[i].Asked.Substitution != k.Substitution || !slices.Equal(said[i].Asked.Texts, k.Texts) {
				t.Fatalf("the answer that is kept is to %+v", said[i].Asked)
			}
			compare(t, k.asked, said[i].Answered)
			for n, text := range k.Texts {
				if said[i].Answered.Texts[n].Timeout {
					notAnswered(t, k.Pattern, text)
				}
			}
		})
	}
}

// notAnswered wants that what .NET does not answer within a second is named as catastrophic.
func notAnswered(t *testing.T, pattern, text string) {
	t.Helper()
	re, err := Compile(pattern)
	if err != nil {
		t.Fatal(err)
	}
	if _, endless := re.Catastrophic(); !endless {
		t.Errorf("%q is not named as catastrophic, and .NET has no answer to %q", pattern, text)
	}
}

// What .NET answers as nobody means it is named, and not guessed at: on 4450 it says that the first of these matches from the third unit.
func TestWhatDotNetLosesItsPlaceInIsNotTried(t *testing.T) {
	for pattern, named := range map[string]bool{`^44(?(n)\s#2+){1,}?5.$`: true, `(?>\+{0,1})+?b{1,2}\w?|é{1,2}`: true, `^44(?(n)\s#2+)?5.$`: false, `^(?>\d+?)$`: false, `^(\d+?)0$`: false} {
		if _, err := Compile(pattern); errors.Is(err, ErrUntried) != named {
			t.Errorf("%q: %v", pattern, err)
		}
	}
}
