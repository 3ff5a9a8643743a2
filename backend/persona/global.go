package persona

import (
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
)

// Against says how a policy stands to the tenant default of its type, setting by setting.
type Against struct {
	Differ  []string `json:"differ"`  // names of settings that the tenant default has otherwise
	Same    []string `json:"same"`    // of those that it has as well
	Unknown []string `json:"unknown"` // of those that the reading does not show of it
}

// Set says how many settings the policy has at all.
func (a Against) Set() int { return len(a.Differ) + len(a.Same) + len(a.Unknown) }

// Of says how one setting stands: Otherwise, AsGlobal or NotKnown, and "" for one that the policy has not.
func (a Against) Of(name string) Standing {
	for _, part := range []struct {
		names []string
		is    Standing
	}{{a.Differ, Otherwise}, {a.Same, AsGlobal}, {a.Unknown, NotKnown}} {
		if slices.ContainsFunc(part.names, func(n string) bool { return strings.EqualFold(n, name) }) {
			return part.is
		}
	}
	return ""
}

// Standing says how a setting of a policy stands to the tenant default.
type Standing string

// How settings stand. What nobody read is neither.
const (
	Otherwise Standing = "differs"
	AsGlobal  Standing = "same"
	NotKnown  Standing = "unknown"
)

// Nothing says whether the policy changes nothing for anybody: it has settings, and the tenant default is known to have all of them.
func (a Against) Nothing() bool { return len(a.Differ)+len(a.Unknown) == 0 }

// AgainstGlobal holds a policy of the design against the tenant default as it was read; nil when that was not read. Accounts are the object
// ids of resource accounts by principal name, nil when they were not read.
func AgainstGlobal(p Policy, global map[string]any, accounts map[ident.Key]ident.ObjectID) Against {
	var a Against
	for _, s := range p.Settings {
		a.add(s, global, accounts)
	}
	if len(p.Rules) > 0 {
		a.Differ = append(a.Differ, "NormalizationRules")
	}
	return a
}

func (a *Against) add(s Setting, global map[string]any, accounts map[ident.Key]ident.ObjectID) {
	v, shown := SettingNamed(global, s.Name)
	if !shown {
		a.Unknown = append(a.Unknown, s.Name)
		return
	}
	if s.Kind == SettingAccount && TextOf(v) != "" {
		id, known := accounts[ident.Fold(s.Value)]
		if !known {
			a.Unknown = append(a.Unknown, s.Name)
			return
		}
		s = Setting{Name: s.Name, Kind: SettingText, Value: string(id)}
	}
	if s.Shown(v) {
		a.Same = append(a.Same, s.Name)
	} else {
		a.Differ = append(a.Differ, s.Name)
	}
}

// ShownAgainstGlobal holds the settings of a policy of the tenant against its default, for a policy that is only used. Only what the catalogue
// knows counts: the rest is not what a person sets.
func ShownAgainstGlobal(policyType string, shown, global map[string]any) Against {
	var a Against
	for _, s := range catalog.SettingsOf(policyType) {
		v, has := SettingNamed(shown, s.Name)
		if !has {
			continue
		}
		other, known := SettingNamed(global, s.Name)
		switch {
		case !known:
			a.Unknown = append(a.Unknown, s.Name)
		case SameValue(v, other):
			a.Same = append(a.Same, s.Name)
		default:
			a.Differ = append(a.Differ, s.Name)
		}
	}
	return a
}

// Empty is the setting that a policy lacks on purpose, as the tenant must show it; ok is false for a policy that is not empty on purpose, or
// whose type has no meaning for that.
func (p Policy) Empty() (s Setting, ok bool) {
	t, known := catalog.PolicyTypeByID(p.Type)
	if !p.EmptyOnPurpose || !known || t.Empties == "" {
		return Setting{}, false
	}
	return Setting{Name: t.Empties, Kind: SettingList}, true
}

// SettingsShown are the settings of a policy of the tenant as a design would hold them: those that the catalogue knows, that are set, and that
// a design can hold. A resource account stands there by its object id, as text.
func SettingsShown(policyType string, shown map[string]any) []Setting {
	var list []Setting
	for _, known := range catalog.SettingsOf(policyType) {
		v, has := SettingNamed(shown, known.Name)
		kind := KindOf(known)
		if !has || v == nil || kind == "" {
			continue
		}
		s := Setting{Name: known.Name, Kind: kind, Value: TextOf(v)}
		switch kind {
		case SettingList:
			s.Value = strings.Join(ListOf(v), "\n")
		case SettingAccount:
			s.Kind = SettingText
		case SettingObjects:
			s = SettingOfObjects(known.Name, fieldsOf(v))
		}
		if s.Value != "" {
			list = append(list, s)
		}
	}
	return list
}

// fieldsOf are things of several fields as the tenant shows them; what is empty in them is left out.
func fieldsOf(v any) []Fields {
	items, isList := v.([]any)
	if !isList {
		items = []any{v}
	}
	var list []Fields
	for _, item := range items {
		object, isObject := item.(map[string]any)
		if !isObject {
			continue
		}
		fields := Fields{}
		for name, value := range object {
			if text := TextOf(value); text != "" {
				fields[name] = text
			}
		}
		list = append(list, fields)
	}
	return list
}
