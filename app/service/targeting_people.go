package service

import (
	"personadesk/backend/desk"
	"personadesk/backend/directory"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
)

// People gives a window of those who come in, leave, stay, are unknown, or match (all); find narrows by name.
func (s *Targeting) People(personaID, text, which, find string, offset, limit int) (PeopleView, error) {
	if err := s.may(desk.Look); err != nil {
		return PeopleView{}, err
	}
	design, r, err := s.d.wantedAndRead(s.ctx)
	if err != nil || r == nil {
		return PeopleView{Rows: []PersonLine{}}, err
	}
	m, _ := r.match(text, s.d.now())
	old := r.of(personaID).Match
	var set directory.Set
	switch which {
	case "in":
		set = m.Match.AndNot(old)
	case "out":
		set = old.AndNot(m.Match)
	case "stay":
		set = m.Match.And(old)
	case "unknown":
		set = m.Unknown
	default:
		set = m.Match
	}
	v := r.window(set, find, offset, limit)
	s.alsoIn(design, r, personaID, v.Rows)
	return v, nil
}

// alsoIn names the other personas of the same layer that the people of a window are in.
func (s *Targeting) alsoIn(design *plan.Design, r *reading, personaID string, rows []PersonLine) {
	layer := layerOfPersona(design, personaID)
	for _, p := range design.Persona.Personas {
		if p.ID == personaID || p.Layer != layer {
			continue
		}
		match := r.of(p.ID).Match
		for i := range rows {
			if index, known := r.Directory.Index(ident.Object(rows[i].ID)); known && match.Has(index) {
				rows[i].Also = append(rows[i].Also, p.Name)
			}
		}
	}
}

// layerOfPersona is the layer of a persona, "" for one that is not there.
func layerOfPersona(design *plan.Design, personaID string) persona.Layer {
	for _, p := range design.Persona.Personas {
		if p.ID == personaID {
			return p.Layer
		}
	}
	return ""
}

// Find gives a window of everybody whose name has the text in it, so that anybody can be held against a rule.
func (s *Targeting) Find(find string, offset, limit int) (PeopleView, error) {
	if err := s.may(desk.Look); err != nil {
		return PeopleView{}, err
	}
	r, err := s.d.read(s.ctx)
	if err != nil || r == nil {
		return PeopleView{Rows: []PersonLine{}}, err
	}
	return r.window(r.Directory.Everybody(), find, offset, limit), nil
}

// Nobody gives a window of those who are in no baseline.
func (s *Targeting) Nobody(offset, limit int) (PeopleView, error) {
	if err := s.may(desk.Look); err != nil {
		return PeopleView{}, err
	}
	r, err := s.d.read(s.ctx)
	if err != nil || r == nil {
		return PeopleView{Rows: []PersonLine{}}, err
	}
	none := r.Directory.Everybody().AndNot(r.inLayer(persona.Baseline))
	return r.window(none, "", offset, limit), nil
}

// Unsure gives a window of those of whom nobody can tell whether some persona is theirs.
func (s *Targeting) Unsure(offset, limit int) (PeopleView, error) {
	if err := s.may(desk.Look); err != nil {
		return PeopleView{}, err
	}
	r, err := s.d.read(s.ctx)
	if err != nil || r == nil {
		return PeopleView{Rows: []PersonLine{}}, err
	}
	var unknown directory.Set
	for _, reach := range r.reach {
		unknown = unknown.Or(reach.Unknown)
	}
	return r.window(unknown, "", offset, limit), nil
}
