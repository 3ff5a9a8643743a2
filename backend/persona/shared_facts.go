package persona

import (
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/voice"
)

// SharedFacts is what the checks of shared calling and emergency policies know besides the design. What was not read is nil, and nothing is
// concluded from it.
type SharedFacts struct {
	Numbers  map[string]NumberFact           // of those that the design names, by E.164; one that nobody knows is not in it
	Accounts map[ident.Key]string            // resource accounts of the tenant by principal name, with their numbers
	Usages   map[ident.PolicyKey]bool        // voice routing policies of the tenant, Global among them: whether they list PSTN usages
	Routing  map[ident.PolicyKey]RoutingFact // emergency call routing policies of the tenant
}

// NumberFact is what workbook and tenant say of a number.
type NumberFact struct {
	Type    string // directRouting, callingPlan, operatorConnect, "" unknown
	Country string // two letters, "" unknown
	Located bool   // it has an emergency location
	Holder  string // what has it: user, account, policy or another; "" for nobody
}

// RoutingFact is what an emergency call routing policy of the tenant holds.
type RoutingFact struct{ Numbers, Usages int }

// Located says whether an emergency location stands on the address of a site: a location of the design, or a persona or resource account there.
func (d Design) Located(site string) bool {
	at := func(place string) bool {
		w, _ := d.Where(place)
		return place != "" && w.Site != "" && ident.Fold(w.Site) == ident.Fold(site)
	}
	for _, l := range d.Locations {
		if at(l.Name) {
			return true
		}
	}
	return slices.ContainsFunc(d.Personas, func(p Persona) bool { return at(p.Location) }) ||
		slices.ContainsFunc(d.Accounts, func(a voice.Account) bool { return at(a.Location) })
}

// NumbersNamed lists the numbers that shared calling rests on, each once: those of resource accounts and for calling back.
func (d Design) NumbersNamed() []string {
	var list []string
	add := func(n string) {
		if n = strings.TrimSpace(n); n != "" && !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	for _, a := range d.Accounts {
		add(a.Number)
	}
	for _, p := range d.Policies {
		if strings.EqualFold(p.Type, SharedCalling) {
			for _, n := range p.Callbacks() {
				add(n)
			}
		}
	}
	return list
}
