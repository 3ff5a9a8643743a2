package desk

import (
	"context"
	"slices"

	"personadesk/backend/catalog"
	"personadesk/backend/ident"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/problem"
	"personadesk/backend/takeover"
	"personadesk/backend/tenant"
)

func typeOf(id string) (catalog.PolicyType, bool) { return catalog.PolicyTypeByID(id) }

// fits finds what of the tenant is named as the convention says: groups that no persona has, and policies that the design does not know.
func fits(design persona.Design, r *Reading) []NameFit {
	var list []NameFit
	for _, o := range takeover.Offers(r.Reading, nil, design) {
		if says, fit := persona.RecogniseGroup(design, o.Persona.Name); fit {
			list = append(list, NameFit{Kind: persona.NamesPersona, Key: o.Key, Name: o.Persona.Name, Says: says, Taken: o.Refused})
		}
	}
	known := map[string]bool{}
	key := func(policyType string, name ident.PolicyName) string {
		return string(ident.Fold(policyType)) + "\x00" + string(name.Key())
	}
	for _, p := range design.Policies {
		known[key(p.Type, p.Name)] = true
	}
	for _, p := range r.Policies {
		if known[key(p.Type, p.Name)] || p.Name.Key() == ident.GlobalKey {
			continue
		}
		if t, ours := typeOf(p.Type); ours && !t.BuiltInOnly {
			if says, fit := persona.RecognisePolicy(design, t.ID, string(p.Name)); fit {
				list = append(list, NameFit{Kind: persona.NamesPolicy, Key: t.ID + "/" + string(p.Name), Type: t.ID, Name: string(p.Name), Says: says})
			}
		}
	}
	return list
}

// Left is what goes with a persona that is deleted, and what that takes from whom.
type Left struct {
	persona.Leaving
	Group bool     // its provisioning group is in the tenant
	Ours  bool     // and was made by us, so that it goes too
	Known bool     // the groups were read
	Users int      // whom the persona reaches
	Told  bool     // whether anybody could count them
	There []string // its own policies that the tenant has, by type and name
}

// Leaving shows what goes with a persona when it is deleted.
func (d *Desk) Leaving(ctx context.Context, id string) (Left, bool, error) {
	design, err := d.Personas(ctx)
	if err != nil {
		return Left{}, false, err
	}
	left, found := persona.Left(design, id)
	if !found {
		return Left{}, false, nil
	}
	l := Left{Leaving: left}
	r, err := d.Lists(ctx)
	if err != nil || r == nil {
		return l, true, err
	}
	key := persona.GroupKey(left.Persona)
	l.Known = r.Groups != nil && r.WasRead("groups")
	l.Group, l.Ours = !l.Known || groupThere(r, key), persona.IsGroupKey(key)
	for _, p := range left.Own {
		if there, known := policyThere(r, p.Type, p.Name); there || !known {
			l.There = append(l.There, p.Type+"/"+string(p.Name))
		}
	}
	reach, err := d.Reach(ctx)
	if err != nil {
		return l, true, err
	}
	for _, one := range reach {
		if one.ID == id {
			l.Users, l.Told = one.Match.Count(), true
		}
	}
	return l, true, nil
}

// RemovePersona takes a persona out of the design with what only it has.
func (d *Desk) RemovePersona(ctx context.Context, id string) error {
	l, _, err := d.Leaving(ctx, id)
	if err != nil {
		return err
	}
	there, err := d.There(ctx)
	if err != nil {
		return err
	}
	return d.wb.RemovePersona(ctx, id, there, l.Group)
}

// LeftOver are provisioning groups of ours in the tenant that no persona has: they still give their members what they gave. going says of
// which the design says already that they are to go.
func LeftOver(design persona.Design, r *Reading) (groups []tenant.Group, going map[string]bool) {
	going = map[string]bool{}
	for _, g := range design.Gone {
		going[g.Key] = true
	}
	if r == nil {
		return nil, going
	}
	for _, g := range r.Groups {
		if persona.IsGroupKey(g.UniqueName) && g.UniqueName != plan.AccountsGroup() && !slices.ContainsFunc(design.Personas, func(p persona.Persona) bool { return persona.GroupKey(p) == g.UniqueName }) {
			groups = append(groups, g)
		}
	}
	return groups, going
}

// Answered are the names of the queues in the tenant that a group answers. While there is one, no plan removes the group.
func (r *Reading) Answered(group ident.ObjectID) []string {
	names := []string{}
	for _, q := range r.Queues {
		if slices.Contains(q.Groups, group) {
			names = append(names, q.Name)
		}
	}
	return names
}

// MadeGroups are the keys of the groups that runs of the workbook made, by the journal.
func (d *Desk) MadeGroups(ctx context.Context) (map[string]bool, error) {
	ids, err := d.wb.MadeByRuns(ctx, string(plan.CreateGroup))
	made := map[string]bool{}
	for id := range ids {
		made[plan.GroupOfChange(id)] = true
	}
	return made, err
}

// RemoveGroup says of a group of ours that no persona has that the tenant is to have it no longer.
func (d *Desk) RemoveGroup(ctx context.Context, key string) error {
	design, err := d.Personas(ctx)
	if err != nil {
		return err
	}
	r, err := d.Lists(ctx)
	if err != nil {
		return err
	}
	groups, _ := LeftOver(design, r)
	at := slices.IndexFunc(groups, func(g tenant.Group) bool { return g.UniqueName == key })
	if at < 0 {
		return problem.New("GROUP_NOT_LEFT_OVER").Detailed(key).Hinted()
	}
	return d.wb.LetGo(ctx, persona.GoneGroup{Key: key, Name: groups[at].Name})
}
