package service

import (
	"context"
	"slices"
	"strings"

	"personadesk/backend/catalog"
	"personadesk/backend/desk"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/voice"
	"personadesk/backend/workbook"
)

// Licences is the screen of licences: as bought, as needed, and who gives them.
type Licences struct{ *Session }

// View lists every product with its seats, and the guide's two tables.
func (s *Licences) View() (LicencesView, error) {
	v := LicencesView{Lines: []LicenceLine{}, Groups: []GroupLicencesAt{}, Given: []GroupPolicyAt{}, Products: []NamedView{}}
	if err := s.may(desk.Look); err != nil {
		return v, err
	}
	kept, err := s.d.kept()
	if err != nil {
		return v, err
	}
	design, err := kept.Personas(s.ctx)
	if err != nil {
		return v, err
	}
	seats, err := kept.Seats(s.ctx)
	if err != nil {
		return v, err
	}
	found, err := s.found(s.ctx)
	if err != nil {
		return v, err
	}
	for _, one := range seats {
		v.Read, v.Counted = one.Read, one.Counted
		line := s.line(design, one, found)
		v.Problems += len(line.Problems)
		v.Lines = append(v.Lines, line)
		if _, listed := catalog.LicenceByID(one.SKU); !listed {
			v.Products = append(v.Products, NamedView{string(one.SKU), one.Name})
		}
	}
	for _, l := range catalog.Licences() {
		v.Products = append(v.Products, NamedView{string(l.ID), l.Name})
	}
	s.tables(&v, design)
	return v, nil
}

// found is what is wrong with licences: with seats by the product, and with the licences of personas.
func (s *Licences) found(ctx context.Context) ([]problem.Problem, error) {
	kept, err := s.d.kept()
	if err != nil {
		return nil, err
	}
	list, err := kept.Checks(ctx)
	if err != nil {
		return nil, err
	}
	seats, err := kept.SeatProblems(ctx)
	return slices.Concat(seats, slices.DeleteFunc(slices.Clone(list), func(p problem.Problem) bool { return p.Where.Field != "licences" })), err
}

func (s *Licences) line(d persona.Design, one plan.Seats, found []problem.Problem) LicenceLine {
	line := LicenceLine{SKU: string(one.SKU), Name: one.Name, Holds: []string{}, Owned: -1, Used: -1, Needed: -1, Short: -1, Unread: one.Unread, Ordered: one.Ordered,
		Personas: []LicencePersona{}, Problems: []LicenceProblem{}}
	line.Purchase, _ = voice.Find(d.Purchases, string(one.SKU))
	line.Purchase.Product = one.SKU
	if l, listed := catalog.LicenceByID(one.SKU); listed {
		for _, id := range l.Plans {
			line.Holds = append(line.Holds, catalog.ServicePlanSays(id))
		}
	}
	if one.Read {
		line.Owned, line.Used = one.Owned, one.Used
	}
	if one.Counted {
		line.Needed = one.Needed
	}
	if one.Known() {
		line.Short = one.Short
	}
	for _, p := range d.Personas {
		if !slices.Contains(p.Licences, one.SKU) {
			continue
		}
		user := LicencePersona{ID: p.ID, Name: p.Name, Off: []string{}}
		for _, off := range p.PlansOff[one.SKU] {
			user.Off = append(user.Off, catalog.ServicePlanSays(off))
		}
		line.Personas = append(line.Personas, user)
	}
	for _, p := range found {
		of := p.Where.Kind == string(voice.KindPurchase) && ident.Licence(p.Where.ID) == one.SKU
		of = of || p.Where.Kind == "persona" && slices.ContainsFunc(line.Personas, func(u LicencePersona) bool { return u.ID == p.Where.ID }) && names(p, one.Name)
		if of {
			line.Problems = append(line.Problems, s.d.licenceProblem(d, p))
		}
	}
	return line
}

// names says whether a problem of a persona is about a product: it names it, or none.
func names(p problem.Problem, product string) bool {
	named := false
	for i, arg := range p.Detail.Args {
		text, isText := arg.(string)
		if isText && text == product {
			return true
		}
		named = named || i > 0 && isText
	}
	return !named
}

func (d *Desk) licenceProblem(design persona.Design, p problem.Problem) LicenceProblem {
	v := LicenceProblem{Shown: p.Shown(d.printer()), Fixes: []NamedView{}}
	if p.Code == "LICENCE_ADDON_ALONE" {
		v.Fixes = append(v.Fixes, NamedView{"join", ""})
	}
	for _, f := range persona.Fixes(design, p) {
		v.Fixes = append(v.Fixes, NamedView{f.ID, d.print(f.Says)})
	}
	return v
}

func (s *Licences) tables(v *LicencesView, d persona.Design) {
	for _, row := range persona.LicenceTable(d) {
		at := GroupLicencesAt{PersonaID: row.PersonaID, Group: row.Group, Licences: []string{}}
		for _, l := range row.Licences {
			at.Licences = append(at.Licences, catalog.LicenceName(l.SKU))
		}
		v.Groups = append(v.Groups, at)
	}
	for _, row := range persona.PolicyTable(d) {
		at := GroupPolicyAt{PersonaID: row.PersonaID, Group: row.Group, Policy: string(row.Name)}
		if row.Type != "" {
			at.Type = catalog.PolicyTypeName(row.Type)
		}
		v.Given = append(v.Given, at)
	}
}

// Save keeps a licence as bought.
func (s *Licences) Save(p voice.Purchase) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	p.Product, p.For, p.Note = ident.Licence(strings.TrimSpace(string(p.Product))), strings.TrimSpace(p.For), strings.TrimSpace(p.Note)
	switch {
	case p.Product == "":
		return problem.New("LICENCE_PRODUCT").Hinted()
	case p.Seats < 0:
		return problem.New("LICENCE_SEATS").Detailed(p.Seats).Hinted()
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error { return wb.SaveThing(ctx, p) })
}

// Forget takes a licence as bought out of the design. What the tenant has, and who gives it, stays.
func (s *Licences) Forget(sku string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.edit(func(ctx context.Context, wb *workbook.Workbook) error {
		return wb.DeleteThing(ctx, voice.KindPurchase, sku)
	})
}

// Fix takes one of the ways out of a problem of licences, as one edit.
func (s *Licences) Fix(code string, where problem.Where, id string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	if code == "LICENCE_ADDON_ALONE" {
		return s.joinPrerequisite(where.ID)
	}
	design, err := s.d.design(s.ctx)
	if err != nil {
		return err
	}
	found, err := s.found(s.ctx)
	if err != nil {
		return err
	}
	for _, p := range found {
		if p.Code != code || p.Where != where {
			continue
		}
		for _, f := range persona.Fixes(design.Persona, p) {
			if f.ID == id {
				return s.edit(func(ctx context.Context, wb *workbook.Workbook) error { return keepFix(ctx, wb, f) })
			}
		}
	}
	return problem.New("PLACE_FIX_GONE").Hinted()
}
