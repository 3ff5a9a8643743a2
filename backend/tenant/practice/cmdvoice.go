package practice

import (
	"strings"

	"github.com/dlclark/regexp2"

	"personadesk/backend/tenant"
)

// newNormalizationRule makes a rule in memory; the cloud has no other kind.
func (t *Tenant) newNormalizationRule(p params) ([]tenant.Object, error) {
	name := p.text("name")
	switch {
	case !p.truth("inmemory"):
		return nil, commandError(kindRefused, "A normalization rule can be made with -InMemory only.")
	case p.has("identity") == p.has("parent"):
		return nil, ambiguous()
	case p.has("identity"):
		_, after, ok := strings.Cut(p.text("identity"), "/")
		if name = after; !ok {
			name = p.text("identity")
		}
	}
	if name == "" {
		return nil, commandError(kindBad, "Cannot process command because of one or more missing mandatory parameters: Name.")
	}
	pattern, translation := `^(\d{11})$`, "+$1"
	if p.has("pattern") {
		pattern = p.text("pattern")
	}
	if p.has("translation") {
		translation = p.text("translation")
	}
	if _, err := regexp2.Compile(pattern, regexp2.None); err != nil || pattern == "" {
		return nil, commandError(kindBad, "The pattern \""+pattern+"\" is not a valid regular expression.")
	}
	priority, _ := p.number("priority")
	return []tenant.Object{{"Name": name, "Description": p.text("description"), "Pattern": pattern, "Translation": translation,
		"IsInternalExtension": p.truth("isinternalextension"), "Priority": float64(priority), "Element": nil}}, nil
}

func (t *Tenant) getUsages(params) ([]tenant.Object, error) {
	return []tenant.Object{{"Identity": global, "Usage": texted(t.usages)}}, nil
}

func (t *Tenant) setUsages(p params) ([]tenant.Object, error) {
	var list []any
	if change, ok := p.values["usage"].(map[string]any); ok && isListChange(change) {
		list = changedList(texted(t.usages), change)
	} else {
		list = changedList(nil, map[string]any{"Add": p.values["usage"]})
	}
	var usages []string
	for _, x := range list {
		s, ok := x.(string)
		if !ok || s == "" || contains(usages, s) {
			return nil, commandError(kindBad, "PSTN usages need names, each once.")
		}
		usages = append(usages, s)
	}
	for _, old := range t.usages {
		if !contains(usages, old) && t.usageInUse(old) {
			return nil, commandError(kindRefused, "The PSTN usage \""+old+"\" is used and cannot be removed.")
		}
	}
	t.usages, t.dirty = usages, true
	return nil, nil
}

func (t *Tenant) usageInUse(usage string) bool {
	for _, r := range t.routes {
		if contains(r.Usages, usage) {
			return true
		}
	}
	for _, p := range t.policies["OnlineVoiceRoutingPolicy"] {
		list, _ := p.Settings["OnlinePstnUsages"].([]any)
		for _, u := range list {
			if u == usage {
				return true
			}
		}
	}
	return false
}

func (t *Tenant) getRoutes(p params) ([]tenant.Object, error) {
	out := []tenant.Object{}
	for _, r := range t.routes {
		if want := p.text("identity"); want == "" || strings.EqualFold(want, r.Name) {
			out = append(out, tenant.Object{"Identity": r.Name, "Name": r.Name, "NumberPattern": r.Pattern, "Description": r.Description,
				"OnlinePstnUsages": texted(r.Usages), "OnlinePstnGatewayList": texted(r.Gateways), "Priority": float64(r.Priority)})
		}
	}
	if len(out) == 0 && p.has("identity") {
		return nil, commandError(kindMissing, "Cannot find \""+p.text("identity")+"\" OnlineVoiceRoute because it does not exist.")
	}
	return out, nil
}

func (t *Tenant) getLocations(p params) ([]tenant.Object, error) {
	out := []tenant.Object{}
	for _, l := range t.locations {
		o := tenant.Object{"LocationId": l.ID, "CivicAddressId": l.Civic, "Description": l.Description, "CompanyName": l.Company,
			"HouseNumber": l.House, "StreetName": l.Street, "City": l.City, "PostalCode": l.PostalCode, "CountryOrRegion": l.Country,
			"Location": nil, "ValidationStatus": "Validated"}
		keep := true
		for name, key := range map[string]string{"locationid": "LocationId", "civicaddressid": "CivicAddressId", "city": "City",
			"countryorregion": "CountryOrRegion", "description": "Description"} {
			if p.has(name) {
				v, _ := o[key].(string)
				keep = keep && strings.EqualFold(p.text(name), v)
			}
		}
		if keep {
			out = append(out, o)
		}
	}
	return out, nil
}
