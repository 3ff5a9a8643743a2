package service

import (
	"time"
	"unicode/utf8"

	"personadesk/backend/desk"
	"personadesk/backend/directory"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/rule"
	"personadesk/backend/rule/check"
	"personadesk/backend/rule/form"
	"personadesk/backend/text"
)

// Try says what a rule that is being written would do, against the saved rule of the persona.
func (s *Targeting) Try(personaID, text string) (RuleTrialView, error) {
	if err := s.may(desk.Look); err != nil {
		return RuleTrialView{}, err
	}
	design, r, err := s.d.wantedAndRead(s.ctx)
	if err != nil {
		return RuleTrialView{}, err
	}
	parsed, problems := check.Rule(text)
	v := RuleTrialView{
		Valid: rule.Valid(problems), Problems: problems, Characters: utf8.RuneCountInString(text),
		Besides: []BesideView{}, Clashes: []problem.Shown{},
	}
	if v.Problems == nil {
		v.Problems = []rule.Problem{}
	}
	if !v.Valid {
		return v, nil
	}
	v.Canonical, v.Portal, v.Everybody = parsed.String(), check.Portal(parsed), persona.IsEverybody(parsed)
	if r != nil {
		v.Problems = append(v.Problems, r.Directory.Check(parsed)...)
		count(s.d.printer(), &v, design, r, personaID, parsed, s.d.now())
	}
	if tree, shown := form.ToTree(parsed); shown {
		v.Builder = builderView(tree, r, s.d.now())
	}
	return v, nil
}

// count says whom the rule reaches, who of them comes in or leaves, and where they are besides.
func count(in *text.Printer, v *RuleTrialView, design *plan.Design, r *reading, personaID string, parsed rule.Rule, now time.Time) {
	m := r.Directory.Match(parsed, now)
	old := r.of(personaID).Match
	v.Counted = true
	v.Matches, v.Before, v.Unknown, v.Assumed = m.Count(), old.Count(), m.Unknown.Count(), m.Assumed.Count()
	v.Stay = m.Match.CountBoth(old)
	v.In, v.Out = v.Matches-v.Stay, v.Before-v.Stay

	layer := layerOfPersona(design, personaID)
	for _, p := range design.Persona.Personas {
		if p.ID == personaID {
			continue
		}
		other := r.of(p.ID)
		n := m.Match.CountBoth(other.Match)
		if n == 0 {
			if p.Layer == layer {
				v.Others++
				if other.Apart(m) {
					v.Apart++
				}
			}
			continue
		}
		clash := p.Layer == layer
		v.Besides = append(v.Besides, BesideView{PersonaID: p.ID, Name: p.Name, Layer: p.Layer, Count: n, Clash: clash})
		if clash {
			v.Clashes = append(v.Clashes, problem.Warn("TARGETING_TWO.try", n, layer).
				Detailed(p.Name, persona.First(design.Persona.Personas, personaID, p.ID)).
				Hinted().
				At(problem.Where{Step: "targeting", Kind: "persona", ID: p.ID, Field: "rule"}).Shown(in))
		}
	}
}

// builderView puts beside every part of a rule whom it reaches; r is nil where nothing was read.
func builderView(tree form.Tree, r *reading, now time.Time) *BuilderView {
	v := &BuilderView{Join: tree.Join, Not: tree.Not, Parts: []BuilderView{}, Condition: tree.Condition}
	v.Users = reachOf(tree, r, now).Count()
	v.Left = v.Users
	var so directory.Set
	for i, part := range tree.Parts {
		child := builderView(part, r, now)
		reached := reachOf(part, r, now)
		switch {
		case i == 0:
			so = reached
		case tree.Join == "or":
			so = so.Or(reached)
		default:
			so = so.And(reached)
		}
		child.Left = so.Count()
		v.Parts = append(v.Parts, *child)
	}
	return v
}

// reachOf is whom a part of a rule alone reaches.
func reachOf(tree form.Tree, r *reading, now time.Time) directory.Set {
	made, err := form.FromTree(tree)
	if r == nil || err != nil { // a part that is no rule by itself reaches nobody by itself
		return directory.Set{}
	}
	return r.Directory.Match(made, now).Match
}
