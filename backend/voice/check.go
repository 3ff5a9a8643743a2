package voice

import (
	"strings"
	"unicode/utf8"

	"personadesk/backend/ident"
	"personadesk/backend/limit"
	"personadesk/backend/problem"
)

// Check finds what would go wrong with things before a tenant does, in the order of Kinds.
func Check(t Things, there There) []problem.Problem {
	c := &checker{things: t, there: there}
	c.names()
	c.sites()
	c.routing()
	c.teams()
	return c.problems
}

// checker walks over the things of one design.
type checker struct {
	things   Things
	there    There
	problems []problem.Problem
}

func (c *checker) add(p *problem.Problem) { c.problems = append(c.problems, *p) }

// at is the place of a problem of a thing.
func at(t Thing, field string) problem.Where {
	return problem.Where{Step: "personas", Kind: string(t.Kind()), ID: t.Key(), Field: field}
}

// names finds keys that are empty, hold what no name can, or differ in the case of their letters alone.
func (c *checker) names() {
	seen := map[Kind]map[ident.Key]bool{}
	for _, t := range c.things.All() {
		switch key := t.Key(); {
		case strings.TrimSpace(key) == "":
			c.add(problem.New("THING_NAME.empty").Hinted().At(at(t, "name")))
			continue
		case unseen(key):
			c.add(problem.New("THING_NAME.control").Detailed(key).Hinted().At(at(t, "name")))
		case utf8.RuneCountInString(key) > limit.Name:
			c.add(problem.New("THING_NAME.long").Detailed(key, utf8.RuneCountInString(key), limit.Name).Hinted().At(at(t, "name")))
		case strings.TrimSpace(key) != key:
			c.add(problem.New("THING_NAME.blank").Detailed(key).Hinted().At(at(t, "name")))
		}
		if seen[t.Kind()] == nil {
			seen[t.Kind()] = map[ident.Key]bool{}
		}
		key := ident.Fold(t.Key())
		if seen[t.Kind()][key] {
			c.add(problem.New("THING_TWICE").Detailed(t.Key()).Hinted().At(at(t, "name")))
		}
		seen[t.Kind()][key] = true
	}
}

// unseen says whether a name holds what nobody sees.
func unseen(name string) bool {
	_, unfit := limit.Unfit(name, limit.OneLine)
	return unfit
}

// missing says whether the tenant was read and lacks something; what was not read is not missing.
func (c *checker) missing(kind Kind, name string) bool {
	has, known := c.there.Has(kind, name)
	return known && !has
}
