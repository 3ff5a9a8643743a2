package persona

import (
	"strings"
	"unicode"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
)

// Recognised is what a name says of what bears it, by the convention.
type Recognised struct {
	Layer      Layer
	Country    string
	Place      string
	Department string
	Short      string
	known      int // parts that the design knows
}

// RecogniseGroup reads a name as that of a provisioning group. Without a word or a country in the pattern any name would fit, and none does.
func RecogniseGroup(d Design, name string) (Recognised, bool) {
	return recognise(d, d.Convention.Groups, d.Convention.Groups.At, name, "")
}

// RecognisePolicy reads a name as that of a persona's own policy of a type.
func RecognisePolicy(d Design, policyType, name string) (Recognised, bool) {
	return recognise(d, d.Convention.Policies, d.Convention.policyPattern, name, policyType)
}

// longestRead is how many words a name may have to be read.
const longestRead = 16

func recognise(d Design, of Pattern, at func(Layer) string, name, policyType string) (best Recognised, fits bool) {
	r := reader{design: d, policyType: policyType, values: valuesOf(d), joint: jointOf(d.Convention.styleOf(of))}
	if name == "" || len(r.cuts(name)) > longestRead {
		return Recognised{}, false
	}
	for _, layer := range Layers() {
		pattern := tokens(at(layer))
		if !anchored(pattern, d.Convention) {
			continue
		}
		if prefix := wordsOf(d.Convention.Prefix); len(prefix) > 0 && !begins(pattern, prefix) {
			pattern = append(prefix, pattern...)
		}
		r.layer = layer
		if found, ok := r.read(pattern, name, Recognised{Layer: layer}); ok && (!fits || found.known >= best.known) {
			best, fits = found, true
		}
	}
	return best, fits
}

// jointOf is what stands between the words of a name in a style.
func jointOf(style string) string {
	switch style {
	case CamelCase:
		return ""
	case Spaces:
		return " "
	}
	return "_"
}

// anchored says whether a pattern has something by which a name of it is told from any other.
func anchored(pattern []string, c Convention) bool {
	if len(pattern) == 0 {
		return false
	}
	for _, token := range pattern {
		if !strings.HasPrefix(token, "{") || token == PartCountry {
			return true
		}
	}
	return len(wordsOf(c.Prefix)) > 0
}

// reader reads names by patterns.
type reader struct {
	design     Design
	joint      string // between words, "" in camelCase
	policyType string
	layer      Layer
	values     map[string][]value
}

// value is something that a part may be, with the words it is written in.
type value struct {
	long  string
	words []string
}

// valuesOf are the countries, places and departments that the design or its abbreviations speak of.
func valuesOf(d Design) map[string][]value {
	all := map[string][]value{}
	seen := map[string]bool{}
	add := func(part, long string) {
		if key := part + string(ident.Fold(long)); long != "" && !seen[key] {
			seen[key] = true
			all[part] = append(all[part], value{long, d.Convention.abbreviated(long)})
		}
	}
	for _, s := range d.Sites {
		add(PartPlace, s.Address.City)
	}
	for _, p := range d.Personas {
		add(PartPlace, Place(d, p))
		add(PartDepartment, departmentOf(p))
		add(PartCountry, p.Country)
	}
	for _, a := range d.Convention.Abbreviations {
		if _, country := catalog.CountryCode(a.Long); country && len(a.Long) == 2 {
			add(PartCountry, a.Long)
		} else {
			add(PartPlace, a.Long)
		}
	}
	for _, c := range catalog.Countries() {
		add(PartCountry, c.Code)
	}
	return all
}

// cuts are the places of a name where a word may end.
func (r *reader) cuts(name string) []int {
	var list []int
	for i, c := range name {
		switch {
		case i == 0:
		case r.joint == "" && unicode.IsUpper(c), r.joint != "" && strings.HasPrefix(name[i:], r.joint):
			list = append(list, i)
		}
	}
	return append(list, len(name))
}

// after is what stands behind words at the beginning of a name.
func (r *reader) after(name string, words []string) (rest string, ok bool) {
	expected := strings.Join(words, r.joint)
	if len(name) < len(expected) || !strings.EqualFold(name[:len(expected)], expected) {
		return name, false
	}
	rest = name[len(expected):]
	if expected == "" || rest == "" || r.joint == "" {
		return rest, true
	}
	return strings.CutPrefix(rest, r.joint)
}

// read takes one part after another off a name, and prefers what the design knows.
func (r *reader) read(pattern []string, name string, sofar Recognised) (best Recognised, fits bool) {
	if len(pattern) == 0 {
		return sofar, name == ""
	}
	part, rest := pattern[0], pattern[1:]
	try := func(rest []string, name string, next Recognised) {
		if found, ok := r.read(rest, name, next); ok && (!fits || found.known > best.known) {
			best, fits = found, true
		}
	}
	fixed := func(words []string) {
		if left, ok := r.after(name, words); ok {
			try(rest, left, sofar)
		}
	}
	switch part {
	case PartFor:
		fixed(r.design.Convention.purpose(r.policyType))
		return best, fits
	case PartLayer:
		fixed(r.design.words(Persona{Layer: r.layer}, PartLayer, ""))
		return best, fits
	case PartName, PartShort, PartCountry, PartPlace, PartDepartment:
	default:
		fixed([]string{part})
		return best, fits
	}
	for _, v := range r.values[part] {
		if left, ok := r.after(name, v.words); ok && len(v.words) > 0 {
			next := sofar.with(part, v.long)
			next.known++
			try(rest, left, next)
		}
	}
	if part == PartCountry || name == "" && part != PartShort {
		return best, fits
	}
	if part == PartShort { // a persona may be called nothing of its own
		try(rest, name, sofar)
	}
	for _, cut := range r.cuts(name) {
		if cut > 0 {
			words := strings.ReplaceAll(name[:cut], "_", " ")
			try(rest, strings.TrimPrefix(name[cut:], r.joint), sofar.with(part, words))
		}
	}
	return best, fits
}

func (r Recognised) with(part, text string) Recognised {
	switch part {
	case PartCountry:
		r.Country = text
	case PartPlace:
		r.Place = text
	case PartDepartment:
		r.Department = text
	case PartShort, PartName:
		r.Short = text
	}
	return r
}
