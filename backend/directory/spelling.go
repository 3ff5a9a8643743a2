package directory

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"personadesk/backend/rule"
)

// The ways in which two spellings of one value differ.
const (
	differsByCase        = "case"
	differsBySpace       = "space"
	differsByPunctuation = "punctuation"
	differsByAccent      = "accent"
	differsBySpelling    = "spelling"
)

// mostSpellings is how many distinct values a property may have for its values to be compared with one another. With more it
// is one of names or addresses, where a likeness means nothing.
const mostSpellings = 5000

// spellings are the text values of a property that occur, the most frequent first.
type spellings struct {
	list  []spelling
	byKey map[string][]int // positions by key
}

type spelling struct {
	value string
	key   string // letters and digits without case and accents
	count int
	digit string // the digits of the key
}

func spelled(value string, count int) spelling {
	key := spellingKey(value)
	return spelling{value, key, count, digits(key)}
}

// spellings lists the values of a property; nil when it was never read or has too many of them.
func (d *Directory) spellings(property string) *spellings {
	return d.memo.spellings(property, func() *spellings {
		c := d.column(property)
		if c == nil || c.size() > mostSpellings {
			return nil
		}
		s := &spellings{byKey: map[string][]int{}}
		for code, n := range c.counts() {
			if v := c.value(uint32(code)); n > 0 && v.IsKnown() && v.String() != "" {
				s.list = append(s.list, spelled(v.String(), n))
			}
		}
		slices.SortFunc(s.list, func(a, b spelling) int {
			return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.value, b.value))
		})
		for i, one := range s.list {
			s.byKey[one.key] = append(s.byKey[one.key], i)
		}
		return s
	})
}

// spellingKey is what spellings of one value share: letters and digits without case, accents, blanks and punctuation.
func spellingKey(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(unicode.ToLower(r)) // by way of both, so that every form of a letter ends as one
		}
		return -1
	}, norm.NFD.String(text))
}

// difference says in what two spellings with one key differ.
func difference(a, b string) string {
	squeezed := func(s string, drop func(rune) bool) string {
		return strings.Map(func(r rune) rune {
			if drop(r) {
				return -1
			}
			return r
		}, s)
	}
	plain := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) }
	switch {
	case strings.EqualFold(a, b):
		return differsByCase
	case strings.EqualFold(squeezed(a, unicode.IsSpace), squeezed(b, unicode.IsSpace)):
		return differsBySpace
	case strings.EqualFold(squeezed(a, plain), squeezed(b, plain)):
		return differsByPunctuation
	}
	return differsByAccent
}

// slip reports whether two keys differ by a slip of the keyboard. Digits never slip: Department 1 is not Department 2.
func slip(a, b spelling) bool {
	short, long := min(len(a.key), len(b.key)), max(len(a.key), len(b.key))
	most := 1
	if short >= 7 {
		most = 2
	}
	return short >= 4 && long-short <= most && a.digit == b.digit && rule.Distance(a.key, b.key) <= most
}

func digits(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// near finds the value that a text was probably meant to be, the likest first and of those the most frequent. Values that are
// the text itself, letter case aside, do not count.
func (s *spellings) near(text string) (spelling, bool) {
	meant := spelled(text, 0)
	for _, i := range s.byKey[meant.key] {
		if !strings.EqualFold(s.list[i].value, text) {
			return s.list[i], true
		}
	}
	best, found := spelling{}, false
	for _, one := range s.list {
		if one.key == meant.key || !slip(one, meant) {
			continue
		}
		if !found || rule.Distance(one.key, meant.key) < rule.Distance(best.key, meant.key) {
			best, found = one, true
		}
	}
	return best, found
}

// sisters are the values with the key of a text that a comparison with the text does not find, once in whatever case.
func (s *spellings) sisters(text string) []spelling {
	var list []spelling
	for _, i := range s.byKey[spellingKey(text)] {
		same := func(other spelling) bool { return strings.EqualFold(s.list[i].value, other.value) }
		if !strings.EqualFold(s.list[i].value, text) && !slices.ContainsFunc(list, same) {
			list = append(list, s.list[i])
		}
	}
	return list
}
