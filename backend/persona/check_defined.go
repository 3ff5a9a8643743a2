package persona

import (
	"slices"
	"strings"
	"unicode/utf8"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

// policy checks one policy that the design defines.
func (c *checker) policy(p Policy) {
	t, known := catalog.PolicyTypeByID(p.Type)
	if !known {
		c.add(problem.New("POLICY_TYPE").
			Detailed(p.Type, p.Name).Hinted().At(atPolicy(p, "type")))
		return
	}
	if !p.Existing && t.BuiltInOnly {
		c.add(problem.New("POLICY_BUILT_IN").
			Detailed(t.Name, p.Name).Hinted().At(atPolicy(p, "existing")))
	}
	if p.Gone {
		c.gone(p, t)
		return
	}
	global := p.Name.Key() == ident.GlobalKey
	if global && (!p.GlobalOnPurpose || p.Existing || t.SetCommand == "") {
		c.add(problem.New("POLICY_IS_GLOBAL").
			Detailed(t.Name).Hinted().At(atPolicy(p, "name")))
		return
	}
	switch {
	case p.Existing:
		c.used(p, t)
	case !t.BuiltInOnly:
		if !global {
			c.policyName(p, t)
		}
		c.settings(p, t)
		c.own(p, t)
	}
	if !global {
		c.users(p, t)
	}
	if t.ID == "TenantDialPlan" {
		c.dialPlan(p)
	}
	if !p.Existing {
		c.emergency(p)
		c.usages(p, t)
	}
	if t.ID == "TeamsComplianceRecordingPolicy" && !p.Existing {
		c.recording(p)
	}
}

// usages checks that the PSTN usages which a policy lists are of the design or of the tenant.
func (c *checker) usages(p Policy, t catalog.PolicyType) {
	for _, usage := range UsagesOf(p) {
		_, ours := voice.Find(c.design.Usages, usage)
		if there, known := c.facts.There.Has(voice.KindUsage, usage); !ours && known && !there {
			c.add(problem.New("POLICY_USAGE").Detailed(t.Name, p.Name, usage).Hinted().At(atPolicy(p, "settings/"+PSTNUsages)))
		}
	}
}

// users says of a policy that no persona gives it, or that several do.
func (c *checker) users(p Policy, t catalog.PolicyType) {
	users := c.chosen[policyKey(p.Type, string(p.Name))]
	switch {
	case len(users) == 0:
		c.add(problem.Note("POLICY_UNUSED").
			Detailed(t.Name, p.Name).Hinted().At(atPolicy(p, "name")))
	case len(users) > 1 && !p.Existing:
		c.add(problem.Note("POLICY_SHARED").
			Detailed(t.Name, p.Name, strings.Join(users, ", ")).
			Hinted().At(atPolicy(p, "name")))
	}
}

// gone checks a policy that the tenant is to have no longer: nobody may be meant to have it.
func (c *checker) gone(p Policy, t catalog.PolicyType) {
	if users := c.chosen[policyKey(p.Type, string(p.Name))]; len(users) > 0 {
		c.add(problem.New("POLICY_GONE_CHOSEN").Detailed(t.Name, p.Name, strings.Join(users, ", ")).Hinted().At(atPolicy(p, "gone")))
	}
	if p.Name.Key() == ident.GlobalKey || t.BuiltInOnly || slices.ContainsFunc(t.BuiltIns, func(n string) bool { return ident.Policy(n).Key() == p.Name.Key() }) {
		c.add(problem.New("POLICY_GONE_SHIPPED").Detailed(t.Name, p.Name).Hinted().At(atPolicy(p, "gone")))
	}
}

// policyName checks a name that we would make.
func (c *checker) policyName(p Policy, t catalog.PolicyType) {
	refused := strings.ContainsAny(string(p.Name), "/:") || ident.Policy(strings.TrimSpace(string(p.Name))) != p.Name || p.Name == ""
	switch {
	case broken(string(p.Name)):
		c.add(problem.New("POLICY_NAME_CONTROL").Detailed(t.Name, p.Name).Hinted().At(atPolicy(p, "name")))
	case refused:
		c.add(problem.New("POLICY_NAME_REFUSED").
			Detailed(t.Name, p.Name).Hinted().At(atPolicy(p, "name")))
	case t.ID == DialPlanType && strings.HasPrefix(string(p.Name), "."):
		c.add(problem.Warn("POLICY_NAME_DOT").Detailed(p.Name).Hinted().At(atPolicy(p, "name")))
	case strings.Contains(string(p.Name), "-"):
		c.add(problem.Warn("POLICY_NAME_HYPHEN").
			Detailed(t.Name, p.Name).
			Hinted().At(atPolicy(p, "name")))
	case strings.ContainsFunc(string(p.Name), func(r rune) bool { return !letterOrDigit(r) && !strings.ContainsRune(" _.()", r) }):
		c.add(problem.Warn("POLICY_NAME_CHARACTERS").
			Detailed(t.Name, p.Name).
			Hinted().At(atPolicy(p, "name")))
	}
	if letters := utf8.RuneCountInString(string(p.Name)); letters > LongestPolicyName {
		c.add(problem.Warn("POLICY_NAME_LONG").
			Detailed(t.Name, p.Name, letters, LongestPolicyName).
			Hinted().At(atPolicy(p, "name")))
	}
}

// settings holds every setting against what the catalogue knows of the type.
func (c *checker) settings(p Policy, t catalog.PolicyType) {
	seen := map[string]bool{}
	for _, s := range p.Settings {
		place := atPolicy(p, "settings/"+s.Name)
		if seen[strings.ToLower(s.Name)] {
			c.add(problem.New("SETTING_TWICE").Detailed(t.Name, p.Name, s.Name).
				Hinted().At(place))
		}
		seen[strings.ToLower(s.Name)] = true
		known, found := catalog.SettingOf(t.ID, s.Name)
		if !found {
			c.add(problem.New("SETTING_UNKNOWN").
				Detailed(t.Name, p.Name, s.Name).Hinted().At(place))
			continue
		}
		if _, err := s.Read(); err != nil {
			c.add(problem.New("SETTING_VALUE.unreadable").
				Detailed(t.Name, p.Name, err).Hinted().At(place))
			continue
		}
		c.setting(p, t, s, known, place)
	}
}

// setting holds one setting that can be read against what is known of it.
func (c *checker) setting(p Policy, t catalog.PolicyType, s Setting, known catalog.PolicySetting, place problem.Where) {
	if want := KindOf(known); s.Kind != want {
		c.add(problem.New("SETTING_KIND").Detailed(t.Name, p.Name, s.Name, string(s.Kind), string(known.Kind)).Hinted().At(place))
		return
	}
	for _, one := range chosenOf(s, known) {
		if slices.ContainsFunc(known.Values, func(v string) bool { return strings.EqualFold(v, one) }) {
			continue
		}
		choices := strings.Join(known.Values, ", ")
		if known.Refused {
			c.add(problem.New("SETTING_VALUE.value").Detailed(t.Name, p.Name, s.Name, one, choices).Hinted().At(place))
		} else {
			c.add(problem.Warn("SETTING_VALUE.undocumented").Detailed(t.Name, p.Name, s.Name, one, choices).Hinted().At(place))
		}
	}
	switch {
	case known.Remark == catalog.InternalRemark || known.Remark == catalog.UnsupportedRemark:
		c.add(problem.Warn("SETTING_LEFT_ALONE").Detailed(t.Name, p.Name, s.Name).Hinted().At(place))
	case !known.InNew && !p.EditsGlobal():
		c.add(problem.Note("SETTING_LATER").Detailed(t.Name, p.Name, s.Name).Hinted().At(place))
	case !known.InSet && p.EditsGlobal():
		c.add(problem.New("SETTING_ONCE").Detailed(t.Name, p.Name, s.Name).Hinted().At(place))
	}
}

// chosenOf are the texts of a setting that have to be among documented ones.
func chosenOf(s Setting, known catalog.PolicySetting) []string {
	if len(known.Values) == 0 {
		return nil
	}
	if known.Kind == catalog.ListSetting {
		read, _ := s.Read() // it was read before
		list, _ := read.([]string)
		return list
	}
	return []string{s.Value}
}

// KindOf is how a setting that the catalogue knows stands in a design; "" for one that a design cannot hold.
func KindOf(known catalog.PolicySetting) SettingKind {
	switch known.Kind {
	case catalog.TruthSetting:
		return SettingTruth
	case catalog.NumberSetting:
		return SettingNumber
	case catalog.ListSetting:
		return SettingList
	case catalog.AccountSetting:
		return SettingAccount
	case catalog.ObjectsSetting:
		if strings.EqualFold(known.Type, EmergencyCalling) || strings.EqualFold(known.Type, EmergencyRouting) {
			return SettingObjects
		}
		return ""
	}
	return SettingText
}

// recording finds a recording policy that would record nothing.
func (c *checker) recording(p Policy) {
	for _, s := range p.Settings {
		if strings.EqualFold(s.Name, "ComplianceRecordingApplications") && strings.TrimSpace(s.Value) != "" {
			return
		}
	}
	c.add(problem.Warn("RECORDING_NO_APPLICATION").
		Detailed(p.Name).Hinted().At(atPolicy(p, "settings/ComplianceRecordingApplications")))
}

// dialPlan checks the normalization rules; the name is checked like that of any policy.
func (c *checker) dialPlan(p Policy) {
	for _, found := range (phone.DialPlan{Name: "x", Rules: p.Rules}).Check() {
		if found.Code == "TEXT_UNFIT" {
			continue // it is said of the texts of every policy
		}
		field := "rules"
		if found.Where.Kind == "normalizationRule" {
			field += "/" + found.Where.ID
		}
		if found.Hint.IsZero() {
			found.Hint = text.Of("persona.dial-plan.hint")
		}
		found.Detail = text.Of("persona.dial-plan", p.Name, found.Detail)
		c.add(found.At(atPolicy(p, field)))
	}
	if p.Existing {
		return // its rules stand in the tenant
	}
	if len(p.Rules) == 0 {
		c.add(problem.New("DIALPLAN_EMPTY").Detailed(p.Name).Hinted().At(atPolicy(p, "rules")))
	}
	for _, tried := range (phone.DialPlan{Rules: p.Rules}).Try(p.Dialling) {
		if !tried.Right {
			c.add(problem.New("DIALPLAN_TEST").Detailed(p.Name, tried.Dialled, tried.Dial.Number, tried.Becomes).Hinted().
				At(atPolicy(p, "tests/"+tried.Dialled)))
		}
	}
}
