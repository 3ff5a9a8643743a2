package desk

import (
	"context"
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/tenant"
	"personadesk/backend/text"
	"personadesk/backend/workbook"
)

// What another name means for the tenant.
const (
	OnlyHere   = "here"   // it is not in the tenant
	GroupAgain = "group"  // the group there gets another name, and stays the same group
	MadeAgain  = "again"  // Teams renames no policy: a new one is made, its users get that, and the old one is removed when nobody has it
	NotKnown   = "unread" // it was not read
)

// NameLine is one thing under another name, with what that touches.
type NameLine struct {
	persona.Renaming
	Means  string
	Groups []string // names of groups of the tenant that give the policy
	Users  int      // whom the persona reaches, or who has the policy by the reading
}

// NameFit is something of the tenant that is named as the convention says and that the design does not know.
type NameFit struct {
	Kind, Key, Type, Name string // a group by its key, a policy by type and name
	Says                  persona.Recognised
	Taken                 text.Text // why it cannot be taken over as a persona; nothing where it can, or for a policy
}

// Names is what a convention would rename, and what of the tenant it recognises.
type Names struct {
	Convention persona.Convention
	Lines      []NameLine
	Stays      []persona.Staying
	Documents  []string // that were made under the names of before
	Fits       []NameFit
	Read       bool
}

// Names shows what it would do to name everything as a convention says.
func (d *Desk) Names(ctx context.Context, c persona.Convention) (Names, error) {
	n := Names{Convention: c}
	design, err := d.Personas(ctx)
	if err != nil {
		return n, err
	}
	design.Convention = c
	renames := persona.ByConvention(design)
	if n, err = d.touched(ctx, design, renames); err != nil {
		return n, err
	}
	n.Convention = c
	r, err := d.Lists(ctx)
	if err != nil || r == nil {
		return n, err
	}
	n.Fits = fits(design, r)
	return n, nil
}

// Called shows what it would do to call a persona something else.
func (d *Desk) Called(ctx context.Context, id, name string) (Names, error) {
	design, err := d.Personas(ctx)
	if err != nil {
		return Names{}, err
	}
	return d.touched(ctx, design, persona.Called(design, id, name))
}

// touched puts beside renames what each touches.
func (d *Desk) touched(ctx context.Context, design persona.Design, renames persona.Renames) (Names, error) {
	n := Names{Convention: design.Convention, Stays: renames.Stays}
	lists, err := d.Lists(ctx)
	if err != nil {
		return n, err
	}
	n.Read = lists != nil
	documents, err := d.Documents(ctx)
	if err != nil {
		return n, err
	}
	for _, one := range documents {
		if one.State == DocumentCurrent || one.State == DocumentBehind {
			n.Documents = append(n.Documents, one.ID)
		}
	}
	var held map[string]map[ident.PolicyKey]int
	reach := map[string]int{}
	if lists != nil && len(renames.List) > 0 {
		r, err := d.Reading(ctx)
		if err != nil {
			return n, err
		}
		if held = map[string]map[ident.PolicyKey]int{}; r != nil {
			l := layout{reading: r}
			for _, one := range renames.List {
				if t, known := typeOf(one.Type); known && held[t.ID] == nil {
					held[t.ID] = l.holders(t)
				}
			}
		}
		all, err := d.Reach(ctx)
		if err != nil {
			return n, err
		}
		for _, one := range all {
			reach[one.ID] = one.Match.Count()
		}
	}
	for _, one := range renames.List {
		line := NameLine{Renaming: one, Means: OnlyHere}
		switch {
		case lists == nil:
		case one.Kind == persona.NamesPersona:
			line.Users, line.Means = reach[one.ID], groupMeans(lists, design, one.ID)
		default:
			line.Users = held[one.Type][ident.Policy(one.Before).Key()]
			line.Means, line.Groups = policyMeans(lists, one)
		}
		n.Lines = append(n.Lines, line)
	}
	return n, nil
}

func groupMeans(r *Reading, design persona.Design, id string) string {
	if r.Groups == nil || !r.WasRead("groups") {
		return NotKnown
	}
	at := slices.IndexFunc(design.Personas, func(p persona.Persona) bool { return p.ID == id })
	if at >= 0 && groupThere(r, persona.GroupKey(design.Personas[at])) {
		return GroupAgain
	}
	return OnlyHere
}

func groupThere(r *Reading, key string) bool {
	return slices.ContainsFunc(r.Groups, func(g tenant.Group) bool { return tenant.KeyOf(g) == key })
}

func policyMeans(r *Reading, one persona.Renaming) (means string, groups []string) {
	there, known := policyThere(r, one.Type, ident.Policy(one.Before))
	switch {
	case !known:
		return NotKnown, nil
	case !there:
		return OnlyHere, nil
	}
	for _, gp := range r.GroupPolicies {
		if ident.Fold(gp.Type) != ident.Fold(one.Type) || gp.Name.Key() != ident.Policy(one.Before).Key() {
			continue
		}
		at := slices.IndexFunc(r.Groups, func(g tenant.Group) bool { return g.ID == gp.GroupID })
		if at < 0 {
			groups = append(groups, string(gp.GroupID))
			continue
		}
		groups = append(groups, r.Groups[at].Name)
	}
	return MadeAgain, groups
}

// policyThere says whether the tenant has a policy; known is false where its type was not read.
func policyThere(r *Reading, policyType string, name ident.PolicyName) (there, known bool) {
	if r.Policies == nil || !r.WasRead("policies") || !r.WasRead("policies/"+policyType) {
		return false, false
	}
	return slices.ContainsFunc(r.Policies, func(p tenant.Policy) bool {
		return ident.Fold(p.Type) == ident.Fold(policyType) && p.Name.Key() == name.Key()
	}), true
}

// There says of policies whether the tenant has them. What was not read counts as being there; a tenant that nobody ever read has none.
func (d *Desk) There(ctx context.Context) (workbook.There, error) {
	r, err := d.Lists(ctx)
	return func(policyType string, name ident.PolicyName) bool {
		if r == nil {
			return false
		}
		there, known := policyThere(r, policyType, name)
		return there || !known
	}, err
}

// NameBy keeps a convention and calls everything what it says.
func (d *Desk) NameBy(ctx context.Context, c persona.Convention) (persona.Renames, error) {
	there, err := d.There(ctx)
	if err != nil {
		return persona.Renames{}, err
	}
	return d.wb.NameBy(ctx, c, there)
}

// RenamePersona calls a persona something else, and what is named after it.
func (d *Desk) RenamePersona(ctx context.Context, id, name string) error {
	there, err := d.There(ctx)
	if err != nil {
		return err
	}
	return d.wb.RenamePersona(ctx, id, name, there)
}
