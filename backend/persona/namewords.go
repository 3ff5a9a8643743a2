package persona

import (
	"strings"
	"unicode"

	"personadesk/backend/catalog"
	"personadesk/backend/voice"
)

// NoShort is the short name of a persona that is called nothing of its own within names.
const NoShort = "-"

// Place is the city that a persona is for: that of its emergency location, of its numbers, or of the one office or city its rule asks for.
func Place(d Design, p Persona) string {
	if where, ours := d.Where(p.Location); ours && p.Location != "" {
		if site, found := voice.Find(d.Sites, where.Site); found && site.Address.City != "" {
			return site.Address.City
		}
	}
	if p.Number.Area != "" {
		return p.Number.Area
	}
	for _, property := range []string{"city", "officeLocation"} {
		if value := only(p.Conditions, property); value != "" {
			return value
		}
	}
	return ""
}

// departmentOf is what names call the department of a persona; one that is for several has none.
func departmentOf(p Persona) string {
	if p.Layer != Department {
		return ""
	}
	if value := only(p.Conditions, "department"); value != "" {
		return value
	}
	return p.Department
}

// only is the one value that conditions ask of a property, "" where they ask for several or for none.
func only(list []Condition, property string) string {
	value := ""
	for _, c := range list {
		if !strings.EqualFold(c.Property, property) {
			continue
		}
		if len(c.Values) != 1 || value != "" {
			return ""
		}
		value = c.Values[0]
	}
	return value
}

// words are the words of one part in the names of a persona.
func (d Design) words(p Persona, part, policyType string) []string {
	c := d.Convention
	switch part {
	case PartName:
		return nameWords(p)
	case PartShort:
		return c.abbreviated(ShortName(d, p))
	case PartCountry:
		return c.abbreviated(p.Country)
	case PartPlace:
		return c.abbreviated(Place(d, p))
	case PartDepartment:
		return c.abbreviated(departmentOf(p))
	case PartLayer:
		if p.Layer == "" {
			return nil
		}
		return c.abbreviated(strings.ToUpper(string(p.Layer[:1])) + string(p.Layer[1:]))
	case PartFor:
		return c.purpose(policyType)
	}
	return wordsOf(part)
}

// purpose is what names of policies of a type end with, or have where the pattern says; one word, or none where it is left out.
func (c Convention) purpose(policyType string) []string {
	word := policyType
	if known, found := catalog.PolicyTypeByID(policyType); found {
		word = known.Short
	}
	if joined := strings.Join(c.abbreviated(word), ""); joined != "" {
		return []string{joined}
	}
	return nil
}

func nameWords(p Persona) []string {
	words := wordsOf(p.Name)
	if len(words) == 0 {
		words = wordsOf(p.ID)
	}
	if len(words) == 0 {
		words = []string{"persona", mark(p.Name+"\x00"+p.ID, 8)}
	}
	return words
}

// ShortName is what a persona is called within names: what somebody said, or what is left of its name without the words that the
// convention, its country, its place, its department and its layer bring.
func ShortName(d Design, p Persona) string {
	if p.Short != "" {
		return strings.TrimSpace(strings.Trim(p.Short, NoShort))
	}
	words := wordsOf(apart(p.Name))
	drop := func(part []string) { words = without(words, part) }
	drop(wordsOf(d.Convention.Prefix))
	for _, token := range tokens(d.Convention.Groups.At(p.Layer)) {
		if !strings.HasPrefix(token, "{") {
			drop([]string{token})
		}
	}
	for _, text := range []string{Place(d, p), departmentOf(p), p.Country, string(p.Layer)} {
		drop(wordsOf(text))
		drop(d.Convention.abbreviated(text))
	}
	return strings.Join(words, " ")
}

// without takes the first place out where the words of a part stand one after another.
func without(words, part []string) []string {
	if len(part) == 0 {
		return words
	}
	for at := 0; at+len(part) <= len(words); at++ {
		if begins(words[at:], part) {
			return append(append([]string{}, words[:at]...), words[at+len(part):]...)
		}
	}
	return words
}

// apart puts a space where a small letter meets a capital, so that the words of camelCase are told apart.
func apart(name string) string {
	var b strings.Builder
	var before rune
	for _, r := range name {
		if unicode.IsLower(before) && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}
