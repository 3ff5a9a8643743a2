package commands

import (
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice/world"
)

// policyObject is an instance as its Get command shows it.
func policyObject(p *world.Policy) tenant.Object {
	o := tenant.Object{"Identity": world.Global, "Description": nil}
	if p.Name != world.Global {
		o["Identity"] = "Tag:" + p.Name
	}
	for k, v := range p.Settings {
		o[k] = v
	}
	return o
}

func (t *Module) getPolicy(kind world.PolicyType, p params) ([]tenant.Object, error) {
	if err := p.check("Identity Filter MsftInternalProcessingMode"); err != nil {
		return nil, err
	}
	if name := p.text("identity"); name != "" {
		found := t.PolicyNamed(kind.Name, name)
		if found == nil {
			return nil, Fail(KindMissing, "Cannot find \""+world.WithoutTag(name)+"\" "+kind.Name+" because it does not exist. Verify the identity and try again.")
		}
		return []tenant.Object{policyObject(found)}, nil
	}
	pattern := strings.ToLower(p.text("filter"))
	out := []tenant.Object{}
	for _, found := range t.PoliciesOf(kind.Name) {
		o := policyObject(found)
		id, _ := o["Identity"].(string)
		if pattern == "" || wildcard(pattern, strings.ToLower(id)) {
			out = append(out, o)
		}
	}
	return out, nil
}

// wildcard matches a pattern in which * stands for anything.
func wildcard(pattern, s string) bool {
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(s, parts[0]) {
		return false
	}
	s = s[len(parts[0]):]
	for i, part := range parts[1:] {
		if i == len(parts)-2 {
			return strings.HasSuffix(s, part)
		}
		at := strings.Index(s, part)
		if at < 0 {
			return false
		}
		s = s[at+len(part):]
	}
	return s == ""
}

// badName says why a name cannot be that of a policy, or "".
func badName(kind world.PolicyType, name string) string {
	switch {
	case strings.TrimSpace(name) == "":
		return "Cannot bind argument to parameter 'Identity' because it is an empty string."
	case strings.ContainsAny(name, "/:\\*"):
		return "The policy name \"" + name + "\" contains characters that are not allowed."
	case kind.Name == "TenantDialPlan" && len([]rune(name)) > 49:
		return "The name of a dial plan can have at most 49 characters."
	}
	return ""
}

// administrative parameters say how to run a command, not what a policy is like.
var administrative = []string{"identity", "whatif", "confirm", "force", "passthru", "erroraction", "warningaction", "verbose", "debug", "tenant"}

func (t *Module) newPolicy(kind world.PolicyType, p params) ([]tenant.Object, error) {
	name := world.WithoutTag(p.text("identity"))
	if why := badName(kind, name); why != "" {
		return nil, Fail(KindBad, why)
	}
	if t.PolicyNamed(kind.Name, name) != nil {
		return nil, Fail(KindTwice, "The policy \""+name+"\" already exists. Please choose a different identity.")
	}
	fresh := &world.Policy{Name: name, Settings: world.DefaultsOf(kind.Name)}
	if err := t.applySettings(kind, fresh.Settings, p); err != nil {
		return nil, err
	}
	if err := t.checkEmergency(kind.Name, name, fresh.Settings); err != nil {
		return nil, err
	}
	t.Policies[kind.Name][strings.ToLower(name)] = fresh
	t.Dirty = true
	t.keepCallbacks(kind.Name)
	return []tenant.Object{policyObject(fresh)}, nil
}

func (t *Module) setPolicy(kind world.PolicyType, p params) ([]tenant.Object, error) {
	name := p.text("identity")
	if name == "" {
		name = world.Global
	}
	found := t.PolicyNamed(kind.Name, name)
	if found == nil {
		return nil, Fail(KindMissing, "Cannot find \""+world.WithoutTag(name)+"\" "+kind.Name+" because it does not exist. Verify the identity and try again.")
	}
	if found.BuiltIn && found.Name != world.Global {
		return nil, Fail(KindRefused, "The policy \""+found.Name+"\" is built in and cannot be changed.")
	}
	settings := map[string]any{}
	for k, v := range found.Settings {
		settings[k] = v
	}
	if err := t.applySettings(kind, settings, p); err != nil {
		return nil, err
	}
	if err := t.checkEmergency(kind.Name, found.Name, settings); err != nil {
		return nil, err
	}
	found.Settings = settings
	t.Dirty = true
	t.keepCallbacks(kind.Name)
	return nil, nil
}

// applySettings writes the parameters into the settings. A table with Add, Remove or Replace changes a list.
func (t *Module) applySettings(kind world.PolicyType, settings map[string]any, p params) error {
	for name, v := range p.values {
		if slices.Contains(administrative, name) {
			continue
		}
		key := p.names[name]
		for existing := range settings {
			if strings.EqualFold(existing, key) {
				key = existing
			}
		}
		if change, ok := v.(map[string]any); ok && isListChange(change) {
			v = changedList(settings[key], change)
		} else if isListSetting(kind, key) {
			v = changedList(nil, map[string]any{"Add": v})
		}
		if err := t.checkSetting(kind, key, v); err != nil {
			return err
		}
		settings[key] = v
	}
	return nil
}

// isListSetting says whether a setting is a list, although one value may be given alone.
func isListSetting(kind world.PolicyType, key string) bool {
	s, found := catalog.SettingOf(kind.Name, key)
	return found && (s.Kind == catalog.ListSetting || s.Kind == catalog.ObjectsSetting)
}

func isListChange(m map[string]any) bool {
	if len(m) == 0 {
		return false
	}
	for k := range m {
		if !slices.Contains([]string{"add", "remove", "replace"}, strings.ToLower(k)) {
			return false
		}
	}
	return true
}

// changedList applies @{Add=...; Remove=...; Replace=...} to a list.
func changedList(before any, change map[string]any) []any {
	list := []any{}
	if b, ok := before.([]any); ok {
		list = append(list, b...)
	}
	for k, v := range change {
		items, ok := v.([]any)
		if !ok {
			items = []any{v}
			if v == nil {
				items = nil
			}
		}
		switch strings.ToLower(k) {
		case "replace":
			list = append([]any{}, items...)
		case "remove":
			var keep []any
			for _, x := range list {
				gone := false
				for _, y := range items {
					gone = gone || listKey(x) == listKey(y)
				}
				if !gone {
					keep = append(keep, x)
				}
			}
			list = append([]any{}, keep...)
		}
	}
	for k, v := range change {
		if strings.EqualFold(k, "add") {
			items, ok := v.([]any)
			if !ok && v != nil {
				items = []any{v}
			}
			list = append(list, items...)
		}
	}
	return list
}

func listKey(x any) string {
	switch v := x.(type) {
	case string:
		return strings.ToLower(v)
	case map[string]any:
		for _, name := range []string{"Name", "Id"} {
			if s, named := v[name].(string); named {
				return strings.ToLower(s)
			}
		}
	}
	return ""
}

// checkSetting refuses what the module would refuse.
func (t *Module) checkSetting(kind world.PolicyType, key string, v any) error {
	list, _ := v.([]any)
	switch key {
	case "NormalizationRules":
		if len(list) > 50 {
			return Fail(KindRefused, "A dial plan can have at most 50 normalization rules.")
		}
		seen := map[string]bool{}
		for _, r := range list {
			k := listKey(r)
			if _, ok := r.(map[string]any); !ok || k == "" || seen[k] {
				return Fail(KindBad, "Cannot bind parameter 'NormalizationRules': it needs voice normalization rules with different names.")
			}
			seen[k] = true
		}
	case "OnlinePstnUsages":
		if kind.Name != "OnlineVoiceRoutingPolicy" {
			return nil
		}
		for _, u := range list {
			s, ok := u.(string)
			if !ok || !slices.Contains(t.Usages, s) {
				return Fail(KindMissing, "Cannot find specified Online PSTN usage \""+s+"\".")
			}
		}
	}
	return nil
}

func (t *Module) removePolicy(kind world.PolicyType, p params) ([]tenant.Object, error) {
	if err := p.check("Identity!"); err != nil {
		return nil, err
	}
	name := world.WithoutTag(p.text("identity"))
	found := t.PolicyNamed(kind.Name, name)
	switch {
	case found == nil:
		return nil, Fail(KindMissing, "Cannot find \""+name+"\" "+kind.Name+" because it does not exist. Verify the identity and try again.")
	case found.Name == world.Global:
		found.Settings = world.DefaultsOf(kind.Name) // removing the default sets it back
	case found.BuiltIn:
		return nil, Fail(KindRefused, "The policy \""+name+"\" is built in and cannot be removed.")
	case t.Assigned(kind.Name, found.Name):
		return nil, Fail(KindRefused, "The policy \""+name+"\" is currently assigned to one or more users or groups. Ensure that it is unassigned before removing it.")
	default:
		delete(t.Policies[kind.Name], strings.ToLower(found.Name))
	}
	t.Dirty = true
	t.keepCallbacks(kind.Name)
	return nil, nil
}
