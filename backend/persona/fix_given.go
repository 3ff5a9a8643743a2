package persona

import (
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// fixGiven are the ways out of a problem of what a persona names: what is not there is taken off it, and what is done is ticked off.
func fixGiven(found problem.Problem, p Persona) []Fix {
	named, said := argument(found, 1)
	if !said {
		return nil
	}
	with := func(id string, says text.Text) []Fix { return []Fix{{ID: id, Says: says, Personas: []Persona{p}}} }
	off := text.Of("persona.fix.without-team", named, p.Name)
	switch found.Code {
	case "QUEUE_UNKNOWN":
		p.Queues = lacking(p.Queues, named)
		return with("without-queue", off)
	case "TEAM_UNKNOWN":
		p.Teams = lacking(p.Teams, named)
		return with("without-team", off)
	case "LOCATION_UNKNOWN":
		p.Location = ""
		return with("without-location", off)
	case "PERSONA_DEPARTMENT":
		p.Department = ""
		return with("without-department", text.Of("persona.fix.without-department", p.Name))
	case "PERSONA_OPEN":
		p.Open = slices.DeleteFunc(slices.Clone(p.Open), func(o string) bool { return o == named })
		return with("done", text.Of("persona.fix.done"))
	case "NUMBER_RANGE_UNKNOWN":
		p.Number.Ranges = slices.DeleteFunc(slices.Clone(p.Number.Ranges), func(id string) bool { return id == named })
		return with("without-range", text.Of("persona.fix.without-range", named))
	case "NUMBER_RANGE_TYPE":
		p.Number.Type = ""
		return with("any-type", text.Of("persona.fix.any-type"))
	case "NUMBER_RULE":
		p.Number.Kind = InheritNumber
		return with("inherit", text.Of("persona.fix.inherit", p.Name))
	case "PERSONA_POLICY_TWICE":
		return keepOne(found, p)
	}
	return nil
}

// fixSaid are the ways out of a problem of what a persona says of itself.
func fixSaid(found problem.Problem, p Persona) []Fix {
	switch found.Code {
	case "PERSONA_REVIEW":
		if len(found.Hint.Args) > 0 {
			if day, isDay := found.Hint.Args[0].(string); isDay {
				p.Reviewed = day
				return []Fix{{ID: "reviewed", Says: text.Of("persona.fix.reviewed", p.Name, day), Personas: []Persona{p}}}
			}
		}
	case "RULE_CONDITIONS":
		made, err := RuleFrom(p.Conditions)
		rule, conditions := p, p
		rule.Conditions, conditions.Rule = nil, made
		ways := []Fix{{ID: "rule", Says: text.Of("persona.fix.keep-rule"), Personas: []Persona{rule}}}
		if err == nil {
			ways = append(ways, Fix{ID: "conditions", Says: text.Of("persona.fix.keep-conditions", made), Personas: []Persona{conditions}})
		}
		return ways
	case "DISABLED_STRIPPED":
		p.Disabled = KeepsNothing
		ways := []Fix{{ID: "nothing", Says: text.Of("persona.fix.nothing", p.Name), Personas: []Persona{p}}}
		if all, said := WithDisabled(p, KeepsAll); said {
			ways = append(ways, Fix{ID: "all", Says: text.Of("persona.fix.all", p.Name), Personas: []Persona{all}})
		}
		return ways
	}
	return nil
}

// keepOne keeps one of the policies of a type that a persona has several of; which one, somebody has to say where they differ.
func keepOne(found problem.Problem, p Persona) []Fix {
	policyType, _ := strings.CutPrefix(found.Where.Field, "policies/")
	same := func(c PolicyChoice) bool { return strings.EqualFold(c.Type, policyType) }
	var ways []Fix
	seen := map[ident.PolicyKey]bool{}
	for _, keep := range p.Policies {
		if !same(keep) || seen[keep.Name.Key()] || keep.Name == "" {
			continue
		}
		seen[keep.Name.Key()] = true
		one, kept := p, false
		one.Policies = slices.DeleteFunc(slices.Clone(p.Policies), func(c PolicyChoice) bool {
			if !same(c) || c.Name.Key() == keep.Name.Key() && !kept {
				kept = kept || same(c)
				return false
			}
			return true
		})
		ways = append(ways, Fix{ID: "keep/" + string(keep.Name), Says: text.Of("persona.fix.keep-policy", keep.Name), Personas: []Persona{one}})
	}
	return ways
}
