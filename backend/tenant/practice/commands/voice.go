package commands

import (
	"slices"
	"strings"

	"github.com/dlclark/regexp2"

	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice/world"
)

// newNormalizationRule makes a rule in memory; the cloud has no other kind.
func (t *Module) newNormalizationRule(p params) ([]tenant.Object, error) {
	name := p.text("name")
	switch {
	case !p.truth("inmemory"):
		return nil, Fail(KindRefused, "A normalization rule can be made with -InMemory only.")
	case p.has("identity") == p.has("parent"):
		return nil, ambiguous()
	case p.has("identity"):
		_, after, ok := strings.Cut(p.text("identity"), "/")
		if name = after; !ok {
			name = p.text("identity")
		}
	}
	if name == "" {
		return nil, Fail(KindBad, "Cannot process command because of one or more missing mandatory parameters: Name.")
	}
	pattern, translation := `^(\d{11})$`, "+$1"
	if p.has("pattern") {
		pattern = p.text("pattern")
	}
	if p.has("translation") {
		translation = p.text("translation")
	}
	if _, err := regexp2.Compile(pattern, regexp2.None); err != nil || pattern == "" {
		return nil, Fail(KindBad, "The pattern \""+pattern+"\" is not a valid regular expression.")
	}
	priority, _ := p.number("priority")
	return []tenant.Object{{"Name": name, "Description": p.text("description"), "Pattern": pattern, "Translation": translation,
		"IsInternalExtension": p.truth("isinternalextension"), "Priority": float64(priority), "Element": nil}}, nil
}

func (t *Module) getUsages(params) ([]tenant.Object, error) {
	return []tenant.Object{{"Identity": world.Global, "Usage": world.Texted(t.Usages)}}, nil
}

func (t *Module) setUsages(p params) ([]tenant.Object, error) {
	var list []any
	if change, ok := p.values["usage"].(map[string]any); ok && isListChange(change) {
		list = changedList(world.Texted(t.Usages), change)
	} else {
		list = changedList(nil, map[string]any{"Add": p.values["usage"]})
	}
	var usages []string
	for _, x := range list {
		s, ok := x.(string)
		if !ok || s == "" || slices.Contains(usages, s) {
			return nil, Fail(KindBad, "PSTN usages need names, each once.")
		}
		usages = append(usages, s)
	}
	for _, old := range t.Usages {
		if !slices.Contains(usages, old) && t.usageInUse(old) {
			return nil, Fail(KindRefused, "The PSTN usage \""+old+"\" is used and cannot be removed.")
		}
	}
	t.Usages, t.Dirty = usages, true
	return nil, nil
}

func (t *Module) usageInUse(usage string) bool {
	for _, r := range t.Routes {
		if slices.Contains(r.Usages, usage) {
			return true
		}
	}
	for _, p := range t.Policies["OnlineVoiceRoutingPolicy"] {
		list, _ := p.Settings["OnlinePstnUsages"].([]any)
		for _, u := range list {
			if u == usage {
				return true
			}
		}
	}
	return false
}

func (t *Module) getRoutes(p params) ([]tenant.Object, error) {
	out := []tenant.Object{}
	for _, r := range t.Routes {
		if want := p.text("identity"); want == "" || strings.EqualFold(want, r.Name) {
			out = append(out, tenant.Object{"Identity": r.Name, "Name": r.Name, "NumberPattern": r.Pattern, "Description": r.Description,
				"OnlinePstnUsages": world.Texted(r.Usages), "OnlinePstnGatewayList": world.Texted(r.Gateways), "Priority": float64(r.Priority)})
		}
	}
	if len(out) == 0 && p.has("identity") {
		return nil, Fail(KindMissing, "Cannot find \""+p.text("identity")+"\" OnlineVoiceRoute because it does not exist.")
	}
	return out, nil
}

func (t *Module) getGateways(p params) ([]tenant.Object, error) {
	out := []tenant.Object{}
	for _, g := range t.Gateways {
		if want := p.text("identity"); want == "" || strings.EqualFold(want, g) {
			out = append(out, tenant.Object{"Identity": g, "Fqdn": g, "SipSignalingPort": float64(5061), "Enabled": true})
		}
	}
	if len(out) == 0 && p.has("identity") {
		return nil, Fail(KindMissing, "Cannot find \""+p.text("identity")+"\" OnlinePSTNGateway because it does not exist.")
	}
	return out, nil
}
