package persona

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"personadesk/backend/problem"
)

const longestGroupName = 256

// identities finds personas that cannot be told apart by id or by name.
func (c *checker) identities() {
	ids, names := map[string]string{}, map[string]string{}
	for _, p := range c.design.Personas {
		if p.ID == "" {
			c.add(problem.New("PERSONA_ID_EMPTY", "A persona has no identity").Detailf("%s", p.Name).
				Hintf("Give it a short id, such as hr-manchester.").At(atPersona(p, "id")))
		} else if other, twice := ids[strings.ToLower(p.ID)]; twice {
			c.add(problem.New("PERSONA_ID_TWICE", "Two personas have the same identity").
				Detailf("%s and %s are both %q", other, p.Name, p.ID).Hintf("Give one of them another.").At(atPersona(p, "id")))
		}
		ids[strings.ToLower(p.ID)] = p.Name
		if other, twice := names[strings.ToLower(p.Name)]; twice && p.Name != "" {
			c.add(problem.New("PERSONA_NAME_TWICE", "Two personas have the same name").
				Detailf("%q and %q", other, p.Name).Hintf("Rename one: its provisioning group bears the name.").At(atPersona(p, "name")))
		}
		names[strings.ToLower(p.Name)] = p.Name
	}
}

func (c *checker) names(p Persona) {
	length := utf8.RuneCountInString(p.Name)
	switch {
	case strings.TrimSpace(p.Name) == "":
		c.add(problem.New("PERSONA_NAME_EMPTY", "A persona has no name").Detailf("id %q", p.ID).
			Hintf("Name it; its provisioning group will be called the same.").At(atPersona(p, "name")))
	case length > longestGroupName:
		c.add(problem.New("PERSONA_NAME_LONG", "A persona's name is too long for a group").
			Detailf("%q has %d characters; a group takes %d", p.Name, length, longestGroupName).Hintf("Shorten it.").At(atPersona(p, "name")))
	case strings.Contains(p.Name, "-"):
		c.add(problem.Warn("PERSONA_NAME_HYPHEN", "A persona's name has a hyphen").
			Detailf("%q: in a script a name with a hyphen goes wrong wherever somebody forgets to quote it", p.Name).
			Hintf("Use underscores or camelCase.").At(atPersona(p, "name")))
	case strings.ContainsFunc(p.Name, func(r rune) bool { return !letterOrDigit(r) && r != '_' && r != ' ' && r != '.' }):
		c.add(problem.Warn("PERSONA_NAME_CHARACTERS", "A persona's name has special characters").
			Detailf("%q", p.Name).Hintf("Keep to letters, digits and underscores, so that names of policies read the same.").At(atPersona(p, "name")))
	}
	if p.Layer.Height() < 0 {
		c.add(problem.New("PERSONA_LAYER", "A persona is in no layer").
			Detailf("%s: %q", p.Name, p.Layer).Hintf("Choose baseline, calling or department.").At(atPersona(p, "layer")))
	}
	if p.Department != "" && c.facts.Departments != nil && !slices.Contains(c.facts.Departments, p.Department) {
		c.add(problem.Warn("PERSONA_DEPARTMENT", "A persona was designed for a department that is not in the workshop").
			Detailf("%s: %q", p.Name, p.Department).Hintf("Choose the department again, or none.").At(atPersona(p, "department")))
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
		bare.ID, bare.Name, bare.Description, bare.Department, bare.Ordinal = "", "", "", "", 0
		bare.Conditions, bare.Rule = nil, ""
		if reflect.DeepEqual(bare, Persona{Layer: p.Layer, Country: p.Country}) {
			continue // gives nothing yet
		}
		key := content{p.Layer, fmt.Sprintf("%#v", bare)}
		if other, same := first[key]; same {
			c.add(problem.Warn("PERSONA_EQUAL", "Two personas give exactly the same").
				Detailf("%s and %s", other.Name, p.Name).
				Hintf("Join them with one rule, or give each its own copies of the policies so that they can differ later.").At(atPersona(p, "")))
			continue
		}
		first[key] = p
	}
}
