package plan

import (
	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/tenant"
)

// SharedFacts is what the checks of shared calling and emergency policies rest on besides the design. The inventory is asked for the few
// numbers that the design names; without one nothing is known of numbers.
func SharedFacts(d persona.Design, r tenant.Reading, ranges []number.Range, inventory *number.Inventory) (persona.SharedFacts, error) {
	var f persona.SharedFacts
	if _, read := r.ThingsUnread(tenant.AccountThing); read {
		f.Accounts = map[ident.Key]string{}
		for _, a := range r.Accounts {
			f.Accounts[ident.Fold(a.UPN)] = a.Telephone
		}
	}
	if _, unread := r.Unread[partPolicies]; !unread && r.Policies != nil {
		f.Usages, f.Routing = map[ident.PolicyKey]bool{}, map[ident.PolicyKey]persona.RoutingFact{}
		for _, p := range r.Policies {
			switch ident.Fold(p.Type) {
			case ident.Fold(persona.VoiceRouting):
				if v, shown := settingOf(p, persona.PSTNUsages); shown {
					f.Usages[p.Name.Key()] = len(persona.ListOf(v)) > 0
				}
			case ident.Fold(persona.EmergencyRouting):
				if v, shown := settingOf(p, "EmergencyNumbers"); shown {
					f.Routing[p.Name.Key()] = routingFact(v)
				}
			}
		}
	}
	if inventory == nil {
		return f, nil
	}
	names := d.NumbersNamed()
	for _, p := range d.Policies { // the number of an account of the tenant too
		if telephone := f.Accounts[ident.Fold(p.SharedAccount())]; telephone != "" {
			names = append(names, telephone)
		}
	}
	f.Numbers = map[string]persona.NumberFact{}
	for _, n := range names {
		fact, known, err := numberFact(n, ranges, inventory)
		if err != nil {
			return f, err
		}
		if known {
			f.Numbers[n] = fact
		}
	}
	return f, nil
}

func numberFact(telephone string, ranges []number.Range, inventory *number.Inventory) (persona.NumberFact, bool, error) {
	told, look, in, err := inventory.Of(telephone)
	if err != nil {
		return persona.NumberFact{}, false, err
	}
	f := persona.NumberFact{Type: told.Held.Type, Located: told.Held.LocationID != "" || told.Own.LocationID != ""}
	ranged := false
	for _, r := range ranges {
		if r.Holds(telephone) {
			ranged, f.Country, f.Located = true, r.Country, f.Located || r.LocationID != ""
			if f.Type == "" {
				f.Type = r.Type
			}
		}
	}
	if in && look.State != number.Free && look.HolderKind != "" {
		f.Holder = string(look.HolderKind)
	} else if told.Held.Target != "" {
		f.Holder = string(number.User)
	}
	return f, told.Listed || told.Recorded || ranged, nil
}

// settingOf is what a policy of the tenant shows under a name; false when it does not show it.
func settingOf(p tenant.Policy, name string) (any, bool) {
	return tenant.Thing{Settings: p.Settings}.Setting(name)
}

func routingFact(v any) persona.RoutingFact {
	var f persona.RoutingFact
	for _, n := range persona.ObjectsOf(v) {
		f.Numbers++
		if n[ident.Fold("OnlinePSTNUsage")] != "" {
			f.Usages++
		}
	}
	return f
}
