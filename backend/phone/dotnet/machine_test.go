package dotnet

import (
	"sync"
	"testing"
)

// upTo gives all texts of these characters up to a length, the shorter first.
func upTo(chars string, length int) []string {
	all := []string{}
	last := []string{""}
	for range length {
		var longer []string
		for _, text := range last {
			for _, c := range chars {
				longer = append(longer, text+string(c))
			}
		}
		all, last = append(all, longer...), longer
	}
	return all
}

// What searches say of patterns is what matching every short text by the engine says.
func TestSearchesAgreeWithTheEngine(t *testing.T) {
	patterns := []string{
		`^1{2,3}$`, `^1(\d)$`, `1`, `1$`, `^1`, `^(1|15)5?$`, `^[15]*$`, `^5+1?$`, `^$|^5$`, `^1(51)*$`, `^\d5\d$`, `(^1|5)1$`, `^^1`, `5^1`, `1$5`,
	}
	texts := upTo("15", 5)
	takes := map[string][]bool{}
	regexes := map[string]*Regex{}
	for _, p := range patterns {
		regexes[p] = compiled(t, p)
		for _, text := range texts {
			found, err := regexes[p].Find(text)
			if err != nil {
				t.Fatal(err)
			}
			takes[p] = append(takes[p], found != nil)
		}
	}
	first := func(wanted func(i int) bool) string {
		for i, text := range texts {
			if wanted(i) {
				return text
			}
		}
		return ""
	}
	for _, a := range patterns {
		for _, b := range patterns {
			shared := first(func(i int) bool { return takes[a][i] && takes[b][i] })
			if told, text := Overlap(regexes[a], regexes[b]); (told == Yes) != (shared != "") || len(text) != len(shared) {
				t.Errorf("%s and %s: %v %q, want %q", a, b, told, text, shared)
			}
			// Others than these characters reach a pattern too; of those that only these reach, every text is known.
			free := first(func(i int) bool { return takes[a][i] && !takes[b][i] })
			told, text := Hidden(regexes[a], []*Regex{regexes[b]})
			if free != "" && told != No || free != "" && len(text) > len(free) || told == Yes && free != "" {
				t.Errorf("%s behind %s: %v %q, want %q", a, b, told, text, free)
			}
		}
	}
}

// A pattern may be walked by several searches at once, and says the same however often it was.
func TestMachineIsShared(t *testing.T) {
	wide, narrow := compiled(t, `^0(\d{9,10})$`), compiled(t, `^00(.*)$`)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 3 {
				if told, text := Overlap(wide, narrow); told != Yes || text != "0011111111" {
					t.Errorf("%v %q", told, text)
				}
				if told, text := Hidden(narrow, []*Regex{wide}); told != No || text != "00" {
					t.Errorf("%v %q", told, text)
				}
			}
		})
	}
	all.Wait()
}
