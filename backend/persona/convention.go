package persona

import (
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/voice"
)

// The styles of names.
const (
	Underscores = "underscores"
	CamelCase   = "camelCase"
	Spaces      = "spaces"
)

// Styles lists the styles of names.
func Styles() []string { return []string{Underscores, CamelCase, Spaces} }

// Convention says how policies and provisioning groups are named.
type Convention struct {
	Style         string         `json:"style"`           // of Styles
	Prefix        string         `json:"prefix"`          // what all names begin with, may be ""
	Lower         bool           `json:"lower,omitempty"` // all letters are small
	Groups        Pattern        `json:"groups,omitzero"` // without any, a persona is called what somebody calls it
	Policies      Pattern        `json:"policies,omitzero"`
	Abbreviations []Abbreviation `json:"abbreviations,omitempty"`
}

// Pattern says of what words names are put together, by layer: words that stand in every name and parts in braces, in their order.
// "{country} voice {place}" makes uk_voice_mcr.
type Pattern struct {
	Style      string `json:"style,omitempty"`   // "" for that of the convention
	Longest    int    `json:"longest,omitempty"` // characters, 0 for as many as the tenant takes
	Baseline   string `json:"baseline,omitempty"`
	Calling    string `json:"calling,omitempty"`
	Department string `json:"department,omitempty"`
}

// Abbreviation is how a word is written in names: Manchester as mcr. Without a short form the word is left out.
type Abbreviation struct {
	Long  string `json:"long"`
	Short string `json:"short"`
}

// The parts of a pattern.
const (
	PartName       = "{name}"       // the whole name of the persona
	PartShort      = "{short}"      // what the persona is called within names
	PartCountry    = "{country}"    //
	PartPlace      = "{place}"      // its city
	PartDepartment = "{department}" //
	PartLayer      = "{layer}"      //
	PartFor        = "{for}"        // what a policy is for: Calling, DialPlan
)

// Parts lists the parts that a pattern may hold; only policies are for something.
func Parts(policies bool) []string {
	list := []string{PartName, PartShort, PartCountry, PartPlace, PartDepartment, PartLayer}
	if policies {
		return append(list, PartFor)
	}
	return list
}

// usualPolicy is how policies are named as long as nobody says otherwise.
const usualPolicy = PartName + " " + PartFor

// ShortestLimit is the least that a convention may allow names to have, so that what they are for and a mark still fit.
const ShortestLimit = 28

// At is the pattern of a layer.
func (p Pattern) At(l Layer) string {
	switch l {
	case Baseline:
		return p.Baseline
	case Calling:
		return p.Calling
	case Department:
		return p.Department
	}
	return ""
}

// tokens takes a pattern apart into words and parts.
func tokens(pattern string) []string {
	pattern = strings.ReplaceAll(strings.ReplaceAll(pattern, "{", " {"), "}", "} ")
	var list []string
	for token := range strings.FieldsSeq(pattern) {
		if strings.HasPrefix(token, "{") {
			list = append(list, token)
			continue
		}
		list = append(list, wordsOf(token)...)
	}
	return list
}

// NamesGroups says whether personas are named by the convention.
func (c Convention) NamesGroups() bool {
	return c.Groups.Baseline+c.Groups.Calling+c.Groups.Department != ""
}

func (c Convention) policyPattern(l Layer) string {
	if pattern := strings.TrimSpace(c.Policies.At(l)); pattern != "" {
		return pattern
	}
	return usualPolicy
}

func (c Convention) styleOf(p Pattern) string {
	if p.Style != "" {
		return p.Style
	}
	return c.Style
}

// abbreviated are the words of a text as names have them.
func (c Convention) abbreviated(text string) []string {
	key := ident.Fold(strings.TrimSpace(text))
	for _, a := range c.Abbreviations {
		if ident.Fold(strings.TrimSpace(a.Long)) == key && key != "" {
			return wordsOf(a.Short)
		}
	}
	return wordsOf(text)
}

// Check says what is wrong with a convention, each with the field it is in.
func (c Convention) Check() []problem.Problem {
	at := problem.Where{Step: "personas", Kind: "convention"}
	found := voice.Texts(c, at) // it stands in every name that is made with it
	blame := func(field string, p *problem.Problem) {
		at.Field = field
		found = append(found, *p.At(at))
	}
	if !slices.Contains(Styles(), c.Style) && c.Style != "" {
		blame("style", problem.New("CONVENTION_STYLE").Detailed(c.Style).Hinted())
	}
	for _, one := range []struct {
		name string
		p    Pattern
		most int
		of   []string
	}{{"groups", c.Groups, longestGroupName, Parts(false)}, {"policies", c.Policies, LongestPolicyName, Parts(true)}} {
		if !slices.Contains(Styles(), one.p.Style) && one.p.Style != "" {
			blame(one.name+".style", problem.New("CONVENTION_STYLE").Detailed(one.p.Style).Hinted())
		}
		if n := one.p.Longest; n != 0 && (n < ShortestLimit || n > one.most) {
			blame(one.name+".longest", problem.New("CONVENTION_LONGEST").Detailed(n, ShortestLimit, one.most).Hinted())
		}
		for _, layer := range Layers() {
			for _, token := range tokens(one.p.At(layer)) {
				if strings.ContainsAny(token, "{}") && !slices.Contains(one.of, token) {
					blame(one.name+"."+string(layer), problem.New("CONVENTION_PART").Detailed(token, strings.Join(one.of, " ")).Hinted())
				}
			}
			if text := one.p.At(layer); strings.Contains(text, "-") {
				blame(one.name+"."+string(layer), problem.New("CONVENTION_HYPHEN").Detailed(text).Hinted())
			}
		}
	}
	seen := map[ident.Key]bool{}
	for _, a := range c.Abbreviations {
		key := ident.Fold(strings.TrimSpace(a.Long))
		switch {
		case key == "":
			blame("abbreviations", problem.New("CONVENTION_SHORT.empty").Detailed(a.Short).Hinted())
		case seen[key]:
			blame("abbreviations", problem.New("CONVENTION_SHORT.twice").Detailed(a.Long).Hinted())
		}
		seen[key] = true
	}
	return found
}
