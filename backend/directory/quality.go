package directory

import (
	"cmp"
	"slices"
	"strings"
)

// AttributeQuality is how well one attribute is kept, over all users.
type AttributeQuality struct {
	Property string
	Known    int // users who have a value
	Absent   int // users of whom it is known that they have none
	Unknown  int // users of whom it was not read
	Distinct int // values, letter case included
	Variants []VariantGroup
	Once     int // values that one user has
	Examples []OnceValue
}

// VariantGroup is several spellings of what is probably one value.
type VariantGroup struct {
	Keep   string // the most frequent of them
	Count  int    // users who have it
	Others []Variant
}

// Variant is one spelling beside the one to keep. Kind says in what it differs: case, space, punctuation, accent or spelling.
type Variant struct {
	Value string
	Count int
	Kind  string
}

// OnceValue is a value that one user has, and the more frequent value nearest to it, "" for none.
type OnceValue struct {
	Value string
	Near  string
}

// mostExamples bounds what is listed of one attribute.
const mostExamples = 100

// assessed are the properties whose values repeat by nature. Names, addresses and ids do not, so likenesses among them mean nothing.
var assessed = []string{"department", "jobTitle", "city", "physicalDeliveryOfficeName", "country", "usageLocation", "companyName", "state",
	"postalCode", "preferredLanguage", "userType"}

// Quality looks at every attribute whose values repeat by nature and of which something was read.
func (d *Directory) Quality() []AttributeQuality {
	var list []AttributeQuality
	for _, property := range d.assessed() {
		a := AttributeQuality{Property: property}
		a.Known, a.Absent, a.Unknown = d.Tally(property)
		if a.Known+a.Absent == 0 {
			continue
		}
		if s := d.spellings(property); s != nil {
			a.Distinct = len(s.list)
			alike := slip
			if property == "country" {
				alike = countrySlip
			}
			a.Variants = s.groups(alike)
			a.Once, a.Examples = s.once(alike)
		}
		list = append(list, a)
	}
	return list
}

// assessed lists the properties that are looked at, extension attributes with a value among them.
func (d *Directory) assessed() []string {
	names := slices.Clone(assessed)
	var extensions []string
	for name := range d.columns {
		if known, _, _ := d.Tally(name); known > 0 && strings.HasPrefix(name, "extension") {
			extensions = append(extensions, name)
		}
	}
	slices.SortFunc(extensions, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) })
	return append(names, extensions...)
}

// rare is how many times as frequent a value has to be before another is taken for a slip of it.
const rare = 4

// groups puts spellings of one value together: those with one key, and those that differ from a frequent one by a slip.
func (s *spellings) groups(alike func(a, b spelling) bool) []VariantGroup {
	var groups []VariantGroup
	taken := make([]bool, len(s.list))
	for i, one := range s.list { // the most frequent first, so that each group is led by the one to keep
		if taken[i] {
			continue
		}
		g := VariantGroup{Keep: one.value, Count: one.count}
		for j := range s.list[i+1:] {
			other := s.list[i+1+j]
			switch {
			case taken[i+1+j]:
				continue
			case other.key == one.key && one.key != "":
				g.Others = append(g.Others, Variant{other.value, other.count, difference(one.value, other.value)})
			case other.count*rare <= one.count && alike(other, one):
				g.Others = append(g.Others, Variant{other.value, other.count, differsBySpelling})
			default:
				continue
			}
			taken[i+1+j] = true
		}
		if len(g.Others) > 0 && len(groups) < mostExamples {
			groups = append(groups, g)
		}
	}
	return groups
}

// once counts the values that one user has and gives some of them, those with a near value first.
func (s *spellings) once(alike func(a, b spelling) bool) (count int, examples []OnceValue) {
	var plain []OnceValue
	for _, one := range s.list {
		if one.count != 1 {
			continue
		}
		count++
		if len(examples)+len(plain) >= 10*mostExamples {
			continue
		}
		if near, found := s.near(one.value, alike); found && near.count > 1 {
			examples = append(examples, OnceValue{one.value, near.value})
		} else {
			plain = append(plain, OnceValue{Value: one.value})
		}
	}
	examples = append(examples, plain...)
	return count, examples[:min(len(examples), mostExamples)]
}

// Mismatch is a country that does not fit the usage location, with how many users have the two.
type Mismatch struct {
	Country       string
	UsageLocation string
	Users         int
}

// Mismatches holds the country of every user against the usage location, the most frequent first. A country that
// codeOf does not know says nothing.
func (d *Directory) Mismatches(codeOf func(country string) (code string, known bool)) []Mismatch {
	country, location := d.column("country"), d.column("usageLocation")
	if country == nil || location == nil {
		return nil
	}
	codes := map[uint32]string{}
	counts := map[[2]uint32]int{}
	for i := range d.Len() {
		counts[[2]uint32{country.get(i), location.get(i)}]++
	}
	var list []Mismatch
	for pair, n := range counts {
		has, uses := country.value(pair[0]), location.value(pair[1])
		if !has.IsKnown() || !uses.IsKnown() {
			continue
		}
		code, done := codes[pair[0]]
		if !done {
			code, _ = codeOf(has.Text())
			codes[pair[0]] = code
		}
		if code != "" && !strings.EqualFold(code, uses.Text()) {
			list = append(list, Mismatch{has.Text(), uses.Text(), n})
		}
	}
	slices.SortFunc(list, func(a, b Mismatch) int {
		return cmp.Or(cmp.Compare(b.Users, a.Users), cmp.Compare(a.Country, b.Country), cmp.Compare(a.UsageLocation, b.UsageLocation))
	})
	return list
}
