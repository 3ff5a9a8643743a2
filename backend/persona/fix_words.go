package persona

import (
	"reflect"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/rule/check"
	"personadesk/backend/text"
)

// fixWords are the ways out of a problem of what a persona says by itself: something that cannot be is taken off it.
func fixWords(found problem.Problem, p Persona) []Fix {
	with := func(id string, says text.Text) []Fix { return []Fix{{ID: id, Says: says, Personas: []Persona{p}}} }
	named := func() (string, bool) { return argument(found, 1) }
	switch found.Code {
	case "PERSONA_GROUP_TWICE":
		if p.Group = ""; GroupKey(p) != found.Detail.Args[2] {
			return with("own-group", text.Of("persona.fix.own-group", p.Name))
		}
	case "PERSONA_COUNTRY":
		if code, known := catalog.CountryCode(p.Country); known {
			p.Country = code
			return with("country", text.Of("persona.fix.country", code))
		}
	case "NUMBER_TYPE":
		p.Number.Type = ""
		return with("any-type", text.Of("persona.fix.any-type"))
	case "NUMBER_TAG":
		p.Number.Tag = ""
		return with("untagged", text.Of("persona.fix.untagged"))
	case "TEAM_DYNAMIC":
		if name, said := named(); said {
			p.Teams = lacking(p.Teams, name)
			return with("without-team", text.Of("persona.fix.without-team", name, p.Name))
		}
	case "SECURITY_GROUP_RULE":
		if name, said := named(); said {
			p.SecurityGroups = lacking(p.SecurityGroups, name)
			return with("without-group", text.Of("persona.fix.without-team", name, p.Name))
		}
	case "RULE_INVALID", "RULE_WARNING":
		if fix, mended := mendedRule(found, p); mended != "" {
			p.Rule = mended
			return with("rule", text.Of("persona.fix.rule", fix))
		}
	case "EMERGENCY_ROUTING_CARRIER", "PERSONA_POLICY_TYPE", "POLICY_UNNAMED", "POLICY_UNDEFINED":
		policyType, _ := strings.CutPrefix(found.Where.Field, "policies/")
		p.Policies = slices.DeleteFunc(slices.Clone(p.Policies), func(c PolicyChoice) bool { return strings.EqualFold(c.Type, policyType) })
		return with("without-policy", text.Of("persona.fix.without-policy", p.Name))
	}
	return nil
}

// mendedRule is the rule of a persona with the mend of what was found in it; "" where there is none.
func mendedRule(found problem.Problem, p Persona) (says, mended string) {
	code, said := argument(found, 3)
	if !said || p.Rule == "" {
		return "", ""
	}
	_, all := check.Rule(p.Rule)
	for _, f := range all {
		if f.Code != code || f.Fix == nil {
			continue
		}
		letters := []rune(p.Rule)
		return f.Fix.Says, string(letters[:f.Offset]) + f.Fix.Text + string(letters[f.Offset+f.Length:])
	}
	return "", ""
}

// argument is a text among those that the detail of a problem is made with.
func argument(found problem.Problem, at int) (string, bool) {
	if len(found.Detail.Args) <= at {
		return "", false
	}
	said := reflect.ValueOf(found.Detail.Args[at]) // names have types of their own
	return said.String(), said.Kind() == reflect.String
}

func lacking(list []string, name string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(n string) bool { return ident.Fold(n) == ident.Fold(name) })
}
