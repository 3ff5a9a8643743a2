package phone

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
	"sync"
)

//go:embed data/templates.json
var templateData []byte

// Template is how people of a country dial, to start a dial plan from.
type Template struct {
	Country string              `json:"country"` // two letters
	Source  string              `json:"source"`  // where the rules come from
	Area    string              `json:"area"`    // an area code of the country, as an example
	Rules   []NormalizationRule `json:"rules"`
	Local   *NormalizationRule  `json:"local"` // numbers without their area code, AREA in its place; nil where nobody dials like that
	Tests   []TestNumber        `json:"tests"`
}

// areaPlace is where the area code goes in the translation of a local rule.
const areaPlace = "AREA"

var templates = sync.OnceValue(func() []Template {
	var list []Template
	decoder := json.NewDecoder(bytes.NewReader(templateData))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&list); err != nil {
		panic("reading what is compiled in: " + err.Error()) // cannot happen in a program that was built
	}
	return list
})

// Templates lists the templates, the countries that are asked for most first.
func Templates() []Template { return slices.Clone(templates()) }

// TemplateOf is the template of a country of two letters.
func TemplateOf(country string) (Template, bool) {
	at := slices.IndexFunc(templates(), func(t Template) bool { return t.Country == country })
	if at < 0 {
		return Template{}, false
	}
	return templates()[at], true
}

// In is what the template gives to an office whose area code is known; with "" numbers without an area code are left alone.
func (t Template) In(area string) ([]NormalizationRule, Dialling) {
	rules := slices.Clone(t.Rules)
	if t.Local != nil && area != "" {
		local := *t.Local
		local.Translation = strings.ReplaceAll(local.Translation, areaPlace, area)
		rules = append(rules, local)
	}
	d := Dialling{Country: t.Country, Tests: slices.Clone(t.Tests)}
	for i := range d.Tests {
		d.Tests[i].From, d.Tests[i].Source = FromTemplate, t.Country
	}
	return rules, d
}

// IsAreaCode says whether a text can be an area code: a few digits that begin with none of the zeros that are dialled before it.
func IsAreaCode(text string) bool {
	return text != "" && len(text) <= 6 && isDigits(text) && text[0] != '0'
}
