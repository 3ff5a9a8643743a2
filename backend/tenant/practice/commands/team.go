package commands

import (
	"strings"

	"personadesk/backend/tenant"
	"personadesk/backend/tenant/practice/world"
)

// teamFor finds the team of a command, and refuses those whose members come from a rule.
func (t *Module) teamFor(p params, change bool) (*world.Group, error) {
	id, ok := world.ParseGUID(p.text("groupid"))
	g := t.GroupByID[id]
	if !ok || g == nil || g.Deleted || !g.Team() {
		return nil, Fail(KindMissing, "Team \""+p.text("groupid")+"\" not found.")
	}
	if change && g.Dynamic() {
		return nil, Fail(KindRefused, "The members of a team with dynamic membership cannot be changed.")
	}
	return g, nil
}

func (t *Module) getTeamUser(p params) ([]tenant.Object, error) {
	g, err := t.teamFor(p, false)
	if err != nil {
		return nil, err
	}
	out := []tenant.Object{}
	for it := g.Members.Iterator(); it.HasNext(); {
		i := int32(it.Next())
		u := &t.Users[i]
		role := "member"
		switch {
		case g.Owns(i):
			role = "owner"
		case u.Is(world.IsGuest):
			role = "guest"
		}
		if g.Unseen[i] || p.has("role") && !strings.EqualFold(p.text("role"), role) {
			continue
		}
		out = append(out, tenant.Object{"UserId": u.ID.String(), "User": t.Texts.Get(u.Text[world.FieldUPN]), "Name": t.Texts.Get(u.Text[world.FieldDisplayName]), "Role": role})
	}
	return out, nil
}

func (t *Module) addTeamUser(p params) ([]tenant.Object, error) {
	g, err := t.teamFor(p, true)
	if err != nil {
		return nil, err
	}
	i, err := t.userNamed(p.text("user"))
	if err != nil {
		return nil, err
	}
	owner := strings.EqualFold(p.text("role"), "Owner")
	t.JoinTeam(g, i, owner && !g.Owns(i))
	t.Dirty = true
	return nil, nil
}

// removeTeamUser takes a user out of a team. With the role Owner it only makes an owner a member.
func (t *Module) removeTeamUser(p params) ([]tenant.Object, error) {
	g, err := t.teamFor(p, true)
	if err != nil {
		return nil, err
	}
	i, err := t.userNamed(p.text("user"))
	if err != nil {
		return nil, err
	}
	if strings.EqualFold(p.text("role"), "Owner") {
		var owners []int32
		for _, o := range g.Owners {
			if o != i {
				owners = append(owners, o)
			}
		}
		if len(owners) == 0 {
			return nil, Fail(KindRefused, "The last owner of a team cannot be removed.")
		}
		g.Owners, t.Dirty = owners, true
		return nil, nil
	}
	switch t.LeaveTeam(g, i) {
	case "NotFound":
		return nil, Fail(KindMissing, "The user \""+p.text("user")+"\" is not a member of the team.")
	case "BadRequest":
		return nil, Fail(KindRefused, "The last owner of a team cannot be removed.")
	}
	return nil, nil
}
