package persona

import (
	"slices"
	"strconv"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/problem"
	"personadesk/backend/text"
)

// SettingFrom reads what somebody typed for a setting that the catalogue knows; the error is a problem that says what is wrong with it.
func SettingFrom(known catalog.PolicySetting, typed string) (Setting, error) {
	typed = strings.TrimSpace(typed)
	s := Setting{Name: known.Name, Kind: KindOf(known), Value: typed}
	refuse := func(why text.Text) (Setting, error) {
		return Setting{}, problem.New("SETTING_TYPED").Detailed(known.Words, typed, why).Hinted()
	}
	switch known.Kind {
	case catalog.ObjectsSetting:
		return refuse(text.Of("setting.elsewhere"))
	case catalog.TruthSetting:
		if _, err := s.Read(); err != nil {
			return refuse(text.Of("setting.truth"))
		}
		s.Value = strings.ToLower(typed)
	case catalog.NumberSetting:
		n, err := strconv.ParseInt(typed, 10, 64)
		if err != nil || n < 0 {
			return refuse(text.Of("setting.number"))
		}
		s.Value = strconv.FormatInt(n, 10)
	case catalog.ChoiceSetting:
		for _, v := range known.Values {
			if strings.EqualFold(v, typed) {
				s.Value = v
				return s, nil
			}
		}
		if known.Refused || typed == "" {
			return refuse(text.Of("setting.choice", strings.Join(known.Values, ", ")))
		}
	case catalog.ListSetting:
		read, _ := s.Read() // a list can always be read
		list, _ := read.([]string)
		if len(list) == 0 {
			return refuse(text.Of("setting.list"))
		}
		s.Value = strings.Join(list, "\n")
	default:
		if strings.ContainsAny(typed, "\r\n") {
			return refuse(text.Of("setting.line"))
		}
		if typed == "" {
			return refuse(text.Of("setting.empty"))
		}
	}
	return s, nil
}

// Without is the policy without a setting.
func (p Policy) Without(name string) Policy {
	kept := make([]Setting, 0, len(p.Settings))
	for _, s := range p.Settings {
		if !strings.EqualFold(s.Name, name) {
			kept = append(kept, s)
		}
	}
	p.Settings = kept
	return p
}

// OurNaming says whether a policy is named as the convention names the policies of personas. Without a prefix or a word that stands in every
// name nobody can tell, and no name is ours.
func OurNaming(d Design, t catalog.PolicyType, name string) bool {
	r, fits := RecognisePolicy(d, t.ID, name)
	if !fits {
		return false
	}
	return len(wordsOf(d.Convention.Prefix)) > 0 || slices.ContainsFunc(tokens(d.Convention.policyPattern(r.Layer)), func(token string) bool {
		return !strings.HasPrefix(token, "{")
	})
}
