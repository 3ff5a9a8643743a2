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
	found := voice.Texts(d.Convention, problem.Where{Step: "personas", Kind: "convention"})
	for _, p := range d.Personas {
		found = append(found, voice.Texts(p, atPersona(p, ""), "name", "origins")...)
	}
	for _, p := range d.Policies {
		found = append(found, voice.Texts(p, atPolicy(p, ""), "name", "settings", "rules")...)
		for _, s := range p.Settings {
			lines := limit.Lines(s.Kind == SettingList || s.Kind == SettingObjects)
			if unfit := voice.Unfit(s.Value, lines, atPolicy(p, "settings/"+s.Name)); unfit != nil {
				found = append(found, *unfit)
			}
		}
		for _, r := range p.Rules {
			for _, of := range voice.Texts(r, atPolicy(p, "")) {
				of.Where.Field = "rules/" + r.Name
				found = append(found, of)
			}
		}
	}
	for _, q := range d.Queues {
		found = append(found, voice.Texts(q, problem.Where{Step: "personas", Kind: string(voice.KindQueue), ID: q.Name}, "name")...)
	}
	c.problems = append(append(c.problems, found...), voice.TextsOf(d.Things)...)
}
