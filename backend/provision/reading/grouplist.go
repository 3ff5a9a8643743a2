package reading

import (
	"slices"

	"personadesk/backend/ident"
	"personadesk/backend/tenant"
)

// groupList is the list of security groups while changes come in.
type groupList struct {
	groups  []tenant.Group
	gone    []bool                 // beside groups
	at      map[ident.ObjectID]int // place in groups
	unclear []ident.ObjectID       // groups that we know too little of
	changes int
}

func newGroupList(list []tenant.Group) *groupList {
	g := &groupList{groups: slices.Clone(list), gone: make([]bool, len(list)), at: make(map[ident.ObjectID]int, len(list))}
	for i, group := range g.groups {
		g.at[group.ID] = i
	}
	return g
}

// change takes one change in; the same group may come any number of times.
func (g *groupList) change(c tenant.GroupChange) {
	g.changes++
	i, known := g.at[c.ID]
	known = known && !g.gone[i]
	switch {
	case c.Removed:
		g.put(c.ID, tenant.Group{}, false)
	case known:
		group := c.Over(g.groups[i])
		g.put(c.ID, group, group.SecurityEnabled)
	case c.SecurityEnabled == nil || !*c.SecurityEnabled: // a group of another kind
	case c.Name == nil: // it became a security group, and no more is told
		g.unclear = append(g.unclear, c.ID)
	default:
		g.put(c.ID, c.Over(tenant.Group{}), true)
	}
}

// put puts a group into the list in place of what was known of it, or takes it out.
func (g *groupList) put(id ident.ObjectID, group tenant.Group, keep bool) {
	i, known := g.at[id]
	switch {
	case known:
		g.groups[i], g.gone[i] = group, !keep
	case keep:
		g.at[id] = len(g.groups)
		g.groups, g.gone = append(g.groups, group), append(g.gone, false)
	}
}

// list is the groups that there are.
func (g *groupList) list() []tenant.Group {
	list := make([]tenant.Group, 0, len(g.groups))
	for i, group := range g.groups {
		if !g.gone[i] {
			list = append(list, group)
		}
	}
	return list
}
