package persona

import (
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// fixSetting are the ways out of a problem of one setting of a policy: written as what it is where its value can be, else taken out.
func fixSetting(found problem.Problem, p Policy) []Fix {
	name, set := strings.CutPrefix(found.Where.Field, "settings/")
	if !set {
		return nil
	}
	drop := []Fix{{ID: "drop", Says: text.Of("persona.fix.drop", name), Policies: []Policy{p.Without(name)}}}
	switch found.Code {
	case "SETTING_KIND":
		known, listed := catalog.SettingOf(p.Type, name)
		s, has := p.Setting(name)
		if s.Kind = KindOf(known); !listed || !has || s.Kind == "" {
			return drop
		}
		if _, err := s.Read(); err != nil {
			return drop
		}
		return append([]Fix{{ID: "kind", Says: text.Of("persona.fix.kind", name, string(known.Kind)), Policies: []Policy{p.With(s)}}}, drop...)
	case "SETTING_TWICE":
		return keepSetting(p, name)
	case "SETTING_UNKNOWN", "SETTING_LEFT_ALONE", "SETTING_ONCE", "SETTING_VALUE":
		return drop
	}
	return nil
}

// keepSetting keeps one of the values of a setting that stands several times.
func keepSetting(p Policy, name string) []Fix {
	var ways []Fix
	for i, keep := range p.Settings {
		told := func(f Fix) bool { return f.ID == "keep/"+keep.Value }
		if !strings.EqualFold(keep.Name, name) || slices.ContainsFunc(ways, told) {
			continue
		}
		one := p
		one.Settings = nil
		for at, s := range p.Settings {
			if at == i || !strings.EqualFold(s.Name, name) {
				one.Settings = append(one.Settings, s)
			}
		}
		ways = append(ways, Fix{ID: "keep/" + keep.Value, Says: text.Of("persona.fix.keep-setting", name, keep.Value), Policies: []Policy{one}})
	}
	return ways
}
