package service

import (
	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/persona"
	"personadesk/backend/problem"
)

// Names is the pane of how personas and policies are named.
type Names struct{ *Session }

// View gives the convention of the customer, those to begin with, and what it would rename.
func (s *Names) View() (NamesView, error) {
	if err := s.may(desk.Look); err != nil {
		return NamesView{}, err
	}
	design, err := s.d.design(s.ctx)
	if err != nil {
		return NamesView{}, err
	}
	v := NamesView{Convention: wholeConvention(design.Persona.Convention), Known: []KnownConventionView{}, Styles: persona.Styles(), Layers: persona.Layers(),
		Parts: persona.Parts(false), PolicyParts: persona.Parts(true)}
	for _, k := range persona.Conventions() {
		v.Known = append(v.Known, KnownConventionView{ID: k.ID, Convention: wholeConvention(k.Convention)})
	}
	return v, nil
}

// wholeConvention is a convention with a list in place of nothing.
func wholeConvention(c persona.Convention) persona.Convention {
	if c.Abbreviations == nil {
		c.Abbreviations = []persona.Abbreviation{}
	}
	if c.Style == "" {
		c.Style = persona.Underscores
	}
	return c
}

// Preview shows what a convention would rename, with what that touches; and what is wrong with it, where it cannot be followed.
func (s *Names) Preview(c persona.Convention) (RenamesView, error) {
	if err := s.may(desk.Look); err != nil {
		return RenamesView{}, err
	}
	if found := c.Check(); len(found) > 0 {
		v := s.renames(desk.Names{})
		v.Problems = s.d.show(found)
		return v, nil
	}
	kept, err := s.d.kept()
	if err != nil {
		return RenamesView{}, err
	}
	n, err := kept.Names(s.ctx, c)
	return s.renames(n), err
}

// Apply keeps a convention and calls everything what it says, as one edit.
func (s *Names) Apply(c persona.Convention) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	kept, err := s.d.kept()
	if err != nil {
		return err
	}
	_, err = kept.NameBy(s.ctx, c)
	return err
}

// Called shows what goes along when a persona gets another name.
func (s *Names) Called(id, name string) (RenamesView, error) {
	if err := s.may(desk.Look); err != nil {
		return RenamesView{}, err
	}
	kept, err := s.d.kept()
	if err != nil {
		return RenamesView{}, err
	}
	n, err := kept.Called(s.ctx, id, name)
	return s.renames(n), err
}

// Leaving shows what goes with a persona when it is deleted, and what stays.
func (s *Names) Leaving(id string) (GoesAlongView, error) {
	if err := s.may(desk.Look); err != nil {
		return GoesAlongView{}, err
	}
	kept, err := s.d.kept()
	if err != nil {
		return GoesAlongView{}, err
	}
	l, found, err := kept.Leaving(s.ctx, id)
	if err != nil {
		return GoesAlongView{}, err
	}
	if !found {
		return GoesAlongView{}, unknownPersona(id)
	}
	v := GoesAlongView{Name: l.Persona.Name, Users: -1, Group: l.Group && l.Ours, Kept: l.Group && !l.Ours, Own: []OwnPolicyView{}, Stays: staying(l.Stays),
		Queues: append([]string{}, l.Queues...), Licences: catalog.LicenceNames(l.Persona.Licences)}
	if l.Told {
		v.Users = l.Users
	}
	there := map[string]bool{}
	for _, key := range l.There {
		there[key] = true
	}
	for _, p := range l.Own {
		v.Own = append(v.Own, OwnPolicyView{Type: catalog.PolicyTypeName(p.Type), Name: string(p.Name), There: there[policyKey(p)]})
	}
	return v, nil
}

// LeftOver lists our groups in the tenant that no persona has any more.
func (s *Names) LeftOver() ([]LeftOverView, error) {
	if err := s.may(desk.Look); err != nil {
		return nil, err
	}
	list := []LeftOverView{}
	design, r, err := s.d.wantedAndRead(s.ctx)
	if err != nil || r == nil {
		return list, err
	}
	kept, err := s.d.kept()
	if err != nil {
		return nil, err
	}
	made, err := kept.MadeGroups(s.ctx)
	if err != nil {
		return nil, err
	}
	groups, going := desk.LeftOver(design.Persona, r.Reading)
	for _, g := range groups {
		v := LeftOverView{Key: g.UniqueName, Name: g.Name, Users: -1, Going: going[g.UniqueName], Made: made[g.UniqueName], Queues: r.Answered(g.ID)}
		if set, read := r.Directory.Members(g.ID); read {
			v.Users = set.Count()
		}
		list = append(list, v)
	}
	return list, nil
}

// RemoveGroup plans to remove one of our groups from the tenant that no persona has.
func (s *Names) RemoveGroup(key string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	kept, err := s.d.kept()
	if err != nil {
		return err
	}
	return kept.RemoveGroup(s.ctx, key)
}

func (s *Names) renames(n desk.Names) RenamesView {
	v := RenamesView{Lines: []RenameView{}, Stays: staying(n.Stays), Documents: append([]string{}, n.Documents...), Fits: []NameFitView{}, Read: n.Read, Problems: []problem.Shown{}}
	for _, l := range n.Lines {
		one := RenameView{Kind: l.Kind, Before: l.Before, After: l.After, Means: l.Means, Groups: append([]string{}, l.Groups...), Users: l.Users,
			Personas: append([]string{}, l.Personas...)}
		if l.Type != "" {
			one.Type = catalog.PolicyTypeName(l.Type)
		}
		v.Lines = append(v.Lines, one)
	}
	for _, f := range n.Fits {
		one := NameFitView{Kind: f.Kind, Key: f.Key, Type: f.Type, Name: f.Name, Layer: f.Says.Layer, Country: f.Says.Country, Place: f.Says.Place,
			Department: f.Says.Department, Short: f.Says.Short, Refused: s.d.print(f.Taken)}
		if f.Type != "" {
			one.TypeName = catalog.PolicyTypeName(f.Type)
		}
		v.Fits = append(v.Fits, one)
	}
	return v
}

func staying(list []persona.Staying) []StayingView {
	views := []StayingView{}
	for _, one := range list {
		views = append(views, StayingView{Type: catalog.PolicyTypeName(one.Type), Name: one.Name, Why: one.Why, Personas: append([]string{}, one.Personas...)})
	}
	return views
}
