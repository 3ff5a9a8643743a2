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
	mend, err := s.mender()
	if err != nil {
		return v, err
	}
	for _, one := range seats {
		v.Read, v.Counted = one.Read, one.Counted
		line := s.line(design, one, found, mend)
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

func (s *Licences) line(d persona.Design, one plan.Seats, found []problem.Problem, mend mender) LicenceLine {
	line := LicenceLine{SKU: string(one.SKU), Name: one.Name, Holds: []string{}, Owned: -1, Used: -1, Needed: -1, Short: -1, Unread: one.Unread, Ordered: one.Ordered,
		Personas: []LicencePersona{}}
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
	var about []problem.Problem
	for _, p := range found {
		of := p.Where.Kind == string(voice.KindPurchase) && ident.Licence(p.Where.ID) == one.SKU
		of = of || p.Where.Kind == "persona" && slices.ContainsFunc(line.Personas, func(u LicencePersona) bool { return u.ID == p.Where.ID }) && names(p, one.Name)
		if of {
			about = append(about, p)
		}
	}
	line.Problems = mend.show(about)
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
