package plan

import (
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/tenant"
)

// prefixAll is the rule that Teams puts into every new dial plan.
const prefixAll ident.Key = "prefix all"

// normalizationRules is the setting that holds the rules of a dial plan.
const normalizationRules = "NormalizationRules"

// ruleSaid is a rule of a dial plan as far as somebody speaks of it: a plan that was made before descriptions and extensions were
// expected does not, and a tenant may leave out what it has no value for.
type ruleSaid struct {
	persona.NormalizationRule
	described, extended bool // whether the description, and whether an internal extension or not, is spoken of
}

// designedRules are rules of which all is said.
func designedRules(rules []persona.NormalizationRule) []ruleSaid {
	list := make([]ruleSaid, len(rules))
	for i, r := range rules {
		list[i] = ruleSaid{r, true, true}
	}
	return list
}

// shownRules reads the rules of a dial plan as the tenant shows them or a plan expects them, also after they went through JSON.
func shownRules(v any) []ruleSaid {
	var have []map[string]any
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			if o, isObject := item.(map[string]any); isObject {
				have = append(have, o)
			}
		}
	case []map[string]any:
		have = v
	case []tenant.Object:
		for _, o := range v {
			have = append(have, o)
		}
	case map[string]any: // one rule comes without its list
		have = append(have, v)
	}
	rules := make([]ruleSaid, len(have))
	for i, o := range have {
		for name, v := range o {
			switch ident.Fold(name) {
			case "name":
				rules[i].Name = persona.TextOf(v)
			case "pattern":
				rules[i].Pattern = persona.TextOf(v)
			case "translation":
				rules[i].Translation = persona.TextOf(v)
			case "description":
				rules[i].Description, rules[i].described = persona.TextOf(v), true
			case "isinternalextension":
				rules[i].IsInternalExtension, rules[i].extended = ident.Fold(persona.TextOf(v)) == "true", true
			}
		}
	}
	return rules
}

// ruleObjects is how rules stand among the settings of a policy that is expected. What was not spoken of is not expected either.
func ruleObjects(rules []ruleSaid) []any {
	list := make([]any, len(rules))
	for i, r := range rules {
		o := map[string]any{"Name": r.Name, "Pattern": r.Pattern, "Translation": r.Translation}
		if r.described {
			o["Description"] = r.Description
		}
		if r.extended {
			o["IsInternalExtension"] = r.IsInternalExtension
		}
		list[i] = o
	}
	return list
}

// sameRules compares the rules of a dial plan in their order; the one that Teams adds by itself does not count.
func sameRules(want, have []ruleSaid) bool {
	at := 0
	for _, r := range have {
		if at < len(want) && equalRule(want[at], r) {
			at++
			continue
		}
		if ident.Fold(r.Name) != prefixAll {
			return false
		}
	}
	return at == len(want)
}

// equalRule compares what both speak of. A tenant that leaves a value out has none: "" and false.
func equalRule(want, have ruleSaid) bool {
	return want.Pattern == have.Pattern && want.Translation == have.Translation &&
		(have.Name == "" || ident.Fold(have.Name) == ident.Fold(want.Name)) &&
		(!want.described || want.Description == have.Description) &&
		(!want.extended || want.IsInternalExtension == have.IsInternalExtension)
}

// plainRules are the rules without what was spoken of.
func plainRules(said []ruleSaid) []persona.NormalizationRule {
	rules := make([]persona.NormalizationRule, len(said))
	for i, r := range said {
		rules[i] = r.NormalizationRule
	}
	return rules
}
