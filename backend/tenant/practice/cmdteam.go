package practice

import (
	"strings"

	"personadesk/backend/tenant"
)

// teamFor finds the team of a command, and refuses those whose members come from a rule.
func (t *Tenant) teamFor(p params, change bool) (*group, error) {
	id, ok := parseGUID(p.text("groupid"))
	g := t.groupByID[id]
	if !ok || g == nil || g.deleted || !g.team() {
		return nil, commandError(kindMissing, "Team \""+p.text("groupid")+"\" not found.")
	}
	if change && g.dynamic() {
		return nil, commandError(kindRefused, "The members of a team with dynamic membership cannot be changed.")
	}
	return g, nil
}

func isOwner(g *group, i int32) bool {
	for _, o := range g.owners {
		if o == i {
			return true
		}
	}
	return false
}

func (t *Tenant) getTeamUser(p params) ([]tenant.Object, error) {
	g, err := t.teamFor(p, false)
	if err != nil {
		return nil, err
	}
	out := []tenant.Object{}
	for it := g.members.Iterator(); it.HasNext(); {
		i := int32(it.Next())
		u := &t.users[i]
		role := "member"
		switch {
		case isOwner(g, i):
			role = "owner"
		case u.is(isGuest):
			role = "guest"
		}
		if g.unseen[i] || p.has("role") && !strings.EqualFold(p.text("role"), role) {
			continue
		}
		out = append(out, tenant.Object{"UserId": u.id.String(), "User": t.texts.get(u.text[fUPN]), "Name": t.texts.get(u.text[fDisplayName]), "Role": role})
	}
	return out, nil
}

func (t *Tenant) addTeamUser(p params) ([]tenant.Object, error) {
	g, err := t.teamFor(p, true)
	if err != nil {
		return nil, err
	}
	i, err := t.userNamed(p.text("user"))
	if err != nil {
		return nil, err
	}
	owner := strings.EqualFold(p.text("role"), "Owner")
	t.joinTeam(g, i, owner && !isOwner(g, i))
	t.dirty = true
	return nil, nil
}

// removeTeamUser takes a user out of a team. With the role Owner it only makes an owner a member.
func (t *Tenant) removeTeamUser(p params) ([]tenant.Object, error) {
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
		for _, o := range g.owners {
			if o != i {
				owners = append(owners, o)
			}
		}
		if len(owners) == 0 {
			return nil, commandError(kindRefused, "The last owner of a team cannot be removed.")
		}
		g.owners, t.dirty = owners, true
		return nil, nil
	}
	switch t.leaveTeam(g, i) {
	case "NotFound":
		return nil, commandError(kindMissing, "The user \""+p.text("user")+"\" is not a member of the team.")
	case "BadRequest":
		return nil, commandError(kindRefused, "The last owner of a team cannot be removed.")
	}
	return nil, nil
}
