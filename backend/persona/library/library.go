// Package library holds starting points for personas: kinds of users that most companies have, each with what it gives, why, and what
// only the customer can say. A starting point never says whom it reaches.
package library

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
)

//go:embed starts.json
var startsFile []byte

// Start is one starting point.
type Start struct {
	ID       string
	Name     string // what people call this kind of user
	Says     string // whom it is meant for and what they get
	Layer    persona.Layer
	Licences []ident.SKU
	Number   persona.NumberRule
	Policies []persona.Policy // without names, which the convention of the customer makes
	Open     []string         // what only the customer can say
	Sources  []string         // where it comes from
}

// row is a starting point as the file has it.
type row struct {
	ID, Name, Says string
	Layer          persona.Layer
	Licences       []string // part numbers
	Number         persona.NumberKind
	NumberType     string
	Policies       []struct {
		Type, Says string
		Settings   map[string]string
	}
	Open, Sources []string
}

var load = sync.OnceValue(func() []Start {
	list, err := read(startsFile)
	if err != nil {
		panic("reading what is compiled in: " + err.Error()) // cannot happen in a program that was built
	}
	return list
})

// Starts are all starting points, by layer from the bottom.
func Starts() []Start { return slices.Clone(load()) }

// Find gives a starting point by its id.
func Find(id string) (Start, bool) {
	if i := slices.IndexFunc(load(), func(s Start) bool { return s.ID == id }); i >= 0 {
		return load()[i], true
	}
	return Start{}, false
}

func read(file []byte) ([]Start, error) {
	var rows []row
	if err := json.Unmarshal(file, &rows); err != nil {
		return nil, fmt.Errorf("the library: %w", err)
	}
	list := make([]Start, len(rows))
	for i, r := range rows {
		s := Start{ID: r.ID, Name: r.Name, Says: r.Says, Layer: r.Layer, Open: r.Open, Sources: r.Sources,
			Number: persona.NumberRule{Kind: r.Number, Type: r.NumberType}}
		for _, part := range r.Licences {
			l, known := catalog.LicenceByPartNumber(part)
			if !known {
				return nil, fmt.Errorf("%s: no licence %q", r.ID, part)
			}
			s.Licences = append(s.Licences, l.ID)
		}
		for _, p := range r.Policies {
			made := persona.Policy{Type: p.Type, Description: p.Says}
			for _, name := range slices.Sorted(maps.Keys(p.Settings)) {
				known, found := catalog.SettingOf(p.Type, name)
				if !found {
					return nil, fmt.Errorf("%s: %s has no setting %q", r.ID, p.Type, name)
				}
				made.Settings = append(made.Settings, persona.Setting{Name: known.Name, Kind: kindOf(known.Kind), Value: p.Settings[name]})
			}
			s.Policies = append(s.Policies, made)
		}
		list[i] = s
	}
	slices.SortStableFunc(list, func(a, b Start) int { return a.Layer.Height() - b.Layer.Height() })
	return list, nil
}

// kindOf says how a persona writes down a kind of setting.
func kindOf(kind catalog.SettingKind) persona.SettingKind {
	switch kind {
	case catalog.TruthSetting:
		return persona.SettingTruth
	case catalog.NumberSetting:
		return persona.SettingNumber
	case catalog.ListSetting:
		return persona.SettingList
	case catalog.AccountSetting:
		return persona.SettingAccount
	}
	return persona.SettingText
}

// Begin makes a persona from a starting point, with policies of its own in the names of the design's convention. It has no rule.
func (s Start) Begin(d persona.Design, id, name, country string) (persona.Persona, []persona.Policy) {
	p := persona.Persona{ID: id, Name: name, Layer: s.Layer, Description: s.Says, Country: country, Licences: slices.Clone(s.Licences),
		Number: s.Number, Open: slices.Clone(s.Open), Policies: []persona.PolicyChoice{}}
	var own []persona.Policy
	for _, made := range s.Policies {
		made.Name = ident.Policy(persona.OwnPolicyName(d, p, made.Type))
		made.Settings, made.Rules = slices.Clone(made.Settings), []persona.NormalizationRule{}
		own = append(own, made)
		p.Policies = append(p.Policies, persona.PolicyChoice{Type: made.Type, Name: made.Name})
	}
	return p, own
}
