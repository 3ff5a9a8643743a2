package persona

import (
	"personadesk/backend/limit"
	"personadesk/backend/problem"
	"personadesk/backend/voice"
)

// texts finds what nobody sees, and what is too long, in everything that somebody named or typed, by whichever door it came in. Names that
// have a check of their own are left to that.
func (c *checker) texts() {
	d := c.design
	var found []problem.Problem // the convention says its own
	for _, p := range d.Personas {
		found = append(found, Texts(p, atPersona(p, ""), "name")...)
	}
	for _, p := range d.Policies {
		found = append(found, Texts(p, atPolicy(p, ""), "name")...)
	}
	for _, q := range d.Queues {
		found = append(found, Texts(q, problem.Where{Step: "personas", Kind: string(voice.KindQueue), ID: q.Name}, "name")...)
	}
	c.problems = append(append(c.problems, found...), voice.TextsOf(d.Things)...)
}

// Texts finds what nobody sees, and what is too long, in one thing of a design, whatever its type.
func Texts(of any, at problem.Where, not ...string) []problem.Problem {
	switch one := of.(type) {
	case Persona:
		return voice.Texts(one, at, append(not, "origins")...)
	case Policy:
		return append(voice.Texts(one, at, append(not, "settings", "rules")...), textsWithin(one, at)...)
	}
	return voice.Texts(of, at, not...)
}

// Unseen finds in anything that a workbook keeps texts that hold what nobody sees; see voice.Unseen.
func Unseen(of any, at problem.Where) []problem.Problem { return voice.UnseenOf(of, Texts(of, at)) }

// textsWithin looks at the settings and rules of a policy: what a setting is says whether it may have lines.
func textsWithin(p Policy, at problem.Where) []problem.Problem {
	var found []problem.Problem
	for _, s := range p.Settings {
		where := at
		where.Field = "settings/" + s.Name
		lines := limit.Lines(s.Kind == SettingList || s.Kind == SettingObjects)
		if unfit := voice.Unfit(s.Value, lines, where); unfit != nil {
			found = append(found, *unfit)
		}
	}
	for _, r := range p.Rules {
		for _, of := range voice.Texts(r, at) {
			of.Where.Field = "rules/" + r.Name
			found = append(found, of)
		}
	}
	return found
}
