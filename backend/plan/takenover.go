package plan

import (
	"encoding/json"
	"maps"
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/tenant"
)

// AsItCame is something that the tenant shows of a dial plan and the design has no place for. It is shown as it came.
type AsItCame struct {
	Rule  string // name of the rule, "" for the dial plan itself
	Name  string
	Value string
}

// inPlace are the settings of a dial plan, and of a rule, that the design has a place for or that only say where it stands.
var (
	planInPlace = []ident.Key{"identity", "name", "description", "simplename", "normalizationrules", "scopeclass", "key", "configid", "element"}
	ruleInPlace = []ident.Key{"identity", "name", "description", "pattern", "translation", "isinternalextension", "priority", "element", "parent", "key"}
)

// TakenOver is a dial plan of the tenant as one of the design, so that nothing changes in the tenant, and what there is no place for.
func TakenOver(have tenant.Policy) (persona.Policy, []AsItCame) {
	p := persona.Policy{Type: have.Type, Name: have.Name, Settings: []persona.Setting{}, Rules: []persona.NormalizationRule{}}
	var rest []AsItCame
	for _, name := range slices.Sorted(maps.Keys(have.Settings)) {
		v := have.Settings[name]
		switch key := ident.Fold(name); {
		case key == "description":
			p.Description = persona.TextOf(v)
		case key == "simplename" && persona.TextOf(v) != "":
			p.Settings = append(p.Settings, persona.Setting{Name: "SimpleName", Kind: persona.SettingText, Value: persona.TextOf(v)})
		case key == "normalizationrules":
			p.Rules = plainRules(shownRules(v))
			rest = append(rest, rulesAsTheyCame(v)...)
		case !slices.Contains(planInPlace, key) && says(v):
			rest = append(rest, AsItCame{Name: name, Value: written(v)})
		}
	}
	return p, rest
}

func rulesAsTheyCame(v any) []AsItCame {
	list, isList := v.([]any)
	if !isList {
		list = []any{v}
	}
	var rest []AsItCame
	for _, item := range list {
		o, isRule := item.(map[string]any)
		if !isRule {
			if says(item) {
				rest = append(rest, AsItCame{Name: normalizationRules, Value: written(item)})
			}
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(o)) {
			if !slices.Contains(ruleInPlace, ident.Fold(name)) && says(o[name]) {
				rest = append(rest, AsItCame{Rule: shownRules(o)[0].Name, Name: name, Value: written(o[name])})
			}
		}
	}
	return rest
}

// says reports a value that is not nothing.
func says(v any) bool {
	switch v := v.(type) {
	case nil:
		return false
	case string:
		return v != ""
	case []any:
		return len(v) > 0
	case map[string]any:
		return len(v) > 0
	}
	return true
}

// written is a value as it came; what is made of parts is written as JSON.
func written(v any) string {
	switch v.(type) {
	case []any, map[string]any:
		if body, err := json.Marshal(v); err == nil {
			return string(body)
		}
	}
	return persona.TextOf(v)
}
