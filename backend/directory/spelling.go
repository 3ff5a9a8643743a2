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
	key   string // letters, digits and what tells C++ from C#, without case and accents
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

// spellingKey is what spellings of one value share: letters and digits without case, accents, blanks and punctuation. Of the
// signs, + and # stay, because they make another thing of a letter: C++ is not C#.
func spellingKey(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '+' || r == '#' {
			return unicode.ToUpper(unicode.ToLower(r)) // by way of both, so that every form of a letter ends as one
		}
		return -1
	}, barred.Replace(norm.NFD.String(text)))
}

// barred are letters whose bar or bow Unicode does not take for an accent, and the plain letters people write for them.
var barred = strings.NewReplacer("ł", "l", "Ł", "L", "ø", "o", "Ø", "O", "đ", "d", "Đ", "D", "ß", "ss", "æ", "ae", "Æ", "AE", "œ", "oe", "Œ", "OE")

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

func digits(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// near finds the value that a text was probably meant to be, the likest first and of those the most frequent. Values that are
// the text itself, letter case aside, do not count. alike says which keys may be one.
func (s *spellings) near(text string, alike func(a, b spelling) bool) (spelling, bool) {
	meant := spelled(text, 0)
	if meant.key == "" {
		return spelling{}, false // signs only, which share nothing
	}
	for _, i := range s.byKey[meant.key] {
		if !strings.EqualFold(s.list[i].value, text) {
			return s.list[i], true
		}
	}
	best, found := spelling{}, false
	for _, one := range s.list {
		if one.key == meant.key || !alike(one, meant) {
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
	key := spellingKey(text)
	if key == "" {
		return nil // signs only, which share nothing
	}
	var list []spelling
	for _, i := range s.byKey[key] {
		same := func(other spelling) bool { return strings.EqualFold(s.list[i].value, other.value) }
		if !strings.EqualFold(s.list[i].value, text) && !slices.ContainsFunc(list, same) {
			list = append(list, s.list[i])
		}
	}
	return list
}
