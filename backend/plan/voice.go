package plan

import (
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
)

const sharedCalling = "TeamsSharedCallingRoutingPolicy"

// voiceWish is why voice is to be enabled for a user without a number: by the number rule, by shared calling, or because of a queue.
type voiceWish struct {
	by      *target
	subject string // as because takes it
}

// voiceShort counts, for one persona, for whom voice is not enabled and why.
type voiceShort struct{ unlicensed, unread, unsure int }

// voice enables enterprise voice for those who call or are called without a number: who say so in their number rule, who have shared
// calling, and who answer queues. A number enables it by itself, so whoever has or gets one is left out. It is not disabled for anybody.
func (m *maker) voice() {
	wishes := m.voiceWishes()
	if wishes == nil || !m.rests(text.Of("plan.what.voice"), partUsers, partNumbers, partConfigured, partSubscriptions) {
		return
	}
	if m.rules == nil {
		m.rules = m.numberRules()
	}
	holders, givers := m.holders(m.inventory()), m.phoneGivers()
	short, reasons := map[*target]*voiceShort{}, map[voiceWish][]Reason{}
	for _, at := range m.people.order {
		i, wish := int(at), wishes(int(at))
		if wish.by == nil || m.numbered(i, holders) {
			continue
		}
		if short[wish.by] == nil {
			short[wish.by] = &voiceShort{}
		}
		on, read := m.s.dir.Voice(i)
		had, licences := m.phoneFrom(i, givers)
		switch {
		case on:
		case m.rules[i].unsure || wish.by.Unsure.Has(i):
			short[wish.by].unsure++
		case !read:
			short[wish.by].unread++
		case !had && len(licences) == 0:
			short[wish.by].unlicensed++
		default:
			if reasons[wish] == nil {
				reasons[wish] = m.becauseVoice(wish)
			}
			m.enable(wish.by, i, licences, reasons[wish])
		}
	}
	m.reportVoice(short)
}

// numbered says whether a user has a number, gets one, or is to have one as soon as there is one.
func (m *maker) numbered(i int, holders map[ident.ObjectID]bool) bool {
	if m.given.has(i) || m.s.dir.HasTeamsNumber(i) || holders[m.people.id(i)] {
		return true
	}
	rule := m.rules[i].from
	return rule != nil && rule.Number.Kind == persona.NextFree
}

// voiceWishes says who of every user's personas wishes voice without a number, by their position; nil when nobody does.
func (m *maker) voiceWishes() func(i int) voiceWish {
	number := m.lay(func(t *target) (bool, bool) {
		return t.Number.Kind != persona.InheritNumber, t.Number.Kind == persona.VoiceOnly
	})
	shared := m.lay(func(t *target) (bool, bool) {
		choice, has := t.choice(sharedCalling)
		return has, has && choice.Name != "" && choice.Name.Key() != ident.GlobalKey
	})
	queues := m.lay(func(t *target) (bool, bool) { return len(t.Queues) > 0, len(t.Queues) > 0 })
	if number == nil && shared == nil && queues == nil {
		return nil
	}
	return func(i int) voiceWish {
		for _, w := range []struct {
			by      []*target
			subject string
		}{{number, persona.OfNumber}, {shared, sharedCalling}, {queues, persona.OfQueue}} {
			if w.by != nil && w.by[i] != nil {
				return voiceWish{w.by[i], w.subject}
			}
		}
		return voiceWish{}
	}
}

// lay lays the personas that say something over one another, from the bottom, and gives for every user the one whose last word is yes; nil
// when nobody says yes.
func (m *maker) lay(says func(t *target) (something, yes bool)) []*target {
	var by []*target
	for _, t := range m.targets {
		something, yes := says(t)
		if !something || by == nil && !yes {
			continue
		}
		if by == nil {
			by = make([]*target, m.s.dir.Len())
		}
		for i := range t.Won.Each() {
			by[i] = nil
			if yes {
				by[i] = t
			}
		}
	}
	return by
}

func (m *maker) becauseVoice(w voiceWish) []Reason {
	if w.subject == persona.OfQueue {
		return m.because(w.by, w.subject, text.Of("plan.because.no-voice.queue"))
	}
	return m.because(w.by, w.subject, text.Of("plan.because.no-voice"))
}

// voiceCommand enables or disables voice for a user. It is never given together with a number, which would be of another set of parameters.
func voiceCommand(user ident.ObjectID, on bool) tenant.Command {
	return tenant.Command{Name: "Set-CsPhoneNumberAssignment", Params: []tenant.Param{
		param("Identity", tenant.Text(string(user))), param("EnterpriseVoiceEnabled", tenant.Truth(on)),
	}}
}

func (m *maker) enable(t *target, i int, licences []string, reasons []Reason) {
	user, who := m.people.id(i), m.who(i)
	command := voiceCommand(user, true)
	m.feel(i, Gain)
	m.put(Change{ID: "voice:" + string(user), Lane: LaneNumbers, Kind: EnableVoice, Sign: Add, Subject: who, Says: text.Of("plan.enable-voice", who),
		PersonaID: t.ID, Reasons: reasons, Users: []ident.ObjectID{user}, Effect: Gain, Feels: text.Of("plan.feels.voice"),
		Needs: append(licences, groupChange(t.key)), Action: Action{Command: &command}, Expect: Expect{Voice: &Voice{User: user, On: true, Group: t.key}}})
}

// reportVoice says for whom voice is not enabled, persona by persona.
func (m *maker) reportVoice(short map[*target]*voiceShort) {
	for _, t := range m.targets {
		s := short[t]
		if s == nil {
			continue
		}
		if s.unlicensed > 0 {
			m.add(*problem.Warn("PLAN_NO_PHONE.voice").Detailed(t.Name, problem.Users(s.unlicensed)).Hinted().At(place(t.Persona)))
		}
		if s.unread > 0 {
			m.add(*problem.Warn("PLAN_VOICE_UNREAD").Detailed(t.Name, problem.Users(s.unread)).Hinted().At(place(t.Persona)))
		}
		if s.unsure > 0 {
			m.add(*problem.Warn("PLAN_USERS_UNKNOWN.voice").Detailed(t.Name, problem.Users(s.unsure)).Hinted().At(place(t.Persona)))
		}
	}
}

// voice takes back what a run enabled, where the user has no number by now, and the other way round.
func (u *undo) voice(changes []Change) {
	for _, c := range changes {
		v := c.Expect.Voice
		if v == nil {
			continue
		}
		if !u.rests(text.Of("plan.what.voice"), partUsers, partConfigured) {
			return
		}
		i, known := u.s.dir.Index(v.User)
		on, read := false, false
		if known {
			on, read = u.s.dir.Voice(i)
		}
		if !read || on != v.On || u.s.dir.HasTeamsNumber(i) {
			u.conflict(c)
			continue
		}
		u.switchVoice(c, i, !v.On)
	}
}

func (u *undo) switchVoice(past Change, i int, on bool) {
	user, who := u.people.id(i), u.who(i)
	command := voiceCommand(user, on)
	c := Change{ID: past.ID, Lane: LaneNumbers, Kind: DisableVoice, Sign: Remove, Subject: who, Says: text.Of("plan.disable-voice", who), PersonaID: past.PersonaID,
		Users: []ident.ObjectID{user}, Effect: Lose, Feels: text.Of("plan.feels.voice"), Action: Action{Command: &command},
		Expect: Expect{Voice: &Voice{User: user, On: on}}}
	if on {
		c.Kind, c.Sign, c.Says, c.Effect = EnableVoice, Add, text.Of("plan.enable-voice.again", who), Gain
	}
	u.feel(i, c.Effect)
	u.put(c)
}
