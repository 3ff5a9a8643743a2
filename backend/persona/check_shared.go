package persona

import (
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
	"personadesk/backend/voice"
)

// unsupported are the countries of whose Calling Plan service numbers shared calling does not take any.
var unsupported = []string{"RO", "CZ", "HU", "SG", "NZ", "AU", "JP"}

// tollFree are the beginnings of numbers that callers do not pay for, in the countries of Calling Plans. The list is of the common ones.
var tollFree = []string{"+1800", "+1833", "+1844", "+1855", "+1866", "+1877", "+1888", "+44800", "+44808", "+49800", "+33800", "+39800", "+34900", "+31800", "+353180", "+61180", "+64800", "+81120", "+800"}

// shared checks the shared calling policies of the design, and then everybody who is given one.
func (c *checker) shared() {
	seen := map[string]string{} // callback number -> policy
	for _, p := range c.design.Policies {
		if ident.Fold(p.Type) != ident.Fold(SharedCalling) || p.Existing {
			continue
		}
		c.account(p)
		c.callbacks(p, seen)
	}
	for _, p := range c.design.Personas {
		if choice, has := choiceOf(p, SharedCalling); has && choice.Name.Key() != ident.GlobalKey && choice.Name != "" {
			c.sharer(p, choice)
		}
	}
}

// shows is the resource account of a shared calling policy as the design or the tenant has it.
type shows struct {
	known    bool // its number is known, or known to be none
	number   string
	kind     string
	country  string
	located  bool
	attended bool // an attendant answers it
	ours     bool
}

func (c *checker) shows(p Policy) (s shows, there bool) {
	upn := p.SharedAccount()
	a, ours := voice.Find(c.design.Accounts, upn)
	telephone, listed := c.facts.Shared.Accounts[ident.Fold(upn)]
	if !ours && !listed {
		return s, c.facts.Shared.Accounts == nil
	}
	s = shows{known: ours && a.Number != "" || c.facts.Shared.Accounts != nil || ours && !a.Existing, number: telephone, ours: ours}
	if ours && a.Number != "" {
		s.number, s.kind, s.located = a.Number, a.NumberType, a.Location != ""
	}
	s.attended = ours && a.For == voice.KindAttendant || slices.ContainsFunc(c.design.Attendants, func(at voice.Attendant) bool { return ident.Fold(at.Account) == ident.Fold(upn) })
	if n, known := c.facts.Shared.Numbers[s.number]; known {
		if s.kind == "" {
			s.kind = n.Type
		}
		s.country, s.located = n.Country, s.located || n.Located
	}
	return s, true
}

// account checks the resource account whose number is shared.
func (c *checker) account(p Policy) {
	at := atPolicy(p, "settings/"+resourceAccount)
	upn := p.SharedAccount()
	if upn == "" {
		c.add(problem.New("SHARED_ACCOUNT").Detailed(p.Name).Hinted().At(at))
		return
	}
	s, there := c.shows(p)
	switch {
	case !there:
		c.add(problem.New("SHARED_ACCOUNT_UNKNOWN").Detailed(p.Name, upn).Hinted().At(at))
		return
	case s.number == "" && s.known:
		c.add(problem.New("SHARED_ACCOUNT_NUMBER").Detailed(p.Name, upn).Hinted().At(at))
		return
	case s.number == "":
		return // nobody can tell
	}
	if _, asked := c.facts.Shared.Numbers[s.number]; !s.located && (s.ours || asked) {
		c.add(problem.New("SHARED_ACCOUNT_LOCATION").Detailed(p.Name, upn, s.number).Hinted().At(at))
	}
	if s.kind == "callingPlan" {
		if slices.Contains(unsupported, strings.ToUpper(s.country)) {
			c.add(problem.New("SHARED_COUNTRY").Detailed(p.Name, s.number, s.country).Hinted().At(at))
		}
		c.add(problem.Note("SHARED_CREDIT").Detailed(p.Name, s.number).Hinted().At(at))
	}
	if s.ours && !s.attended {
		c.add(problem.Warn("SHARED_INBOUND").Detailed(p.Name, upn).Hinted().At(at))
	}
}

// callbacks checks the numbers at which an emergency centre calls back.
func (c *checker) callbacks(p Policy, seen map[string]string) {
	at := atPolicy(p, "settings/"+emergencyNumbers)
	list := p.Callbacks()
	if len(list) == 0 {
		c.add(problem.Warn("SHARED_CALLBACK").Detailed(p.Name).Hinted().At(at))
	}
	own, _ := c.shows(p)
	for _, n := range list {
		if !phone.IsE164(n) {
			c.add(problem.New("SHARED_CALLBACK_NUMBER").Detailed(p.Name, n).Hinted().At(at))
			continue
		}
		if other, twice := seen[n]; twice {
			c.add(problem.New("SHARED_CALLBACK_TWICE").Detailed(n, other, p.Name).Hinted().At(at))
		}
		seen[n] = string(p.Name)
		if slices.ContainsFunc(tollFree, func(begin string) bool { return strings.HasPrefix(n, begin) }) {
			c.add(problem.New("SHARED_CALLBACK_FREE").Detailed(p.Name, n).Hinted().At(at))
		}
		if n == own.number {
			c.add(problem.New("SHARED_CALLBACK_OWN").Detailed(p.Name, n).Hinted().At(at))
			continue
		}
		c.callback(p, n, own, at)
	}
}

func (c *checker) callback(p Policy, n string, own shows, at problem.Where) {
	fact, known := c.facts.Shared.Numbers[n]
	if !known {
		if c.facts.Shared.Numbers != nil {
			c.add(problem.Warn("SHARED_CALLBACK_UNKNOWN").Detailed(p.Name, n).Hinted().At(at))
		}
		return
	}
	if own.kind != "" && fact.Type != "" && fact.Type != own.kind {
		c.add(problem.New("SHARED_CALLBACK_TYPE").Detailed(p.Name, n, fact.Type, own.number, own.kind).Hinted().At(at))
	}
	if own.country != "" && fact.Country != "" && !strings.EqualFold(fact.Country, own.country) {
		c.add(problem.New("SHARED_CALLBACK_COUNTRY").Detailed(p.Name, n, fact.Country, own.number, own.country).Hinted().At(at))
	}
	if fact.Holder != "" && fact.Holder != "policy" {
		c.add(problem.New("SHARED_CALLBACK_HELD").Detailed(p.Name, n, fact.Holder).Hinted().At(at))
	}
}

// given lists the choices of a type that reach users of a persona: its own, or those of the personas of the layers under it, the nearest first.
func (c *checker) given(p Persona, policyType string) (list []PolicyChoice, always bool) {
	if choice, has := choiceOf(p, policyType); has {
		return []PolicyChoice{choice}, true
	}
	layers := c.lower(p)
	for _, layer := range slices.Backward(layers) {
		with := 0
		for _, other := range layer {
			if choice, has := choiceOf(other, policyType); has {
				with++
				if !slices.ContainsFunc(list, func(l PolicyChoice) bool { return l.Name.Key() == choice.Name.Key() }) {
					list = append(list, choice)
				}
			}
		}
		if with > 0 && with == len(layer) {
			return list, true
		}
	}
	return list, false
}

// sharer checks a persona whose users share a number.
func (c *checker) sharer(p Persona, choice PolicyChoice) {
	if c.reaches(p, "MCOEV") == "never" {
		c.add(problem.New("SHARED_LICENCE").Detailed(p.Name, choice.Name).Hinted().At(atPersona(p, "licences")))
	}
	if p.Number.Kind == InheritNumber {
		for _, layer := range c.lower(p) {
			for _, other := range layer {
				if other.Number.Kind == NextFree {
					c.add(problem.New("SHARED_CALLING_NUMBER.under").Detailed(p.Name, choice.Name, other.Name).Hinted().At(atPersona(p, "number")))
				}
			}
		}
	}
	c.sharerVoice(p, choice)
	c.sharerRouting(p)
	c.sharerEmergency(p, choice)
}

// sharerVoice wants users who share a number to be voice enabled, by the persona itself or by all of a layer under it.
func (c *checker) sharerVoice(p Persona, choice PolicyChoice) {
	if p.Number.Kind == VoiceOnly || p.Number.Kind == NextFree {
		return // the second is said already
	}
	if p.Number.Kind == InheritNumber {
		for _, layer := range slices.Backward(c.lower(p)) {
			says := slices.DeleteFunc(slices.Clone(layer), func(o Persona) bool { return o.Number.Kind == InheritNumber })
			if len(says) > 0 && len(says) == len(layer) && !slices.ContainsFunc(says, func(o Persona) bool { return o.Number.Kind == NoNumber }) {
				return
			}
		}
	}
	c.add(problem.Warn("SHARED_VOICE").Detailed(p.Name, choice.Name).Hinted().At(atPersona(p, "number")))
}

// sharerRouting wants a voice routing policy without PSTN usages.
func (c *checker) sharerRouting(p Persona) {
	at := atPersona(p, "policies/"+VoiceRouting)
	list, always := c.given(p, VoiceRouting)
	for _, choice := range list {
		if uses, known := c.usesOf(choice.Name); known && uses {
			c.add(problem.New("SHARED_ROUTING").Detailed(p.Name, choice.Name).Hinted().At(at))
		}
	}
	if !always {
		switch uses, known := c.usesOf(Global); {
		case known && uses:
			c.add(problem.New("SHARED_ROUTING.global").Detailed(p.Name).Hinted().At(at))
		case !known:
			c.add(problem.Warn("SHARED_ROUTING.unknown").Detailed(p.Name).Hinted().At(at))
		}
	}
}

// usesOf says whether a voice routing policy lists PSTN usages, as the design or the tenant has it.
func (c *checker) usesOf(name ident.PolicyName) (uses, known bool) {
	if p, defined := c.defined[policyKey(VoiceRouting, string(name))]; defined && !p.Existing {
		s, _ := p.Setting(PSTNUsages)
		return len(lines(s.Value)) > 0, true
	}
	uses, known = c.facts.Shared.Usages[name.Key()]
	return uses, known
}

// sharerEmergency wants an emergency call routing policy: over usages for Direct Routing, without any otherwise.
func (c *checker) sharerEmergency(p Persona, shared PolicyChoice) {
	at := atPersona(p, "policies/"+EmergencyRouting)
	list, always := c.given(p, EmergencyRouting)
	if !always || slices.ContainsFunc(list, func(l PolicyChoice) bool { return l.Name.Key() == ident.GlobalKey }) {
		c.add(problem.New("SHARED_EMERGENCY").Detailed(p.Name).Hinted().At(at))
	}
	policy, defined := c.defined[policyKey(SharedCalling, string(shared.Name))]
	if !defined {
		return
	}
	own, _ := c.shows(policy)
	for _, choice := range list {
		f, known := c.emergencyOf(choice.Name)
		switch {
		case !known || own.kind == "":
		case own.kind == "directRouting" && f.Usages == 0:
			c.add(problem.New("SHARED_EMERGENCY_USAGE.none").Detailed(p.Name, choice.Name, own.number).Hinted().At(at))
		case own.kind != "directRouting" && f.Usages > 0:
			c.add(problem.New("SHARED_EMERGENCY_USAGE.some").Detailed(p.Name, choice.Name, own.number).Hinted().At(at))
		}
	}
}

func (c *checker) emergencyOf(name ident.PolicyName) (f RoutingFact, known bool) {
	if p, defined := c.defined[policyKey(EmergencyRouting, string(name))]; defined && !p.Existing {
		list, err := p.EmergencyNumbers()
		for _, n := range list {
			if n.Usage != "" {
				f.Usages++
			}
		}
		f.Numbers = len(list)
		return f, err == nil
	}
	f, known = c.facts.Shared.Routing[name.Key()]
	return f, known
}
