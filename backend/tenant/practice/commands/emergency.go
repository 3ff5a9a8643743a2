package commands

import "strings"

const (
	emergencyCalling = "TeamsEmergencyCallingPolicy"
	emergencyRouting = "TeamsEmergencyCallRoutingPolicy"
	sharedCalling    = "TeamsSharedCallingRoutingPolicy"
)

// callback is the status of a number that a shared calling policy keeps for emergency calls.
const callback = "policyAssigned"

// checkEmergency refuses settings of emergency and shared calling policies that the service would refuse.
func (t *Module) checkEmergency(policyType, name string, settings map[string]any) error {
	switch policyType {
	case emergencyCalling:
		return checkNotifications(settings)
	case emergencyRouting:
		return t.checkEmergencyNumbers(settings)
	case sharedCalling:
		return t.checkShared(name, settings)
	}
	return nil
}

// checkNotifications looks at the whole policy and at each notification for one dial string, which are made alike.
func checkNotifications(settings map[string]any) error {
	if text, _ := settings["EnhancedEmergencyServiceDisclaimer"].(string); len([]rune(text)) > 350 {
		return Fail(KindBad, "EnhancedEmergencyServiceDisclaimer can have at most 350 characters.")
	}
	if text, _ := settings["Description"].(string); len([]rune(text)) > 512 {
		return Fail(KindBad, "Description can have at most 512 characters.")
	}
	all := []map[string]any{settings}
	seen := map[string]bool{}
	for _, one := range items(settings["ExtendedNotifications"]) {
		dial, _ := one["EmergencyDialString"].(string)
		if dial == "" || strings.Trim(dial, "0123456789") != "" || seen[dial] {
			return Fail(KindBad, "ExtendedNotifications needs one entry for each EmergencyDialString, in digits.")
		}
		seen[dial] = true
		all = append(all, one)
	}
	for _, one := range all {
		if group, _ := one["NotificationGroup"].(string); strings.Count(group, ";") >= 10 {
			return Fail(KindBad, "NotificationGroup can have at most 10 addresses.")
		}
		dialOut, _ := one["NotificationDialOutNumber"].(string)
		mode, _ := one["NotificationMode"].(string)
		if dialOut != "" && !strings.HasPrefix(strings.ToLower(mode), "conference") {
			return Fail(KindBad, "NotificationDialOutNumber can only be set together with a conference mode.")
		}
	}
	return nil
}

func (t *Module) checkEmergencyNumbers(settings map[string]any) error {
	seen := map[string]bool{}
	for _, one := range items(settings["EmergencyNumbers"]) {
		dial, _ := one["EmergencyDialString"].(string)
		mask, _ := one["EmergencyDialMask"].(string)
		usage, _ := one["OnlinePSTNUsage"].(string)
		if dial == "" || strings.Trim(dial, "0123456789") != "" || seen[dial] {
			return Fail(KindBad, "EmergencyNumbers needs one entry for each EmergencyDialString, in digits.")
		}
		seen[dial] = true
		for _, m := range strings.Split(mask, ";") {
			if mask != "" && (m == "" || len(m) > 10 || strings.Trim(m, "0123456789") != "") {
				return Fail(KindBad, "EmergencyDialMask takes digits, at most 10 each, separated by semicolons.")
			}
		}
		if usage != "" && !t.hasUsage(usage) {
			return Fail(KindMissing, "Cannot find specified Online PSTN usage \""+usage+"\".")
		}
	}
	return nil
}

func (t *Module) hasUsage(name string) bool {
	for _, u := range t.Usages {
		if u == name {
			return true
		}
	}
	return false
}

// checkShared wants a resource account with a number at an emergency location, and callback numbers like that number which nobody has.
func (t *Module) checkShared(name string, settings map[string]any) error {
	key, _ := settings["ResourceAccount"].(string)
	callbacks := texts(settings["EmergencyNumbers"])
	if key == "" {
		if len(callbacks) > 0 {
			return Fail(KindBad, "EmergencyNumbers needs a ResourceAccount.")
		}
		return nil
	}
	a, err := t.accountAt(key)
	if err != nil {
		return err
	}
	held := t.HeldBy[a.ID]
	if len(held) == 0 {
		return Fail(KindRefused, "The resource account '"+key+"' has no telephone number.")
	}
	own := t.Numbers[held[0]]
	if own.Location == "" {
		return Fail(KindRefused, "The telephone number '"+own.Tel+"' of the resource account has no emergency location.")
	}
	for _, tel := range callbacks {
		i, known := t.NumberNamed(tel)
		if !known {
			return Fail(KindMissing, "Telephone Number '"+tel+"' is not found from tenant '"+t.TenantID+"'.")
		}
		n := t.Numbers[i]
		switch {
		case n.Type != own.Type || n.Country != own.Country:
			return Fail(KindRefused, "The emergency number '"+tel+"' is not of the same type and country as '"+own.Tel+"'.")
		case t.callbackElsewhere(name, n.Tel):
			return Fail(KindRefused, "The emergency number '"+tel+"' is used by another shared calling policy.")
		case !n.Target.Zero() || n.Status != "" && n.Status != callback:
			return Fail(KindRefused, "The emergency number '"+tel+"' is assigned.")
		}
	}
	return nil
}

func (t *Module) callbackElsewhere(name, tel string) bool {
	for _, p := range t.Policies[sharedCalling] {
		if strings.EqualFold(p.Name, name) {
			continue
		}
		for _, other := range texts(p.Settings["EmergencyNumbers"]) {
			if i, known := t.NumberNamed(other); known && t.Numbers[i].Tel == tel {
				return true
			}
		}
	}
	return false
}

// keepCallbacks marks the numbers that shared calling policies keep for emergency calls, and those no more that none keeps.
func (t *Module) keepCallbacks(policyType string) {
	if policyType != sharedCalling {
		return
	}
	for i := range t.Numbers {
		if n := &t.Numbers[i]; n.Status == callback {
			n.Status = ""
		}
	}
	for _, p := range t.Policies[sharedCalling] {
		for _, tel := range texts(p.Settings["EmergencyNumbers"]) {
			if i, known := t.NumberNamed(tel); known {
				t.Numbers[i].Status = callback
			}
		}
	}
}

// items are the things of several fields in a setting; one comes without its list.
func items(v any) []map[string]any {
	switch v := v.(type) {
	case map[string]any:
		return []map[string]any{v}
	case []any:
		var list []map[string]any
		for _, x := range v {
			if o, isObject := x.(map[string]any); isObject {
				list = append(list, o)
			}
		}
		return list
	}
	return nil
}

func texts(v any) []string {
	return params{values: map[string]any{"v": v}}.texts("v")
}
