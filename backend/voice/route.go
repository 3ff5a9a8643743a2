package voice

import (
	"slices"

	"personadesk/backend/ident"
)

// Usage is a PSTN usage: the name by which a voice routing policy allows routes. The tenant keeps all of them in one list.
type Usage struct {
	Name string `json:"name"`
}

// Kind is the kind of a usage.
func (Usage) Kind() Kind { return KindUsage }

// Key is what a usage is found by.
func (u Usage) Key() string { return u.Name }

// Route is a voice route: which numbers leave through which gateways.
type Route struct {
	Name        string   `json:"name"`
	Description string   `json:"description" lines:"many"`
	Pattern     string   `json:"pattern" lines:"long"` // a .NET pattern over the number in E.164
	Usages      []string `json:"usages"`               // that allow it
	Gateways    []string `json:"gateways"`             // names of session border controllers, as the tenant has them
	Priority    int      `json:"priority"`             // the route with the lowest is asked first; 0 leaves it to the tenant
	Existing    bool     `json:"existing"`             // it is expected in the tenant and never made by us
}

// Kind is the kind of a route.
func (Route) Kind() Kind { return KindRoute }

// Key is what a route is found by.
func (r Route) Key() string { return r.Name }

// Differs names the fields in which a route stands otherwise than it is wanted. What is wanted empty is left as it stands.
func (r Route) Differs(stands Route) []string {
	fields := []string{}
	add := func(field string, differs bool) {
		if differs {
			fields = append(fields, field)
		}
	}
	add("description", r.Description != "" && r.Description != stands.Description)
	add("pattern", r.Pattern != "" && r.Pattern != stands.Pattern)
	add("usages", len(r.Usages) > 0 && !slices.EqualFunc(r.Usages, stands.Usages, sameName))
	add("gateways", len(r.Gateways) > 0 && !slices.EqualFunc(r.Gateways, stands.Gateways, sameName))
	add("priority", r.Priority > 0 && r.Priority != stands.Priority)
	return fields
}

func sameName(a, b string) bool { return ident.Fold(a) == ident.Fold(b) }
