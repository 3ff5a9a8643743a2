package persona

import (
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/voice"
)

// Fix is a way out of a problem: what it says, and what is otherwise afterwards.
type Fix struct {
	ID       string
	Says     text.Text
	Personas []Persona
	Policies []Policy
	Things   []voice.Thing
}

// FixFacts is what ways out rest on besides the design; what is nil was not looked at.
type FixFacts struct {
	Parts func(ident.SKU) []ident.ServicePlan // of a licence in the tenant, nil for one that it has not
}

// Fixes are the ways out of a problem that need no other decision, the safest first; none where somebody has to decide.
func Fixes(d Design, p problem.Problem, k FixFacts) []Fix {
	switch p.Where.Kind {
	case "persona":
		if i := slices.IndexFunc(d.Personas, func(o Persona) bool { return o.ID == p.Where.ID }); i >= 0 {
			return fixPersona(d, p, d.Personas[i], k)
		}
	case "policy":
		for _, policy := range d.Policies {
			if policy.Type+"/"+string(policy.Name) == p.Where.ID {
				return fixPolicy(p, policy)
			}
		}
	case string(voice.KindSite):
		if s, found := voice.Find(d.Sites, p.Where.ID); found && p.Code == "SITE_MISSING" {
			s.Existing = false
			return []Fix{{ID: "make", Says: text.Of("persona.fix.make"), Things: []voice.Thing{s}}}
		}
	case string(voice.KindLocation):
		if l, found := voice.Find(d.Locations, p.Where.ID); found && p.Code == "LOCATION_MISSING" && l.Site != "" {
			l.Existing = false
			return []Fix{{ID: "make", Says: text.Of("persona.fix.make"), Things: []voice.Thing{l}}}
		}
	}
	return nil
}

func fixPersona(d Design, found problem.Problem, p Persona, k FixFacts) []Fix {
	switch found.Code {
	case "LOCATION_UNKNOWN":
		return fixPlace(d, found, p)
	case "LICENCE_ADDON_ALONE":
		if with, joined := Joined(d, p, k.Parts); joined {
			return []Fix{{ID: "join", Says: text.Of("persona.fix.join", p.Name), Personas: []Persona{with}}}
		}
		return nil
	case "SHARED_CALLING_NUMBER", "SHARED_VOICE":
		p.Number = NumberRule{Kind: VoiceOnly}
		return []Fix{{ID: "voice", Says: text.Of("persona.fix.voice", p.Name), Personas: []Persona{p}}}
	case "SHARED_ROUTING":
		return own(d, p, VoiceRouting, "No PSTN usages")
	case "SHARED_EMERGENCY":
		shared, _ := choiceOf(p, SharedCalling)
		for _, policy := range d.Policies {
			if !strings.EqualFold(policy.Type, SharedCalling) || policy.Name.Key() != shared.Name.Key() {
				continue
			}
			if a, ours := voice.Find(d.Accounts, policy.SharedAccount()); ours && (a.NumberType == "callingPlan" || a.NumberType == "operatorConnect") {
				return own(d, p, EmergencyRouting, "Emergency without usages")
			}
		}
	}
	if strings.HasPrefix(found.Code, "LICENCE_") {
		return fixLicence(found, p)
	}
	// Over Direct Routing somebody has to say which usage.
	return slices.Concat(fixWords(found, p), fixName(d, found, p), fixGiven(found, p), fixSaid(found, p))
}

// own gives a persona a policy that is empty on purpose, made if there is none of the name.
func own(d Design, p Persona, policyType, name string) []Fix {
	f := Fix{ID: "empty", Says: text.Of("persona.fix.empty", p.Name, name)}
	if !slices.ContainsFunc(d.Policies, func(o Policy) bool {
		return strings.EqualFold(o.Type, policyType) && o.Name.Key() == ident.PolicyName(name).Key()
	}) {
		f.Policies = []Policy{{Type: policyType, Name: ident.PolicyName(name), EmptyOnPurpose: true}}
	}
	p.Policies = slices.DeleteFunc(slices.Clone(p.Policies), func(c PolicyChoice) bool { return strings.EqualFold(c.Type, policyType) })
	p.Policies = append(p.Policies, PolicyChoice{Type: policyType, Name: ident.PolicyName(name)})
	f.Personas = []Persona{p}
	return []Fix{f}
}

func fixPolicy(found problem.Problem, p Policy) []Fix {
	switch found.Code {
	case "POLICY_EMPTY":
		if t, known := catalog.PolicyTypeByID(p.Type); known && t.Empties != "" {
			p.EmptyOnPurpose = true
			return []Fix{{ID: "purpose", Says: text.Of("persona.fix.purpose"), Policies: []Policy{p}}}
		}
	case "POLICY_EMPTY_MEANING", "POLICY_EMPTY_FULL":
		p.EmptyOnPurpose = false
		return []Fix{{ID: "not-empty", Says: text.Of("persona.fix.not-empty"), Policies: []Policy{p}}}
	case "POLICY_BUILT_IN":
		p.Existing = true
		return []Fix{{ID: "existing", Says: text.Of("persona.fix.existing"), Policies: []Policy{p}}}
	case "POLICY_GONE_CHOSEN", "POLICY_GONE_SHIPPED":
		p.Gone = false
		return []Fix{{ID: "stays", Says: text.Of("persona.fix.stays", p.Name), Policies: []Policy{p}}}
	case "SHARED_CALLBACK_NUMBER", "SHARED_CALLBACK_FREE", "SHARED_CALLBACK_OWN", "SHARED_CALLBACK_TYPE", "SHARED_CALLBACK_COUNTRY", "SHARED_CALLBACK_HELD",
		"SHARED_CALLBACK_TWICE":
		at := 1
		if found.Code == "SHARED_CALLBACK_TWICE" {
			at = 0
		}
		number, said := argument(found, at)
		if !said {
			return nil
		}
		left := slices.DeleteFunc(p.Callbacks(), func(n string) bool { return n == number })
		return []Fix{{ID: "without", Says: text.Of("persona.fix.without", number), Policies: []Policy{p.WithShared(p.SharedAccount(), left)}}}
	case "EMERGENCY_DIALOUT":
		list, err := p.Notifications()
		if err != nil {
			return nil
		}
		for i := range list {
			if !strings.HasPrefix(list[i].Mode, "Conference") || !phone.IsE164(list[i].DialOut) {
				list[i].DialOut = ""
			}
		}
		return []Fix{{ID: "told", Says: text.Of("persona.fix.told"), Policies: []Policy{p.WithNotifications(list[0], list[1:])}}}
	case "EMERGENCY_DISCLAIMER":
		s, _ := p.Setting("EnhancedEmergencyServiceDisclaimer")
		s.Value = strings.TrimSpace(firstOf(s.Value, LongestDisclaimer))
		return []Fix{{ID: "short", Says: text.Of("persona.fix.short", LongestDisclaimer), Policies: []Policy{p.With(s)}}}
	case "EMERGENCY_DESCRIPTION":
		p.Description = strings.TrimSpace(firstOf(p.Description, LongestEmergency))
		return []Fix{{ID: "short", Says: text.Of("persona.fix.short", LongestEmergency), Policies: []Policy{p}}}
	}
	return fixSetting(found, p)
}
