package directory

import (
	"maps"
	"slices"

	"personadesk/backend/ident"
)

// membership is who is in one group: known users as a set, and the ids of everybody else.
type membership struct {
	set     Set
	outside []ident.ObjectID
}

// BeginMembers forgets all members and says that groups are being asked for them.
func (d *Directory) BeginMembers() { d.members = map[ident.ObjectID]*membership{} }

// ForgetMembers says that members could not be read.
func (d *Directory) ForgetMembers() { d.members = nil }

// SawMembers says whether the members of groups have been read.
func (d *Directory) SawMembers() bool { return d.members != nil }

// SetMembers says who is in a group, all of them.
func (d *Directory) SetMembers(group ident.ObjectID, ids []ident.ObjectID) {
	if d.members == nil {
		d.BeginMembers()
	}
	d.members[group] = &membership{set: noUser(d.Len())}
	for _, id := range ids {
		d.AddMember(group, id)
	}
}

// AddMember says that somebody came into a group.
func (d *Directory) AddMember(group, id ident.ObjectID) {
	m := d.membership(group)
	if i, known := d.Index(id); known {
		m.set = m.set.with(i, d.Len())
		return
	}
	if m.at(id) < 0 {
		m.outside = append(m.outside, id)
	}
}

// DropMember says that somebody left a group.
func (d *Directory) DropMember(group, id ident.ObjectID) {
	m := d.membership(group)
	if i, known := d.Index(id); known {
		m.set.without(i)
	}
	if at := m.at(id); at >= 0 {
		m.outside = slices.Delete(m.outside, at, at+1)
	}
}

// DropGroup forgets the members of a group that is gone.
func (d *Directory) DropGroup(group ident.ObjectID) { delete(d.members, group) }

func (d *Directory) membership(group ident.ObjectID) *membership {
	if d.members == nil {
		d.BeginMembers()
	}
	m, ok := d.members[group]
	if !ok {
		m = &membership{}
		d.members[group] = m
	}
	return m
}

func (m *membership) at(id ident.ObjectID) int {
	return slices.Index(m.outside, id)
}

// Members are the known users in a group; false when its members were not read.
func (d *Directory) Members(group ident.ObjectID) (Set, bool) {
	m, ok := d.members[group]
	if !ok {
		return Set{}, false
	}
	return Set{m.set.words, d.Len()}, true
}

// MembersOutside are the object ids in a group that are no known user.
func (d *Directory) MembersOutside(group ident.ObjectID) []ident.ObjectID {
	if m, ok := d.members[group]; ok {
		return m.outside
	}
	return nil
}

// MemberGroups lists the groups whose members were read, in order.
func (d *Directory) MemberGroups() []ident.ObjectID { return slices.Sorted(maps.Keys(d.members)) }

// moveIn takes a new user out of those who were no known user.
func (d *Directory) moveIn(i int, id ident.ObjectID) {
	for _, m := range d.members {
		if at := m.at(id); at >= 0 {
			m.outside = slices.Delete(m.outside, at, at+1)
			m.set = m.set.with(i, d.Len())
		}
	}
	if d.teams != nil {
		if at := slices.IndexFunc(d.teams.outside, func(c Configuration) bool { return c.ID == id }); at >= 0 {
			c := d.teams.outside[at]
			d.teams.outside = slices.Delete(d.teams.outside, at, at+1)
			d.PutTeams(c)
		}
	}
}

// moveOut moves the last user into the place of user i, who is not known from now on.
func (d *Directory) moveOut(i int) {
	last := d.Len() - 1
	for _, m := range d.members {
		if m.set.Has(i) {
			m.outside = append(m.outside, d.ID(i))
			m.set.without(i)
		}
		if i != last && m.set.Has(last) {
			m.set.without(last)
			m.set = m.set.with(i, d.Len())
		}
	}
	if d.teams == nil {
		return
	}
	if c, known := d.Configuration(i); known {
		d.teams.outside = append(d.teams.outside, c)
	}
	for _, c := range d.teams.columns {
		c.moveLast(i, d.Len())
	}
}
