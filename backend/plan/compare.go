package plan

import (
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/tenant"
)

// Reads says whether a policy of the tenant shows every setting that is expected of it; false as well when it does not
// show one at all. It compares as Make does, so what Reads says of a change is what the next plan will find.
func Reads(want, have tenant.Policy) bool {
	seen := make(map[ident.Key]any, len(have.Settings))
	for name, v := range have.Settings {
		seen[ident.Fold(name)] = v
	}
	for name, v := range want.Settings {
		shown, found := seen[ident.Fold(name)]
		if !found {
			return false
		}
		if name == normalizationRules {
			if !sameRules(shownRules(v), shownRules(shown)) {
				return false
			}
			continue
		}
		if !persona.SameValue(v, shown) {
			return false
		}
	}
	return policyKey(want.Type, want.Name) == policyKey(have.Type, have.Name)
}

// difference is what of a policy is not as designed.
type difference struct {
	settings    []persona.Setting
	description bool
	rules       bool
	before      map[string]any // setting -> what the tenant has
}

func (d difference) none() bool { return len(d.settings) == 0 && !d.rules && !d.description }

// differs compares a policy with the one in the tenant. A setting that the tenant did not show is unknown, not different.
func (s *situation) differs(want persona.Policy, have tenant.Policy) difference {
	seen := make(map[ident.Key]any, len(have.Settings))
	for name, v := range have.Settings {
		seen[ident.Fold(name)] = v
	}
	d := difference{before: map[string]any{}}
	for _, setting := range want.Settings {
		v, shown := seen[ident.Fold(setting.Name)]
		if !shown {
			continue
		}
		if setting.Kind == persona.SettingAccount {
			account, found := s.accounts[ident.Fold(setting.Value)]
			if !found {
				continue // nobody can tell; the account's absence is reported where the policy is made
			}
			setting.Value = string(account.ID)
			if setting.Shown(v) {
				continue
			}
			setting.Value = account.UPN
		} else if setting.Shown(v) {
			continue
		}
		d.settings = append(d.settings, setting)
		d.before[setting.Name] = v
	}
	if v, shown := seen["description"]; shown && strings.TrimSpace(persona.TextOf(v)) != strings.TrimSpace(want.Description) {
		d.description = true
	}
	if v, shown := seen["normalizationrules"]; shown && len(want.Rules) > 0 {
		d.rules = !sameRules(designedRules(want.Rules), shownRules(v))
	}
	return d
}

// settingsNow is what a policy shows of some settings, to be put back later; nil when it does not show one of them.
func settingsNow(have tenant.Policy, names []string) *tenant.Policy {
	was := tenant.Policy{Type: have.Type, Name: have.Name, Settings: map[string]any{}}
	shown := make(map[ident.Key]any, len(have.Settings))
	for name, v := range have.Settings {
		shown[ident.Fold(name)] = v
	}
	for _, name := range names {
		v, found := shown[ident.Fold(name)]
		if !found {
			return nil
		}
		if name == normalizationRules {
			v = ruleObjects(shownRules(v))
		}
		was.Settings[name] = v
	}
	return &was
}
