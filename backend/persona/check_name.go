package persona

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/limit"
	"personadesk/backend/problem"
)

const longestGroupName = limit.GroupName

// identities finds personas that cannot be told apart by id, by name or by the group that carries them: of two that share a group the
// plan would write one rule over the other.
func (c *checker) identities() {
	ids, names, groups := map[string]string{}, map[string]string{}, map[ident.Key]Persona{}
	accounts := Persona{ID: ResourceAccounts, Name: "Prov_Teams_Phone_Resource_Accounts"}
	groups[ident.Fold(GroupKey(accounts))] = accounts
	for _, p := range c.design.Personas {
		key := ident.Fold(GroupKey(p))
		if other, shared := groups[key]; shared && p.ID != "" && (!strings.EqualFold(other.ID, p.ID) || other.ID == ResourceAccounts) {
			c.add(problem.New("PERSONA_GROUP_TWICE").
				Detailed(other.Name, p.Name, GroupKey(p)).Hinted().At(atPersona(p, "group")))
		}
		groups[key] = p
		if p.ID == "" {
			c.add(problem.New("PERSONA_ID_EMPTY").Detailed(p.Name).
				Hinted().At(atPersona(p, "id")))
		} else if other, twice := ids[strings.ToLower(p.ID)]; twice {
			c.add(problem.New("PERSONA_ID_TWICE").
				Detailed(other, p.Name, p.ID).Hinted().At(atPersona(p, "id")))
		}
		ids[strings.ToLower(p.ID)] = p.Name
		if other, twice := names[strings.ToLower(p.Name)]; twice && p.Name != "" {
			c.add(problem.New("PERSONA_NAME_TWICE").
				Detailed(other, p.Name).Hinted().At(atPersona(p, "name")))
		}
		names[strings.ToLower(p.Name)] = p.Name
	}
}

// broken says whether a name holds what nobody sees, which no list and no script can take.
func broken(name string) bool {
	_, unfit := limit.Unfit(name, limit.OneLine)
	return unfit
}

func (c *checker) names(p Persona) {
	length := utf8.RuneCountInString(p.Name)
	switch {
	case strings.TrimSpace(p.Name) == "":
		c.add(problem.New("PERSONA_NAME_EMPTY").Detailed(p.ID).
			Hinted().At(atPersona(p, "name")))
	case broken(p.Name):
		c.add(problem.New("PERSONA_NAME_CONTROL").Detailed(p.Name).Hinted().At(atPersona(p, "name")))
	case length > longestGroupName:
		c.add(problem.New("PERSONA_NAME_LONG").
			Detailed(p.Name, length, longestGroupName).Hinted().At(atPersona(p, "name")))
	case strings.Contains(p.Name, "-"):
		c.add(problem.Warn("PERSONA_NAME_HYPHEN").
			Detailed(p.Name).
			Hinted().At(atPersona(p, "name")))
	case strings.ContainsFunc(p.Name, func(r rune) bool { return !letterOrDigit(r) && r != '_' && r != ' ' && r != '.' }):
		c.add(problem.Warn("PERSONA_NAME_CHARACTERS").
			Detailed(p.Name).Hinted().At(atPersona(p, "name")))
	}
	if p.Layer.Height() < 0 {
		c.add(problem.New("PERSONA_LAYER.none").
			Detailed(p.Name, p.Layer).Hinted().At(atPersona(p, "layer")))
	}
	if code, known := catalog.CountryCode(p.Country); p.Country != "" && (!known || !strings.EqualFold(code, p.Country)) {
		c.add(problem.New("PERSONA_COUNTRY").Detailed(p.Name, p.Country).Hinted().At(atPersona(p, "country")))
	}
	for _, open := range p.Open {
		c.add(problem.Warn("PERSONA_OPEN").Detailed(p.Name, open).Hinted().At(atPersona(p, "open")))
	}
	if p.Department != "" && c.facts.Departments != nil && !slices.Contains(c.facts.Departments, p.Department) {
		c.add(problem.Warn("PERSONA_DEPARTMENT").
			Detailed(p.Name, p.Department).Hinted().At(atPersona(p, "department")))
	}
}

// twins finds personas of a layer that give the same to different people: one rule would do.
func (c *checker) twins() {
	type content struct {
		layer   Layer
		content string
	}
	first := map[content]Persona{}
	for _, p := range c.design.Personas {
		bare := p
		bare.ID, bare.Name, bare.Short, bare.Description, bare.Department, bare.Ordinal = "", "", "", "", "", 0
		bare.Conditions, bare.Rule, bare.RuleName, bare.RuleSays = nil, "", "", ""
		bare.Group = ""
		bare.Owner, bare.Status, bare.Reviewed, bare.Open = "", "", "", nil
		if reflect.DeepEqual(bare, Persona{Layer: p.Layer, Country: p.Country}) {
			continue // gives nothing yet
		}
		key := content{p.Layer, fmt.Sprintf("%#v", bare)}
		if other, same := first[key]; same {
			c.add(problem.Warn("PERSONA_EQUAL").
				Detailed(other.Name, p.Name).
				Hinted().At(atPersona(p, "")))
			continue
		}
		first[key] = p
	}
}
