package voice

import (
	"cmp"
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/phone/dotnet"
)

// Step is one route on the way of a number: asked in turn until one takes it.
type Step struct {
	Usage string `json:"usage"` // by which the route was reached
	Route string `json:"route"`
	Said  Said   `json:"said"`
}

// Said is what a route says to a number.
type Said string

// What a route can say.
const (
	Takes    Said = "takes"
	No       Said = "no"       // its pattern does not match
	NotAsked Said = "notAsked" // one before it took the number
	NotValid Said = "notValid" // its pattern cannot be read, so it takes nothing
)

// Leaving says which route a number leaves by: the usages in the order of the policy, and within a usage its routes by their priority. A
// number that nobody takes cannot be called.
func Leaving(number string, usages []string, routes []Route) []Step {
	steps := []Step{}
	taken := false
	for _, usage := range usages {
		for _, r := range allowedBy(routes, usage) {
			step := Step{Usage: usage, Route: r.Name, Said: NotAsked}
			if !taken {
				step.Said = r.says(number)
				taken = step.Said == Takes
			}
			steps = append(steps, step)
		}
	}
	return steps
}

// allowedBy lists the routes of a usage in the order in which they are asked. One without a priority comes last, as the tenant adds it.
func allowedBy(routes []Route, usage string) []Route {
	key := ident.Fold(usage)
	list := slices.DeleteFunc(slices.Clone(routes), func(r Route) bool {
		return !slices.ContainsFunc(r.Usages, func(u string) bool { return ident.Fold(u) == key })
	})
	slices.SortStableFunc(list, func(a, b Route) int {
		if (a.Priority == 0) != (b.Priority == 0) {
			return cmp.Compare(b.Priority, a.Priority)
		}
		return cmp.Compare(a.Priority, b.Priority)
	})
	return list
}

func (r Route) says(number string) Said {
	pattern, err := dotnet.Compile(r.Pattern)
	if err != nil || r.Pattern == "" {
		return NotValid
	}
	found, err := pattern.Find(number)
	switch {
	case err != nil:
		return NotValid
	case found == nil:
		return No
	}
	return Takes
}
