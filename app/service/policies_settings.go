package service

import (
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
)

// settingViews are the settings of a policy, what differs first, and after them what somebody had better leave alone.
func settingViews(line desk.PolicyLine, base *desk.PolicyLine, found []FixableView, asked func(setting string) []ReasonView) []PolicySettingView {
	list := []PolicySettingView{}
	for _, known := range catalog.SettingsOf(line.Policy.Type) {
		v := settingView(known, line)
		if known.Remark == catalog.InternalRemark && !v.Own && !v.Known {
			continue // for Microsoft's own use, and nobody has used it
		}
		if base != nil {
			v.Baseline, _ = valueOf(*base, known)
		}
		if v.Own || v.Stands == string(persona.Otherwise) {
			v.Asked = asked(known.Name)
		}
		for _, p := range found {
			if strings.EqualFold(p.Where.Field, "settings/"+known.Name) {
				v.Problem = p.Summary
			}
		}
		list = append(list, v)
	}
	for _, s := range line.Policy.Settings {
		if _, known := catalog.SettingOf(line.Policy.Type, s.Name); !known { // shown as it came
			list = append(list, PolicySettingView{Name: s.Name, Words: s.Name, Kind: string(s.Kind), Own: true, Value: s.Value, Known: true,
				Stands: string(line.Against.Of(s.Name)), Choices: []PolicyChoiceView{}, Asked: []ReasonView{}})
		}
	}
	height := func(v PolicySettingView) int {
		switch {
		case v.Own || v.Stands == string(persona.Otherwise):
			return 0
		case v.Remark != "":
			return 2
		}
		return 1
	}
	slices.SortStableFunc(list, func(a, b PolicySettingView) int { return height(a) - height(b) })
	return list
}

func settingView(known catalog.PolicySetting, line desk.PolicyLine) PolicySettingView {
	v := PolicySettingView{Name: known.Name, Words: known.Words, Kind: string(known.Kind), Free: !known.Refused, Unit: known.Unit, Default: known.Default,
		Remark: string(known.Remark), Choices: []PolicyChoiceView{}, Asked: []ReasonView{}}
	for _, value := range known.Values {
		v.Choices = append(v.Choices, PolicyChoiceView{Value: value, Words: catalog.ChoiceWords(value)})
	}
	_, v.Own = line.Policy.Setting(known.Name)
	v.Value, v.Known = valueOf(line, known)
	if line.Global != nil {
		if shown, has := persona.SettingNamed(line.Global.Settings, known.Name); has {
			v.Global, v.GlobalOn = textIn(known, shown), true
		}
	}
	v.Stands = string(line.Against.Of(known.Name))
	return v
}

// valueOf is what a policy has of a setting: as the design sets it, else as the tenant shows it, else as the documentation says that a new one
// has it; ok is false when nobody knows.
func valueOf(line desk.PolicyLine, known catalog.PolicySetting) (value string, ok bool) {
	if s, set := line.Policy.Setting(known.Name); set {
		return s.Value, true
	}
	if line.There != nil {
		if shown, has := persona.SettingNamed(line.There.Settings, known.Name); has {
			return textIn(known, shown), true
		}
		return "", false
	}
	return known.Default, known.Default != ""
}

// textIn writes what the tenant shows of a setting as a design would hold it.
func textIn(known catalog.PolicySetting, shown any) string {
	if known.Kind == catalog.ListSetting || known.Kind == catalog.ObjectsSetting {
		return strings.Join(persona.ListOf(shown), "\n")
	}
	return persona.TextOf(shown)
}

// Compare holds two policies of one type beside each other.
func (s *Policies) Compare(one, other string) (PolicyCompareView, error) {
	if err := s.may(desk.Look); err != nil {
		return PolicyCompareView{}, err
	}
	_, a, err := s.find(one)
	if err != nil {
		return PolicyCompareView{}, err
	}
	_, b, err := s.find(other)
	if err != nil {
		return PolicyCompareView{}, err
	}
	if a.Policy.Type != b.Policy.Type {
		return PolicyCompareView{}, problem.New("POLICY_COMPARE").Detailed(one, other).Hinted()
	}
	v := PolicyCompareView{One: string(a.Policy.Name), Other: string(b.Policy.Name), Rows: []PolicyCompareRowView{}}
	for _, known := range catalog.SettingsOf(a.Policy.Type) {
		x, xKnown := valueOf(a, known)
		y, yKnown := valueOf(b, known)
		if xKnown == yKnown && strings.EqualFold(x, y) {
			continue
		}
		v.Rows = append(v.Rows, PolicyCompareRowView{Words: known.Words, Name: known.Name, One: x, Other: y, Global: settingView(known, a).Global})
	}
	return v, nil
}
