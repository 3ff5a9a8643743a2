package persona

import (
	"cmp"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
)

// Source says which persona a value comes from; the zero Source is the tenant default.
type Source struct {
	PersonaID string `json:"personaId"`
	Name      string `json:"name"`
	Layer     Layer  `json:"layer"`
}

// PolicyValue is the policy of one type that somebody has.
type PolicyValue struct {
	Type   string           `json:"type"`
	Name   ident.PolicyName `json:"name"` // Global when nobody says anything
	Source Source           `json:"source"`
}

// Given is something that adds up over the layers, with the persona that gives it first.
type Given struct {
	What   string `json:"what"` // skuId, name of a queue, of a team, of a security group
	Source Source `json:"source"`
}

// Experience is what a user with certain personas gets, all in all.
type Experience struct {
	Policies       []PolicyValue `json:"policies"` // every policy type, in the order of the catalogue
	Licences       []Given       `json:"licences"`
	Number         NumberRule    `json:"number"`
	NumberFrom     Source        `json:"numberFrom"`
	Location       string        `json:"location"`
	LocationFrom   Source        `json:"locationFrom"`
	Queues         []Given       `json:"queues"`
	Teams          []Given       `json:"teams"`
	SecurityGroups []Given       `json:"securityGroups"`
}

// Height is the place of a layer from the bottom: 0, 1, 2, and -1 for an unknown one.
func (l Layer) Height() int { return slices.Index(Layers(), l) }

// Stack orders personas as they lie on one another: by layer from the bottom, and within a layer the first to win, by
// Ordinal and then by id, last. What comes later in the list wins.
func Stack(personas []Persona) []Persona {
	stack := slices.Clone(personas)
	slices.SortStableFunc(stack, func(a, b Persona) int {
		return cmp.Or(cmp.Compare(a.Layer.Height(), b.Layer.Height()), -cmp.Compare(a.Ordinal, b.Ordinal), -cmp.Compare(a.ID, b.ID))
	})
	return stack
}

// First is the name of the persona of two that comes first in its layer, and wins.
func First(personas []Persona, one, other string) string {
	name := ""
	for _, p := range Stack(personas) { // what lies on top wins
		if p.ID == one || p.ID == other {
			name = p.Name
		}
	}
	return name
}

// Effective lays the personas of one user over one another: a later layer wins for policies, number and location, and
// adds licences, groups, queues and teams.
func Effective(personas []Persona) Experience {
	stack := Stack(personas)
	chosen := map[ident.Key]PolicyValue{}
	e := Experience{Number: NumberRule{Kind: NoNumber}}
	for _, p := range stack {
		from := Source{PersonaID: p.ID, Name: p.Name, Layer: p.Layer}
		for _, c := range p.Policies {
			chosen[ident.Fold(c.Type)] = PolicyValue{Type: c.Type, Name: c.Name, Source: from}
		}
		if p.Number.Kind != InheritNumber {
			e.Number, e.NumberFrom = p.Number, from
		}
		if p.Location != "" {
			e.Location, e.LocationFrom = p.Location, from
		}
		e.Licences = give(e.Licences, ident.Texts(p.Licences), from)
		e.Queues = give(e.Queues, p.Queues, from)
		e.Teams = give(e.Teams, p.Teams, from)
		e.SecurityGroups = give(e.SecurityGroups, p.SecurityGroups, from)
	}
	for _, t := range catalog.PolicyTypes() {
		value, found := chosen[ident.Fold(t.ID)]
		if !found {
			value = PolicyValue{Name: Global}
		}
		value.Type = t.ID
		e.Policies = append(e.Policies, value)
	}
	return e
}

func give(have []Given, more []string, from Source) []Given {
	for _, what := range more {
		if !slices.ContainsFunc(have, func(g Given) bool { return strings.EqualFold(g.What, what) }) {
			have = append(have, Given{What: what, Source: from})
		}
	}
	return have
}

// Policy is the policy of a type in an experience.
func (e Experience) Policy(policyType string) PolicyValue {
	for _, v := range e.Policies {
		if strings.EqualFold(v.Type, policyType) {
			return v
		}
	}
	return PolicyValue{Type: policyType, Name: Global}
}

// Difference is one value that a persona sets otherwise than what lies under it.
type Difference struct {
	Item   string `json:"item"` // policy, number, location, licence, queue, team, group
	Type   string `json:"type"` // policy type of a policy
	Before string `json:"before"`
	After  string `json:"after"`
	Under  Source `json:"under"` // where Before comes from
}

// Differences says what a persona changes for a user who has the personas under it. A value that it repeats is none.
func Differences(p Persona, under []Persona) []Difference {
	before, after := Effective(under), Effective(append(slices.Clone(under), p))
	var list []Difference
	for i, v := range after.Policies {
		if b := before.Policies[i]; b.Name.Key() != v.Name.Key() {
			list = append(list, Difference{Item: "policy", Type: v.Type, Before: string(b.Name), After: string(v.Name), Under: b.Source})
		}
	}
	if b, a := before.Number.Text(), after.Number.Text(); b != a {
		list = append(list, Difference{Item: "number", Before: b, After: a, Under: before.NumberFrom})
	}
	if before.Location != after.Location {
		list = append(list, Difference{Item: "location", Before: before.Location, After: after.Location, Under: before.LocationFrom})
	}
	for _, more := range []struct {
		item          string
		before, after []Given
	}{
		{"licence", before.Licences, after.Licences}, {"queue", before.Queues, after.Queues},
		{"team", before.Teams, after.Teams}, {"group", before.SecurityGroups, after.SecurityGroups},
	} {
		for _, g := range more.after[len(more.before):] {
			list = append(list, Difference{Item: more.item, After: g.What})
		}
	}
	return list
}

// Text is a number rule in words.
func (n NumberRule) Text() string {
	switch n.Kind {
	case NextFree:
		where := n.Area
		if where == "" {
			where = strings.Join(n.Ranges, ", ")
		}
		return strings.TrimPrefix(where+", next free", ", ")
	case NoNumber:
		return "none"
	case VoiceOnly:
		return "without a number, voice enabled"
	}
	return "inherited"
}
